"""Weighing one sentence: which element each act, figure and document in it belongs to, and what each is worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import NamedTuple

from auditor.judging.found import STRENGTH, Found, Rejected, SentenceParts, clause_at, reject, sorted_out
from auditor.judging.owning import Owners
from auditor.matching.clauses import Clause, Span, overlaps, within
from auditor.matching.matcher import Figure, Matcher
from auditor.matching.uses import ACTED, Cue
from auditor.model import Level

_FEW = 6  # characters before a date or coverage in its clause that name no subject (做到, 覆盖率均达到)


class Weighed(NamedTuple):
    """One thing found for one element: its strength before status is considered, its place, its clause (index) and its wording
    (index; -1 for a figure or a document)."""

    element: int
    strength: Level
    start: int
    end: int
    clause: int
    wording: int


class Weighing(NamedTuple):
    """What counts in a sentence, and the elements that the next sentence goes on about where it names none."""

    items: list[Weighed]
    carried: frozenset[int]


def weigh(parts: SentenceParts, matcher: Matcher, rejected: list[Rejected] | None = None) -> Weighing:
    """Everything in a sentence that counts for some element; what does not is added to `rejected` where a list is given."""
    found = sorted_out(parts, matcher, rejected)
    if not found:
        return Weighing([], frozenset())
    owners = Owners(found, parts)
    idle = [*parts.cues.get(Cue.EMPTY, ()), *parts.cues.get(Cue.LISTED, ())]
    weighed = [
        Weighed(item.element, STRENGTH[item.key], item.start, item.end, item.clause, item.wording)
        for item in found
        if item.key != ACTED or _acts(item, owners, idle, rejected)
    ]
    figures, unowned = _by_figures(owners, parts, matcher)
    free = parts.home if owners.named else range(len(matcher.units))
    told = frozenset(item.element for item in weighed)
    return Weighing([*weighed, *figures, *_checked(weighed, unowned, free, parts, matcher)], owners.carried(told))


def _acts(item: Found, owners: Owners, idle: Sequence[Span], rejected: list[Rejected] | None) -> bool:
    if refusal := owners.refusal(item):
        reject(item, refusal, rejected)
        return False
    if within(item.start, item.end, idle):
        reject(item, "只是“落实、完善……制度”一类表态，或清单里的一项", rejected)
        return False
    return True


def _by_figures(owners: Owners, parts: SentenceParts, matcher: Matcher) -> tuple[list[Weighed], list[Figure]]:
    """Figures, each given to the topic that owns it, and those that no topic owns."""
    not_figures = parts.cues.get(Cue.NOT_FIGURES, ())
    found, unowned = [], []
    for figure in parts.figures:
        if overlaps(figure.start, figure.end, not_figures):
            continue
        clause = clause_at(parts.clauses, figure.start)
        owned = owners.of_figure(figure, clause, matcher)
        if owned is None:
            unowned.append(figure)
            continue
        found += [Weighed(element, Level.EVIDENCED, start, end, clause, -1) for element, start, end in owned]
    return found, unowned


def _checked(
    weighed: Sequence[Weighed],
    unowned: Sequence[Figure],
    free: Container[int],
    parts: SentenceParts,
    matcher: Matcher,
) -> list[Weighed]:
    """Acts that come with something checkable in their clause: a date, a frequency, full coverage, a document of the unit's own, or
    a figure of the element's units that no topic owns (only for `free` elements: where the sentence names none, or in their section)."""
    told = _dates(weighed, parts.cues.get(Cue.CHECKABLE, ()), parts.clauses)
    places = told | {(clause_at(parts.clauses, start), start, end) for start, end in parts.own_titles}
    figures = [(f.unit, (clause_at(parts.clauses, f.start), f.start, f.end)) for f in unowned]
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


def _dates(
    weighed: Sequence[Weighed], checkable: Sequence[Span], clauses: Sequence[Clause]
) -> set[tuple[int, int, int]]:
    """Dates, frequencies and coverage, each with the clause (index) that it belongs to."""
    if not checkable:
        return set()
    telling = sorted({item.clause for item in weighed})
    return {(_told_of(start, end, telling, clauses), start, end) for start, end in checkable}


def _told_of(start: int, end: int, telling: Sequence[int], clauses: Sequence[Clause]) -> int:
    """The clause (index) that a date belongs to: its own; where nothing counts there, the next in which something does if it leads it
    (it opens the sentence, or is all that its clause says), else the one before if it closes it, with no subject of its own."""
    own = clause_at(clauses, start)
    after = bisect_left(telling, own)
    if own in telling[after : after + 1]:
        return own
    leads = own == 0 or end - start >= clauses[own].end - clauses[own].start - 1
    closes = start - clauses[own].start <= _FEW
    following = telling[after : after + 1] if leads else ()
    chosen = following or (telling[max(after - 1, 0) : after] if closes else ())
    return chosen[0] if chosen else own
