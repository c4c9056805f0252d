"""Characters placed on a page into lines, for page formats that store no lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.reading.clean import clean
from auditor.reading.pages.lines import Line


class Glyph(NamedTuple):
    """A character on the page: its baseline (y, downwards), where it begins and ends, its height; in one unit of
    length."""

    y: float
    left: float
    right: float
    size: float
    char: str


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines of a page from top to bottom: characters of about one baseline, in the order of their places."""
    rows: list[list[Glyph]] = []
    size = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if rows and glyph.y - rows[-1][0].y <= 0.5 * max(size, glyph.size):
            rows[-1].append(glyph)
            size = max(size, glyph.size)
        else:
            rows.append([glyph])
            size = glyph.size
    return [line for row in rows if (line := _line(row, page)).text]


def _line(row: Sequence[Glyph], page: int) -> Line:
    """One line; a blank stands where the file only leaves room for it."""
    inked = [glyph for glyph in sorted(row, key=lambda each: each.left) if not glyph.char.isspace()]
    parts: list[str] = []
    before: Glyph | None = None
    for glyph in inked:
        if before is not None:
            if glyph.char == before.char and glyph.left - before.left < 0.15 * glyph.size:
                continue  # bold by drawing twice
            latin = glyph.char.isascii() and before.char.isascii()
            parts.append(" " if glyph.left - before.right > (0.3 if latin else 1.0) * glyph.size else "")
        parts.append(glyph.char)
        before = glyph
    right = max((glyph.right for glyph in inked), default=0.0)
    return Line(clean("".join(parts)), inked[0].left if inked else 0.0, right, page)
