"""What was found in one sentence for each element, without what an exclusion, a name, a foreign subject or a list takes away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from auditor.matching.clauses import Clause, Span, overlaps, within
from auditor.matching.matcher import Figure, Hit, Matcher
from auditor.matching.uses import ACTED, ACTED_ALONE, EXCLUDED, NOT_SUBJECT, TOPIC, WEAK, Cue
from auditor.rules.keys import WORDING_KEYS
from auditor.wording.parse import Wording

STRENGTH = {key.name: key.earns for key in WORDING_KEYS if key.earns is not None}
_TAKING = frozenset(key.name for key in WORDING_KEYS if key.takes)
_ORDER = {key.name: number for number, key in enumerate(WORDING_KEYS)}
_FAR = "……"  # the gap of a wording that reaches over commas, for an act too
_CLAUSE_END = attrgetter("end")


class Found(NamedTuple):
    """A wording found for an element under one of its keys, with its place and its clause (index)."""

    key: str
    element: int
    start: int
    end: int
    wording: int
    clause: int


class Rejected(NamedTuple):
    """A wording found that does not count for its element, and why, in Chinese."""

    element: int
    start: int
    end: int
    wording: int
    reason: str


class SentenceParts(NamedTuple):
    """What is known of a sentence before weighing. `lead` are the elements that the item's heading names, `home` those that the
    section is all about, `carried` those that the sentence before it in the paragraph was about."""

    clauses: Sequence[Clause]
    hits: Sequence[Hit]
    figures: Sequence[Figure]
    cues: dict[Cue, list[Span]]
    own_titles: Sequence[Span]
    lead: frozenset[int]
    home: frozenset[int]
    carried: frozenset[int]

    @property
    def context(self) -> frozenset[int]:
        """The elements that the sentence may speak of without naming them."""
        return self.lead | self.home | self.carried


def sorted_out(parts: SentenceParts, matcher: Matcher, rejected: list[Rejected] | None) -> list[Found]:
    """What was found for elements, in the order of the text; what does not count is added to `rejected` where a list is given."""
    every: dict[int, list[Found]] = {}
    special: set[int] = set()
    names = parts.cues.get(Cue.NAMES, ())
    for hit in parts.hits:
        uses = matcher.used[hit.wording]
        clause = clause_at(parts.clauses, hit.start) if uses else 0
        for key, element in uses:
            found = Found(key, element, *hit, clause)
            if names and key in STRENGTH and _in_name(found, names, rejected):
                continue
            every.setdefault(element, []).append(found)
            if key in _TAKING:
                special.add(element)
    named = parts.context | every.keys()
    for hit in parts.hits:
        acts = matcher.acts[hit.wording]
        if rejected is None:
            acts &= named
        clause = clause_at(parts.clauses, hit.start) if acts else 0
        for element in acts:
            found = Found(ACTED, element, *hit, clause)
            if hit.end > parts.clauses[clause].end and not _spans_clauses(matcher.wordings[hit.wording]):
                reject(found, "做法跨过逗号，前后不是一件事（要跨就写 ……）", rejected)
            elif not (names and _in_name(found, names, rejected)):
                every.setdefault(element, []).append(found)
    listed = parts.cues.get(Cue.LISTED, ())
    kept: list[Found] = []
    for element, items in every.items():
        kept += _of_element(items, listed, rejected) if listed or element in special else items
    return sorted((item for item in kept if item.key in STRENGTH), key=_by_place)


def reject(item: Found, reason: str, rejected: list[Rejected] | None) -> None:
    """Note that something found does not count."""
    if rejected is not None:
        rejected.append(Rejected(item.element, item.start, item.end, item.wording, reason))


def topics_of(hits: Iterable[Hit], matcher: Matcher) -> frozenset[int]:
    """The elements whose topic is among the hits, and is not taken away there by an exclusion or as weak."""
    named: list[tuple[int, Hit]] = []
    taken: dict[int, list[Span]] = {}
    for hit in hits:
        for key, element in matcher.used[hit.wording]:
            if key in (TOPIC, ACTED_ALONE):
                named.append((element, hit))
            elif key in (EXCLUDED, WEAK):
                taken.setdefault(element, []).append((hit.start, hit.end))
    return frozenset(element for element, hit in named if not overlaps(hit.start, hit.end, taken.get(element, ())))


def clause_at(clauses: Sequence[Clause], offset: int) -> int:
    """The clause (index) that an offset stands in."""
    return min(bisect_right(clauses, offset, key=_CLAUSE_END), len(clauses) - 1)


def _in_name(item: Found, names: Sequence[Span], rejected: list[Rejected] | None) -> bool:
    """Whether a wording shares characters with a name or a set phrase that it does not hold whole, so that they say something else."""
    for left, right in names:
        if item.start < right and left < item.end and not (item.start <= left and right <= item.end):
            reject(item, "只是名称或套话里的字样（names）", rejected)
            return True
    return False


def _spans_clauses(wording: Wording) -> bool:
    """Whether a wording is written to reach over commas."""
    return wording.raw or _FAR in wording.source


def _by_place(item: Found) -> tuple[int, int, int, int]:
    return item.start, item.end, item.element, _ORDER[item.key]


def _of_element(items: Sequence[Found], listed: Sequence[Span], rejected: list[Rejected] | None) -> Iterator[Found]:
    """What is left of one element's hits; a topic that is only listed, weak or somebody else's owns nothing and counts as weak."""
    excluded = [(item.start, item.end) for item in items if item.key == EXCLUDED]
    weak = [(item.start, item.end) for item in items if item.key == WEAK]
    foreign = [item for item in items if item.key == NOT_SUBJECT]
    for item in items:
        outside = any(other.clause == item.clause and other.start < item.start for other in foreign)
        if item.key not in STRENGTH:
            continue
        if overlaps(item.start, item.end, excluded):
            reject(item, "属于规则排除的情形（excluded）", rejected)
        elif item.key == TOPIC and (
            outside or overlaps(item.start, item.end, weak) or within(item.start, item.end, listed)
        ):
            yield item._replace(key=WEAK)
        elif outside and item.key != WEAK:
            reject(item, "做这件事的不是本单位（not_subject）", rejected)
        else:
            yield item
