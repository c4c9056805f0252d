"""Fingerprints of a masked text, by winnowing (Schleimer, Wilkerson & Aiken 2003)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from auditor.across.copies.masked import Signs

Hashes = npt.NDArray[np.uint64]

GRAM = 13  # signs that one fingerprint speaks for
WINDOW = 8  # of so many neighbouring grams at least one is kept: equal runs of GRAM + WINDOW - 1 share one
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


def grams(signs: Signs, size: int = GRAM) -> Hashes:
    """The hash of each stretch of so many signs, by where it begins; the same in every run of the program."""
    count = len(signs) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    wide = signs.astype(np.uint64) * _MIX
    hashes = wide[:count].copy()
    for at in range(1, size):
        hashes *= _BASE
        hashes += wide[at : at + count]
    hashes ^= hashes >> np.uint64(29)  # so that the least of a window is a fair choice
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    return hashes


def prints(signs: Signs) -> Hashes:
    """The least hash of each window, each once, sorted."""
    hashes = grams(signs)
    count = len(hashes) - WINDOW + 1
    if count <= 0:
        return np.unique(hashes)
    least = hashes[:count].copy()
    for at in range(1, WINDOW):
        np.minimum(least, hashes[at : at + count], out=least)
    return np.unique(least)
