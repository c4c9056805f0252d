"""How unit, kind, year and genre of a report are found."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.rules.appellations import Appellation
from auditor.wording.parse import Wording


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit: its name, and the endings of unit names by which it is known (the longest ending of all kinds decides).

    `calls` are words by which such a unit speaks of itself (我镇, 全乡), wherever they stand; `subjects` tell so only where they begin
    a clause (县政府). `full_names` are endings with what stands in their place where a unit is addressed (镇, 镇人民政府).
    """

    name: str
    endings: tuple[str, ...]
    calls: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    full_names: tuple[tuple[str, str], ...] = ()
    within: str = ""

    def split(self, name: str) -> Kind:
        """The kind of those units of this one that the roster tells apart by a name (有执法权)."""
        return Kind(f"{self.name}（{name}）", (), full_names=self.full_names, within=self.name)

    def addressed(self, unit: str) -> str:
        """The name by which a unit of the kind is addressed; the longest ending decides."""
        ends = max(
            (pair for pair in self.full_names if unit.endswith(pair[0])), key=lambda pair: len(pair[0]), default=None
        )
        return unit.removesuffix(ends[0]) + ends[1] if ends else unit


@dataclass(frozen=True, slots=True)
class Genre:
    """A neighbouring kind of document that is not scored: its name and wordings of its title; those of the sentences that open or
    announce it, and of its headings, count where it has no title."""

    name: str
    titles: tuple[Wording, ...]
    openings: tuple[Wording, ...] = ()
    headings: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class NamingRules:
    """How unit, kind, year and genre are found.

    `genre_name` is what the scored documents are called. `bodies` are endings like 人民政府 that follow a place's name, `regions` the
    last characters of the names of regions; `parties` begin and `committees` end the name of a party's committee. A name that begins
    with one of `not_units` (我, 全 …), ends with one of `not_endings` (大局 …), has one of `not_within` (的 …) in it or is one of
    `not_names` (城区 …) names nobody. `followers` are words that follow a unit as the subject of a sentence, `title_followers` those
    that follow it in a title, `announces` those that stand before it where the preface announces the report, `leads` those that do
    so elsewhere in the preface (结合乌有镇实际). `title_ends` end a title that runs into the text. A line with one of `menu_signs`
    belongs to a menu. The name of a file with one of `resubmitted` (修改稿 …) tells that the report was handed in again. A text with
    none of `must_mention` is of the genre `other`.
    `appellations` are what things are called at each kind in texts for units.
    """

    genre_name: str
    kinds: tuple[Kind, ...]
    bodies: tuple[str, ...]
    regions: tuple[str, ...]
    parties: tuple[str, ...]
    committees: tuple[str, ...]
    not_units: tuple[str, ...]
    not_endings: tuple[str, ...]
    followers: tuple[str, ...]
    title_followers: tuple[str, ...]
    announces: tuple[str, ...]
    title_ends: tuple[str, ...]
    titles: tuple[Wording, ...]
    genres: tuple[Genre, ...]
    must_mention: tuple[Wording, ...]
    other: str
    appellations: tuple[Appellation, ...] = ()
    leads: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    menu_signs: tuple[str, ...] = ()
    resubmitted: tuple[str, ...] = ()

    def splits(self, kind: str) -> tuple[str, ...]:
        """The names of the kinds that a kind is split into."""
        return tuple(each.name for each in self.kinds if each.within == kind)

    def within(self, kind: str | None) -> str:
        """The name of the kind that a kind is split from, "" where it is none such."""
        return next((each.within for each in self.kinds if each.name == kind), "")

    def without_body(self, unit: str) -> str:
        """A name without an ending like 人民政府."""
        return next((unit.removesuffix(body) for body in self.bodies if unit.endswith(body)), unit)
