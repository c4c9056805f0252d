"""How much pairs of the independent reports share, to hold beside what real ones share.

`python -m tests.across.copies.planted.sharing` prints it over all pairs of the first reports.
"""

from __future__ import annotations

import re
from itertools import combinations
from statistics import quantiles

from tests.across.copies.planted.grammar import stock
from tests.across.copies.planted.reports import independent

SHORTEST = 13  # characters, without punctuation, from which a run counts
_SIGNS = re.compile(r"[^\w%]|_")


def plain(text: str) -> str:
    """The text without blanks and punctuation; a line feed stands where formula text was, so that no run leads over it."""
    for passages in stock("formulas").values():
        for passage in passages:
            text = text.replace(passage, "\0")
    return re.sub("\0", "\n", _SIGNS.sub(lambda sign: sign[0] if sign[0] == "\0" else "", text))


def runs(left: str, right: str) -> list[int]:
    """The lengths of the longest equal runs, each place of the left text in one at most."""
    places: dict[str, list[int]] = {}
    for at in range(len(right) - SHORTEST + 1):
        places.setdefault(right[at : at + SHORTEST], []).append(at)
    found, at = [], 0
    while at <= len(left) - SHORTEST:
        starts = places.get(left[at : at + SHORTEST], [])
        length = max((equal(left, right, at, start) for start in starts), default=0)
        if length >= SHORTEST:
            found.append(length)
        at += max(length, 1)
    return found


def equal(left: str, right: str, at: int, start: int) -> int:
    """How many characters are equal from two places on; what was formula text equals nothing."""
    length = 0
    while (
        at + length < len(left) and start + length < len(right) and left[at + length] == right[start + length] != "\n"
    ):
        length += 1
    return length


def measure(texts: list[str]) -> dict[str, float]:
    """Over all pairs: the part that shares a run of so many characters, the longest run, the largest share in runs of ≥ 13 and ≥ 30."""
    pairs = [(runs(left, right), min(len(left), len(right))) for left, right in combinations(texts, 2)]
    longest = [max(found, default=0) for found, _ in pairs]
    reach = {f"≥{least}": sum(run >= least for run in longest) / len(pairs) for least in (13, 20, 30, 40, 60)}
    shares = [sum(found) / length for found, length in pairs]
    long_shares = [sum(run for run in found if run >= 30) / length for found, length in pairs]
    return reach | {
        "longest": max(longest),
        "share, median": quantiles(shares, n=2)[0],
        "share, largest": max(shares),
        "share in runs ≥30, largest": max(long_shares),
    }


def main() -> None:
    lengths = sorted(len("".join(report.paragraphs())) for report in independent())
    print(f"characters: {lengths[0]} to {lengths[-1]}, median {lengths[len(lengths) // 2]}")
    for name, figure in measure([plain("\n".join(report.paragraphs())) for report in independent()[:100]]).items():
        print(f"{name}: {figure:.4g}")


if __name__ == "__main__":
    main()
