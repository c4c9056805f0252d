"""When reports are due, and what a late one loses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LateStep:
    """From `days` days after the deadline on, `points` are deducted."""

    days: int
    points: float


@dataclass(frozen=True, slots=True)
class Reporting:
    """The duty to report in time. `deadline` is month and day of the year after the year reported on, None where the rules set
    none; `late` are the steps of deduction, days rising."""

    deadline: tuple[int, int] | None = None
    late: tuple[LateStep, ...] = ()

    def deadline_of(self, year: int | None) -> date | None:
        """The last day on which a report on `year` is in time; None where there is no deadline or no year."""
        return date(year + 1, *self.deadline) if self.deadline and year else None

    def deduction(self, days: int) -> float:
        """The points that a report loses which came so many days late: those of the highest step reached, else 0."""
        return next((step.points for step in reversed(self.late) if step.days <= days), 0.0)
