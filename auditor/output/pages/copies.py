"""Reports that share text, on the overview (a list and a matrix of their units) and on the pages of the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from auditor.model import AuditRun, Copy, Side, Tone
from auditor.output.copies import copies_of, longest_of, side_names, unit_of
from auditor.output.pages.flaws import TONES
from auditor.output.pages.names import pair_files

MOST_ROWS = 300  # of the list; the workbook has them all
MOST_UNITS = 40  # of the matrix
LEAST_UNITS = 3
STEPS = 4  # shades of a share


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A pair as a row of the list: whose reports, how much of each (0 to 1) stands in the other, how many passages, the length of the
    longest, how many sentences alike in which every figure is equal; `href` leads to its page, seen from the overview."""

    tone: Tone
    tone_id: str
    units: tuple[str, str]
    last_year: bool
    shares: tuple[float, float]
    passages: int
    longest: int
    sentences: int
    href: str


class Share(NamedTuple):
    """A cell of the matrix: how much of the row's report (0 to 1) stands in the column's too, its shade (1 to 4), and the page."""

    share: float
    shade: int
    href: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The units that share text with others of the run: their names, a row of cells for each (None where a pair shares none), and how
    many more there are."""

    units: tuple[str, ...]
    rows: tuple[tuple[Share | None, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class CopiesTold:
    """What the overview tells: the first `rows`, and how many `more` there are; `matrix` None where it would tell no more than the
    list; `compared`: there were reports to compare."""

    rows: tuple[CopyRow, ...]
    more: int
    matrix: Matrix | None
    compared: bool


class PairLink(NamedTuple):
    """A pair on the page of one of its reports: how it is told, with whom, how much of this report it is, and where it is shown."""

    tone: Tone
    tone_id: str
    other: str
    share: float
    passages: int
    href: str


def copies_told(run: AuditRun) -> CopiesTold:
    """What the overview tells of the pairs of a run."""
    shown = list(zip(copies_of(run), pair_files(run), strict=True))
    rows = tuple(_row(copy, f"pairs/{name}") for copy, name in shown[:MOST_ROWS])
    compared = len(run.reports) + len(run.across.others) > 1
    return CopiesTold(rows, len(shown) - len(rows), _matrix(shown), compared)


def pair_links(run: AuditRun) -> Mapping[tuple[str, str], tuple[PairLink, ...]]:
    """The pairs that each report is in, by its file and fingerprint, seen from the reports' pages."""
    links: dict[tuple[str, str], tuple[PairLink, ...]] = {}
    for copy, name in zip(copies_of(run), pair_files(run), strict=True):
        for side, other in ((copy.left, copy.right), (copy.right, copy.left)):
            earlier = side_names(copy)[1] if copy.last_year and side is copy.left else ""
            link = PairLink(
                tone=copy.tone,
                tone_id=TONES[copy.tone][0],
                other=f"{unit_of(other)}{earlier}",
                share=side.share,
                passages=len(copy.passages),
                href=f"../pairs/{name}",
            )
            links[side.file, side.sha256] = (*links.get((side.file, side.sha256), ()), link)
    return links


def _row(copy: Copy, href: str) -> CopyRow:
    longest = longest_of(copy)
    return CopyRow(
        tone=copy.tone,
        tone_id=TONES[copy.tone][0],
        units=(unit_of(copy.left), unit_of(copy.right)),
        last_year=copy.last_year,
        shares=(copy.left.share, copy.right.share),
        passages=len(copy.passages),
        longest=longest.length if longest else 0,
        sentences=copy.sentences,
        href=href,
    )


def _matrix(shown: list[tuple[Copy, str]]) -> Matrix | None:
    """The matrix of the pairs within the run, which stand by their gravity, so that those that belong together stand near each other."""
    shares: dict[tuple[str, str], Share] = {}
    for copy, name in ((copy, name) for copy, name in shown if not copy.last_year):
        for side, other in ((copy.left, copy.right), (copy.right, copy.left)):
            shares.setdefault((unit_of(side), unit_of(other)), _share(side, f"pairs/{name}"))
    units = list(dict.fromkeys(unit for pair in shares for unit in pair))
    if len(units) < LEAST_UNITS:
        return None
    told = tuple(units[:MOST_UNITS])
    return Matrix(
        told, tuple(tuple(shares.get((row, column)) for column in told) for row in told), len(units) - len(told)
    )


def _share(side: Side, href: str) -> Share:
    return Share(side.share, min(STEPS, int(side.share * STEPS) + 1), href)
