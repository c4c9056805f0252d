"""What has become of units and elements since the year before: the figures that all outputs tell alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from auditor.model import AuditRun, LastYear, Level, ReportAudit, YearScore
from auditor.rules import Ruleset

CLOSE = 0.005  # points of score below which nothing is said to have changed


class Move(NamedTuple):
    """An element that applied in both years, and its levels then and now."""

    element: str
    then: Level
    now: Level


@dataclass(frozen=True, slots=True)
class Trend:
    """One report beside that of its unit on the year before, whose score is `before`; `gaps_before` is how many elements were gaps then,
    by the levels that are gaps now."""

    audit: ReportAudit
    last: LastYear
    before: YearScore
    moves: tuple[Move, ...]
    gaps_before: int

    @property
    def risen(self) -> tuple[str, ...]:
        """The ids of the elements whose level is higher now."""
        return tuple(move.element for move in self.moves if move.now > move.then)

    @property
    def fallen(self) -> tuple[str, ...]:
        """The ids of the elements whose level is lower now."""
        return tuple(move.element for move in self.moves if move.now < move.then)

    @property
    def change(self) -> float:
        """By how many points the score has risen; 0 where the difference is one of rounding."""
        change = round(self.audit.score - self.before.score, 2)
        return change if abs(change) > CLOSE else 0.0

    @property
    def gaps(self) -> int:
        """How many elements are gaps now."""
        return sum(verdict.gap for verdict in self.audit.verdicts)

    @property
    def scores(self) -> tuple[YearScore, ...]:
        """The scores of all years, the oldest first, this one's at the end."""
        return (*self.last.history, YearScore(self.audit.identity.year or 0, self.audit.score, self.audit.grade))


@dataclass(frozen=True, slots=True)
class ElementTrend:
    """One element over the `units` that it applies to in both years: in how many it has risen, fallen, and was or is a gap."""

    id: str
    units: int
    risen: int
    fallen: int
    gaps_before: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Trends:
    """All of a run: reports in its order, elements in that of the ruleset; `comparable`: all were scored by the rules of this run."""

    reports: tuple[Trend, ...]
    elements: tuple[ElementTrend, ...]

    @property
    def comparable(self) -> bool:
        """Whether all were scored by the same rules in both years."""
        return all(each.last.comparable for each in self.reports)

    @property
    def means(self) -> tuple[float, float]:
        """The mean score then and now of the reports that have both; 0 where there is none."""
        if not self.reports:
            return 0.0, 0.0
        return fmean(each.before.score for each in self.reports), fmean(each.audit.score for each in self.reports)

    @property
    def directions(self) -> tuple[int, int, int]:
        """How many scores have risen, fallen, stayed."""
        risen = sum(each.change > 0 for each in self.reports)
        fallen = sum(each.change < 0 for each in self.reports)
        return risen, fallen, len(self.reports) - risen - fallen


def trends(run: AuditRun, ruleset: Ruleset) -> Trends:
    """What has changed since the year before, for the reports of a run that are compared with one."""
    audits = {(audit.submission.file, audit.submission.sha256): audit for audit in run.reports}
    compared = {(last.file, last.sha256): last for last in run.across.last_year if last.history}
    reports = tuple(_trend(audit, compared[key], ruleset) for key, audit in audits.items() if key in compared)
    moves: defaultdict[str, list[Move]] = defaultdict(list)
    for move in (move for each in reports for move in each.moves):
        moves[move.element].append(move)
    elements = (_of_element(element.id, moves[element.id], ruleset) for element in ruleset.elements)
    return Trends(reports, tuple(elements))


def _trend(audit: ReportAudit, last: LastYear, ruleset: Ruleset) -> Trend:
    then = dict(last.levels)
    moves = tuple(
        Move(verdict.element, before, verdict.level)
        for verdict in audit.verdicts
        if isinstance(verdict.level, Level) and isinstance(before := then.get(verdict.element), Level)
    )
    gaps = sum(isinstance(level, Level) and level < ruleset.gap_below for level in then.values())
    return Trend(audit, last, last.history[-1], moves, gaps)


def _of_element(name: str, moves: Sequence[Move], ruleset: Ruleset) -> ElementTrend:
    return ElementTrend(
        id=name,
        units=len(moves),
        risen=sum(move.now > move.then for move in moves),
        fallen=sum(move.now < move.then for move in moves),
        gaps_before=sum(move.then < ruleset.gap_below for move in moves),
        gaps=sum(move.now < ruleset.gap_below for move in moves),
    )
