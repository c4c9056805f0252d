"""The text of a Word document in pieces, each with the element it stands in, so that every place leads back into the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Piece(NamedTuple):
    """A stretch of text: the element that it stands in, None for what the reader adds (an automatic number, the tab between
    cells), and where in the text of that element it begins."""

    text: str
    element: Element | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as its reader sees it, before cleaning, and its outline level where the file gives one (1 = top)."""

    pieces: Sequence[Piece]
    heading: int | None = None

    @property
    def text(self) -> str:
        """The pieces joined."""
        return "".join([piece.text for piece in self.pieces])


def split_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces between line feeds, as `str.split` parts their text."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        at = piece.start
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.element, at))
        for text in others:
            at += len(first) + 1
            lines.append([Piece(text, piece.element, at)])
            first = text
    return lines


def stripped(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without white space at both ends of their text."""
    text = "".join([piece.text for piece in pieces])
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    at = 0
    for piece in pieces:
        first, last = max(begin - at, 0), min(end - at, len(piece.text))
        if first < last:
            yield Piece(piece.text[first:last], piece.element, piece.start + first)
        at += len(piece.text)
