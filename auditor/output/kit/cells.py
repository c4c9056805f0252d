"""Text on its way into a cell: cleaned, cut to what Excel holds, and measured for the height of its row."""

from __future__ import annotations

import re
from collections.abc import Iterable

LIMIT = 32_767
LINE_POINTS = 14.5
MAX_ROW_POINTS = 409.0

# What XML forbids (control characters, halves of surrogate pairs) or hides what a text says (bidirectional overrides).
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text as a cell may hold it: no control characters, at most 32,767 UTF-16 units, cut with `…`."""
    if text.isprintable():  # almost every text; what is not wanted is never printable
        return text if len(text) <= LIMIT // 2 else _cut(text)
    return _cut(_UNWANTED.sub("", text.replace("\t", " ").replace("\r\n", "\n")))


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LIMIT:
        return text
    return units[: 2 * (LIMIT - 1)].decode("utf-16-le", "ignore") + "…"


def quoted(text: str) -> str:
    """A text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'


def columns_of(text: str) -> int:
    """How many half-width characters a line takes: a Chinese character takes two, as it does bytes in this encoding."""
    return len(text.encode("gb18030", "replace"))


def row_height(cells: Iterable[tuple[str, float]], least: float = 20.0, line: float = LINE_POINTS) -> float:
    """The height that shows every (text, column width) of a row in full, as far as Excel allows one."""
    return height_of(max((lines_of(text, width) for text, width in cells), default=1), least, line)


def height_of(lines: int, least: float = 20.0, line: float = LINE_POINTS) -> float:
    """The height of a row of so many lines, at least `least` points."""
    return min(max(least, lines * line + 6), MAX_ROW_POINTS)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    room = max(2, int(width - 2) // 2 * 2)
    if 2 * len(text) <= room:
        return text.count("\n") + 1
    return sum(max(1, -(-columns_of(line) // room)) for line in text.split("\n"))
