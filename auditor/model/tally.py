"""From the points of the elements to the score: deductions, bonus, red lines and the parts of a composite total, for one report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Supply(StrEnum):
    """Where a number comes from: the report itself, the office's own list, or a person's hand."""

    REPORT = "report"
    LEDGER = "ledger"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class UnitMark:
    """What a person typed for one item (an id of `scoring.yaml`, or what stands for the bonus) of one unit, or of a file whose unit is
    undetermined: a `value` (events, a figure, a score), None where only words were typed; for a red line that it is crossed, or, where
    the value is 0, that it is not. `level` and `matter` are those of a bonus. No text has blanks at its ends."""

    unit: str
    item: str
    value: float | None = None
    level: str = ""
    matter: str = ""
    reason: str = ""
    workbook: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is about: the unit and the item; of a bonus the matter at its level."""
        return self.unit, self.item, self.matter, self.level

    @property
    def said(self) -> tuple[float | None, str]:
        """What was typed, and why."""
        return self.value, self.reason


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a unit as its report says it (`said`) and as the office's own list has it (`known`), None where it does not.
    `figure` is the id in the rules; the places and the quote are those of what was said."""

    figure: str
    name: str
    said: float | None = None
    known: float | None = None
    quote: str = ""
    paragraph: int = 0
    start: int = 0
    end: int = 0

    def by(self, supply: Supply) -> float | None:
        """The figure as a supply has it."""
        return self.said if supply is Supply.REPORT else self.known

    @property
    def differs(self) -> bool:
        """Whether both are there and not equal."""
        return self.said is not None and self.known is not None and abs(self.said - self.known) > 1e-9


@dataclass(frozen=True, slots=True)
class Deducted:
    """What one rule takes off: `points`, after its cap, for the `value` (a number of events, or a figure), which is None where nobody
    knows it. `typed`: a person set the value over the one of its supply. `reason` is what that person wrote."""

    item: str
    name: str
    supply: Supply
    value: float | None = None
    points: float = 0.0
    typed: bool = False
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Awarded:
    """A matter that earns bonus points at a level (国家级 …): `points` is 0 where the same matter counts at a higher level already."""

    matter: str
    level: str
    points: float
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A red line that was crossed: the grade is `grade` at best. `reason` says why in Chinese; `typed`: a person said so, with
    or without a reason. In
    `Tally.spared`, one of which a person said that it was not crossed."""

    item: str
    name: str
    grade: str
    supply: Supply
    reason: str = ""
    by: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of a composite total: its weight and its score (0 to 100), None where it is not known yet. The part that is the
    report's own score is of supply REPORT. `typed`: a person set the score over the one of its supply."""

    item: str
    name: str
    weight: float
    supply: Supply
    score: float | None = None
    reason: str = ""
    by: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How the score of one report came about.

    `elements` is the sum of the points of its elements, `flaws` what defects take off, `report` what is left after `deductions` too
    (0 to 100). `composite` is the mean of the known parts by their weights, or `report` where there are no parts; with `bonus` (the
    awards up to their cap) it is the score. `earned` is the grade by the score alone, before red lines.
    """

    elements: float = 0.0
    flaws: float = 0.0
    deductions: tuple[Deducted, ...] = ()
    report: float = 0.0
    parts: tuple[PartScore, ...] = ()
    composite: float = 0.0
    awards: tuple[Awarded, ...] = ()
    bonus: float = 0.0
    crossed: tuple[Crossed, ...] = ()
    earned: str = ""
    spared: tuple[Crossed, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the score is nothing but the points of the elements less the defects."""
        return not (self.deductions or self.parts or self.awards or self.crossed)

    @property
    def deducted(self) -> float:
        """The points that all deductions take off."""
        return sum(each.points for each in self.deductions)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the parts whose score is not known yet."""
        return tuple(part.name for part in self.parts if part.score is None)


UNTALLIED: Final = Tally()  # of a report whose score nobody has taken apart
