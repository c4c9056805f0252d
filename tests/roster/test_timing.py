"""The time of reporting and of publication, judged only where the year is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from auditor.model import Arrival, Audience, AuditRun, Identity, Level, ReportAudit, Submission, Verdict
from auditor.roster.timing import judge_timing, timed
from auditor.rules import Ruleset
from auditor.rules.term import LateStep, Term


@pytest.fixture
def rules(ruleset: Ruleset) -> Ruleset:
    return replace(ruleset, reporting=Term((2, 29), (LateStep(1, 1.0),)), publishing=Term((3, 31)))


def report(year: int | None = 2024, published: str | None = None) -> ReportAudit:
    verdict = Verdict("legal-adviser", Level.ACTED, 90, 100, False, (), "", "")
    submission = Submission("甲镇.html", "0" * 64, "html", (), published=published)
    return ReportAudit(submission, Identity("甲镇", "乡镇", year), 90.0, "优秀", (verdict,))


def told(audit: ReportAudit) -> list[str]:
    assert not audit.notes_for(Audience.UNIT)
    return list(audit.notes_for(Audience.OFFICE))


def test_a_late_report_of_the_year_asked_for_loses_points(rules: Ruleset) -> None:
    audit = timed(report(), Arrival(date(2025, 3, 2)), rules, 2024)
    assert ([each.check for each in audit.defects], audit.score) == (["late"], 89.0)
    assert told(audit) == ["报送日期 2025-03-02，截止日期 2025-02-28（2024 年度报告的期限），逾期 2 天，扣 1 分。"]


@pytest.mark.parametrize(
    ("year", "asked", "said"),
    [
        (2020, 2024, "报送日期 2025-03-02，报告写的是 2020 年度，不是要求的年度，年度待核，没有判断是否逾期。"),
        (
            2020,
            None,
            "报送日期 2025-03-02 比截止日期 2021-02-28 晚一年以上，与报告年度不相称，年度待核，没有判断是否逾期。",
        ),
        (None, None, "报送日期 2025-03-02，报告年度未能确定，年度待核，没有判断是否逾期。"),
        (None, 2024, "报送日期 2025-03-02，报告年度未能确定，年度待核，没有判断是否逾期。"),
    ],
)
def test_nothing_is_late_while_the_year_is_unsettled(
    rules: Ruleset, year: int | None, asked: int | None, said: str
) -> None:
    audit = timed(report(year), Arrival(date(2025, 3, 2)), rules, asked)
    assert (audit.defects, audit.score) == ((), 90.0)
    assert told(audit) == [said]


@pytest.mark.parametrize("standing", [Term(), Term((2, 28), (LateStep(1, 1.0),))])
@pytest.mark.parametrize(
    ("year", "asked", "why"),
    [
        (2020, 2024, "报告写的是 2020 年度，不是要求的年度"),
        (None, 2024, "报告年度未能确定"),
        (None, None, "报告年度未能确定"),
    ],
)
def test_a_deadline_of_the_unit_judges_no_unsettled_year_either(
    rules: Ruleset, standing: Term, year: int | None, asked: int | None, why: str
) -> None:
    arrival = Arrival(date(2025, 3, 2), date(2025, 3, 1))
    audit = timed(report(year), arrival, replace(rules, reporting=standing), asked)
    assert (audit.defects, audit.score) == ((), 90.0)
    assert told(audit) == [f"报送日期 2025-03-02，{why}，年度待核，没有判断是否逾期。"]


def test_a_deadline_of_the_unit_judges_a_report_of_the_year_asked_for(rules: Ruleset) -> None:
    audit = timed(report(2024), Arrival(date(2025, 3, 2), date(2025, 3, 1)), rules, 2024)
    assert "逾期 1 天" in audit.defects[0].message


def test_rules_without_a_deadline_ask_for_no_time(rules: Ruleset) -> None:
    audit = report()
    assert timed(audit, Arrival(date(2026, 3, 2)), replace(rules, reporting=Term()), None) == audit


def test_a_page_tells_its_own_day_of_publication_and_the_roster_goes_before_it(rules: Ruleset) -> None:
    run = AuditRun("a", "甲", "", (report(published="2025-04-20"), report(published="2025-02-30")), (), ())
    found = [[each.check for each in audit.defects] for audit in judge_timing(run, rules).reports]
    assert found == [["late_publication"], []]
    audit = timed(run.reports[0], Arrival(None, published=date(2025, 3, 20)), rules, None)
    assert audit.defects == ()
