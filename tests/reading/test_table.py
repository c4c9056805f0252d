from pathlib import Path

import pytest

from auditor.reading.draft import RefusedError
from auditor.reading.table import FORMATS, TEXT, choose

TESTS = Path(__file__).parents[1]
HANDBOOK = (TESTS.parent / "docs" / "手册.md").read_text("utf-8")
ROWS = [*FORMATS, TEXT]
NAMES = [each.name for each in ROWS]


def test_no_two_formats_bear_one_name_or_one_suffix():
    suffixes = [suffix for each in ROWS for suffix in each.suffixes]
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_format_is_in_the_handbook(row):
    assert any(suffix in HANDBOOK.partition("## 三")[0] for suffix in row.suffixes)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_reader_of_a_format_has_its_test(row):
    modules = [reader.__module__.split(".")[1:] for reader in (row.read, row.slow) if reader]
    readers = [module for module in modules if module[-1] != "table"]  # what puts a file off is no reader
    assert readers
    for *folders, name in readers:
        assert (TESTS.joinpath(*folders) / f"test_{name}.py").is_file()


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_what_the_bytes_do_not_tell_is_plain_text_under_any_known_name(row):
    assert {choose("青石镇报告".encode(), suffix) for suffix in (*row.suffixes, "")} == {TEXT}


def test_what_the_bytes_do_not_tell_is_refused_under_an_unknown_name():
    with pytest.raises(RefusedError, match="xyz"):
        choose("青石镇报告".encode(), ".xyz")
