"""When reports came in and were published, held against the deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from auditor.checks.lateness import days_after, due, misfits
from auditor.checks.table import arrival_defects
from auditor.judging.rank import ranked
from auditor.judging.score import with_defects
from auditor.model import Arrival, AuditRun, Identity, ReportAudit, for_office
from auditor.rules import Ruleset


def judge_timing(run: AuditRun, ruleset: Ruleset, year: int | None = None) -> AuditRun:
    """The run without a roster: only the pages tell a day, that of their publication. `year` is the one asked for."""
    return replace(run, reports=ranked(timed(audit, Arrival(None), ruleset, year) for audit in run.reports))


def timed(audit: ReportAudit, arrival: Arrival, ruleset: Ruleset, year: int | None) -> ReportAudit:
    """The audit with what is late told, and its points deducted. Where the report is on another year than the one asked for, or the
    days do not fit its year, nothing is late: the year is to be settled first, which is told."""
    arrival = replace(arrival, published=arrival.published or _day(audit.submission.published))
    who = replace(audit.identity, year=None) if year and audit.identity.year != year else audit.identity
    notes = tuple(
        for_office(text) for text in (*_late(who, arrival, ruleset), *_open(audit.identity, who, arrival, ruleset))
    )
    found = arrival_defects(who, arrival, ruleset)
    if not found and not notes:
        return audit
    return with_defects(audit, (*audit.defects, *found), ruleset, notes)


def _late(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[str]:
    """What a late report loses."""
    deadline = due(identity, arrival, ruleset)
    if days := days_after(arrival.submitted, deadline):
        points = ruleset.reporting.deduction(days)
        deducted = f"扣 {points:g} 分" if points else "按规则不扣分"
        whose = "" if arrival.deadline else f"（{identity.year} 年度报告的期限）"
        yield f"报送日期 {arrival.submitted}，截止日期 {deadline}{whose}，逾期 {days} 天，{deducted}。"


def _open(found: Identity, who: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[str]:
    """Where the time could not be judged because the year is not settled; `who` is `found` with the year that is."""
    days = (
        ("报送日期", arrival.submitted, arrival.deadline, ruleset.reporting, "没有判断是否逾期"),
        ("公开日期", arrival.published, None, ruleset.publishing, "没有判断是否按期公开"),
    )
    for title, day, own, term, left in days:
        deadline = (own or term.deadline_of(who.year)) if who.year else None
        if day is None or not (own or term.deadline):
            continue
        if misfits(day, deadline):
            yield f"{title} {day} 比截止日期 {deadline} 晚一年以上，与报告年度不相称，年度待核，{left}。"
        elif deadline is None and found.year is None:
            yield f"{title} {day}，报告年度未能确定，年度待核，{left}。"
        elif deadline is None:
            yield f"{title} {day}，报告写的是 {found.year} 年度，不是要求的年度，年度待核，{left}。"


def _day(text: str | None) -> date | None:
    """The day that a page was published; None where it tells none."""
    with suppress(ValueError):
        return date.fromisoformat(text) if text else None
    return None
