"""What a wording is used for: by which element under which key, or as a cue of the shared vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum, auto
from typing import NamedTuple, TypeAlias

from auditor.rules.types import Ruleset
from auditor.wording.parse import Wording


class Use(IntEnum):
    """The keys under which wordings stand; the first group belongs to an element, the second to all."""

    TOPIC = auto()
    ACTED = auto()
    ACTED_ALONE = auto()
    EVIDENCED = auto()
    WEAK = auto()
    EXCLUDED = auto()
    NOT_SUBJECT = auto()
    MARK = auto()
    CLOSING = auto()
    PLANNED = auto()
    DONE = auto()
    LACKING = auto()
    GOOD_NEWS = auto()
    EMPTY = auto()
    LISTED = auto()
    CHECKABLE = auto()
    NOT_FIGURES = auto()


SHARED = -1
_ELEMENT_KEYS = (Use.TOPIC, Use.ACTED, Use.ACTED_ALONE, Use.EVIDENCED, Use.WEAK, Use.EXCLUDED, Use.NOT_SUBJECT)
_CUES = (
    Use.PLANNED, Use.DONE, Use.LACKING, Use.GOOD_NEWS, Use.EMPTY, Use.LISTED, Use.CHECKABLE, Use.NOT_FIGURES,
)  # fmt: skip


class Used(NamedTuple):
    """One use of a wording: for what, and by which element (index in the ruleset; SHARED for a cue)."""

    use: Use
    element: int


def uses_of(ruleset: Ruleset) -> Iterator[tuple[Wording, Used]]:
    """Every wording of a ruleset with its use."""
    for index, element in enumerate(ruleset.elements):
        for use in _ELEMENT_KEYS:
            for wording in getattr(element, use.name.lower()):
                yield wording, Used(use, index)
        if element.counting:
            for wording in element.counting.marks:
                yield wording, Used(Use.MARK, index)
            for wording in element.counting.closing:
                yield wording, Used(Use.CLOSING, index)
    for use in _CUES:
        for wording in getattr(ruleset.vocabulary, use.name.lower()):
            yield wording, Used(use, SHARED)


UsesByWording: TypeAlias = tuple[tuple[tuple[Used, ...], ...], tuple[frozenset[int], ...], tuple[tuple[Use, ...], ...]]


def uses_by_wording(ruleset: Ruleset, wordings: Sequence[Wording]) -> UsesByWording:
    """For each of some wordings: its uses by elements, acts apart; the elements whose act it is; which cues it is."""
    used: defaultdict[Wording, list[Used]] = defaultdict(list)
    for wording, use in uses_of(ruleset):
        used[wording].append(use)
    listed = [used.get(wording, ()) for wording in wordings]
    return (
        tuple(tuple(use for use in uses if use.element != SHARED and use.use is not Use.ACTED) for uses in listed),
        tuple(frozenset(use.element for use in uses if use.use is Use.ACTED) for uses in listed),
        tuple(tuple(use.use for use in uses if use.element == SHARED) for uses in listed),
    )
