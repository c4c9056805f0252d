"""The same report in every format gives the same paragraphs, the same numbers and the same verdicts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from auditor.judging.engine import Engine
from auditor.model import Level
from tests.formats import convert, master
from tests.formats.table import Figures, differing, measure

EXACT = 0.99  # least share of paragraphs and numbers where the file holds them as such
PLACED = 0.97  # where they are put together from lines, or what made the file leaves something out
LEAST = dict.fromkeys(("pdf", "html", "mht", "rtf", "ofd", "odt"), PLACED)
MOST_ERRORS = 0.02  # wrong characters where they are recognised from pictures
READ = [
    pytest.param(name, marks=[pytest.mark.office] if name in convert.BY_OFFICE else [])
    for name in convert.FORMATS
    if name != "scan"
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the formats are made, each once."""
    return tmp_path_factory.mktemp("formats")


@pytest.fixture(scope="module")
def figures(folder: Path, engine: Engine) -> Callable[[str], Figures]:
    """What is read of a format, each measured once."""

    @cache
    def of(name: str) -> Figures:
        if reason := convert.lacking(name):
            pytest.skip(reason)
        measured = measure(name, folder, engine)
        assert isinstance(measured, Figures), measured
        return measured

    return of


@pytest.fixture(scope="module")
def reference(figures: Callable[[str], Figures]) -> Figures:
    return figures("docx")


@pytest.mark.parametrize("name", READ)
def test_paragraphs_and_numbers_are_found_in_order(name: str, figures: Callable[[str], Figures]) -> None:
    read = figures(name)
    assert min(read.paragraphs, read.numbers) >= LEAST.get(name, EXACT)


@pytest.mark.parametrize("name", READ)
def test_the_verdicts_are_those_of_the_docx(name: str, figures: Callable[[str], Figures], reference: Figures) -> None:
    assert differing(figures(name), reference) == []


@pytest.mark.office
@pytest.mark.ocr
def test_a_scan_is_recognised_with_hardly_an_error(figures: Callable[[str], Figures], reference: Figures) -> None:
    read = figures("scan")
    assert read.errors <= MOST_ERRORS
    assert len(differing(read, reference)) <= 1


def test_the_master_report_tells_verdicts_apart_and_only_its_lists_number_it(reference: Figures) -> None:
    assert len(set(reference.levels.values())) >= len(Level) - 1
    assert not any(text.startswith("一、") for _, text in master.lines())
    assert any(text.startswith("一、") for text in master.expected())


def test_what_is_deleted_or_hidden_is_not_expected() -> None:
    text = "".join(master.expected())
    assert "审查合同" in text
    assert not any(gone in text for gone in ("内部提示", "原稿为18人次", "另行汇总", "{", "}"))
