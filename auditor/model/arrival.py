"""When a report came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day a report came in, None where nobody says, and the last day in time where one is set for its unit alone."""

    submitted: date | None
    deadline: date | None = None
