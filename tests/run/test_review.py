"""What reviewers entered, taken back and put in force, without the command line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.errors import AuditorError
from auditor.model import Level
from auditor.run.audit import audit
from auditor.run.request import Request
from auditor.run.review import take_back

ADVISER = "legal-adviser"


@pytest.fixture
def request_for(tmp_path: Path) -> Request:
    """The request of an audit that was made, of one report that says nothing of legal advisers."""
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "a.txt").write_text("青石镇2024年法治政府建设工作报告\n一、主要举措和成效\n开展普法。", encoding="utf-8")
    request = Request((folder,), tmp_path / "out", formats=("xlsx", "json"))
    audit(request)
    return request


def enter(workbook: Path, level: str, report: int = 0) -> None:
    book = load_workbook(workbook)
    sheet = book["评分明细"]
    titles = [cell.value for cell in sheet[3]]
    rows = [row for row in sheet.iter_rows(min_row=4) if row[titles.index("要素编号")].value == ADVISER]
    rows[report][titles.index("复核等次")].value = level
    book.save(workbook)


def test_a_level_taken_back_stands_in_the_next_audit(request_for: Request) -> None:
    enter(request_for.out / "scores.xlsx", "有具体举措")
    taken = take_back(request_for.out / "scores.xlsx", request_for.out)
    (added,) = taken.merged.added
    assert (added.element, added.level) == (ADVISER, Level.ACTED)
    assert (taken.review, taken.waived) == (request_for.out / "review.yaml", frozenset())
    outcome = audit(replace(request_for, review=taken.review))
    verdict = next(each for each in outcome.run.reports[0].verdicts if each.element == ADVISER)
    assert verdict.level == Level.ACTED
    assert outcome.kept == (("scores.xlsx", "scores-人工修改1.xlsx"),)


def measure(workbook: Path, text: str) -> None:
    """Write what is done into the first row of 缺项清单."""
    book = load_workbook(workbook)
    book["缺项清单"]["J4"] = text
    book.save(workbook)


def measures(workbook: Path) -> list[str]:
    return [cell.value for (cell,) in load_workbook(workbook)["缺项清单"]["J4:J40"] if cell.value]


def test_what_is_done_about_gaps_is_there_after_every_later_run(request_for: Request) -> None:
    """Nobody has to take it back: the next audit does, and the one after it still has it."""
    workbook = request_for.out / "scores.xlsx"
    measure(workbook, "四月底前补写")
    assert audit(request_for).remedies == 1
    assert measures(workbook) == ["四月底前补写"]
    assert audit(request_for).remedies == 0
    assert measures(workbook) == ["四月底前补写"]


def test_what_is_done_about_gaps_is_taken_from_any_copy_of_the_workbook(request_for: Request) -> None:
    copy = request_for.out.parent / "copy.xlsx"
    shutil.copy(request_for.out / "scores.xlsx", copy)
    measure(copy, "四月底前补写")
    taken = take_back(copy, request_for.out)
    assert (taken.remedies, taken.merged.corrections) == (1, ())
    assert not (request_for.out / "review.yaml").exists()
    audit(request_for)
    assert measures(request_for.out / "scores.xlsx") == ["四月底前补写"]


def test_reports_and_their_details_stand_in_the_new_order_after_a_review(request_for: Request) -> None:
    text = "白石镇2024年法治政府建设工作报告\n一、主要举措和成效\n聘请法律顾问列席会议。"
    (request_for.paths[0] / "b.txt").write_text(text, encoding="utf-8")
    workbook = request_for.out / "scores.xlsx"
    audit(request_for)
    assert load_workbook(workbook)["评分明细"]["A4"].value == "白石镇"
    enter(workbook, "有成效佐证", report=1)
    take_back(workbook, request_for.out)
    audit(replace(request_for, review=request_for.out / "review.yaml"))
    book = load_workbook(workbook, data_only=True)
    assert (book["评分明细"]["A4"].value, book["评分总表"]["B8"].value) == ("青石镇", "青石镇")


def test_a_workbook_without_an_entry_is_told_and_nothing_is_written(request_for: Request) -> None:
    with pytest.raises(AuditorError, match="没有填写复核等次"):
        take_back(request_for.out / "scores.xlsx", request_for.out)
    assert not (request_for.out / "review.yaml").exists()


def test_a_workbook_without_its_results_is_told(request_for: Request, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match=r"没有 results\.json"):
        take_back(request_for.out / "scores.xlsx", tmp_path)


def test_a_review_edited_by_hand_keeps_what_was_written_beside_it(request_for: Request) -> None:
    enter(request_for.out / "scores.xlsx", "有具体举措")
    review = take_back(request_for.out / "scores.xlsx", request_for.out).review
    review.write_text(review.read_text("utf-8") + "# 与办公室商定\n", encoding="utf-8")
    taken = take_back(request_for.out / "scores.xlsx", request_for.out)
    assert taken.kept == (("review.yaml", "review-人工修改1.yaml"),)
    assert "与办公室商定" in (request_for.out / "review-人工修改1.yaml").read_text("utf-8")
    assert len(taken.merged.corrections) == 1
