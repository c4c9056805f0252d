"""What shows only across reports: text that two of them share, what became of last year's plans, a report handed in again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.defect import Tone
from auditor.model.submission import Place, Recalled, Submission
from auditor.model.verdict import Level, NotApplicable


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one report: its `places`, one a paragraph in their order, and its `text` as read, paragraphs parted by line feeds.
    `changed` are the names and figures in it that differ on the other side."""

    places: tuple[Place, ...]
    text: str
    changed: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Text that stands on both sides. `length` is how many characters of it are alike, without blanks and punctuation; `figures` are
    those that are equal on both sides, as they stand there."""

    left: Stretch
    right: Stretch
    length: int
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports that were compared. `share` (0 to 1) is how much of its text, without formula text, stands on the other side
    too; `formula` is the formula text, none of which counts and which results.json does not keep."""

    file: str
    sha256: str
    unit: str | None
    year: int | None
    share: float
    formula: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that share text. `last_year`: the right one is on the year before. `passages` stand in the order of the left report;
    `sentences` counts the whole sentences alike in which every figure is equal. `why` says in Chinese what speaks for the tone."""

    tone: Tone
    left: Side
    right: Side
    last_year: bool
    passages: tuple[Shared, ...]
    sentences: int
    why: str


class Origin(StrEnum):
    """Where a matter that is followed into this year's report was raised."""

    PLAN = "计划"
    SHORTCOMING = "不足"
    INSPECTION = "督察"


class Outcome(StrEnum):
    """What this year's report says of such a matter, as the program proposes it; a person confirms."""

    RESULT = "有结果"
    PROGRESS = "有进展"
    PLANNED_AGAIN = "又列入计划"
    SILENT = "没有再提"
    VAGUE = "无法对照"


@dataclass(frozen=True, slots=True)
class Followed:
    """One matter followed. `said` is the sentence that raised it, at `place` in last year's report (None for an inspection);
    `answer` the sentence nearest to it in this year's, at `answered`, "" and None where there is none. `element` is the id of the
    element that both are about, "" where none is; `why` says in Chinese what the outcome rests on."""

    origin: Origin
    said: str
    place: Place | None
    outcome: Outcome
    answer: str
    answered: Place | None
    element: str
    why: str


@dataclass(frozen=True, slots=True)
class YearScore:
    """The score and grade of a unit in one year."""

    year: int
    score: float
    grade: str


@dataclass(frozen=True, slots=True)
class LastYear:
    """One report (`file` with `sha256`) beside that of its unit on an earlier year: `last_file`, `last_sha256`, its `levels` by element id.
    `history` are the scores of all earlier years that are known, the oldest first, that of last year's report at the end.
    `comparable`: both were scored by the same rules. Where there are but findings of an inspection to follow, no earlier report, what
    is of that one is empty."""

    file: str
    sha256: str
    last_file: str
    last_sha256: str
    levels: tuple[tuple[str, Level | NotApplicable], ...]
    history: tuple[YearScore, ...]
    comparable: bool
    followed: tuple[Followed, ...]


class Progress(StrEnum):
    """What became of a gap or a flaw of the first report in the second one."""

    SOLVED = "已解决"
    OPEN = "仍在"
    NEW = "新出现"


@dataclass(frozen=True, slots=True)
class Matter:
    """A gap or a flaw of the text that a report is to mend: a gap has the id of its `element` and its `level`; a flaw the id of its
    `check`, its `tone` and its `quote`."""

    element: str = ""
    level: Level | None = None
    check: str = ""
    tone: Tone | None = None
    quote: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is known again: a quote in any number of places, whatever became of its blanks."""
        return self.element, self.check, "".join(self.quote.split())


@dataclass(frozen=True, slots=True)
class Resubmission:
    """One report (`file` with `sha256`) handed in after another of its unit on the same `year`: that one's file and what it calls the
    `unit` ("" where undetermined), the ruleset it was judged by, its score and grade, all that it had to mend (`first_matters`), and
    what became of each, with what is new or was new in a report between the two, of which `between` are the fingerprints."""

    file: str
    sha256: str
    unit: str
    year: int | None
    first_file: str
    first_sha256: str
    first_ruleset_sha256: str
    first_score: float
    first_grade: str
    first_matters: tuple[Matter, ...]
    progress: tuple[tuple[Matter, Progress], ...]
    between: tuple[str, ...] = ()

    def count(self, progress: Progress) -> int:
        """How many matters came to this."""
        return sum(found is progress for _, found in self.progress)


@dataclass(frozen=True, slots=True)
class Across:
    """All that shows only across reports. `awaited` are units of earlier runs that have no report in this one, as they last stood, so
    that their next report is compared; of one that handed in only one report the file is the first one's. `others` are the
    submissions compared with that are not in the run (last year's), which results.json does not keep."""

    copies: tuple[Copy, ...] = ()
    last_year: tuple[LastYear, ...] = ()
    resubmissions: tuple[Resubmission, ...] = ()
    awaited: tuple[Resubmission, ...] = ()
    others: tuple[Submission | Recalled, ...] = ()
