"""Which texts may share more than formula text: their fingerprints sorted and joined, without an index that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from auditor.across.copies.prints import Hashes

Numbers = npt.NDArray[np.int64]

LEAST = 3  # fingerprints that two texts share: a run of 40 signs has so many
_WHOLE = 0.3  # of the fingerprints of the shorter text: about half of its text
_WHOLE_LEAST = 20  # fingerprints of a text that can count as a copy of another
_HINT = 0.1  # of the fingerprints, among neighbours, from which two texts are compared as wholes
_PARTS = 8  # in which the fingerprints are joined, one after the other, so that memory stays flat
_HOLDERS = 50  # texts with the same fingerprint that are paired each with each; of more, those near each other


def grouped(texts: Sequence[Hashes], units: Sequence[int]) -> list[int]:
    """For each text the number of its group: texts of one unit are one, and so are units whose whole texts are copies of each other."""
    groups = list(range(max(units, default=-1) + 1))

    def root(unit: int) -> int:
        while groups[unit] != unit:
            groups[unit] = unit = groups[groups[unit]]
        return unit

    sizes = np.array([len(text) for text in texts], np.int64)
    left, right, times = _counted((_following(part, len(texts)) for part in _joined(texts)), len(texts))
    shorter = np.minimum(sizes[left], sizes[right])
    likely = (shorter >= _WHOLE_LEAST) & (times >= _HINT * shorter)
    for one, other in zip(left[likely].tolist(), right[likely].tolist(), strict=True):
        first, second = sorted((root(units[one]), root(units[other])))
        if first != second and _is_whole_copy(texts[one], texts[other]):
            groups[second] = first
    return [root(unit) for unit in units]


def candidates(texts: Sequence[Hashes], groups: Sequence[int], units: int) -> list[tuple[int, int]]:
    """Pairs of texts that share at least LEAST fingerprints which fewer than `units` groups have, sorted."""
    numbers = np.asarray(groups, np.int64)
    left, right, times = _counted((_rarely(part, numbers, units) for part in _joined(texts)), len(texts))
    enough = times >= LEAST
    return list(zip(left[enough].tolist(), right[enough].tolist(), strict=True))


def _is_whole_copy(ours: Hashes, theirs: Hashes) -> bool:
    return len(np.intersect1d(ours, theirs, assume_unique=True)) >= _WHOLE * min(len(ours), len(theirs))


def _joined(texts: Sequence[Hashes]) -> Iterator[tuple[Hashes, Numbers]]:
    """Fingerprints that several texts have, sorted, each with the numbers of these texts, ascending; part after part."""
    edges = np.array([(part << 61) for part in range(_PARTS)], np.uint64)
    cuts = [[*np.searchsorted(text, edges).tolist(), len(text)] for text in texts]
    for part in range(_PARTS):
        slices = [text[cut[part] : cut[part + 1]] for text, cut in zip(texts, cuts, strict=True)]
        hashes = np.concatenate([np.empty(0, np.uint64), *slices])
        holders = np.repeat(np.arange(len(texts)), [len(each) for each in slices])
        order = np.argsort(hashes, kind="stable")
        hashes, holders = hashes[order], holders[order]
        same = hashes[1:] == hashes[:-1]
        several = np.concatenate((same, [False]))[: len(hashes)] | np.concatenate(([False], same))[: len(hashes)]
        yield hashes[several], holders[several]


def _following(part: tuple[Hashes, Numbers], texts: int) -> Numbers:
    """Codes of the pairs of texts that follow each other among those with the same fingerprint: few, though many have it."""
    hashes, holders = part
    same = hashes[1:] == hashes[:-1]
    codes: Numbers = holders[:-1][same] * texts + holders[1:][same]
    return codes


def _rarely(part: tuple[Hashes, Numbers], groups: Numbers, units: int) -> Numbers:
    """Codes of the pairs of texts with a fingerprint in common that fewer than `units` groups have."""
    hashes, holders = part
    first = np.concatenate(([True], hashes[1:] != hashes[:-1]))[: len(hashes)]
    which = np.cumsum(first) - 1
    most = len(groups)
    held = np.unique(which * most + groups[holders]) // most  # each fingerprint once a group
    keep = (np.bincount(held, minlength=1) < units)[which]
    which, holders = which[keep], holders[keep]
    found = [np.empty(0, np.int64)]
    for step in range(1, min(len(which), _HOLDERS)):
        same = which[step:] == which[:-step]
        if not same.any():
            break
        found.append(holders[:-step][same] * most + holders[step:][same])
    return np.concatenate(found)


def _counted(parts: Iterable[Numbers], texts: int) -> tuple[Numbers, Numbers, Numbers]:
    """From the codes of pairs: left and right text, and how often each pair comes, sorted."""
    codes, times = np.empty(0, np.int64), np.empty(0, np.int64)
    for part in parts:
        new, counts = np.unique(part, return_counts=True)
        order = np.argsort(both := np.concatenate((codes, new)), kind="stable")
        both, counted = both[order], np.concatenate((times, counts))[order]
        begins = np.flatnonzero(np.concatenate(([True], both[1:] != both[:-1]))[: len(both)])
        codes, times = both[begins], np.add.reduceat(counted, begins) if len(begins) else counted
    return codes // max(texts, 1), codes % max(texts, 1), times
