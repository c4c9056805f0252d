"""When a report came in, and when it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day a report came in and the day it was published, None where nobody says; `deadline` is the last day to hand it in
    where one is set for its unit alone."""

    submitted: date | None
    deadline: date | None = None
    published: date | None = None
