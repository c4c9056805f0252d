"""Chains of equal runs as passages that count: disjoint on both sides, without formula text, told with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.across.copies.masked import FIGURE, Flags, Masked
from auditor.across.copies.near import Chain, hull
from auditor.across.copies.runs import Run
from auditor.rules.across.types import CopyRules

MOST = 200  # passages of one pair, the longest
_OWN_BESIDE_FIGURES = 1 / 3  # what of a sentence must be no formula text where equal figures speak for themselves


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text before the comparison: masked, and for each sign whether it is formula text."""

    masked: Masked
    formula: Flags

    @property
    def own(self) -> int:
        """How many signs are not formula text."""
        return int(len(self.formula) - self.formula.sum())


@dataclass(frozen=True, slots=True)
class Passage:
    """A chain that counts, and how many of its equal signs are not formula text."""

    chain: Chain
    length: int


def passages(left: Sheet, right: Sheet, chains: Sequence[Chain], rules: CopyRules) -> list[Passage]:
    """The chains that count, disjoint on both sides, the longest first where two overlap; in the order of the left text. Short sentences
    that stand alone count where, with the others, there are so many whole ones with equal figures that these tell by themselves."""
    found = _disjoint(left, right, chains, rules, alone=True)
    enough = whole_sentences((left, right), found, rules) >= rules.sentences
    return found if enough else _disjoint(left, right, chains, rules, alone=False)


def _disjoint(left: Sheet, right: Sheet, chains: Sequence[Chain], rules: CopyRules, alone: bool) -> list[Passage]:
    waiting = [each for chain in chains if (each := _counting(left, right, chain, rules, alone))]
    free_left, free_right = np.ones(len(left.formula), np.bool_), np.ones(len(right.formula), np.bool_)
    found: list[Passage] = []
    for whole in sorted(waiting, key=lambda each: (-each.length, each.chain)):
        for chain in _free(whole.chain, free_left, free_right):
            passage = whole if chain == whole.chain else _counting(left, right, chain, rules, alone)
            if passage and len(found) < MOST:
                ours, theirs = hull(chain)
                free_left[ours] = free_right[theirs] = False
                found.append(passage)
    return sorted(found, key=lambda each: each.chain)


def share(sheet: Sheet, found: Sequence[Passage], side: int) -> float:
    """How much of a text (0 to 1), formula text aside, stands in the passages; `side` 0 is the left one."""
    signs = sum(int((~sheet.formula[hull(each.chain)[side]]).sum()) for each in found)
    return signs / sheet.own if sheet.own else 0.0


def whole_sentences(sheets: tuple[Sheet, Sheet], found: Sequence[Passage], rules: CopyRules) -> int:
    """How many whole sentences are alike with every figure equal, on the side that has more of them."""
    chains = [each.chain for each in found]
    return max(len(_alike(sheets, chains, side, rules, figures=True)) for side in (0, 1))


def equal_raw(left: Masked, right: Masked, run: Run, at: int) -> bool:
    """Whether a sign of a run stands for the same text on both sides."""
    return left.raw(run.left + at).replace(",", "") == right.raw(run.right + at).replace(",", "")


def _counting(left: Sheet, right: Sheet, chain: Chain, rules: CopyRules, alone: bool) -> Passage | None:
    """The chain as a passage where it has an equal run, or neighbouring sentences alike, of which enough is not formula text; with
    `alone` also where it has one whole sentence with equal figures."""
    own, sheets = [_own(left, right, run) for run in chain], (left, right)
    counts = (
        max(own) >= rules.run
        or any(len(_alike(sheets, [chain], side, rules)) >= rules.neighbours for side in (0, 1))
        or (alone and whole_sentences(sheets, [Passage(chain, sum(own))], rules) > 0)
    )
    return Passage(chain, sum(own)) if counts else None


def _own(left: Sheet, right: Sheet, run: Run) -> int:
    """How many signs of a run are not formula text."""
    ours = left.formula[run.left : run.left + run.length]
    return int(run.length - (ours | right.formula[run.right : run.right + run.length]).sum())


def _alike(
    sheets: tuple[Sheet, Sheet], chains: Sequence[Chain], side: int, rules: CopyRules, figures: bool = False
) -> set[int]:
    """The numbers of the sentences of a side that are alike within chains; with `figures`, only those whose figures are all equal."""
    masked, formula = sheets[side].masked, sheets[side].formula
    equal = np.zeros(len(formula), np.bool_)
    wrong = masked.signs == FIGURE if figures else np.zeros(len(formula), np.bool_)
    for run in (run for chain in chains for run in chain):
        equal[run[side] : run[side] + run.length] = True
        if figures:
            wrong[run[side] : run[side] + run.length] = False
            wrong[[run[side] + at for at in _unequal_figures(sheets[0].masked, sheets[1].masked, run)]] = True
    found = set()
    for number in np.unique(masked.sentences[equal]).tolist():
        start, stop = np.searchsorted(masked.sentences, (number, number + 1))
        own, length = int((equal[start:stop] & ~formula[start:stop]).sum()), int(stop - start)
        telling = figures and (masked.signs[start:stop] == FIGURE).any()
        enough = length >= rules.sentence and own >= rules.sentence * (_OWN_BESIDE_FIGURES if telling else rules.alike)
        if enough and not wrong[start:stop].any() and equal[start:stop].sum() >= rules.alike * length:
            found.add(number)
    return found


def _unequal_figures(left: Masked, right: Masked, run: Run) -> list[int]:
    """The figures of a run, by their place in it, that differ."""
    places = np.flatnonzero(left.signs[run.left : run.left + run.length] == FIGURE).tolist()
    return [at for at in places if not equal_raw(left, right, run, at)]


def _free(chain: Chain, left: Flags, right: Flags) -> Iterator[Chain]:
    """The parts of a chain with all between them that no longer passage has taken."""
    part: list[Run] = []
    for run in chain:
        if part and not _is_free((part[-1], run), left, right):
            yield tuple(part)
            part = []
        if _is_free((run,), left, right):
            part.append(run)
    if part:
        yield tuple(part)


def _is_free(chain: Chain, left: Flags, right: Flags) -> bool:
    ours, theirs = hull(chain)
    return bool(left[ours].all() and right[theirs].all())
