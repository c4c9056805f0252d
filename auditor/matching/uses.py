"""What a wording is used for: by which element under which key, as a cue of the shared vocabulary, or by a check of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import NamedTuple, TypeAlias

from auditor.rules.types import Ruleset
from auditor.wording.parse import Wording

# The keys of an element by which more is decided than what a wording earns.
TOPIC = "topic"
ACTED = "acted"
ACTED_ALONE = "acted_alone"
WEAK = "weak"
EXCLUDED = "excluded"
NOT_SUBJECT = "not_subject"
# Those by which a structural element is counted.
MARKS = "marks"
CLOSING = "closing"


class Cue(StrEnum):
    """The groups of the shared vocabulary that are looked for in every sentence."""

    PLANNED = auto()
    DONE = auto()
    LACKING = auto()
    GOOD_NEWS = auto()
    EMPTY = auto()
    LISTED = auto()
    CHECKABLE = auto()
    NOT_FIGURES = auto()
    NAMES = auto()
    OTHER_MATTERS = auto()
    MEANS = auto()


class Used(NamedTuple):
    """One use of a wording: under which key, by which element (index in the ruleset)."""

    key: str
    element: int


def uses_of(ruleset: Ruleset) -> Iterator[tuple[Wording, Used | Cue | None]]:
    """Every wording of a ruleset with its use; None where a check of the text looks for it."""
    for index, element in enumerate(ruleset.elements):
        for key, wording in element.each_wording():
            yield wording, Used(key, index)
    for cue in Cue:
        for wording in getattr(ruleset.vocabulary, cue):
            yield wording, cue
    for check in ruleset.checks:
        yield from ((wording, None) for wording in check.wordings())


UsesByWording: TypeAlias = tuple[tuple[tuple[Used, ...], ...], tuple[frozenset[int], ...], tuple[tuple[Cue, ...], ...]]


def uses_by_wording(ruleset: Ruleset, wordings: Sequence[Wording]) -> UsesByWording:
    """For each of some wordings: its uses by elements, acts apart; the elements whose act it is; which cues it is."""
    by_elements: defaultdict[Wording, list[Used]] = defaultdict(list)
    acts: defaultdict[Wording, set[int]] = defaultdict(set)
    cues: defaultdict[Wording, list[Cue]] = defaultdict(list)
    for wording, use in uses_of(ruleset):
        if isinstance(use, Cue):
            cues[wording].append(use)
        elif use is None:
            continue
        elif use.key == ACTED:
            acts[wording].add(use.element)
        else:
            by_elements[wording].append(use)
    return (
        tuple(tuple(by_elements.get(wording, ())) for wording in wordings),
        tuple(frozenset(acts.get(wording, ())) for wording in wordings),
        tuple(tuple(cues.get(wording, ())) for wording in wordings),
    )
