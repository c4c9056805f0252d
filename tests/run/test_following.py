"""Last year's plans and an inspection's findings, followed into the reports of a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.model import AuditRun, Followed, Origin, Outcome
from auditor.run.audit import audit
from auditor.run.events import Event, FollowingPlans
from auditor.run.request import Request
from tests.two_years import BEFORE, FINDINGS, NOW, PLAN, ROSTER, written


@pytest.fixture
def request_for(tmp_path: Path) -> Request:
    """A request for this year's reports beside last year's."""
    written(tmp_path, {"名单.csv": ROSTER, "督察问题.csv": FINDINGS})
    now, before = written(tmp_path / "2024", NOW), written(tmp_path / "2023", BEFORE)
    return Request((now,), tmp_path / "out", formats=("json",), roster=tmp_path / "名单.csv", last_year=(before,))


def matters(run: AuditRun, file: str) -> dict[str, Followed]:
    """What was followed into a file, by the sentence that raised it."""
    found = [last for last in run.across.last_year if last.file == file]
    return {each.said: each for last in found for each in last.followed}


def test_a_plan_stands_beside_what_this_years_report_says_of_it(request_for: Request) -> None:
    found = matters(audit(request_for).run, "青石镇.txt")
    law = next(each for said, each in found.items() if "案卷评查办法" in said)
    assert (law.origin, law.outcome) == (Origin.PLAN, Outcome.RESULT)
    assert law.answer.startswith("印发《青石镇行政执法案卷评查办法》")
    window = next(each for said, each in found.items() if PLAN.rstrip("。") in said)
    assert (window.outcome, window.answer, window.answered) == (Outcome.SILENT, "", None)


def test_a_place_leads_to_the_sentence_in_last_years_report(request_for: Request) -> None:
    run = audit(request_for).run
    (before,) = [each for each in run.across.others if each.file == "青石镇.txt"]
    for said, each in matters(run, "青石镇.txt").items():
        assert each.place
        (text,) = [line.text for line in before.paragraphs if line.number == each.place.paragraph]  # type: ignore[union-attr]
        assert text[each.place.start : each.place.end] == said


def test_results_alone_have_no_plans_to_follow_which_is_told_once(request_for: Request, tmp_path: Path) -> None:
    audit(replace(request_for, paths=request_for.last_year, last_year=(), out=tmp_path / "before"))
    run = audit(replace(request_for, last_year=(tmp_path / "before",))).run
    assert [last.followed for last in run.across.last_year] == [(), ()]
    (told,) = [note for note in run.notes if "打算和不足没有对照" in note]
    assert told.startswith("有 2 份报告只有上一年度的评分结果，没有上一年度报告的原文")


def test_findings_of_an_inspection_are_followed_by_the_names_of_the_roster(request_for: Request) -> None:
    run = audit(replace(request_for, findings=request_for.roster.with_name("督察问题.csv"))).run  # type: ignore[union-attr]
    found = [each for last in run.across.last_year for each in last.followed if each.origin is Origin.INSPECTION]
    assert [each.said for each in found] == ["行政执法案卷没有编号归档。", "法治讲座没有签到记录。"]
    assert all(each.place is None for each in found)
    assert any(note.startswith("督察问题有 1 条单位不在名单和本次的报告里") and "红岩镇" in note for note in run.notes)


def test_findings_are_followed_without_an_earlier_report_too(request_for: Request) -> None:
    path = (
        written(request_for.out.parent, {"问题.csv": "单位,问题\n云山县水利局,执法人员没有持证上岗。\n"}) / "问题.csv"
    )
    run = audit(replace(request_for, last_year=(), findings=path)).run
    (last,) = run.across.last_year
    assert (last.file, last.last_file, last.history, last.comparable) == ("水利局.txt", "", (), False)
    assert [each.said for each in last.followed] == ["执法人员没有持证上岗。"]
    assert not any("上一年度" in note for note in run.notes)


def test_a_list_of_findings_with_a_mistake_stops_before_any_work(request_for: Request, tmp_path: Path) -> None:
    written(tmp_path, {"问题.csv": "单位,问题\n青石镇,\n"})
    with pytest.raises(AuditorError, match="B2：没有写问题"):
        audit(replace(request_for, findings=tmp_path / "问题.csv"))
    assert not request_for.out.exists()


def test_that_plans_are_followed_is_told_where_there_are_any(request_for: Request) -> None:
    events: list[Event] = []
    audit(request_for, events.append)
    assert [each for each in events if isinstance(each, FollowingPlans)] == [FollowingPlans(2)]
    events.clear()
    audit(replace(request_for, last_year=()), events.append)
    assert not any(isinstance(each, FollowingPlans) for each in events)


def test_nothing_that_was_followed_is_scored(request_for: Request) -> None:
    alone = audit(replace(request_for, last_year=())).run
    beside = audit(request_for).run
    assert [(each.score, each.verdicts) for each in alone.reports] == [
        (each.score, each.verdicts) for each in beside.reports
    ]
