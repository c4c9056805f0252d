"""The variables of `index.html.j2`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Level, ReportAudit, SetAside, Unreadable, Verdict
from auditor.output.labels import set_aside_reason, told

if TYPE_CHECKING:
    from auditor.ruleset.types import Element, Ruleset


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ranking; `href` leads to the report's page."""

    rank: int
    unit: str
    kind: str
    year: str
    score: float
    grade: str
    gaps: int
    href: str
    file: str


@dataclass(frozen=True, slots=True)
class Strength:
    """How an element stands over all reports: `counts` by level, best first; `gaps` of the `units` bound by it."""

    name: str
    basis: str
    counts: tuple[int, ...]
    gaps: int
    units: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The overview: `grades` are (grade, reports); `levels` (label, id), best first; `elements` weakest first."""

    rows: tuple[Row, ...]
    average: float | None
    grades: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, str], ...]
    elements: tuple[Strength, ...]
    unreadable: tuple[Unreadable, ...]
    set_aside: tuple[tuple[SetAside, str], ...]


def index_page(run: AuditRun, ruleset: Ruleset, names: Sequence[str]) -> IndexPage:
    """The overview of a run whose report pages bear `names`."""
    grades = Counter(audit.grade for audit in run.reports)
    return IndexPage(
        rows=tuple(_row(audit, name) for audit, name in zip(run.reports, names, strict=True)),
        average=fmean(audit.score for audit in run.reports) if run.reports else None,
        grades=tuple((grade.name, grades[grade.name]) for grade in ruleset.grades),
        levels=tuple((ruleset.label(level), level.id) for level in sorted(Level, reverse=True)),
        elements=_weakest_first(run, ruleset),
        unreadable=run.unreadable,
        set_aside=tuple((aside, set_aside_reason(aside)) for aside in run.set_aside),
    )


def _row(audit: ReportAudit, name: str) -> Row:
    who = audit.identity
    return Row(
        rank=audit.rank,
        unit=told(who.unit),
        kind=told(who.kind),
        year=told(who.year),
        score=audit.score,
        grade=audit.grade,
        gaps=sum(verdict.gap for verdict in audit.verdicts),
        href=f"reports/{name}",
        file=audit.submission.file,
    )


def _weakest_first(run: AuditRun, ruleset: Ruleset) -> tuple[Strength, ...]:
    """Elements by share of gaps, then by mean level; one that applies to no report is left out."""
    by_element: dict[str, list[Verdict]] = {element.id: [] for element in ruleset.elements}
    for audit in run.reports:
        for verdict in audit.verdicts:
            if verdict.applicable:
                by_element[verdict.element].append(verdict)
    ranked = sorted((mine for mine in by_element.values() if mine), key=_strength_key)
    return tuple(_strength(ruleset.element_of[mine[0].element], mine) for mine in ranked)


def _strength_key(verdicts: list[Verdict]) -> tuple[float, float]:
    return -fmean(verdict.gap for verdict in verdicts), fmean(verdict.level for verdict in verdicts)


def _strength(element: Element, verdicts: list[Verdict]) -> Strength:
    counts = Counter(verdict.level for verdict in verdicts)
    return Strength(
        name=element.name,
        basis=element.basis,
        counts=tuple(counts[level] for level in sorted(Level, reverse=True)),
        gaps=sum(verdict.gap for verdict in verdicts),
        units=len(verdicts),
    )
