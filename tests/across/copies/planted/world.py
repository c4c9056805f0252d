"""What one invented report is about: its unit, the villages, persons and firms that it names, its figures."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from tests.across.copies.planted.grammar import stock

YEAR = 2025


@dataclass(frozen=True, slots=True)
class World:
    """One unit and the names in its report."""

    unit: str
    kind: str
    calls: tuple[str, ...]
    villages: tuple[str, ...]
    persons: tuple[str, ...]
    firms: tuple[str, ...]

    def renamed(self, text: str, other: World) -> str:
        """A text of the other world as this unit would hand it in: all names replaced by its own."""
        pairs = [(other.unit, self.unit), *self.calling(other)]
        for theirs, ours in ((other.villages, self.villages), (other.persons, self.persons), (other.firms, self.firms)):
            pairs += zip(theirs, ours, strict=True)
        return replaced(text, pairs)

    def calling(self, other: World) -> list[tuple[str, str]]:
        """What the other unit calls itself, and this one."""
        return list(zip(other.calls, self.calls, strict=True)) if other.kind != self.kind else []


def replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    """The text with every first of a pair replaced by its second, the longest first, none twice."""
    pairs = sorted(pairs, key=lambda pair: -len(pair[0]))
    for at, (old, _) in enumerate(pairs):
        text = text.replace(old, chr(0xE000 + at))
    for at, (_, new) in enumerate(pairs):
        text = text.replace(chr(0xE000 + at), new)
    return text


def units() -> list[tuple[str, str]]:
    """Names of invented units and their kinds, each once, in an order that mixes the kinds."""
    names = stock("names")
    places = ["".join(each) for each in product(names["unit_first"], names["unit_second"])]
    endings = ("镇", "镇", "乡", "街道")
    local = [(place + endings[at % 4], "街道" if at % 4 == 3 else "乡镇") for at, place in enumerate(places)]
    bureaus = [
        (f"{region}{field}局", "部门") for region, field in product(names["bureau_regions"], names["bureau_fields"])
    ]
    found = local[:190] + bureaus
    random.Random("units").shuffle(found)
    return found


def world(unit: str, kind: str, rng: random.Random) -> World:
    """The names that the report of one unit uses."""
    names = stock("names")
    villages = ["".join(each) + "村" for each in product(names["village_first"], names["village_second"])]
    persons = ["".join(each) for each in product(names["surnames"], names["given"])]
    firms = [f"{one}{two}律师事务所" for one, two in product(names["firm_first"], names["firm_second"]) if one != two]
    calls = names[{"乡镇": "calls_town", "街道": "calls_street", "部门": "calls_bureau"}[kind]]
    return World(
        unit,
        kind,
        tuple(calls[:4]),
        tuple(rng.sample(villages, 8)),
        tuple(rng.sample(persons, 6)),
        tuple(rng.sample(firms, 2)),
    )


def figures(rng: random.Random) -> dict[str, Callable[[], str]]:
    """Ways to a figure, by the name of the slot: s a few, n tens, h hundreds, f with a decimal, wan in ten thousands."""
    return {
        "s": lambda: str(rng.randint(2, 9)),
        "n": lambda: str(rng.randint(10, 97)),
        "h": lambda: str(rng.randint(103, 4890)),
        "f": lambda: f"{rng.randint(2, 380)}.{rng.randint(1, 9)}",
        "wan": lambda: f"{rng.randint(1, 9)}.{rng.randint(1, 9)}万",
        "pct": lambda: f"{rng.randint(88, 99)}.{rng.randint(1, 9)}%",
        "m": lambda: str(rng.randint(1, 12)),
        "d": lambda: str(rng.randint(1, 28)),
        "w": lambda: rng.choice("一二三四五"),
        "year": lambda: str(YEAR),
        "next": lambda: str(YEAR + 1),
    }
