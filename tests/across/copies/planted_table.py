"""What the comparison finds of the copies that were planted.

`python -m tests.across.copies.planted_table` prints the figures by kind, what is told of independent reports, and the hard cases.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from auditor.across.copies.copies import copies
from auditor.model import Copy, Tone
from auditor.rules import load_ruleset
from tests.across.copies.planted.copying import KINDS
from tests.across.copies.planted.hard import hard
from tests.across.copies.planted.planting import planted
from tests.across.copies.planted.reports import file_of, independent, run_of
from tests.across.copies.planted.writing import Written

RULES = Path(__file__).parents[3] / "rules" / "gangyao-2021-2025"
Told = dict[frozenset[str], Copy]


@cache
def told(reports: tuple[Written, ...]) -> Told:
    """What the comparison tells of the reports, by the pair of files."""
    found = copies(run_of(reports), load_ruleset(RULES))
    return {frozenset((each.left.file, each.right.file)): each for each in found}


def between(reports: tuple[Written, ...], left: int, right: int) -> Copy | None:
    """What is told of the reports of two numbers, None where nothing is."""
    return told(reports).get(frozenset(file_of(reports[at], at) for at in (left, right)))


def tone_of(copy: Copy | None) -> str:
    return "没有提" if copy is None else str(copy.tone.value)


def by_kind() -> dict[str, Counter[str]]:
    """How often each tone was given to the planted copies of each kind."""
    reports, table = planted()
    return {
        kind: Counter(tone_of(between(reports, each.left, each.right)) for each in table if each.kind == kind)
        for kind in KINDS
    }


def not_planted() -> Counter[str]:
    """The tones of all that is told of pairs of the reports with copies in which no copy was planted."""
    reports, table = planted()
    pairs = {frozenset(file_of(reports[at], at) for at in (each.left, each.right)) for each in table}
    return Counter(str(copy.tone.value) for pair, copy in told(reports).items() if pair not in pairs)


def main() -> None:
    for kind, tones in by_kind().items():
        print(kind, dict(tones), sep="\t")
    reports, table = planted()
    for each in table:
        copy = between(reports, each.left, each.right)
        if copy is None or copy.tone is not Tone.CHECK:
            print("  没有到请核", each.kind, each.left, each.right, tone_of(copy), copy.why if copy else "", sep="\t")
    print("没有植入的对", dict(not_planted()), sep="\t")
    print("互不相干的 200 篇", dict(Counter(str(each.tone.value) for each in told(independent()).values())), sep="\t")
    reports, cases = hard()
    for case in cases:
        for left, right in case.pairs:
            copy = between(reports, left, right)
            print(case.name, f"应当{case.wanted}", tone_of(copy), copy.why if copy else "", sep="\t")


if __name__ == "__main__":
    main()
