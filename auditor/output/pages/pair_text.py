"""The text of one of two reports that share passages, cut where passages, changed words and formula text begin or end."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from auditor.model import Place, Stretch, Submission
from auditor.output.pages.marking import joined

COLOURS = 7  # of the passages, over and over


class Mark(NamedTuple):
    """Where the passage with a number (from 1) stands in a paragraph; `first`: it begins there."""

    number: int
    start: int
    end: int
    first: bool


class Piece(NamedTuple):
    """A piece of a paragraph that lies as a whole in the same passages: their `numbers` in one text, "" outside of all, and the number
    of the first one's `colour`. `begins` are the passages that a reader meets here in this paragraph: (number, colour, whether it is
    the passage's very beginning). `changed`: a name or figure that differs on the other side; `formula`: formula text."""

    text: str
    numbers: str
    colour: int
    begins: tuple[tuple[int, int, bool], ...]
    changed: bool
    formula: bool


@dataclass(frozen=True, slots=True)
class PairLine:
    """One paragraph: its number, page (None, or told where a page begins), the roles of heading and furniture, and its pieces."""

    number: int
    page: int | None
    heading: bool
    furniture: bool
    pieces: tuple[Piece, ...]


def colour_of(number: int) -> int:
    """The number of the colour of a passage."""
    return (number - 1) % COLOURS + 1


def whole_text(submission: Submission, stretches: Sequence[Stretch], formula: Iterable[Place]) -> Iterator[PairLine]:
    """Every paragraph of a report in which the `stretches` of the passages, in the order of their numbers, are marked."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for number, stretch in enumerate(stretches, start=1):
        for at, place in enumerate(stretch.places):
            marks[place.paragraph].append(Mark(number, place.start, place.end, at == 0))
    changed = _by_paragraph(place for stretch in stretches for place in stretch.changed)
    grey = _by_paragraph(formula)
    page = None
    for paragraph in submission.paragraphs:
        number = paragraph.number
        pieces = cut(paragraph.text, marks[number], changed[number], grey[number])
        shown = paragraph.page if paragraph.page != page else None
        page = paragraph.page
        yield PairLine(number, shown, bool(paragraph.heading), paragraph.furniture, tuple(pieces))


def passages_alone(stretches: Sequence[Stretch]) -> Iterator[PairLine]:
    """The passages one after the other, where the rest of the text is not at hand."""
    for number, stretch in enumerate(stretches, start=1):
        changed = _by_paragraph(stretch.changed)
        for at, (place, text) in enumerate(zip(stretch.places, stretch.text.split("\n"), strict=False)):
            shifted = [(start - place.start, end - place.start) for start, end in changed[place.paragraph]]
            pieces = cut(text, [Mark(number, 0, len(text), at == 0)], shifted, ())
            yield PairLine(place.paragraph, None, False, False, tuple(pieces))


def cut(
    text: str, marks: Sequence[Mark], changed: Iterable[tuple[int, int]], formula: Iterable[tuple[int, int]]
) -> Iterator[Piece]:
    """The paragraph cut into pieces, which join to its text."""
    changed, formula = joined(changed, len(text)), joined(formula, len(text))
    edges = {0, len(text)}.union(*((mark.start, mark.end) for mark in marks), *changed, *formula)
    for start, end in pairwise(sorted(edge for edge in edges if 0 <= edge <= len(text))):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        yield Piece(
            text=text[start:end],
            numbers=" ".join(str(mark.number) for mark in over),
            colour=colour_of(over[0].number) if over else 0,
            begins=tuple((mark.number, colour_of(mark.number), mark.first) for mark in over if mark.start == start),
            changed=_within(start, end, changed),
            formula=_within(start, end, formula),
        )


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which stand apart and in order, covers a piece."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= spans[at][1]


def _by_paragraph(places: Iterable[Place]) -> defaultdict[int, list[tuple[int, int]]]:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for place in places:
        found[place.paragraph].append((place.start, place.end))
    return found
