"""Sheet 整改台账: a row for each matter that a unit was told of, over all runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.decisions.remedies import FILE, Key, Remedy, entered_in, remedies_text
from auditor.model import Across, AuditRun, Level, Matter, Progress, ReportAudit, Resubmission, Tone
from auditor.output.workbook.ledger_rows import ledger
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from tests.tiny_run import FORMULA, across, empty_report, good_report, make_evidence, ruleset, run

__all__ = ["across", "empty_report", "good_report", "make_evidence", "ruleset", "run"]
MISSING = Matter("adviser", Level.MISSING)
HOSTILE = Matter(check="placeholder", tone=Tone.MUST, quote='=HYPERLINK("http://x","\x07点")\n件')


@pytest.fixture
def again(good_report: ReportAudit) -> Resubmission:
    """The good report, handed in again: one matter of each outcome."""
    return Resubmission(
        good_report.submission.file, good_report.submission.sha256, "青石镇", 2023, "初稿.docx", "f" * 64, "a" * 64, 40.0, "不合格",
        (MISSING, HOSTILE),
        ((HOSTILE, Progress.OPEN), (MISSING, Progress.SOLVED), (Matter("training", Level.PLANNED), Progress.NEW)),
    )  # fmt: skip


def shown(run: AuditRun, ruleset: Ruleset, place: Path) -> list[tuple[object, ...]]:
    """The rows of the sheet, from 单位 to 状态."""
    sheet = load_workbook(write_xlsx(run, ruleset, place)[0])["整改台账"]
    return [tuple(cell.value or "" for cell in row[:10]) for row in sheet.iter_rows(min_row=4)]


def test_gaps_and_flaws_of_a_first_report_wait_for_the_next(run: AuditRun, ruleset: Ruleset, tmp_path: Path) -> None:
    assert [row[:6] for row in shown(run, ruleset, tmp_path)] == [
        (FORMULA, "缺项", "学法", "仅有打算或自述不足", "仅有打算或自述不足", "待重报"),
        (FORMULA, "文字问题", "占位符没有填：“12份”", "必改", "必改", "待重报"),
        ("无名<b>.txt", "缺项", "法律顾问与公职律师", "缺失", "缺失", "待重报"),
    ]


def test_of_a_report_handed_in_again_each_matter_tells_how_it_was_and_how_it_is(
    run: AuditRun, ruleset: Ruleset, again: Resubmission, tmp_path: Path
) -> None:
    run = replace(run, across=Across(resubmissions=(again,)))
    assert [row[1:6] for row in shown(run, ruleset, tmp_path)][:3] == [
        ("文字问题", '占位符没有填：“=HYPERLINK("http://x","点")\n件”', "必改", "—", "仍在"),
        ("缺项", "法律顾问与公职律师", "缺失", "有成效佐证", "已解决"),
        ("缺项", "学法", "仅有打算或自述不足", "仅有打算或自述不足", "新出现"),
    ]


def test_a_first_report_that_lies_beside_the_later_one_has_no_rows_of_its_own(
    run: AuditRun, ruleset: Ruleset, again: Resubmission, good_report: ReportAudit
) -> None:
    first = replace(good_report, submission=replace(good_report.submission, file="初稿.docx", sha256="f" * 64))
    both = replace(run, reports=(first, *run.reports), across=Across(resubmissions=(again,)))
    assert "初稿.docx" not in {row.file for row in ledger(both, ruleset, {})}


def test_what_was_written_stays_beside_what_is_solved_and_of_units_that_sent_nothing(
    run: AuditRun, ruleset: Ruleset, again: Resubmission, tmp_path: Path
) -> None:
    absent = replace(again, file="x", sha256="1" * 64, unit="白水镇", progress=())
    run = replace(run, across=Across(resubmissions=(again,), awaited=(absent,)))
    written = {
        Key("青石镇", "adviser"): Remedy(measures="已补写"),
        Key("白水镇", "adviser"): Remedy(state="待改"),
        Key("黑水镇", "gone"): Remedy(state="待核"),
        Key(FORMULA, "gone"): Remedy(state="销号"),
    }
    (tmp_path / FILE).write_text(remedies_text(written), encoding="utf-8")
    found = {(row[0], row[2], row[5]): (row[7], row[9]) for row in shown(run, ruleset, tmp_path) if row[7] or row[9]}
    assert found == {
        (FORMULA, "法律顾问与公职律师", "已解决"): ("已补写", ""),
        ("白水镇", "法律顾问与公职律师", "本次没有报告"): ("", "待改"),
        ("黑水镇", "gone", "本次没有报告"): ("", "待核"),
        (FORMULA, "gone", "不再列为问题"): ("", "销号"),
    }


def test_what_was_written_is_found_though_the_report_writes_the_name_in_full(
    run: AuditRun, ruleset: Ruleset, good_report: ReportAudit
) -> None:
    named = replace(good_report, identity=replace(good_report.identity, unit="青石镇人民政府"))
    key = Key("青石镇", "training")
    rows = ledger(replace(run, reports=(named,)), ruleset, {key: Remedy(state="待改")})
    assert [(row.unit, row.key, row.remedy.state) for row in rows][:1] == [("青石镇人民政府", key, "待改")]
    assert len(rows) == 2


def test_gaps_of_a_unit_that_sent_a_report_on_another_year_are_not_listed_twice(
    run: AuditRun, ruleset: Ruleset, again: Resubmission
) -> None:
    old = replace(again, unit=FORMULA, year=2022, progress=())
    waiting = replace(run, across=Across(awaited=(old,)))
    assert ledger(waiting, ruleset, {}) == ledger(run, ruleset, {})


def test_hostile_quotes_are_text_and_what_is_entered_beside_them_is_found_again(
    run: AuditRun, ruleset: Ruleset, again: Resubmission, tmp_path: Path
) -> None:
    run = replace(run, across=Across(resubmissions=(again,)))
    (path,) = write_xlsx(run, ruleset, tmp_path)
    book = load_workbook(path)
    assert not [cell for row in book["整改台账"].iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    book["整改台账"]["J4"] = "待改"
    book.save(path)
    entered = entered_in(path)
    assert [(key.check, remedy.state) for key, remedy in entered.items()] == [("placeholder", "待改")]
    (tmp_path / FILE).write_text(remedies_text(entered), encoding="utf-8")
    assert shown(run, ruleset, tmp_path)[0][9] == "待改"


def test_the_state_is_chosen_from_a_list_and_only_what_is_to_be_filled_in_is_open(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path
) -> None:
    sheet = load_workbook(write_xlsx(run, ruleset, tmp_path)[0])["整改台账"]
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("J4:J6", '"待改,待核,销号"')
    unlocked = {cell.column_letter for row in sheet.iter_rows(min_row=4) for cell in row if not cell.protection.locked}
    assert unlocked == {"G", "H", "I", "J"}


def test_the_list_of_gaps_shows_the_state_as_text(run: AuditRun, ruleset: Ruleset, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(remedies_text({Key(FORMULA, "training"): Remedy(state="待核")}), encoding="utf-8")
    sheet = load_workbook(write_xlsx(run, ruleset, tmp_path)[0])["缺项清单"]
    assert [cell.value for cell in sheet[4]][8:] == ["待核", "清溪镇.docx"]
    assert all(cell.protection.locked for row in sheet.iter_rows() for cell in row)
