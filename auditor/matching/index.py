"""Which literals to scan for, so that each wording is only confirmed where it can stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.wording.literals import shortest
from auditor.wording.parse import Wording


@dataclass(slots=True)
class Index:
    """What each literal calls for; the fields are those of `Matcher`, by literal instead of by its number."""

    plain: defaultdict[str, list[int]]
    groups: defaultdict[str, list[int]]
    keyed: defaultdict[int, list[tuple[int, frozenset[int]]]]
    literals: tuple[str, ...] = ()


def build_index(wordings: Sequence[Wording], sample: str) -> Index:
    """The index of some wordings; `sample` is such text as will be scanned, to tell rare literals from common ones. Sets with single
    characters are only scanned for where there is no other."""
    index = Index(defaultdict(list), defaultdict(list), defaultdict(list))
    numbers: dict[frozenset[str], int] = {}
    for number, wording in enumerate(wordings):
        if wording.plain:
            for literal in sorted(wording.choices[0]):
                index.plain[literal].append(number)
            continue
        if not wording.choices:
            continue
        key = rarest(wording, sample)
        sets = [choice for choice in wording.choices if choice == key or shortest(choice) > 1]
        groups = [numbers.setdefault(choice, len(numbers)) for choice in sets]
        index.keyed[numbers[key]].append((number, frozenset(groups)))
    for choice, group in numbers.items():
        for literal in sorted(choice):
            index.groups[literal].append(group)
    index.literals = tuple(dict.fromkeys([*index.plain, *index.groups]))
    return index


def rarest(wording: Wording, sample: str) -> frozenset[str]:
    """Of the literal sets of which one must occur, the one that a sample of such texts holds least often."""
    return min(wording.choices, key=lambda choice: (_cost(choice, sample), -shortest(choice), sorted(choice)))


def _cost(choice: frozenset[str], sample: str) -> float:
    return sum(sample.count(literal) + 1 / len(literal) ** 2 for literal in choice)
