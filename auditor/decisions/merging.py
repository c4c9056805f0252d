"""Decisions taken back merged with those kept before: what is the same for verdicts and for flaws of the text."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Keyed(Protocol):
    """A decision, which knows what it is about and what it says."""

    @property
    def key(self) -> Hashable:
        """What it is about."""

    @property
    def said(self) -> object:
        """What was decided, and why."""


D = TypeVar("D", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Merged(Generic[D]):
    """`all` decisions to keep; of these, `added` are new, `changed` stand in place of `replaced` (same order), and `kept` is
    how many stay as they were. `withdrawn` are kept no more."""

    all: tuple[D, ...]
    added: tuple[D, ...]
    changed: tuple[D, ...]
    replaced: tuple[D, ...]
    kept: int
    withdrawn: tuple[D, ...] = ()


def merged(earlier: Iterable[D], new: Sequence[D], withdrawn: Container[object]) -> Merged[D]:
    """The earlier decisions, those about the same replaced by the new ones that say something else, and without those whose keys are
    `withdrawn`."""
    every = list(earlier)
    gone = tuple(each for each in every if each.key in withdrawn)
    known = {each.key: each for each in every if each.key not in withdrawn}
    added = tuple(each for each in new if each.key not in known)
    changed = tuple(each for each in new if each.key in known and each.said != known[each.key].said)
    replaced = tuple(known[each.key] for each in changed)
    kept = len(known) - len(changed)
    together = known | {each.key: each for each in (*added, *changed)}
    return Merged(tuple(together.values()), added, changed, replaced, kept, gone)
