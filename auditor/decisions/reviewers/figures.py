"""How far reviewers agree: in figures for all verdicts, for those that somebody filled in, and for each element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from auditor.decisions.reviewers.opinions import Row
from auditor.judging.agreement import kappa
from auditor.model import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many of so many verdicts the levels are the same, and quadratic-weighted kappa over the levels (of more than two
    reviewers the mean over all pairs). `points` is by how many points they are apart at most, on average."""

    verdicts: int
    same: int
    kappa: float
    points: float

    @property
    def share(self) -> float:
        """The share of equal verdicts (0 to 1); 1 where there is none."""
        return self.same / self.verdicts if self.verdicts else 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement over `all` verdicts that apply to somebody, over those that any reviewer filled in, and over those that all filled in; and
    by id of the elements on which anybody filled anything in, the worst first."""

    all: Agreement
    by_any: Agreement
    by_all: Agreement
    elements: tuple[tuple[str, Agreement], ...]


def figures(rows: Sequence[Row]) -> Figures:
    """The figures of the rows of a run."""
    counted = [row for row in rows if set(row.levels) != {NOT_APPLICABLE}]
    entered = [row for row in counted if row.entered]
    named = dict.fromkeys(row.verdict.element for row in entered)
    by_element = [(name, agreement([row for row in counted if row.verdict.element == name])) for name in named]
    everyone = [row for row in entered if row.entered == len(row.opinions)]
    return Figures(agreement(counted), agreement(entered), agreement(everyone), tuple(sorted(by_element, key=_rank)))


def _rank(each: tuple[str, Agreement]) -> tuple[float, float]:
    """The least agreement first."""
    return each[1].share, -each[1].points


def agreement(rows: Sequence[Row]) -> Agreement:
    """The agreement over some rows."""
    pairs = list(combinations(range(len(rows[0].opinions)), 2)) if rows else []
    kappas = [kappa((row.levels[a], row.levels[b]) for row in rows) for a, b in pairs]
    apart = [max(o.points for o in row.opinions) - min(o.points for o in row.opinions) for row in rows]
    return Agreement(
        len(rows),
        sum(row.same_level for row in rows),
        sum(kappas) / len(kappas) if kappas else 0.0,
        sum(apart) / len(apart) if apart else 0.0,
    )
