"""Points to a score, a score to a grade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.model import Defect, Note, ReportAudit, Verdict
from auditor.rules.types import Ruleset


def score(verdicts: Sequence[Verdict], defects: Sequence[Defect], ruleset: Ruleset) -> tuple[float, str]:
    """The score (0 to 100, two decimals) and its grade."""
    total = sum(verdict.points for verdict in verdicts) - sum(defect.points for defect in defects)
    value = rounded(max(0.0, total))
    return value, grade_of(value, ruleset)


def rounded(points: float) -> float:
    """Points as they are shown, to two decimals, halves up."""
    return round(points + 1e-9, 2)


def grade_of(value: float, ruleset: Ruleset) -> str:
    """The grade that a score earns; the lowest one begins at 0."""
    return next(grade.name for grade in ruleset.grades if value >= grade.at_least)


def with_defects(
    audit: ReportAudit, defects: Sequence[Defect], ruleset: Ruleset, notes: Iterable[Note] = ()
) -> ReportAudit:
    """The audit with these flaws in place of its own, score and grade worked out again, and the notes added."""
    value, grade = score(audit.verdicts, defects, ruleset)
    return replace(audit, defects=tuple(defects), score=value, grade=grade, notes=(*audit.notes, *notes))
