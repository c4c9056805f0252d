"""A flaw of the text itself, or of the way that a report came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.submission import Place


class Tone(StrEnum):
    """How a defect is told: wrong beyond doubt, to be looked at, or shown on the page only, never in a letter."""

    MUST = "必改"
    CHECK = "请核"
    HINT = "提示"


@dataclass(frozen=True, slots=True)
class Ignored:
    """That people decided to let a defect be: why, and on whose word (a workbook, a person). `waived`: decided beforehand for the
    unit or the county, not on reading the report."""

    reason: str
    by: str
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """That people found a defect to be right: what they said of it, "" where nothing, and in which workbook."""

    remark: str
    by: str


@dataclass(frozen=True, slots=True)
class Defect:
    """A flaw of the text itself. `message` says in a Chinese sentence what is wrong, `suggestion` what to do, "" where nothing is to
    be done. It stands `count` times in the text, of which `places` are the first few; `quote` is the text at the first. A flaw of the
    whole report, such as lateness, has neither. `deduction` is in points. `element` is the id of the element whose verdict rests on
    the text that is flawed, "" where none does. What is `ignored` stays listed, and costs nothing; what is
    `adopted` is not ignored.
    """

    check: str
    tone: Tone
    quote: str
    places: tuple[Place, ...]
    message: str
    suggestion: str = ""
    deduction: float = 0.0
    count: int = 1
    element: str = ""
    ignored: Ignored | None = None
    adopted: Adopted | None = None

    @property
    def place(self) -> Place | None:
        """The first place, None for a flaw of the whole report."""
        return self.places[0] if self.places else None

    @property
    def explanation(self) -> str:
        """Message and suggestion as one text."""
        return self.message + self.suggestion

    @property
    def points(self) -> float:
        """What it costs."""
        return 0.0 if self.ignored else self.deduction
