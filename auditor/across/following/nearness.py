"""How near a matter and the sentences of a report are: the share of the matter's characters that stand there too, the rarer the heavier.

Without a dictionary of words, characters count in pairs: a pair of neighbours in the matter that stands in a sentence covers both its
characters, and a pair weighs the more, the fewer of all sentences hold it. The topics of an element cover one another, whatever their
words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from auditor.across.following.policy import MASK
from auditor.matching.clauses import Span

SOFT = 0.2  # what a character counts that stands only in the heading above a sentence, or is covered only by its element's topic
ALONE = 0.6  # what one counts that is part of a topic of an element of which something tells without naming it
GENERAL = 0.6  # what one counts that is part of a word too general to tell matters apart
HEAD = 6  # characters at the end of a clause that say what is to be made or done
HEADED = 2.0  # what these count
SIDE = 0.37  # what a clause counts that only says where, how or what for
CLAUSE = 5  # as many characters of the rarest must a clause of a matter weigh to speak for all of it


def pairs(bare: str) -> list[str]:
    """The pairs of neighbouring characters of a text, "" where either is masked."""
    return ["" if MASK in two else two for two in map("".join, pairwise(bare))]


class Rarity:
    """How much each pair of characters tells, by how few sentences hold it: those of both reports, and the examples of the rules, so that
    what is said in many reports weighs little in short ones too."""

    def __init__(self, texts: Iterable[str], examples: Mapping[str, int], count: int) -> None:
        own = [set(pairs(text)) for text in texts]
        self._held = Counter(examples)
        for each in own:
            self._held.update(each)
        self.most = log(count + len(own) + 1)

    def __call__(self, pair: str) -> float:
        """The weight of a pair, from 0."""
        return self.most - log(max(self._held[pair], 1)) if pair else 0.0


def sentences_with(texts: Iterable[str]) -> Counter[str]:
    """In how many of some texts each pair stands."""
    held: Counter[str] = Counter()
    for text in texts:
        held.update(set(pairs(text)))
    return held


class Weighted(NamedTuple):
    """A matter to be found again: its pairs by place, the weight of each character, its clauses as bits of characters, and the
    weight from which one of them speaks for the whole."""

    pairs: Sequence[str]
    weights: Sequence[float]
    clauses: Sequence[int]
    enough: float
    main: int

    def weigh(self, bits: int) -> float:
        """The weight of the characters whose bits are set."""
        total = 0.0
        while bits:
            low = bits & -bits
            total += self.weights[low.bit_length() - 1]
            bits ^= low
        return total


def weighted(bare: str, general: str, rarity: Rarity, clauses: Sequence[Span], main: int, headed: bool) -> Weighted:
    """A matter's text, masked, made ready; in `general` the words too general are masked too. `clauses` are offsets in it. `headed`: what
    it is about stands at the end of its clauses, as that which is to be made or done does (建立……联络点)."""
    found = pairs(bare)
    each = [rarity(pair) for pair in found]
    around = zip([0.0, *each], [*each, 0.0], strict=True)
    weights = [max(two) * (GENERAL if char == MASK else 1) for two, char in zip(around, general, strict=True)]
    for start, end in clauses if headed else ():
        telling = [place for place in range(start, end) if general[place] != MASK]
        for place in telling[-HEAD:]:
            weights[place] *= HEADED
    return Weighted(found, weights, [bits_of([clause]) for clause in clauses], CLAUSE * rarity.most, main)


def bits_of(spans: Iterable[Span]) -> int:
    """The bits of the characters of some spans."""
    bits = 0
    for start, end in spans:
        bits |= ((1 << (end - start)) - 1) << start
    return bits


def union(each: Iterable[int]) -> int:
    """All bits that are set in any."""
    bits = 0
    for more in each:
        bits |= more
    return bits


def covered(matter: Weighted, held: frozenset[str]) -> int:
    """The bits of the characters of a matter that stand in a text with the pairs `held`."""
    bits = 0
    for place, pair in enumerate(matter.pairs):
        if pair and pair in held:
            bits |= 3 << place
    return bits


def nearness(matter: Weighted, shares: Sequence[tuple[int, float]]) -> float:
    """From 0 to 1, by the bits of characters covered and what each counts, the best cover first: of the whole matter, of its main clause,
    or, less, of the other clause that is covered best."""
    best = 0.0
    whole = (1 << len(matter.weights)) - 1
    for number, bits in enumerate((whole, *matter.clauses)):
        weight = matter.weigh(bits)
        if weight:
            share = _covered_share(matter, bits, shares) / weight
            if number:
                share *= min(1.0, weight / matter.enough) * (1.0 if number - 1 == matter.main else SIDE)
            best = max(best, share)
    return best


def _covered_share(matter: Weighted, left: int, shares: Sequence[tuple[int, float]]) -> float:
    total = 0.0
    for bits, share in shares:
        total += share * matter.weigh(left & bits)
        left &= ~bits
    return total
