"""A check of the text as the rules have it, and what the lists say of laws, plans, bodies and terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from auditor.model import Tone
from auditor.wording.parse import Wording

EXAMPLE_TITLE = "乌有镇2024年法治政府建设年度报告"  # of an example that has none of its own
EXAMPLE_NEIGHBOUR = "子虚镇"  # the one other unit that reports where an example is tried


@dataclass(frozen=True, slots=True)
class Dated:
    """A name that holds from one day until another, both inclusive, None where there is no such day. `successor` is what stands in
    its place, "" where nothing does; `source` says where its dates were looked up."""

    name: str
    start: date | None
    until: date | None
    successor: str
    source: str
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class DatedList:
    """A list of dated names, and the day on which all of them were last looked up."""

    looked_up: date | None
    entries: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words whose figures belong together: of the `whole` some `part` was done. `rate` is what their ratio is called, if anything."""

    whole: tuple[Wording, ...]
    part: tuple[Wording, ...]
    rate: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A test that lives with its check: whether it fires on `text`, read as a report with this title ("": `EXAMPLE_TITLE`)."""

    fires: bool
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the text. See `rules/flaws/keys.py` for the meaning of each key.

    `how` names the way of checking, one file in `auditor/checks`; `years` are the first and last year of report that it is for.
    `ends` are words by the ending of the unit's own name. `dated` is the list that it looks names up in.
    """

    id: str
    name: str
    how: str
    tone: Tone
    source: str
    message: str
    suggestion: str
    years: tuple[int, int] | None = None
    deduction: float = 0.0
    find: tuple[Wording, ...] = ()
    unless: tuple[Wording, ...] = ()
    excepted: tuple[Wording, ...] = ()
    ends: tuple[tuple[str, tuple[Wording, ...]], ...] = ()
    pairs: tuple[Pair, ...] = ()
    signs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    least: int = 0
    dated: DatedList = field(default_factory=lambda: DatedList(None, ()))
    examples: tuple[CheckExample, ...] = ()

    def covers(self, year: int | None) -> bool:
        """Whether the check is for reports on a year; one on no settled year is checked by all."""
        return self.years is None or year is None or self.years[0] <= year <= self.years[1]

    def wordings(self) -> tuple[Wording, ...]:
        """All wordings that a text must be searched for."""
        paired = (wording for pair in self.pairs for wording in (*pair.whole, *pair.part, *pair.rate))
        ended = (wording for _, wordings in self.ends for wording in wordings)
        listed = (entry.wording for entry in self.dated.entries if entry.wording)
        return (*self.find, *self.unless, *self.excepted, *ended, *paired, *listed)
