"""By when something is to be done in the year after the one reported on, and what one loses who is late."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class LateStep:
    """From `days` days after the deadline on, `points` are deducted."""

    days: int
    points: float


@dataclass(frozen=True, slots=True)
class Term:
    """A duty with a deadline. `deadline` is month and day of the year after the year reported on (29 February: the last day of that
    month), None where the rules set none; `late` are the steps of deduction, days rising."""

    deadline: tuple[int, int] | None = None
    late: tuple[LateStep, ...] = ()

    def deadline_of(self, year: int | None) -> date | None:
        """The last day in time for a report on `year`; None where there is no deadline or no year."""
        if not self.deadline or not year:
            return None
        month, day = self.deadline
        return date(year + 1, month, day - (self.deadline == LEAP_DAY and not isleap(year + 1)))

    def deduction(self, days: int) -> float:
        """The points lost by being so many days late: those of the highest step reached, else 0."""
        return next((step.points for step in reversed(self.late) if step.days <= days), 0.0)
