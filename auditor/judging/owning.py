"""Whose act and whose figure something in a sentence is: that of the element which the words around it name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from auditor.judging.found import Found, SentenceParts, clause_at
from auditor.matching.clauses import overlaps
from auditor.matching.matcher import Figure, Matcher
from auditor.matching.uses import ACTED, TOPIC, Cue

_OTHER = -1  # stands for an element where a sentence names some other work of the unit, which owns what is said of it


class Owners:
    """The topics of a sentence, and which of them own what. `found` stands in the order of the text."""

    def __init__(self, found: Sequence[Found], parts: SentenceParts) -> None:
        self._parts = parts
        self._found = found
        self._topics = [item for item in found if item.key == TOPIC]
        self._others = _other_matters(parts)
        self._owning = sorted([*self._topics, *self._others], key=_place) if self._others else self._topics

    @property
    def named(self) -> bool:
        """Whether the sentence names any topic."""
        return bool(self._owning)

    def carried(self, told: frozenset[int]) -> frozenset[int]:
        """The elements that the next sentence of the paragraph goes on about where it names none itself: those of what is named last,
        else those carried here of which something is `told`."""
        naming = [item for item in self._found if item.key != ACTED]
        if self._others:
            naming = sorted([*naming, *self._others], key=_place)
        if not naming:
            return self._parts.carried & told
        last = naming[-1]
        return frozenset(
            item.element
            for item in naming
            if item.element != _OTHER and overlaps(item.start, item.end, [(last.start, last.end)])
        )

    def refusal(self, act: Found) -> str:
        """Why an act is not its element's, in Chinese; "" where it is: the clause speaks of the element, an earlier clause of the
        sentence named it, the clause tells by what means the next one is done, or it is the first thing named after the act."""
        if act.element in self._zones[act.clause]:
            return ""
        if any(other.clause == act.clause for other in self._others):
            return "同一分句里说的是不归任何要素的工作（other_matters）"
        own = [topic for topic in self._topics if topic.element == act.element]
        if any(topic.clause < act.clause for topic in own):
            return ""
        if act.clause in self._means and any(topic.clause == act.clause + 1 for topic in own):
            return ""
        if own and not self._between(act, own[0]):
            return ""
        return "同一分句里说的不是本要素"

    def of_figure(self, figure: Figure, clause: int, matcher: Matcher) -> list[tuple[int, int, int]] | None:
        """The elements that own a figure: those of the topic named last before it in its clause, else next in its clause, else last in
        the clauses before; only topics whose element counts the figure's unit. Each with the span from topic to figure, or of the
        figure alone where the topic stands in an earlier clause. None where no topic owns it."""
        able = [item for item in self._owning if item.element == _OTHER or figure.unit in matcher.units[item.element]]
        before = [item for item in able if item.clause == clause and item.start < figure.start]
        after = [item for item in able if item.clause == clause and item.start >= figure.start]
        earlier = [item for item in able if item.clause < clause]
        ranked = [*before[-1:], *after[:1], *earlier[-1:]]
        if not ranked:
            return None
        chosen = ranked[0]
        start, end = figure.start, figure.end
        if chosen.clause == clause:
            start, end = min(chosen.start, start), max(chosen.end, end)
        same = [item for item in able if overlaps(item.start, item.end, [(chosen.start, chosen.end)])]
        return [(item.element, start, end) for item in same if item.element != _OTHER]

    @cached_property
    def _means(self) -> frozenset[int]:
        return frozenset(clause_at(self._parts.clauses, start) for start, _ in self._parts.cues.get(Cue.MEANS, ()))

    @cached_property
    def _zones(self) -> list[frozenset[int]]:
        """For each clause, the elements it speaks of: those it names, else those of the clause before, else of the next; where the
        sentence names none, the item's, and those of the sentence before it."""
        parts = self._parts
        named: list[set[int]] = [set() for _ in parts.clauses]
        for item in self._owning:
            named[item.clause].add(item.element)
        silent = parts.lead | parts.carried if all(item.key == ACTED for item in self._found) else parts.lead
        current = next((frozenset(names) for names in named if names), silent)
        zones: list[frozenset[int]] = []
        for names in named:
            current = frozenset(names) if names else current
            zones.append(current | parts.home)
        return zones

    def _between(self, act: Found, topic: Found) -> bool:
        """Whether something else is named from the act up to the topic."""
        return any(
            act.start <= item.start < topic.start
            and item.element != act.element
            and not overlaps(item.start, item.end, [(topic.start, topic.end)])
            for item in self._owning
        )


def _other_matters(parts: SentenceParts) -> list[Found]:
    return [
        Found(TOPIC, _OTHER, start, end, -1, clause_at(parts.clauses, start))
        for start, end in parts.cues.get(Cue.OTHER_MATTERS, ())
    ]


def _place(item: Found) -> tuple[int, int]:
    return item.start, item.end
