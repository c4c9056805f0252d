"""Which reports of the two hundred were copied from which, and how."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from tests.across.copies.planted.copying import KINDS, longest, own_length
from tests.across.copies.planted.reports import file_of, independent
from tests.across.copies.planted.writing import Written

EACH = 5  # copies of a kind
LEAST_SHARE = 0.1  # of the longer of both reports, that a copied section is at least


@dataclass(frozen=True, slots=True)
class Planting:
    """Two reports, by their numbers, of which the right one has text of the left one, and the kind of copy."""

    kind: str
    left: int
    right: int


@cache
def planted() -> tuple[tuple[Written, ...], tuple[Planting, ...]]:
    """The two hundred reports with thirty of them copied, and the table of what was planted."""
    rng = random.Random("planting")
    reports = list(independent())
    free = rng.sample(range(len(reports)), len(reports))
    table = []
    for kind, copy in KINDS.items():
        for _ in range(EACH):
            left, right = fitting(free)
            reports[right] = copy(reports[left], reports[right], rng)
            table.append(Planting(kind, left, right))
    return tuple(reports), tuple(table)


def fitting(free: list[int]) -> tuple[int, int]:
    """The next two free reports of which the first has a section long enough to be a tenth of either."""
    reports = independent()
    for left in free:
        for right in free:
            longer = max(length(reports[left]), length(reports[right]))
            if left != right and own_length(longest(reports[left])) >= LEAST_SHARE * longer:
                free.remove(left)
                free.remove(right)
                return left, right
    raise AssertionError("no two reports are left that fit")


def length(report: Written) -> int:
    """The characters of a report."""
    return len("".join(report.paragraphs()))


def spare() -> tuple[int, ...]:
    """The reports that are neither copied nor copies, in their order."""
    _, table = planted()
    used = {number for each in table for number in (each.left, each.right)}
    return tuple(number for number in range(len(independent())) if number not in used)


def main() -> None:
    """Print the table: kind, file copied from, file copied to."""
    reports, table = planted()
    for each in table:
        print(each.kind, file_of(reports[each.left], each.left), file_of(reports[each.right], each.right), sep="\t")


if __name__ == "__main__":
    main()
