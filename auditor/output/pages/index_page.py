"""The variables of `index.html.j2`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Level, Missing, SetAside, StaleDecision, Unreadable, Verdict
from auditor.output.known import known_told
from auditor.output.labels import or_undetermined, set_aside_reason
from auditor.output.pages.board import Column, Row, board
from auditor.output.pages.copies import CopiesTold, copies_told
from auditor.output.pages.last_year import YearsTold, years_told

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

BIN = 10  # points of score that one column of the distribution spans


@dataclass(frozen=True, slots=True)
class Strength:
    """How an element stands over all reports: `column` is its place in the heat map, from 0; `counts` by level, best first; `gaps` of
    the `units` bound by it; `rate` is the share of its points that was earned (0 to 1)."""

    column: int
    id: str
    name: str
    basis: str
    counts: tuple[int, ...]
    gaps: int
    units: int
    rate: float


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of unit: how many reports, and their scores."""

    name: str
    reports: int
    mean: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The overview: `grades` are (grade, reports); `levels` (label, id, number), best first; `gap_levels` the numbers of those that
    are gaps, in one text; `bins` how many scores lie in each
    ten points, lowest first; `elements` weakest first; `columns` in the order of the ruleset; `copies` are the reports that
    share text; `years` what stands beside the year before; `stale` are decisions not applied, each with the name of its element."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    average: float | None
    grades: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, str, int], ...]
    gap_levels: str
    bins: tuple[int, ...]
    kinds: tuple[Group, ...]
    elements: tuple[Strength, ...]
    copies: CopiesTold
    years: YearsTold
    notes: tuple[str, ...]
    missing: tuple[Missing, ...]
    unreadable: tuple[Unreadable, ...]
    set_aside: tuple[tuple[SetAside, str], ...]
    stale: tuple[tuple[StaleDecision, str], ...]


def index_page(run: AuditRun, ruleset: Ruleset, names: Sequence[str]) -> IndexPage:
    """The overview of a run whose report pages bear `names`."""
    grades = Counter(audit.grade for audit in run.reports)
    bins = Counter(min(int(audit.score // BIN), 100 // BIN - 1) for audit in run.reports)
    return IndexPage(
        rows=board(run, ruleset, names),
        columns=tuple(Column(element.id, element.name) for element in ruleset.elements),
        average=fmean(audit.score for audit in run.reports) if run.reports else None,
        grades=tuple((grade.name, grades[grade.name]) for grade in ruleset.grades),
        levels=tuple((ruleset.label(level), level.id, int(level)) for level in sorted(Level, reverse=True)),
        gap_levels="".join(str(int(level)) for level in Level if level < ruleset.gap_below),
        bins=tuple(bins[index] for index in range(100 // BIN)),
        kinds=_kinds(run),
        elements=_weakest_first(run, ruleset),
        copies=copies_told(run),
        years=years_told(run, ruleset, names),
        notes=(*known_told(run), *run.notes),
        missing=run.missing,
        unreadable=run.unreadable,
        set_aside=tuple((aside, set_aside_reason(aside, ruleset)) for aside in run.set_aside),
        stale=tuple((each, ruleset.element_of[each.element].name) for each in run.stale),
    )


def _kinds(run: AuditRun) -> tuple[Group, ...]:
    """The kinds of unit, best mean first."""
    scores: dict[str, list[float]] = {}
    for audit in run.reports:
        scores.setdefault(or_undetermined(audit.identity.kind), []).append(audit.score)
    groups = [Group(name, len(mine), fmean(mine), min(mine), max(mine)) for name, mine in scores.items()]
    return tuple(sorted(groups, key=lambda group: (-group.mean, group.name)))


def _weakest_first(run: AuditRun, ruleset: Ruleset) -> tuple[Strength, ...]:
    """Elements by share of gaps, then by mean level; one that applies to no report is left out."""
    by_element: dict[str, list[Verdict]] = {element.id: [] for element in ruleset.elements}
    for audit in run.reports:
        for verdict in audit.verdicts:
            if verdict.applicable:
                by_element[verdict.element].append(verdict)
    columns = {element: column for column, element in enumerate(by_element)}
    ranked = sorted((mine for mine in by_element.values() if mine), key=_strength_key)
    return tuple(_strength(columns[mine[0].element], ruleset.element_of[mine[0].element], mine) for mine in ranked)


def _strength_key(verdicts: list[Verdict]) -> tuple[float, float]:
    return -fmean(verdict.gap for verdict in verdicts), fmean(
        verdict.level for verdict in verdicts if isinstance(verdict.level, Level)
    )


def _strength(column: int, element: Element, verdicts: list[Verdict]) -> Strength:
    counts = Counter(verdict.level for verdict in verdicts)
    full = sum(verdict.full for verdict in verdicts)
    return Strength(
        column=column,
        id=element.id,
        name=element.name,
        basis=element.basis,
        counts=tuple(counts[level] for level in sorted(Level, reverse=True)),
        gaps=sum(verdict.gap for verdict in verdicts),
        units=len(verdicts),
        rate=sum(verdict.points for verdict in verdicts) / full if full else 0.0,
    )
