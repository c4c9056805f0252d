"""People's decisions put in force on one report: the way that reviews and waivers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from auditor.judging.points import decide
from auditor.judging.score import score
from auditor.model import Decision, Note, ReportAudit
from auditor.rules import Ruleset


def with_decisions(
    audit: ReportAudit, decisions: Mapping[str, Decision], notes: Iterable[Note], ruleset: Ruleset
) -> ReportAudit:
    """The audit with the decisions (by element id) in force, score and grade worked out again, and the notes added."""
    verdicts = decide(audit.verdicts, decisions, ruleset, audit.identity.kind)
    value, grade = score(verdicts, audit.defects, ruleset)
    return replace(audit, verdicts=verdicts, score=value, grade=grade, notes=(*audit.notes, *notes))
