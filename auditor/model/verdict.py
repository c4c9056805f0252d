"""Levels, statuses, evidence and verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


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


NOT_APPLICABLE = "not-applicable"  # the id, in YAML and JSON, of what stands in place of a level


@dataclass(frozen=True, slots=True)
class Evidence:
    """A wording found, with its place.

    `strength` is the level that the wording alone would earn; what it earned is `level` (a planned clause earns at most PLANNED).
    `paragraph` is the paragraph's number, `start` and `end` are offsets of the matched wording in that paragraph's text, and
    `quote` is the sentence around it, as the paragraph has it. `section` is the heading it stands under.
    """

    quote: str
    strength: Level
    level: Level
    status: Status
    wording: str
    section: str
    paragraph: int
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What people decided over one verdict: `level` stands (None: the element does not apply); `reason` and `by` (a
    workbook, a person) say why and on whose word. `machine` is the program's own level, None where it took the element
    not to apply or has not judged yet. `waived`: decided beforehand for the unit, not on reading the report."""

    level: Level | None
    reason: str
    by: str
    machine: Level | None = None
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level of one element in one report, with its evidence, best first.

    `points` of `full` points (already renormalised to a total of 100 for the elements that apply); `why_not` says in one
    Chinese sentence which condition for the next level failed, "" at the best level. Not applicable: level MISSING,
    points 0, full 0. `decision` is there where people decided; the evidence stays the program's.
    """

    element: str
    applicable: bool
    level: Level
    points: float
    full: float
    gap: bool
    evidence: tuple[Evidence, ...]
    why_not: str
    advice: str
    decision: Decision | None = None
