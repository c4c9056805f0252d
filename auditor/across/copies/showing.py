"""Passages led back to the paragraphs as read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from auditor.across.copies.masked import FIGURE, Masked
from auditor.across.copies.near import hull
from auditor.across.copies.passages import Passage, Sheet, equal_raw
from auditor.model import Paragraph, Place, Shared, Stretch
from auditor.text.fold import origin
from auditor.text.paragraphs import paragraph_at

_TELLING_FIGURE = re.compile(r"\d|[十百千万亿].|.[十百千万亿]")  # 一 and 两 tell nothing


class Shown:
    """One text with the way back from its signs to its paragraphs."""

    def __init__(self, sheet: Sheet, paragraphs: Sequence[Paragraph]) -> None:
        self.masked = sheet.masked
        self._sheet, self._paragraphs = sheet, paragraphs
        self._texts = {paragraph.number: paragraph.text for paragraph in paragraphs}
        self._origins: dict[int, Sequence[int]] = {}  # by index, worked out when first asked for

    def places(self, start: int, stop: int) -> tuple[Place, ...]:
        """Where the signs from `start` to before `stop` stand, a place a paragraph."""
        begin, end = int(self.masked.begins[start]), int(self.masked.ends[stop - 1])
        starts = self.masked.starts
        return tuple(
            place
            for at in range(paragraph_at(starts, begin), paragraph_at(starts, end - 1) + 1)
            if (place := self._place(at, begin - starts[at], end - starts[at]))
        )

    def stretch(self, signs: slice, changed: Sequence[tuple[int, int]]) -> Stretch:
        """The stretch of so many signs as read; `changed` are those that differ on the other side."""
        places = self.places(signs.start, signs.stop)
        texts = (self._texts[place.paragraph][place.start : place.end] for place in places)
        return Stretch(places, "\n".join(texts), tuple(place for each in changed for place in self.places(*each)))

    def formula(self) -> tuple[Place, ...]:
        """Where formula text stands."""
        edges = np.flatnonzero(np.diff(np.concatenate(([False], self._sheet.formula, [False])).astype(np.int8)))
        return tuple(place for start, stop in edges.reshape(-1, 2).tolist() for place in self.places(start, stop))

    def _place(self, at: int, start: int, end: int) -> Place | None:
        paragraph = self._paragraphs[at]
        origins = self._origins.get(at)
        if origins is None:
            origins = self._origins[at] = origin(paragraph.text.replace("\n", " "))
        start, end = max(start, 0), min(end, len(origins))
        return Place(paragraph.number, origins[start], origins[end - 1] + 1) if start < end else None


def shared(left: Shown, right: Shown, passage: Passage) -> Shared:
    """One passage with both its stretches, what differs in them, and the figures that do not."""
    ours, theirs = hull(passage.chain)
    differing = list(_differing(left.masked, right.masked, passage))
    changed = sorted((*_gaps(passage, 0), *(each[0] for each in differing)))
    others = sorted((*_gaps(passage, 1), *(each[1] for each in differing)))
    figures = dict.fromkeys(_figures(left.masked, right.masked, passage))
    return Shared(left.stretch(ours, changed), right.stretch(theirs, others), passage.length, tuple(figures))


def mirrored(passage: Shared) -> Shared:
    """The same passage with its sides changed over."""
    return Shared(passage.right, passage.left, passage.length, passage.figures)


def _gaps(passage: Passage, side: int) -> Iterator[tuple[int, int]]:
    """What stands on one side between the runs of a passage."""
    for before, behind in pairwise(passage.chain):
        if before[side] + before.length < behind[side]:
            yield before[side] + before.length, behind[side]


def _differing(left: Masked, right: Masked, passage: Passage) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Signs that stand for another name, year or figure on the other side."""
    for run in passage.chain:
        for at in np.flatnonzero(left.signs[run.left : run.left + run.length] >= FIGURE).tolist():
            if not equal_raw(left, right, run, at):
                yield (run.left + at, run.left + at + 1), (run.right + at, run.right + at + 1)


def _figures(left: Masked, right: Masked, passage: Passage) -> Iterator[str]:
    for run in passage.chain:
        for at in np.flatnonzero(left.signs[run.left : run.left + run.length] == FIGURE).tolist():
            if equal_raw(left, right, run, at) and _TELLING_FIGURE.search(left.raw(run.left + at)):
                yield left.raw(run.left + at)
