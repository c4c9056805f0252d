"""What two rulesets make of the same reports."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.audit import ReportAudit
from auditor.model.defect import Defect
from auditor.model.verdict import Level, Verdict


@dataclass(frozen=True, slots=True)
class Twice:
    """One report as each ruleset judges it, with its rank among all of them."""

    before: ReportAudit
    after: ReportAudit


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One verdict that is not the same, and the report. None where the ruleset has no such element."""

    report: Twice
    element: str
    name: str
    before: Verdict | None
    after: Verdict | None

    @property
    def levels(self) -> tuple[Level | None, Level | None]:
        """The levels; None where the element does not apply or is not there."""
        before, after = (each.level if each else None for each in (self.before, self.after))
        return before if isinstance(before, Level) else None, after if isinstance(after, Level) else None


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one element: its points (None where it is not there), in how many reports its level rises and falls, it is
    judged or no longer judged, and only its points change."""

    element: str
    name: str
    points: tuple[float | None, float | None]
    up: int = 0
    down: int = 0
    begun: int = 0
    ended: int = 0
    repriced: int = 0

    @property
    def changed(self) -> int:
        """In how many reports more than the points change."""
        return self.up + self.down + self.begun + self.ended


@dataclass(frozen=True, slots=True)
class FlawChange:
    """One flaw of the text that is not told alike, and the report; `name` is that of the check. None where a ruleset does not tell it."""

    report: Twice
    check: str
    name: str
    before: Defect | None
    after: Defect | None


@dataclass(frozen=True, slots=True)
class FlawEffect:
    """What happens to one check: how many flaws it tells anew, tells no longer, and tells otherwise, in all reports."""

    name: str
    begun: int
    ended: int
    altered: int


@dataclass(frozen=True, slots=True)
class ScoringChange:
    """One rule on what is scored beside the elements that is not the same: what sort it is (扣分项, 红线 …), its name, and what it says
    under each ruleset, in Chinese."""

    sort: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well a ruleset agrees with labels on `verdicts` verdicts: shares from 0 to 1, and the quadratic-weighted kappa."""

    verdicts: int
    exact: float
    kappa: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Two rulesets compared over the same reports, which stand by their rank under the second, then by file.

    `changes` are the verdicts whose level is another, in the order of the reports and of the elements; `repriced` those that only earn
    other points. `effects` are the elements affected, the most affected first. `one_only` are files that only one of the rulesets takes
    for a report, `set_aside` those that neither does. `accuracy` is that of each ruleset, where there are labels.
    `flaws` are those of the text that are not told alike, by report, then by check; `scoring` are the rules beside the elements that
    say something else. `report_alone`: a ruleset scores by more than the report, which no score here has in it.
    """

    reports: tuple[Twice, ...]
    changes: tuple[VerdictChange, ...]
    repriced: tuple[VerdictChange, ...]
    effects: tuple[Effect, ...]
    one_only: tuple[str, ...]
    set_aside: tuple[str, ...]
    accuracy: tuple[Accuracy, Accuracy] | None = None
    flaws: tuple[FlawChange, ...] = ()
    scoring: tuple[ScoringChange, ...] = ()
    report_alone: bool = False

    @property
    def flaw_effects(self) -> tuple[FlawEffect, ...]:
        """The checks whose flaws change, in the order in which these stand."""
        effects = []
        for check, name in {each.check: each.name for each in self.flaws}.items():
            sides = [(each.before, each.after) for each in self.flaws if each.check == check]
            begun, ended = (sum(pair[side] is None for pair in sides) for side in (0, 1))
            effects.append(FlawEffect(name, begun, ended, len(sides) - begun - ended))
        return tuple(effects)

    @property
    def regraded(self) -> tuple[Twice, ...]:
        """The reports with another grade."""
        return tuple(each for each in self.reports if each.before.grade != each.after.grade)

    @property
    def rescored(self) -> tuple[Twice, ...]:
        """The reports with another score."""
        return tuple(each for each in self.reports if each.before.score != each.after.score)
