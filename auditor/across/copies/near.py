"""Runs joined over what was changed between them: neighbouring sentences in which only names or figures differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from rapidfuzz.distance import Indel

from auditor.across.copies.masked import Masked
from auditor.across.copies.runs import Run

Chain: TypeAlias = tuple[Run, ...]  # equal runs that follow each other on both sides

GAP = 30  # signs that may differ between two runs
_LEAST = 20  # equal signs of a chain that is looked at
_PIECE = 2  # equal signs that count between runs
_OPEN = 16  # chains that a run is tried on, the latest


def near_chains(left: Masked, right: Masked, runs: Sequence[Run], alike: float) -> list[Chain]:
    """The runs in chains, each at least so much `alike` (0 to 1) on both sides, to the ends of its sentences where these are."""
    ours, theirs = _text(left), _text(right)
    found: list[Chain] = []
    for chain in _linked(runs):
        if equal_signs(chain) >= _LEAST:
            for part in _parts(_filled(chain, ours, theirs), alike):
                found.append(_to_sentences(part, (left, right), (ours, theirs), alike))
    return found


def equal_signs(chain: Sequence[Run]) -> int:
    """How many signs of a chain are equal."""
    return sum(run.length for run in chain)


def hull(chain: Chain) -> tuple[slice, slice]:
    """The signs from the first to the last run, on either side."""
    first, last = chain[0], chain[-1]
    return slice(first.left, last.left + last.length), slice(first.right, last.right + last.length)


def _linked(runs: Sequence[Run]) -> list[Chain]:
    """Runs in the order of the left text, each put behind the nearest one that it follows on both sides."""
    done: list[list[Run]] = []
    latest: list[list[Run]] = []  # the one that was added to last at the end
    for run in runs:
        gaps = [_gaps(chain[-1], run) for chain in latest]
        near = [at for at, gap in enumerate(gaps) if min(gap) >= 0 and max(gap) <= GAP]
        chain = latest.pop(min(near, key=lambda at: sum(gaps[at]))) if near else []
        chain.append(run)
        latest.append(chain)
        done += latest[:-_OPEN]
        latest = latest[-_OPEN:]
    return [tuple(chain) for chain in (*done, *latest)]


def _gaps(before: Run, behind: Run) -> tuple[int, int]:
    """How many signs lie between two runs on either side; less than none where they are in another order."""
    return behind.left - before.left - before.length, behind.right - before.right - before.length


def _filled(chain: Chain, ours: str, theirs: str) -> Chain:
    """The chain with the equal pieces between its runs."""
    filled = [chain[0]]
    for run in chain[1:]:
        last = filled[-1]
        filled += _pieces(ours, theirs, (last.left + last.length, run.left), (last.right + last.length, run.right))
        filled.append(run)
    return tuple(filled)


def _pieces(ours: str, theirs: str, left: tuple[int, int], right: tuple[int, int]) -> Iterator[Run]:
    """Equal pieces of two short stretches, in the order of both."""
    if left[0] == left[1] or right[0] == right[1]:
        return
    for step in Indel.opcodes(ours[slice(*left)], theirs[slice(*right)]):
        if step.tag == "equal" and step.src_end - step.src_start >= _PIECE:
            yield Run(left[0] + step.src_start, right[0] + step.dest_start, step.src_end - step.src_start)


def _parts(chain: Chain, alike: float) -> Iterator[Chain]:
    """The chain, or its parts that are alike enough: it is cut where most was changed."""
    waiting = [chain]
    while waiting:
        part = waiting.pop()
        ours, theirs = hull(part)
        if len(part) == 1 or equal_signs(part) >= alike * max(ours.stop - ours.start, theirs.stop - theirs.start):
            if equal_signs(part) >= _LEAST:
                yield part
            continue
        gaps = [max(_gaps(before, behind)) for before, behind in pairwise(part)]
        cut = max(range(len(gaps)), key=lambda at: (gaps[at], -at)) + 1
        waiting += [part[cut:], part[:cut]]


def _to_sentences(chain: Chain, sides: tuple[Masked, Masked], texts: tuple[str, str], alike: float) -> Chain:
    """The chain reaching to the beginning and the end of the sentences it stands in, where these are alike, too."""
    left, right = sides
    first, last = chain[0], chain[-1]
    start = _sentence(left, first.left).start, _sentence(right, first.right).start
    before = tuple(_pieces(*texts, (start[0], first.left), (start[1], first.right))) if _within(first, start) else ()
    stop = _sentence(left, last.left + last.length - 1).stop, _sentence(right, last.right + last.length - 1).stop
    end = last.left + last.length, last.right + last.length
    near = max(stop[0] - end[0], stop[1] - end[1]) <= GAP
    behind = tuple(_pieces(*texts, (end[0], stop[0]), (end[1], stop[1]))) if near else ()
    if before and _alike_sentence((*before, *chain), sides, alike):
        chain = (*before, *chain)
    if behind and _alike_sentence((*chain, *behind), sides, alike, at_end=True):
        chain = (*chain, *behind)
    return chain


def _within(run: Run, start: tuple[int, int]) -> bool:
    return max(run.left - start[0], run.right - start[1]) <= GAP


def _alike_sentence(chain: Chain, sides: tuple[Masked, Masked], alike: float, at_end: bool = False) -> bool:
    """Whether the first (last) sentence of a chain is alike on both sides, as far as the chain goes."""
    for side, masked in enumerate(sides):
        reach = hull(chain)[side]
        sentence = _sentence(masked, reach.stop - 1 if at_end else reach.start)
        start, stop = max(sentence.start, reach.start), min(sentence.stop, reach.stop)
        equal = sum(
            max(0, min(run[side] + run.length, stop) - max(run[side], start)) for run in chain
        )  # Run: left, right
        if equal < alike * (stop - start):
            return False
    return True


def _sentence(masked: Masked, sign: int) -> slice:
    """The signs of the sentence that one stands in."""
    number = masked.sentences[sign]
    start, stop = np.searchsorted(masked.sentences, (number, number + 1))
    return slice(int(start), int(stop))


def _text(masked: Masked) -> str:
    return masked.signs.tobytes().decode("utf-16-le", "surrogatepass")
