"""Formula text, which is no copying: what the rules list, the county's own base text, and what stands in several units' reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import numpy as np

from auditor.across.copies.masked import Flags, Masked, Signs
from auditor.across.copies.prints import GRAM, Hashes, grams
from auditor.wording.parse import Wording

_BLOCK, _OVERLAP = 1000, 200  # characters looked at in one go, and how far formula text may reach beyond


def listed(masked: Masked, formulas: Sequence[Wording]) -> Flags:
    """For each sign whether it stands in formula text that the rules list."""
    flags = np.zeros(len(masked.signs), np.bool_)
    for wording in formulas:
        for start, end in _found(wording, masked.text):
            first, last = np.searchsorted(masked.begins, start), np.searchsorted(masked.ends, end, "right")
            flags[first:last] = True
    return flags


def _found(wording: Wording, text: str) -> Iterator[tuple[int, int]]:
    """Where it stands, looked for block by block: a figure of a hundred thousand digits would take as long as all others together."""
    for start in range(0, len(text), _BLOCK):
        with suppress(
            TimeoutError
        ):  # an expression that does not end on this text: what it stands for counts, and is told
            yield from wording.find(text, start, min(start + _BLOCK + _OVERLAP, len(text)))


def covered(signs: Signs, known: Hashes) -> Flags:
    """For each sign whether one of the grams that are known (sorted) covers it."""
    change = np.zeros(len(signs) + 1, np.int32)
    hits = np.flatnonzero(among(grams(signs), known))
    np.add.at(change, hits, 1)
    np.add.at(change, hits + GRAM, -1)
    return np.cumsum(change)[:-1] > 0


def among(hashes: Hashes, known: Hashes) -> Flags:
    """For each hash whether it is one of those known (sorted)."""
    if not len(known):
        return np.zeros(len(hashes), np.bool_)
    at = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    found: Flags = known[at] == hashes
    return found


def frequent(asked: Hashes, groups: Iterable[Iterable[Signs]], least: int) -> Hashes:
    """Those of the grams asked for (sorted) that stand in the texts of at least so many groups."""
    if not len(asked):
        return asked
    times = np.zeros(len(asked), np.int32)
    for texts in groups:
        held = np.zeros(len(asked), np.bool_)
        for signs in texts:
            hashes = grams(signs)
            held[np.searchsorted(asked, hashes[among(hashes, asked)])] = True
        times += held
    return asked[times >= least]
