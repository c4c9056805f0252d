"""What people write beside matters to mend survives runs, wherever it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from auditor.decisions.remedies import (
    COLUMNS,
    FILE,
    Key,
    Remedy,
    entered_in,
    plain_quote,
    read_remedies,
    remedies_text,
    with_entered,
)
from auditor.errors import AuditorError
from auditor.output.xlsx import write_xlsx
from tests.tiny_run import FORMULA, empty_report, good_report, make_evidence, ruleset, run

__all__ = ["empty_report", "good_report", "make_evidence", "ruleset", "run"]
LINES = st.text(st.characters(categories=("L", "N", "P", "S"))).map(str.strip)


@pytest.fixture
def workbook(run, ruleset, tmp_path):
    """As written, with the remedies that lie beside it."""
    return lambda: write_xlsx(run, ruleset, tmp_path)[0]


def fill(path: Path, row: int, *texts: object) -> None:
    """Write into 责任单位, 整改措施, 时限, 状态 of a row of 整改台账."""
    book = load_workbook(path)
    for column, text in enumerate(texts, start=7):
        book["整改台账"].cell(row, column).value = text
    book.save(path)


def filled(path: Path, row: int) -> list[object]:
    return [cell.value or "" for cell in load_workbook(path)["整改台账"][row][6:10]]


GAP, FLAW = Key("无名<b>.txt", "adviser"), Key(FORMULA, check="placeholder", quote="12份")


def test_what_was_entered_of_a_gap_or_a_flaw_is_filled_in_again(workbook, tmp_path):
    path = workbook()
    fill(path, 5, "综合办", "改正件数", "2025-04-15", "待核")
    fill(path, 6, "综合办", "补写顾问合同数", "2025-04-15", "待改")
    entered = entered_in(path)
    assert entered == {
        FLAW: Remedy("综合办", "改正件数", "2025-04-15", "待核"),
        GAP: Remedy("综合办", "补写顾问合同数", "2025-04-15", "待改"),
    }
    (tmp_path / FILE).write_text(remedies_text(entered), encoding="utf-8")
    assert filled(workbook(), 6) == ["综合办", "补写顾问合同数", "2025-04-15", "待改"]
    assert entered_in(workbook()) == {}


def test_rows_as_they_were_written_change_nothing(workbook, tmp_path):
    """An old copy of the workbook, taken late, does not undo what was entered since."""
    (tmp_path / FILE).write_text(remedies_text({GAP: Remedy(state="待改")}), encoding="utf-8")
    path = workbook()
    assert entered_in(path) == {}
    fill(path, 6, None, None, None, "销号")
    assert entered_in(path) == {GAP: Remedy(state="销号")}
    fill(path, 6, None, None, None, None)
    assert with_entered(read_remedies(tmp_path / FILE), entered_in(path)) == {}


def test_what_was_entered_beside_gaps_before_there_was_a_sheet_of_its_own_is_taken(workbook, tmp_path):
    """The workbook of an older version, in which the columns stood in 缺项清单."""
    book = Workbook()
    book.active.title = "缺项清单"
    for row in (
        ["缺项清单"],
        ["黄色四列可以填写。"],
        ["单位", *COLUMNS.values(), "文件", "整改单位", "要素编号", "预填"],
        ["青石镇", "综合办", None, None, "待改", "a.docx", "青石镇", "adviser", None],
        ["青石镇", "综合办", None, None, "待改", "a.docx", "青石镇", "training", "综合办｜｜｜待改"],
    ):
        book.active.append(row)
    book.save(tmp_path / "old.xlsx")
    assert entered_in(tmp_path / "old.xlsx") == {Key("青石镇", "adviser"): Remedy("综合办", state="待改")}
    assert entered_in(workbook()) == {}  # there is nothing to fill in in 缺项清单 any more


def test_a_flaw_is_known_by_its_quote_whatever_became_of_its_blanks():
    assert plain_quote(" 12\n份\u200e\x07") == "12份"
    assert plain_quote("长" * 999) == "长" * 200


ABOUT = st.tuples(LINES.filter(bool), st.just(""), LINES.filter(bool), LINES) | st.tuples(
    LINES.filter(bool), LINES.filter(bool)
)


@given(st.dictionaries(ABOUT.map(lambda about: Key(*about)), st.builds(Remedy, LINES, LINES, LINES, LINES)))
def test_the_file_gives_back_what_was_put_into_it(tmp_path_factory, remedies):
    kept = with_entered({}, remedies)
    path = tmp_path_factory.mktemp("remedies") / FILE
    path.write_text(remedies_text(kept), encoding="utf-8")
    assert read_remedies(path) == kept


def test_mistakes_in_the_file_are_told_with_their_lines(tmp_path):
    path = tmp_path / FILE
    path.write_text(
        "remedies:\n  - {unit: 甲镇, element: a, state: 待改}\n  - {unit: 甲镇, element: a, sate: 待核}\n"
        "  - {unit: 甲镇, quote: 件}\n",
        "utf-8",
    )
    with pytest.raises(AuditorError, match=rf"(?s){FILE} 有 3 处错误.*:3:.*“sate”.*同一单位的同一事项.*:4:.*只写一个"):
        read_remedies(path)


def test_a_file_of_an_older_version_is_read(tmp_path):
    (tmp_path / FILE).write_text("remedies:\n  - {unit: 甲镇, element: a, state: 待改}\n", "utf-8")
    assert read_remedies(tmp_path / FILE) == {Key("甲镇", "a"): Remedy(state="待改")}
