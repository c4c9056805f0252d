"""Weighing one sentence: which element each act, figure and document in it belongs to, and what each is worth."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from auditor.matching.clauses import Clause, Span, overlaps, within
from auditor.matching.matcher import Figure, Hit, Matcher
from auditor.matching.uses import ACTED, ACTED_ALONE, EXCLUDED, NOT_SUBJECT, TOPIC, WEAK, Cue
from auditor.model import Level
from auditor.rules.keys import WORDING_KEYS

_STRENGTH = {key.name: key.earns for key in WORDING_KEYS if key.earns is not None}
_TAKING = frozenset(key.name for key in WORDING_KEYS if key.takes)
_ORDER = {key.name: number for number, key in enumerate(WORDING_KEYS)}
_CLAUSE_END = attrgetter("end")


class Weighed(NamedTuple):
    """One thing found for one element: its strength before status is considered, its place, its clause (index) and its wording
    (index; -1 for a figure or a document)."""

    element: int
    strength: Level
    start: int
    end: int
    clause: int
    wording: int


class _Found(NamedTuple):
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
    section is all about."""

    clauses: Sequence[Clause]
    hits: Sequence[Hit]
    figures: Sequence[Figure]
    cues: dict[Cue, list[Span]]
    own_titles: Sequence[Span]
    lead: frozenset[int]
    home: frozenset[int]


def weigh(parts: SentenceParts, matcher: Matcher, rejected: list[Rejected] | None = None) -> list[Weighed]:
    """Everything in a sentence that counts for some element; what does not is added to `rejected` where a list is given."""
    found = _sorted_out(parts, matcher, rejected)
    if not found:
        return []
    owning = [item for item in found if item.key == TOPIC]
    zones = [zone | parts.home for zone in _zones(owning, len(parts.clauses), parts.lead)]
    idle = [*parts.cues.get(Cue.EMPTY, ()), *parts.cues.get(Cue.LISTED, ())]
    weighed = []
    for item in found:
        if item.key == ACTED and not _owned(item, zones, owning):
            _reject(item, "同一分句里说的不是本要素", rejected)
            continue
        if item.key == ACTED and within(item.start, item.end, idle):
            _reject(item, "只是“落实、完善……制度”一类表态，或清单里的一项", rejected)
            continue
        weighed.append(Weighed(item.element, _STRENGTH[item.key], item.start, item.end, item.clause, item.wording))
    figures, unowned = _by_figures(owning, parts, matcher)
    free = range(len(matcher.units)) if not owning else parts.home
    return [*weighed, *figures, *_checked(weighed, unowned, free, parts, matcher)]


def topics_of(hits: Iterable[Hit], matcher: Matcher) -> frozenset[int]:
    """The elements whose topic is among the hits."""
    return frozenset(
        used.element for hit in hits for used in matcher.used[hit.wording] if used.key in (TOPIC, ACTED_ALONE)
    )


def _reject(item: _Found, reason: str, rejected: list[Rejected] | None) -> None:
    if rejected is not None:
        rejected.append(Rejected(item.element, item.start, item.end, item.wording, reason))


def _sorted_out(parts: SentenceParts, matcher: Matcher, rejected: list[Rejected] | None) -> list[_Found]:
    """The hits of elements, without what an exclusion, a foreign subject, a weak wording or a list takes away."""
    every: dict[int, list[_Found]] = {}
    special: set[int] = set()
    for hit in parts.hits:
        uses = matcher.used[hit.wording]
        clause = _clause_at(parts.clauses, hit.start) if uses else 0
        for key, element in uses:
            every.setdefault(element, []).append(_Found(key, element, *hit, clause))
            if key in _TAKING:
                special.add(element)
    named = parts.lead | parts.home | every.keys()
    for hit in parts.hits:
        acts = matcher.acts[hit.wording]
        if rejected is None:
            acts &= named
        clause = _clause_at(parts.clauses, hit.start) if acts else 0
        for element in acts:
            every.setdefault(element, []).append(_Found(ACTED, element, *hit, clause))
    listed = parts.cues.get(Cue.LISTED, ())
    kept: list[_Found] = []
    for element, items in every.items():
        kept += _of_element(items, listed, rejected) if listed or element in special else items
    return sorted((item for item in kept if item.key in _STRENGTH), key=_by_place)


def _by_place(item: _Found) -> tuple[int, int, int, int]:
    return item.start, item.end, item.element, _ORDER[item.key]


