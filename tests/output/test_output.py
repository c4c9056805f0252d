import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import cli
from auditor.output import FORMATS
from auditor.output.occasion import Occasion

HANDBOOK = (Path(__file__).parents[2] / "docs" / "手册.md").read_text("utf-8")


def test_every_format_writes_the_files_it_tells_of(run, ruleset, tmp_path):
    written = [path for output in FORMATS.values() for path in output.write(run, ruleset, tmp_path)]
    assert sorted(written) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert {"scores.xlsx", "index.html", "results.json"} <= {path.name for path in written}


@pytest.mark.parametrize("output", FORMATS.values(), ids=FORMATS)
def test_an_output_writes_the_file_and_the_folder_of_its_row_and_nothing_else(output, run, ruleset, tmp_path):
    written = output.write(run, ruleset, tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in written) == sorted(output.names(run, ruleset))
    assert all(output.owns(name) for name in output.names(run, ruleset))
    single = [path for path in written if path.parent == tmp_path]
    assert [path.name for path in single] == [*output.further, *filter(None, [output.file])]
    of_reports = [path for path in written if path not in single]
    assert {path.parent for path in of_reports} <= {tmp_path / folder.name for folder in output.folders}
    by_rules = any(folder.by_rules for folder in output.folders)
    assert len(of_reports) == (1 if by_rules else len(run.reports) if output.folders else 0)


@pytest.mark.parametrize("output", FORMATS.values(), ids=FORMATS)
def test_a_row_says_in_chinese_what_it_writes(output):
    assert re.fullmatch("[\u4e00-\u9fff]+", output.title)
    assert output.file or output.folders
    assert all(re.fullmatch("[\u4e00-\u9fff]+", folder.each) for folder in output.folders)


@pytest.mark.parametrize(("name", "output"), FORMATS.items(), ids=FORMATS)
def test_an_output_is_in_the_help_of_audit_and_in_the_handbook(name, output):
    shown = "".join(CliRunner().invoke(cli, ["audit", "--help"]).output.split())
    assert f"{name}{output.title}（{output.file}" in shown
    assert f"`{name}` {output.title}" in HANDBOOK
    assert all(told in HANDBOOK for told in (output.file, *(rf"结果\{each.name}" for each in output.folders)))


def test_the_same_run_gives_the_same_bytes(run, ruleset, tmp_path):
    for output in FORMATS.values():
        first = [path.read_bytes() for path in output.write(run, ruleset, tmp_path / "one")]
        second = [path.read_bytes() for path in output.write(run, ruleset, tmp_path / "two")]
        assert first == second


def test_a_run_without_reports_can_be_written(run, ruleset, tmp_path):
    from dataclasses import replace

    bare = replace(run, reports=(), set_aside=(), unreadable=())
    written = {name: len(output.write(bare, ruleset, tmp_path)) for name, output in FORMATS.items()}
    assert written == {
        "xlsx": 1,
        "html": 2,
        "json": 1,
        "docx": 0,
        "forms": 1,
        "annotated": 0,
        "split": 0,
        "bulletin": 1,
    }


def test_the_table_of_formats_imports_no_writer():
    code = "import sys, auditor.output; print({'xlsxwriter', 'jinja2'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_every_output_calls_the_work_by_the_word_of_the_office(run, ruleset, tmp_path):
    for output in FORMATS.values():
        for path in output.write(run, ruleset, tmp_path, None, Occasion(term="审查")):
            text = _text(path)
            assert [word for word in ("评查", "审核") if word in text] == [], path


def _text(path):
    """All that is in a file, in all parts of a package."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8") for name in package.namelist())
