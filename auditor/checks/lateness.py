"""A report that came after its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import Arrival, Defect, Identity, Tone
from auditor.rules import Ruleset

LATE = "late"
LONGEST = 366  # days; one later than that is no late report, but a report on another year


def lateness(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[Defect]:
    """The defect of a report handed in late, with the points that the rules deduct for so many days."""
    deadline = due(identity, arrival, ruleset)
    if days := days_after(arrival.submitted, deadline):
        message = f"报送日期 {arrival.submitted}，截止日期 {deadline}，逾期 {days} 天。"
        yield Defect(LATE, Tone.CHECK, "", (), message, "今后请按期报送。", ruleset.reporting.deduction(days))


def due(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> date | None:
    """The last day on which the report is in time: that of its unit, else that of the rules for its year; None where there is none,
    and where the year is not settled."""
    return (arrival.deadline or ruleset.reporting.deadline_of(identity.year)) if identity.year else None


def days_after(day: date | None, deadline: date | None) -> int:
    """How many days a day lies after its deadline; 0 in time, where either is unknown, and where more than a year lies between:
    then the year does not fit."""
    days = (day - deadline).days if day and deadline else 0
    return days if 0 < days <= LONGEST else 0


def misfits(day: date | None, deadline: date | None) -> bool:
    """Whether more than a year lies between a deadline and a day after it."""
    return bool(day and deadline and (day - deadline).days > LONGEST)
