"""A ruleset as the program holds it: everything that is policy, checked and ready to use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from auditor.model import NOT_APPLICABLE, Level, NotApplicable, Status
from auditor.rules.across.types import CopyRules, FollowRules
from auditor.rules.flaws.types import Check
from auditor.rules.keys import WORDING_KEYS
from auditor.rules.naming import NamingRules
from auditor.rules.pages import PageRules
from auditor.rules.scoring.types import Figure, SaidRules, ScoringRules
from auditor.rules.term import Term
from auditor.wording.parse import Wording

NAMED = "〇〇"  # in a template, where what an element names is put
Wordings: TypeAlias = Mapping[str, tuple[Wording, ...]]  # by key


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a level is called and which share (0 to 1) of an element's points it earns."""

    level: Level
    label: str
    share: float


def level_names(levels: Iterable[LevelRule]) -> dict[str, Level]:
    """The levels by all names that people may write: each by its id, then by its label."""
    return {name: rule.level for rule in levels for name in (rule.level.id, rule.label) if name}


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the whole report: its name and the least score that earns it."""

    name: str
    at_least: float


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
    names: tuple[Wording, ...]
    other_matters: tuple[Wording, ...]
    means: tuple[Wording, ...]
    issuing: tuple[Wording, ...]
    kept_titles: tuple[Wording, ...]
    none_happened: tuple[Wording, ...]  # templates: with what an element says did not happen for `NAMED`, an act
    none_all_year: tuple[Wording, ...]  # the same, evidence
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
class Steps:
    """What a unit is told is not yet written where it lacks acts (`acted`) or something that can be checked (`evidenced`), in words
    that follow 没有写明; "" leaves it to the wordings."""

    acted: str = ""
    evidenced: str = ""


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

    `heading` is the role whose bare heading earns `mentioned` ("": any text in the section does). `wordings` are the `marks`, beside
    which a figure with one of the units in `figures` is a mark too, and those `closing` a report: a sentence outside such a section that
    earns `mentioned`.
    """

    roles: tuple[str, ...]
    acted: Threshold
    evidenced: Threshold
    wordings: Wordings
    figures: tuple[str, ...] = ()
    heading: str = ""


def _without_wordings() -> Wordings:
    return {key.name: () for key in WORDING_KEYS}


@dataclass(frozen=True, slots=True)
class Element:
    """One thing a report must contain, what demands it, and how it is detected. See `rules/keys.py` for the meaning of each key.

    `wordings` has all keys that hold wordings, in their order. `home` is the role of the section that is all about this element: there,
    acts need not name it. `none_happened` is what it speaks well of a unit that none of it happened; the wordings made of it stand with
    the others. `points_by_kind` are kinds with other points than `points`. `scored_by` is the body of the office that scores it
    (评分责任单位), "" where that is not divided.
    """

    id: str
    name: str
    part: str
    basis: str
    kinds: tuple[str, ...]
    points: float
    advice: str
    wordings: Wordings = field(default_factory=_without_wordings)
    figures: tuple[str, ...] = ()
    none_happened: tuple[str, ...] = ()
    home: str = ""
    counting: Counting | None = None
    steps: Steps = Steps()
    examples: tuple[Example, ...] = ()
    points_by_kind: tuple[tuple[str, float], ...] = ()
    scored_by: str = ""

    def points_for(self, kind: str | None) -> float:
        """The points for a kind of unit; those of all kinds where it is None."""
        return dict(self.points_by_kind).get(kind or "", self.points)

    def each_wording(self) -> Iterator[tuple[str, Wording]]:
        """All wordings with the keys that they stand under, those by which the element is counted last."""
        for wordings in (self.wordings, self.counting.wordings if self.counting else {}):
            for key, found in wordings.items():
                yield from ((key, wording) for wording in found)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the ruleset with the id `ruleset` has otherwise than its base, in Chinese: where, what, as it was and as it is.
    An entry added to a list has no `before`, one removed from it no `after`."""

    place: str
    what: str
    before: str
    after: str
    ruleset: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what} {' → '.join(filter(None, (self.before, self.after)))}"


@dataclass(frozen=True)
class Ruleset:
    """A checked ruleset. `sha256` is over what its files say; `gap_below` is the pass level: a level below it is a gap. `years` are
    the first and last year of report that it is for; `reporting` says by when a report is handed in, `publishing` by when it is published.

    Where it extends another, `extends` is the id of that one, `sha256` is over both, and `changes` are all from the
    ruleset that extends none on, in order, but for those of a shipped one beneath. `groups` are the word groups, each as one wording.
    """

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
    reporting: Term = field(default_factory=Term)
    publishing: Term = field(default_factory=Term)
    years: tuple[int, int] | None = None
    extends: str | None = None
    changes: tuple[Change, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    copying: CopyRules = field(default_factory=CopyRules)
    following: FollowRules = field(default_factory=FollowRules)
    scoring: ScoringRules = field(default_factory=ScoringRules)
    figures: tuple[Figure, ...] = ()
    said: SaidRules = field(default_factory=SaidRules)

    @cached_property
    def element_of(self) -> dict[str, Element]:
        """The elements by id."""
        return {element.id: element for element in self.elements}

    @cached_property
    def check_of(self) -> dict[str, Check]:
        """The checks of the text by id."""
        return {check.id: check for check in self.checks}

    @cached_property
    def judged(self) -> dict[str, Level | NotApplicable]:
        """The levels and what stands in place of one by all names that people may write: ids and labels."""
        return {**level_names(self.levels), NOT_APPLICABLE.id: NOT_APPLICABLE, NOT_APPLICABLE.label: NOT_APPLICABLE}

    def label(self, level: Level | NotApplicable) -> str:
        """The Chinese label of a level, or of what stands in place of one."""
        return self.levels[level].label if isinstance(level, Level) else level.label
