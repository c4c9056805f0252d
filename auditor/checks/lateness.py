"""A report that came after its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import Arrival, Defect, Identity, Tone
from auditor.rules import Ruleset

LATE = "late"


def lateness(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[Defect]:
    """The defect of a late report, with the points that the rules deduct for so many days."""
    if days := days_late(identity, arrival, ruleset):
        message = f"逾期 {days} 天报送（截止日期 {due(identity, arrival, ruleset)}）。"
        yield Defect(LATE, Tone.CHECK, "", None, message, "请按期报送。", ruleset.reporting.deduction(days))


def due(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> date | None:
    """The last day on which the report is in time: that of its unit, else that of the rules for its year; None where unknown."""
    return arrival.deadline or ruleset.reporting.deadline_of(identity.year)


def days_late(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> int:
    """How many days after its deadline the report came; 0 for one in time and where the day or the deadline is unknown."""
    deadline = due(identity, arrival, ruleset)
    return max(0, (arrival.submitted - deadline).days) if arrival.submitted and deadline else 0
