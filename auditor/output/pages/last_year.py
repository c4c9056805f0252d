"""What the overview and the report pages tell of the year before: scores and elements, plans and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.across.trends import Trend, Trends, trends
from auditor.model import AuditRun, Followed, Outcome, ReportAudit
from auditor.output.labels import or_undetermined

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

MOST = 6  # elements that the overview names as most improved, and as most fallen
_SIGNS = {1: ("▲", "risen"), -1: ("▼", "fallen"), 0: ("—", "same")}
_IDS = {outcome: outcome.name.lower().replace("_", "-") for outcome in Outcome}
FileKey = tuple[str, str]  # a file and its sha256


@dataclass(frozen=True, slots=True)
class Step:
    """An element that stands on another level than the year before: its id and name, the levels (label, id) then and now."""

    id: str
    name: str
    before: tuple[str, str]
    now: tuple[str, str]
    up: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """One report beside that of its unit on the year before. `sign` and `direction` tell whether the score has risen or fallen by
    `change`; `points` are (year, score) of all years known; `steps` the elements that moved, those that rose first; `outcomes` how
    many matters have which outcome. `comparable`: both scores are by the same rules."""

    unit: str
    kind: str
    href: str
    last_file: str
    year_before: int
    score_before: float
    grade_before: str
    gaps_before: int
    score: float
    grade: str
    gaps: int
    change: float
    sign: str
    direction: str
    points: tuple[tuple[int, float], ...]
    steps: tuple[Step, ...]
    outcomes: tuple[tuple[str, str, int], ...]
    comparable: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter followed: where it was raised (`origin`), what was said of it there, in which paragraph (None for an inspection), the
    sentence of this report nearest to it with its paragraph, and the outcome with its id."""

    origin: str
    said: str
    paragraph: int | None
    element: str
    answer: str
    answered: int | None
    outcome: str
    outcome_id: str
    why: str


@dataclass(frozen=True, slots=True)
class YearsTold:
    """The run beside the year before: `means` then and now; how many scores `risen`, `fallen`, `same`; elements (name, units that rose or
    fell) that moved most; the outcomes of all that was followed (label, id, number)."""

    rows: tuple[Moved, ...]
    comparable: bool
    means: tuple[float, float]
    change: float
    sign: str
    direction: str
    risen: int
    fallen: int
    same: int
    most_risen: tuple[tuple[str, int], ...]
    most_fallen: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, str, int], ...]


def years_told(run: AuditRun, ruleset: Ruleset, names: Sequence[str]) -> YearsTold:
    """What the overview of a run whose report pages bear `names` tells of the year before."""
    found = trends(run, ruleset)
    page_of = {_key(audit): f"reports/{name}" for audit, name in zip(run.reports, names, strict=True)}
    risen, fallen, same = found.directions
    change = round(found.means[1] - found.means[0], 2)
    sign, direction = _sign(change)
    return YearsTold(
        rows=tuple(_moved(each, ruleset, page_of[_key(each.audit)]) for each in found.reports),
        comparable=found.comparable,
        means=found.means,
        change=change,
        sign=sign,
        direction=direction,
        risen=risen,
        fallen=fallen,
        same=same,
        most_risen=_most(found, ruleset, up=True),
        most_fallen=_most(found, ruleset, up=False),
        outcomes=_outcomes([each for last in run.across.last_year for each in last.followed]),
    )


def moved_of(run: AuditRun, ruleset: Ruleset) -> Mapping[FileKey, Moved]:
    """What each report's own page tells of the year before, by its file and fingerprint."""
    return {_key(each.audit): _moved(each, ruleset, "") for each in trends(run, ruleset).reports}


def matters_of(run: AuditRun, ruleset: Ruleset) -> Mapping[FileKey, tuple[Matter, ...]]:
    """The matters followed into each report, by its file and fingerprint."""
    return {
        (last.file, last.sha256): tuple(_matter(each, ruleset) for each in last.followed)
        for last in run.across.last_year
    }


def _key(audit: ReportAudit) -> FileKey:
    return audit.submission.file, audit.submission.sha256


def _sign(change: float) -> tuple[str, str]:
    return _SIGNS[(change > 0) - (change < 0)]


def _moved(each: Trend, ruleset: Ruleset, href: str) -> Moved:
    audit, before = each.audit, each.before
    sign, direction = _sign(each.change)
    return Moved(
        unit=or_undetermined(audit.identity.unit),
        kind=or_undetermined(audit.identity.kind),
        href=href,
        last_file=each.last.last_file,
        year_before=before.year,
        score_before=before.score,
        grade_before=before.grade,
        gaps_before=each.gaps_before,
        score=audit.score,
        grade=audit.grade,
        gaps=each.gaps,
        change=each.change,
        sign=sign,
        direction=direction,
        points=tuple((score.year, score.score) for score in each.scores),
        steps=_steps(each, ruleset),
        outcomes=_outcomes(each.last.followed),
        comparable=each.last.comparable,
    )


def _steps(each: Trend, ruleset: Ruleset) -> tuple[Step, ...]:
    steps = [
        Step(
            move.element,
            ruleset.element_of[move.element].name,
            (ruleset.label(move.then), move.then.id),
            (ruleset.label(move.now), move.now.id),
            move.now > move.then,
        )
        for move in each.moves
        if move.now != move.then
    ]
    return tuple(sorted(steps, key=lambda step: not step.up))


def _most(found: Trends, ruleset: Ruleset, up: bool) -> tuple[tuple[str, int], ...]:
    """The elements that rose, or fell, in most units."""
    counted = [(ruleset.element_of[each.id].name, each.risen if up else each.fallen) for each in found.elements]
    return tuple(sorted((each for each in counted if each[1]), key=lambda each: -each[1])[:MOST])


def _outcomes(followed: Sequence[Followed]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(each.outcome for each in followed)
    return tuple((outcome.value, _IDS[outcome], counts[outcome]) for outcome in Outcome if counts[outcome])


def _matter(each: Followed, ruleset: Ruleset) -> Matter:
    element = ruleset.element_of.get(each.element)
    return Matter(
        origin=each.origin.value,
        said=each.said,
        paragraph=each.place.paragraph if each.place else None,
        element=element.name if element else each.element,
        answer=each.answer,
        answered=each.answered.paragraph if each.answered else None,
        outcome=each.outcome.value,
        outcome_id=_IDS[each.outcome],
        why=each.why,
    )
