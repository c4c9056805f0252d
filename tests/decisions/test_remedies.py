"""What people write beside gaps survives runs, wherever it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from auditor.decisions.remedies import FILE, Remedy, entered_in, read_remedies, remedies_text, with_entered
from auditor.errors import AuditorError
from auditor.output.xlsx import write_xlsx
from tests.tiny_run import empty_report, good_report, make_evidence, ruleset, run

__all__ = ["empty_report", "good_report", "make_evidence", "ruleset", "run"]
LINES = st.text(st.characters(categories=("L", "N", "P", "S"))).map(str.strip)


@pytest.fixture
def workbook(run, ruleset, tmp_path):
    """As written, with the remedies that lie beside it."""
    return lambda: write_xlsx(run, ruleset, tmp_path)[0]


def fill(path: Path, row: int, *texts: object) -> None:
    """Write into 责任单位, 整改措施, 时限, 状态 of a row of 缺项清单."""
    book = load_workbook(path)
    for column, text in enumerate(texts, start=9):
        book["缺项清单"].cell(row, column).value = text
    book.save(path)


def test_what_was_entered_is_filled_in_again(workbook, tmp_path):
    path = workbook()
    fill(path, 5, "综合办", "补写顾问合同数", "2025-04-15", "待改")
    entered = entered_in(path)
    assert entered == {("无名<b>.txt", "adviser"): Remedy("综合办", "补写顾问合同数", "2025-04-15", "待改")}
    (tmp_path / FILE).write_text(remedies_text(entered), encoding="utf-8")
    again = load_workbook(workbook())["缺项清单"]
    assert [cell.value for cell in again[5][8:12]] == ["综合办", "补写顾问合同数", "2025-04-15", "待改"]


def test_rows_as_they_were_written_change_nothing(workbook, tmp_path):
    """An old copy of the workbook, taken late, does not undo what was entered since."""
    key = ("无名<b>.txt", "adviser")
    (tmp_path / FILE).write_text(remedies_text({key: Remedy(state="待改")}), encoding="utf-8")
    path = workbook()
    assert entered_in(path) == {}
    fill(path, 5, None, None, None, "销号")
    assert entered_in(path) == {key: Remedy(state="销号")}
    fill(path, 5, None, None, None, None)
    assert with_entered(read_remedies(tmp_path / FILE), entered_in(path)) == {}


def test_what_was_written_of_a_gap_that_is_none_any_more_stays_below(workbook, tmp_path):
    kept = {("=cmd|' /C calc'!A0", "adviser"): Remedy(measures="已补写"), ("白水镇", "gone"): Remedy(state="待核")}
    (tmp_path / FILE).write_text(remedies_text(kept), encoding="utf-8")
    rows = [[cell.value for cell in row] for row in load_workbook(workbook())["缺项清单"].iter_rows(min_row=6)]
    assert [(row[1], row[4], row[9] or None, row[11] or None) for row in rows] == [
        ("法律顾问与公职律师", "已消除", "已补写", None),
        ("gone", "本次没有报告", None, "待核"),
    ]


def test_the_state_is_chosen_from_a_list_and_only_what_is_to_be_filled_in_is_open(workbook):
    sheet = load_workbook(workbook())["缺项清单"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("L4:L5", '"待改,待核,销号"')
    unlocked = {cell.column_letter for row in sheet.iter_rows(min_row=4) for cell in row if not cell.protection.locked}
    assert unlocked == {"I", "J", "K", "L"}


@given(
    st.dictionaries(st.tuples(LINES.filter(bool), LINES.filter(bool)), st.builds(Remedy, LINES, LINES, LINES, LINES))
)
def test_the_file_gives_back_what_was_put_into_it(tmp_path_factory, remedies):
    kept = with_entered({}, remedies)
    path = tmp_path_factory.mktemp("remedies") / FILE
    path.write_text(remedies_text(kept), encoding="utf-8")
    assert read_remedies(path) == kept


def test_mistakes_in_the_file_are_told_with_their_lines(tmp_path):
    path = tmp_path / FILE
    path.write_text(
        "remedies:\n  - {unit: 甲镇, element: a, state: 待改}\n  - {unit: 甲镇, element: a, sate: 待核}\n", "utf-8"
    )
    with pytest.raises(AuditorError, match=rf"(?s){FILE} 有 2 处错误.*:3:.*“sate”.*同一单位的同一要素"):
        read_remedies(path)