def _of_element(items: Sequence[_Found], listed: Sequence[Span], rejected: list[Rejected] | None) -> Iterator[_Found]:
    """What is left of one element's hits; a topic that is only listed, weak or somebody else's owns nothing and counts as weak."""
    excluded = [(item.start, item.end) for item in items if item.key == EXCLUDED]
    weak = [(item.start, item.end) for item in items if item.key == WEAK]
    foreign = [item for item in items if item.key == NOT_SUBJECT]
    for item in items:
        outside = any(other.clause == item.clause and other.start < item.start for other in foreign)
        if item.key not in _STRENGTH:
            continue
        if overlaps(item.start, item.end, excluded):
            _reject(item, "属于规则排除的情形（excluded）", rejected)
        elif item.key == TOPIC and (
            outside or overlaps(item.start, item.end, weak) or within(item.start, item.end, listed)
        ):
            yield item._replace(key=WEAK)
        elif outside and item.key != WEAK:
            _reject(item, "做这件事的不是本单位（not_subject）", rejected)
        else:
            yield item


def _owned(act: _Found, zones: Sequence[frozenset[int]], owning: Sequence[_Found]) -> bool:
    """Whether an act is its element's: the clause speaks of it, or an earlier clause of the sentence named it."""
    return act.element in zones[act.clause] or any(
        topic.element == act.element and topic.clause < act.clause for topic in owning
    )


def _zones(owning: Sequence[_Found], count: int, lead: frozenset[int]) -> list[frozenset[int]]:
    """For each clause, the elements it speaks of: those it names, else those of the clause before, else of the next, else the item's."""
    named: list[set[int]] = [set() for _ in range(count)]
    for item in owning:
        named[item.clause].add(item.element)
    zones: list[frozenset[int]] = []
    first = next((frozenset(names) for names in named if names), lead)
    current = first
    for names in named:
        current = frozenset(names) if names else current
        zones.append(current)
    return zones


def _checked(
    weighed: Sequence[Weighed],
    unowned: Sequence[Figure],
    free: Container[int],
    parts: SentenceParts,
    matcher: Matcher,
) -> list[Weighed]:
    """Acts that come with something checkable in their clause: a date, a frequency, full coverage, a document of the unit's own, or
    a figure of the element's units that no topic owns (only for `free` elements: where the sentence names none, or in their section)."""
    checkable = [*parts.cues.get(Cue.CHECKABLE, ()), *parts.own_titles]
    places = {(_clause_at(parts.clauses, start), start, end) for start, end in checkable}
    figures = [(f.unit, (_clause_at(parts.clauses, f.start), f.start, f.end)) for f in unowned]
    found = []
    for item in weighed:
        if item.strength not in (Level.ACTED, Level.MENTIONED):
            continue
        units = matcher.units[item.element] if item.element in free else frozenset()
        own = {place for unit, place in figures if unit in units}
        for clause, start, end in sorted(places | own):
            inside = item.strength is Level.MENTIONED and (start, end) in parts.own_titles and start < item.start < end
            acted = item.strength is Level.ACTED and clause == item.clause
            if inside or acted:
                span = min(start, item.start), max(end, item.end)
                found.append(Weighed(item.element, Level.EVIDENCED, *span, item.clause, item.wording))
                break
    return found


def _by_figures(owning: Sequence[_Found], parts: SentenceParts, matcher: Matcher) -> tuple[list[Weighed], list[Figure]]:
    """Figures, each given to the topic that owns it, and those that no topic owns."""
    not_figures = parts.cues.get(Cue.NOT_FIGURES, ())
    found, unowned = [], []
    for figure in parts.figures:
        if overlaps(figure.start, figure.end, not_figures):
            continue
        clause = _clause_at(parts.clauses, figure.start)
        owners = _owners(figure, clause, owning, matcher)
        found += [Weighed(element, Level.EVIDENCED, start, end, clause, -1) for element, start, end in owners]
        if not owners:
            unowned.append(figure)
    return found, unowned


def _owners(figure: Figure, clause: int, owning: Sequence[_Found], matcher: Matcher) -> list[tuple[int, int, int]]:
    """The elements that own a figure: those of the topic named last before it in its clause, else next in its clause, else last in the
    clauses before; only topics whose element counts the figure's unit. Each with the span from topic to figure, or of the figure alone
    where the topic stands in an earlier clause."""
    able = [item for item in owning if figure.unit in matcher.units[item.element]]
    before = [item for item in able if item.clause == clause and item.start < figure.start]
    after = [item for item in able if item.clause == clause and item.start >= figure.start]
    earlier = [item for item in able if item.clause < clause]
    ranked = [*before[-1:], *after[:1], *earlier[-1:]]
    if not ranked:
        return []
    chosen = ranked[0]
    start, end = figure.start, figure.end
    if chosen.clause == clause:
        start, end = min(chosen.start, start), max(chosen.end, end)
    same = [item for item in able if overlaps(item.start, item.end, [(chosen.start, chosen.end)])]
    return [(item.element, start, end) for item in same]


def _clause_at(clauses: Sequence[Clause], offset: int) -> int:
    return min(bisect_right(clauses, offset, key=_CLAUSE_END), len(clauses) - 1)
