"""Equal runs of two masked texts, in any order."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.across.copies.masked import Signs
from auditor.across.copies.prints import Hashes, grams

Positions = npt.NDArray[np.intp]

SEED = 8  # signs of the shortest run
_TIMES = 4  # places of one gram in a text that are looked at: text that repeats itself stays cheap
_MOST = 3000  # runs of one pair, the longest


class Run(NamedTuple):
    """So many equal signs from `left` in the one text and from `right` in the other."""

    left: int
    right: int
    length: int


def equal_runs(left: Signs, right: Signs) -> list[Run]:
    """Runs of at least SEED signs that do not overlap on either side, the longest taken first; in the order of the left text."""
    found = _maximal(left, right)
    found.sort(key=lambda run: (-run.length, run.left, run.right))
    taken: list[Run] = []
    free_left, free_right = np.ones(len(left), np.bool_), np.ones(len(right), np.bool_)
    for run in found[:_MOST]:
        for part in _free(run, free_left, free_right):
            free_left[part.left : part.left + part.length] = False
            free_right[part.right : part.right + part.length] = False
            taken.append(part)
    return sorted(taken)


def _free(run: Run, left: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> list[Run]:
    """The parts of a run that no longer one has taken."""
    free = left[run.left : run.left + run.length] & right[run.right : run.right + run.length]
    if free.all():
        return [run]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False]))))
    return [
        Run(run.left + int(start), run.right + int(start), int(end - start))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= SEED
    ]


def _maximal(left: Signs, right: Signs) -> list[Run]:
    """Runs that cannot be made longer, from the seeds along each diagonal."""
    ours, theirs = _seeds(left, right)
    if not len(ours):
        return []
    diagonal = ours - theirs
    order = np.lexsort((ours, diagonal))
    ours, theirs, diagonal = ours[order], theirs[order], diagonal[order]
    first = np.concatenate(([True], (np.diff(diagonal) != 0) | (np.diff(ours) != 1)))
    begins = np.flatnonzero(first)
    lengths = np.diff(np.concatenate((begins, [len(ours)]))) + SEED - 1
    runs: list[Run] = []
    for i, j, length in zip(ours[begins].tolist(), theirs[begins].tolist(), lengths.tolist(), strict=True):
        if runs and runs[-1].left - runs[-1].right == i - j and i + length <= runs[-1].left + runs[-1].length:
            continue  # within the one before, which was made longer
        runs.append(_longer(left, right, Run(i, j, length)))
    return runs


def _longer(left: Signs, right: Signs, run: Run) -> Run:
    """The run with all equal signs before and behind it."""
    before = _alike(left[: run.left][::-1], right[: run.right][::-1])
    behind = _alike(left[run.left + run.length :], right[run.right + run.length :])
    return Run(run.left - before, run.right - before, run.length + before + behind)


def _alike(left: Signs, right: Signs) -> int:
    """How many signs are equal from the beginning."""
    least = min(len(left), len(right))
    done, step = 0, 1
    while done < least:
        step = min(step * 8, least - done)
        unequal = left[done : done + step] != right[done : done + step]
        if unequal.any():
            return done + int(unequal.argmax())
        done += step
    return done


def _seeds(left: Signs, right: Signs) -> tuple[Positions, Positions]:
    """Places in both texts at which SEED signs are equal; of a gram the first few places in each."""
    ours, our_places = _places(grams(left, SEED))
    theirs, their_places = _places(grams(right, SEED))
    _, at, there = np.intersect1d(ours, theirs, assume_unique=True, return_indices=True)
    a = np.repeat(our_places[:, at], _TIMES, axis=0).ravel()
    b = np.tile(their_places[:, there], (_TIMES, 1)).ravel()
    both = (a >= 0) & (b >= 0)
    return a[both], b[both]


def _places(hashes: Hashes) -> tuple[Hashes, Positions]:
    """The hashes, each once, and for each its first places, a column of _TIMES rows (-1: no more)."""
    order = np.argsort(hashes, kind="stable")
    unique, begins, counts = np.unique(hashes[order], return_index=True, return_counts=True)
    places = np.full((_TIMES, len(unique)), -1, np.intp)
    for nth in range(_TIMES):
        some = counts > nth
        places[nth, some] = order[begins[some] + nth]
    return unique, places
