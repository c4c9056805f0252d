"""What reviewers entered, taken back and put in force, without the command line."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.errors import AuditorError
from auditor.model import Ignored, Level
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
    taken = take_back([request_for.out / "scores.xlsx"], request_for.out)
    (added,) = taken.merged.added
    assert (added.element, added.level) == (ADVISER, Level.ACTED)
    assert (taken.review, taken.waived) == (request_for.out / "review.yaml", 0)
    outcome = audit(replace(request_for, review=taken.review))
    verdict = next(each for each in outcome.run.reports[0].verdicts if each.element == ADVISER)
    assert verdict.level == Level.ACTED
    assert outcome.kept == (("scores.xlsx", "scores-人工修改1.xlsx"),)


def measure(workbook: Path, text: str) -> None:
    """Write what is done into the first row of 整改台账."""
    book = load_workbook(workbook)
    book["整改台账"]["H4"] = text
    book.save(workbook)


def measures(workbook: Path) -> list[str]:
    return [cell.value for (cell,) in load_workbook(workbook)["整改台账"]["H4:H40"] if cell.value]


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
    taken = take_back([copy], request_for.out)
    assert (taken.remedies, taken.merged.all) == (1, ())
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
    take_back([workbook], request_for.out)
    audit(replace(request_for, review=request_for.out / "review.yaml"))
    book = load_workbook(workbook, data_only=True)
    assert (book["评分明细"]["A4"].value, book["评分总表"]["B8"].value) == ("青石镇", "青石镇")


def test_a_workbook_without_an_entry_is_told_and_nothing_is_written(request_for: Request) -> None:
    with pytest.raises(AuditorError, match="没有填写复核等次"):
        take_back([request_for.out / "scores.xlsx"], request_for.out)
    assert not (request_for.out / "review.yaml").exists()


def test_a_workbook_without_its_results_is_told(request_for: Request, tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match=r"没有 results\.json"):
        take_back([request_for.out / "scores.xlsx"], tmp_path)


def test_a_review_edited_by_hand_keeps_what_was_written_beside_it(request_for: Request) -> None:
    enter(request_for.out / "scores.xlsx", "有具体举措")
    review = take_back([request_for.out / "scores.xlsx"], request_for.out).review
    review.write_text(review.read_text("utf-8") + "# 与办公室商定\n", encoding="utf-8")
    taken = take_back([request_for.out / "scores.xlsx"], request_for.out)
    assert taken.kept == (("review.yaml", "review-人工修改1.yaml"),)
    assert "与办公室商定" in (request_for.out / "review-人工修改1.yaml").read_text("utf-8")
    assert len(taken.merged.all) == 1


COUNTY = """\
format: 2
id: county
title: 本县规则
extends: gangyao-2021-2025
"""
FLAWED = "青石镇2024年法治政府建设工作报告\n一、主要举措和成效\n聘请法律顾问3名，审查合同XX件。\n全年调解矛盾纠纷12件。"


@pytest.fixture
def flawed(tmp_path: Path) -> Request:
    """The request of an audit that was made, of one report with a placeholder that costs two points."""
    folder, rules = tmp_path / "sent", tmp_path / "rules"
    folder.mkdir()
    rules.mkdir()
    (folder / "a.txt").write_text(FLAWED, encoding="utf-8")
    (rules / "ruleset.yaml").write_text(COUNTY, encoding="utf-8")
    (rules / "checks.yaml").write_text("checks:\n  change:\n    - {id: placeholder, deduction: 2}\n", encoding="utf-8")
    request = Request((folder,), tmp_path / "out", rules, formats=("xlsx", "json"))
    audit(request)
    return request


def answer(workbook: Path, answer: str, reason: str) -> None:
    """Fill in the first row of 文本问题."""
    book = load_workbook(workbook)
    assert book["文本问题"]["D4"].value == "XX件"
    book["文本问题"]["I4"].value, book["文本问题"]["J4"].value = answer, reason
    book.save(workbook)


def test_a_flaw_ignored_in_the_workbook_costs_nothing_in_later_audits_and_stays_listed(flawed: Request) -> None:
    workbook, review = flawed.out / "scores.xlsx", flawed.out / "review.yaml"
    before = audit(flawed).run.reports[0]
    answer(workbook, "忽略", "隐去的数字")
    taken = take_back([workbook], flawed.out, flawed.rules)
    assert [(each.quote, each.reason) for each in taken.flaws.added] == [("XX件", "隐去的数字")]
    for _ in range(2):
        report = audit(replace(flawed, review=review)).run.reports[0]
        assert (report.defects[0].quote, report.defects[0].ignored) == ("XX件", Ignored("隐去的数字", "scores.xlsx"))
        assert report.score == before.score + 2
    sheet = load_workbook(workbook)["文本问题"]
    assert [sheet[cell].value for cell in ("D4", "H4", "I4", "J4")] == ["XX件", 0, "忽略", "隐去的数字"]


def test_an_emptied_answer_is_withdrawn_and_the_flaw_costs_again(flawed: Request) -> None:
    workbook, review = flawed.out / "scores.xlsx", flawed.out / "review.yaml"
    before = audit(flawed).run.reports[0]
    answer(workbook, "忽略", "隐去的数字")
    take_back([workbook], flawed.out, flawed.rules)
    audit(replace(flawed, review=review))
    answer(workbook, "", "")
    assert len(take_back([workbook], flawed.out, flawed.rules).flaws.withdrawn) == 1
    assert audit(replace(flawed, review=review)).run.reports[0] == before


def test_a_flaw_ignored_in_a_report_that_was_changed_since_is_told(flawed: Request) -> None:
    workbook, review = flawed.out / "scores.xlsx", flawed.out / "review.yaml"
    answer(workbook, "忽略", "隐去的数字")
    take_back([workbook], flawed.out, flawed.rules)
    (flawed.paths[0] / "a.txt").write_text(FLAWED + "\n组织学法6次。", encoding="utf-8")
    run = audit(replace(flawed, review=review)).run
    assert run.reports[0].defects[0].ignored is None
    assert run.notes == ("青石镇：对文本问题的处理 1 条，报告内容已改动（同名文件 a.txt），没有套用。",)


def test_a_check_waived_for_the_county_costs_nothing(flawed: Request, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    before = audit(flawed).run.reports[0]
    waivers.write_text(
        "waivers:\n  - {unit: 所有单位, check: placeholder, reason: 统一隐去, by: 县司法局}\n", encoding="utf-8"
    )
    report = audit(replace(flawed, waivers=waivers)).run.reports[0]
    assert report.defects[0].ignored == Ignored("统一隐去", "县司法局", waived=True)
    assert report.score == before.score + 2
    assert load_workbook(flawed.out / "scores.xlsx")["文本问题"]["J4"].value == "豁免：统一隐去（县司法局）"


def test_the_mistakes_of_several_workbooks_are_told_at_once(request_for: Request, tmp_path: Path) -> None:
    books = [tmp_path / "甲科.xlsx", tmp_path / "乙科.xlsx"]
    for book in books:
        shutil.copy(request_for.out / "scores.xlsx", book)
        enter(book, "很好")
    with pytest.raises(AuditorError) as caught:
        take_back(books, request_for.out)
    assert all(f"{book.name} 有 1 处需要改正" in str(caught.value) for book in books)
