"""The variables of `report.html.j2`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from auditor.model import Defect, Level, Paragraph, ReportAudit, Verdict
from auditor.output.labels import level_label, reading_label, told
from auditor.output.pages.marking import Quote, quotes

if TYPE_CHECKING:
    from auditor.ruleset.types import Ruleset

QUOTES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist; `more` is how many further sentences are not shown."""

    id: str
    name: str
    basis: str
    applicable: bool
    gap: bool
    level: str
    level_id: str
    points: float
    full: float
    quotes: tuple[Quote, ...]
    more: int
    why_not: str
    advice: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report. `parts` are (part of the ruleset, its checks); `levels` are (label, level id, how many elements)."""

    unit: str
    kind: str
    year: str
    title: str | None
    file: str
    source: str
    score: float
    grade: str
    rank: int
    notes: tuple[str, ...]
    levels: tuple[tuple[str, str, int], ...]
    gaps: tuple[Check, ...]
    parts: tuple[tuple[str, tuple[Check, ...]], ...]
    defects: tuple[Defect, ...]
    paragraphs: tuple[Paragraph, ...]


def report_page(audit: ReportAudit, ruleset: Ruleset) -> ReportPage:
    """The page of one report."""
    checks = [_check(audit, verdict, ruleset) for verdict in audit.verdicts]
    counts = Counter(verdict.level for verdict in audit.verdicts if verdict.applicable)
    parts = groupby(checks, key=lambda check: ruleset.element_of[check.id].part)
    return ReportPage(
        unit=told(audit.identity.unit),
        kind=told(audit.identity.kind),
        year=told(audit.identity.year),
        title=audit.identity.title,
        file=audit.submission.file,
        source=reading_label(audit.submission),
        score=audit.score,
        grade=audit.grade,
        rank=audit.rank,
        notes=audit.notes,
        levels=tuple((ruleset.label(level), level.id, counts[level]) for level in sorted(Level, reverse=True)),
        gaps=tuple(check for check in checks if check.gap),
        parts=tuple((part, tuple(members)) for part, members in parts),
        defects=audit.defects,
        paragraphs=audit.submission.paragraphs,
    )


def _check(audit: ReportAudit, verdict: Verdict, ruleset: Ruleset) -> Check:
    element = ruleset.element_of[verdict.element]
    found = quotes(audit.submission, verdict.evidence)
    return Check(
        id=element.id,
        name=element.name,
        basis=element.basis,
        applicable=verdict.applicable,
        gap=verdict.gap,
        level=level_label(ruleset, verdict),
        level_id=verdict.level.id if verdict.applicable else "not-applicable",
        points=verdict.points,
        full=verdict.full,
        quotes=tuple(found[:QUOTES_SHOWN]),
        more=max(0, len(found) - QUOTES_SHOWN),
        why_not=verdict.why_not,
        advice=verdict.advice,
    )
