"""Levels, statuses, evidence and verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from typing import Final

from auditor.model.submission import Place


class Level(IntEnum):
    """The five levels, worst to best; the ids are those of labels and results (`Level.MISSING.id == "missing"`)."""

    MISSING = 0
    PLANNED = 1
    MENTIONED = 2
    ACTED = 3
    EVIDENCED = 4

    @property
    def id(self) -> str:
        """The level's id in YAML and JSON."""
        return self.name.lower()

    @classmethod
    def from_id(cls, name: str) -> Level:
        """The level of an id; raises KeyError for an unknown one."""
        return cls[name.upper()]


class Status(StrEnum):
    """What a clause says of its matter: done, only planned, or lacking."""

    DONE = "done"
    PLANNED = "planned"
    LACKING = "lacking"


class NotApplicable(Enum):
    """What stands in place of a level where a unit does not answer for an element. Its one member is NOT_APPLICABLE."""

    NOT_APPLICABLE = "not-applicable"

    @property
    def id(self) -> str:
        """Its id in YAML and JSON, as a level has one."""
        return self.value

    @property
    def label(self) -> str:
        """What users read; the levels' labels are the ruleset's."""
        return "不适用"


NOT_APPLICABLE: Final = NotApplicable.NOT_APPLICABLE

JUDGED: Final[Mapping[str, Level | NotApplicable]] = {each.id: each for each in (*Level, NOT_APPLICABLE)}  # by id


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wording found, with its place.

    `strength` is the level that the wording alone would earn; what it earned is `level` (a planned clause earns at most PLANNED).
    `quote` is the sentence around it, as the paragraph has it, and `section` the heading it stands under. `place` is that of the
    matched wording, `quoted` that of the quote, None where results.json of an older schema did not keep it. `recognised` tells
    that the text was recognised from a picture.
    """

    quote: str
    strength: Level
    level: Level
    status: Status
    wording: str
    section: str
    place: Place
    quoted: Place | None
    page: int | None
    recognised: bool = False

    @property
    def matched(self) -> str:
        """The words of the quote that the wording matched; "" where it is not known where the quote begins."""
        return self.quote[slice(*self.in_quote)]

    @property
    def in_quote(self) -> tuple[int, int]:
        """Where in the quote the matched wording begins and ends; (0, 0) where it is not known where the quote begins."""
        if self.quoted is None:
            return 0, 0
        return self.place.start - self.quoted.start, self.place.end - self.quoted.start


@dataclass(frozen=True, slots=True)
class Decision:
    """What people decided over one verdict: `level` stands in place of the program's; `reason` and `by` (a workbook, a person) say
    why and on whose word. `waived`: decided beforehand for the unit, not on reading the report."""

    level: Level | NotApplicable
    reason: str
    by: str
    waived: bool = False


class EvidenceState(StrEnum):
    """How far the office has looked at what a unit handed in as proof."""

    CHECKED = "已核"
    UNCHECKED = "未核"
    NOT_NEEDED = "不需要"


@dataclass(frozen=True, slots=True)
class Marks:
    """What people entered beside one verdict: `points` typed in place of those that the level earns, None where the level decides, and
    why points were taken off (`reason`); the unit's own score (`self_points`); what proves it (`proof`) and how far that was looked
    at. Points are in the scale of the workbook, where an element is worth its `full` points. `by` names the workbook."""

    points: float | None = None
    reason: str = ""
    self_points: float | None = None
    proof: str = ""
    state: EvidenceState | None = None
    by: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing was entered."""
        return self == Marks(by=self.by)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level of one element in one report, with its evidence, best first.

    `found` is the program's own level; where people decided, there is a `decision` and its level stands, while the evidence stays
    the program's. `points` of `full` points (already renormalised to a total of 100 for the elements that apply); `why_not` says in
    one Chinese sentence which condition for the next level failed, "" at the best level. Not applicable: no points, no gap.
    `marks` are what people entered beside it; points typed there are the `points`, up to the full ones.
    """

    element: str
    found: Level | NotApplicable
    points: float
    full: float
    gap: bool
    evidence: tuple[Evidence, ...]
    why_not: str
    advice: str
    decision: Decision | None = None
    marks: Marks = Marks()

    @property
    def level(self) -> Level | NotApplicable:
        """The level that stands."""
        return self.decision.level if self.decision else self.found

    @property
    def weak(self) -> bool:
        """Whether it is no gap, but tells nothing that was done."""
        return not self.gap and self.level in (Level.MISSING, Level.PLANNED, Level.MENTIONED)

    @property
    def applicable(self) -> bool:
        """Whether the unit answers for the element."""
        return self.level is not NOT_APPLICABLE
