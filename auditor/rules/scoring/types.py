"""Deductions, bonus, red lines and parts of a total as the rules have them, and the figures that an office keeps of its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from auditor.model import Supply
from auditor.wording.parse import Wording

BONUS: Final = "bonus"  # what stands in place of an item where bonus points are meant
BONUS_NAME: Final = "加分"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that an office keeps of each unit, in the column `column` of its ledger. `said` are wordings, each with one `N`, by which
    a report tells the same figure, `none` those by which it says that there was none of it; `element` is the id of the element that it
    belongs to, "" where it belongs to none of the ruleset."""

    id: str
    column: str
    element: str = ""
    said: tuple[Wording, ...] = ()
    none: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidRules:
    """What tells that a figure in a report is not the one that the ledger has: wordings of another time (`other_times`), and of another
    body or a wider or narrower area (`others`); that it is only about so many (`about`), one `part` of what was told before; and which
    of several is the sum of all (`totals`)."""

    other_times: tuple[Wording, ...] = ()
    others: tuple[Wording, ...] = ()
    about: tuple[Wording, ...] = ()
    parts: tuple[Wording, ...] = ()
    totals: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off for a value: a number of events or a figure, from `supply`; `figure` is its id where no hand supplies it.

    What counts is the value, or how far it is under `below` where that is set. `per` points are lost for each one that counts, or
    `points` at once where anything does; at most `cap` points (None: no limit). It holds for `kinds`; `scored_by` is who settles it.
    """

    id: str
    name: str
    supply: Supply = Supply.HAND
    figure: str = ""
    per: float | None = None
    points: float | None = None
    below: float | None = None
    cap: float | None = None
    kinds: tuple[str, ...] = ()
    scored_by: str = ""

    def lost(self, value: float | None) -> float:
        """The points lost for a value, none where nobody knows it."""
        if value is None:
            return 0.0
        counted = value if self.below is None else self.below - value
        if counted <= 0:
            return 0.0
        lost = (self.points or 0.0) if self.per is None else counted * self.per
        return lost if self.cap is None else min(lost, self.cap)


@dataclass(frozen=True, slots=True)
class BonusLevel:
    """A level at which a matter is honoured (国家级 …) and the points that it earns."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Bonus:
    """What earns points beyond the score: the levels, highest points first, and the cap of all of them together. A matter counts once,
    at its highest level. No levels: there is no bonus."""

    levels: tuple[BonusLevel, ...] = ()
    cap: float = 0.0
    scored_by: str = ""

    def points_of(self, level: str) -> float:
        """What a level earns; 0 for one that is not there."""
        return next((each.points for each in self.levels if each.name == level), 0.0)


@dataclass(frozen=True, slots=True)
class RedLine:
    """What caps the grade at `grade`, whatever the score. It is crossed by a hand's word, by a figure of `figure` of at least
    `at_least`, or by a flaw of the check `check` that stands."""

    id: str
    name: str
    grade: str
    supply: Supply = Supply.HAND
    figure: str = ""
    at_least: float = 1.0
    check: str = ""
    kinds: tuple[str, ...] = ()
    scored_by: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a composite total with its weight; all weights add up to 100. The one of supply REPORT is the report's own score; the
    others are scores from 0 to 100, typed by hand or, of supply LEDGER, from `figure`."""

    id: str
    name: str
    weight: float
    supply: Supply = Supply.HAND
    figure: str = ""
    scored_by: str = ""


Item: TypeAlias = Deduction | RedLine | Part  # what has an id and may name a figure


@dataclass(frozen=True, slots=True)
class Subtotal:
    """Elements (ids) whose points are told together under a name."""

    name: str
    elements: tuple[str, ...]


@dataclass(frozen=True)
class ScoringRules:
    """All of `scoring.yaml`. Everything may be absent: the score is then the points of the elements less the defects."""

    deductions: tuple[Deduction, ...] = ()
    bonus: Bonus = field(default_factory=Bonus)
    red_lines: tuple[RedLine, ...] = ()
    parts: tuple[Part, ...] = ()
    subtotals: tuple[Subtotal, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether there is nothing beside the elements."""
        return not (self.deductions or self.bonus.levels or self.red_lines or self.parts)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the file."""
        return *self.deductions, *self.red_lines, *self.parts

    @cached_property
    def item_names(self) -> dict[str, str]:
        """The names of all items by id, that of the bonus under BONUS."""
        return {item.id: item.name for item in self.items} | ({BONUS: BONUS_NAME} if self.bonus.levels else {})
