"""A ruleset as the program holds it: everything that is policy, checked and ready to use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from auditor.model import Level, Status
from auditor.ruleset.pages import PageRules
from auditor.ruleset.wording import Wording


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a level is called and which share (0 to 1) of an element's points it earns."""

    level: Level
    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the whole report: its name and the least score that earns it."""

    name: str
    at_least: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit: its name, and the endings of unit names by which it is known (the longest ending of all kinds decides)."""

    name: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a section: the status its clauses have by default, the wordings of its headings, and the wordings of a sentence that
    opens such a stretch where there is no heading."""

    name: str
    status: Status
    headings: tuple[Wording, ...]
    openers: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class SectionRules:
    """The roles, and which of them unheaded and thematic stretches have: `preface` before the first heading, `body` after it,
    `signature` at the end. `preface_ends` are wordings of the sentence that closes the preface; a first sentence with one of
    `not_headings` in it is text, not a heading run into its paragraph. A report of fewer than `short` characters is told to be short."""

    roles: tuple[Role, ...]
    preface: str
    body: str
    signature: str
    preface_ends: tuple[Wording, ...]
    not_headings: tuple[Wording, ...]
    short: int


@dataclass(frozen=True, slots=True)
class Genre:
    """A neighbouring kind of document that is not scored: its name and wordings of its title."""

    name: str
    titles: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class NamingRules:
    """How unit, kind, year and genre are found.

    `bodies` are endings like 人民政府 that follow a place's name. A name that begins with one of `not_units` (我, 全 …) or ends with
    one of `not_endings` (大局 …) names nobody. `followers` are words that follow a unit as the subject of a sentence,
    `title_followers` those that follow it in a title, `announces` those that stand before it where the preface announces the
    report. A text with none of `must_mention` is of the genre `other`.
    """

    kinds: tuple[Kind, ...]
    bodies: tuple[str, ...]
    not_units: tuple[str, ...]
    not_endings: tuple[str, ...]
    followers: tuple[str, ...]
    title_followers: tuple[str, ...]
    announces: tuple[str, ...]
    titles: tuple[Wording, ...]
    genres: tuple[Genre, ...]
    must_mention: tuple[Wording, ...]
    other: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Wordings that all elements share; see docs/规则编写.md for each."""

    planned: tuple[Wording, ...]
    done: tuple[Wording, ...]
    lacking: tuple[Wording, ...]
    good_news: tuple[Wording, ...]
    empty: tuple[Wording, ...]
    listed: tuple[Wording, ...]
    checkable: tuple[Wording, ...]
    not_figures: tuple[Wording, ...]
    issuing: tuple[Wording, ...]
    kept_titles: tuple[Wording, ...]
    phrases: tuple[str, ...]  # common phrases with `/` between their words, to warn of wordings that match across


@dataclass(frozen=True, slots=True)
class Example:
    """A test that lives with its rule: `text` must be judged `level`. `section` names the role it is read under ("" for the default);
    `known_miss` marks one that the rule is known to fail."""

    level: Level
    text: str
    section: str = ""
    known_miss: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a structural element needs for a level: at least `items` items, of which `marked` carry a mark.

    `marked` is a number, or "most" (more than half) or "all".
    """

    items: int
    marked: int | str = 0


@dataclass(frozen=True, slots=True)
class Counting:
    """How a structural element is judged: by counting the items of the sections with one of `roles`.

    `heading` is the role whose bare heading earns `mentioned` (None: any text in the section does); `closing` are wordings of a sentence
    outside such a section that earns `mentioned`. A figure with one of the units in `figures` is a mark too.
    """

    roles: tuple[str, ...]
    acted: Threshold
    evidenced: Threshold
    marks: tuple[Wording, ...]
    figures: tuple[str, ...] = ()
    heading: str | None = None
    closing: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One thing a report must contain, what demands it, and how it is detected. See docs/规则编写.md for the meaning of each key.

    `home` is the role of the section that is all about this element: there, acts need not name it.
    """

    id: str
    name: str
    part: str
    basis: str
    kinds: tuple[str, ...]
    points: float
    advice: str
    topic: tuple[Wording, ...] = ()
    acted: tuple[Wording, ...] = ()
    acted_alone: tuple[Wording, ...] = ()
    figures: tuple[str, ...] = ()
    evidenced: tuple[Wording, ...] = ()
    weak: tuple[Wording, ...] = ()
    excluded: tuple[Wording, ...] = ()
    not_subject: tuple[Wording, ...] = ()
    home: str = ""
    counting: Counting | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Ruleset:
    """A checked ruleset. `sha256` is over its files; `gap_below` is the pass level: a level below it is a gap."""

    id: str
    title: str
    sha256: str
    levels: tuple[LevelRule, ...]
    grades: tuple[Grade, ...]
    gap_below: Level
    elements: tuple[Element, ...]
    naming: NamingRules
    sections: SectionRules
    vocabulary: Vocabulary
    pages: PageRules

    @cached_property
    def element_of(self) -> dict[str, Element]:
        """The elements by id."""
        return {element.id: element for element in self.elements}

    def label(self, level: Level) -> str:
        """The Chinese label of a level."""
        return self.levels[level].label
