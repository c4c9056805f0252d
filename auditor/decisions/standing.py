"""What stands in the yellow cells of a verdict's row when the workbook is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.decisions.waivers import waiver_text
from auditor.model import Decision, Marks, Verdict


def standing(verdict: Verdict) -> dict[str, Any]:
    """The value of each field (see `overlay.FIELDS`), None or "" where its cell is empty."""
    decision, marks = verdict.decision, marks_shown(verdict)
    return {
        "level": decision.level if decision else None,
        "comment": said_of(decision) if decision else "",
        "points": marks.points,
        "reason": marks.reason,
        "self_points": marks.self_points,
        "proof": marks.proof,
        "state": marks.state,
    }


def marks_shown(verdict: Verdict) -> Marks:
    """The marks that stand in the sheet: points wait unseen while the element does not apply."""
    return verdict.marks if verdict.applicable else replace(verdict.marks, points=None)


def said_of(decision: Decision) -> str:
    """What people said of their decision."""
    return waiver_text(decision.reason, decision.by) if decision.waived else decision.reason
