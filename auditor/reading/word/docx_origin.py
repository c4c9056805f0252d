"""Where in the main text of a Word document each paragraph stands as it was read: the reader's own lines, led back to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from auditor.reading.clean import clean, kept
from auditor.reading.word.docx import main_text, shown_lines
from auditor.reading.word.docx_lines import Line
from auditor.reading.word.numbering import W
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


_NOTES = ("footnote", "endnote")


class Origin(NamedTuple):
    """A stretch of a paragraph's text, from `start` to before `end`, that stands in one element of the main text: the
    `element` counted in the order of the document (from 0), and the offset `at` in its text where the stretch begins. A note
    stands in the element that refers to it."""

    start: int
    end: int
    element: int
    at: int


class _Numbers:
    """The numbers of the elements of the main text, taken before the reader changes the tree."""

    def __init__(self, root: Element) -> None:
        self._numbers = {element: number for number, element in enumerate(root.iter("*"))}
        self._references = {
            (f"{W}{kind}", each.get(f"{W}id")): self._numbers[each]
            for kind in _NOTES
            for each in reversed(list(root.iter(f"{W}{kind}Reference")))
        }

    def of(self, element: Element) -> tuple[int | None, bool]:
        """The number of an element, or of the reference to the note it stands in; and whether it is its own."""
        number = self._numbers.get(element)
        if number is not None:
            return number, True
        notes = (self._references.get((str(each.tag), each.get(f"{W}id"))) for each in element.iterancestors())
        return next((each for each in notes if each is not None), None), False


def origins(data: bytes, rules: PageRules) -> list[tuple[str, list[Origin]]]:
    """For each paragraph of a .docx, in the order of their numbers, its text as read and where that stands. What the reader
    adds (automatic numbers) and what is put in from other parts but notes has no origin. Raises RefusedError."""
    main, root = main_text(data)
    numbers = _Numbers(root)
    lines, _ = shown_lines(data, main, root, rules)
    return [(text, list(_origins(line, numbers))) for line in lines if (text := clean(line.text))]


def _origins(line: Line, numbers: _Numbers) -> Iterator[Origin]:
    offsets = kept(line.text)
    first, at = 0, 0  # the next character of the paragraph; where the piece begins in the line
    for piece in line.pieces:
        last = _before(offsets, first, at + len(piece.text))
        number, own = (None, False) if piece.element is None else numbers.of(piece.element)
        if number is not None and own:
            yield from _runs(offsets, range(first, last), number, piece.start - at)
        elif number is not None and first < last:
            yield Origin(first, last, number, 0)
        first, at = last, at + len(piece.text)


def _before(offsets: Sequence[int], first: int, end: int) -> int:
    """The first character from `first` on that does not stand before `end` in the line."""
    while first < len(offsets) and offsets[first] < end:
        first += 1
    return first


def _runs(offsets: Sequence[int], characters: range, element: int, shift: int) -> Iterator[Origin]:
    """The stretches without a gap that some characters of the paragraph make in one element."""
    begin = characters.start
    for each in characters:
        if each + 1 == characters.stop or offsets[each + 1] != offsets[each] + 1:
            yield Origin(begin, each + 1, element, offsets[begin] + shift)
            begin = each + 1
