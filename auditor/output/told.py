"""What a unit may read of a verdict: the program's reason, or what people marked for it; never what else they wrote."""

from __future__ import annotations

from auditor.decisions.remarks import to_unit
from auditor.model import Verdict

DECIDED = "经复核认定。"  # in place of the reviewers' own words
SCORED = "得分经复核认定。"  # where people typed the points


def lost(verdict: Verdict) -> str:
    """Why points are lacking; that people typed them is told, why they did stays in the office."""
    told = reason(verdict)
    return f"{SCORED}{told}" if verdict.marks.points is not None and told != DECIDED else told


def reason(verdict: Verdict) -> str:
    """Why the level is not higher, in the words that people marked for the unit, if any."""
    return remark(verdict) or found(verdict)


def remark(verdict: Verdict) -> str:
    """What people remarked on their decision and marked for the unit; all else stays in the office."""
    return to_unit(verdict.decision.reason) if verdict.decision else ""


def found(verdict: Verdict) -> str:
    """Why the level that the program found is not higher; where people decided another one, only that they did."""
    decision = verdict.decision
    return verdict.why_not if decision is None or decision.level is verdict.found else DECIDED
