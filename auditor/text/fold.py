"""Folding: the one form of text in which wordings are written, headings found and matches made.

Spaces and quotation marks vanish, full-width forms become half-width, dashes and Kangxi radicals become their plain forms, traditional
characters simplified ones. Each character becomes one character or none, so an offset can always be led back to the text as it was read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files

_DROPPED = (
    "\u0009\u000b\u000c\u0020\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u3000\ufeff"
    + "\"'“”„‟‘’‚‛＂＇「」『』〝〞"
)
_SAME = {"—": "-", "–": "-", "―": "-", "−": "-", "•": "·", "・": "·", "‧": "·", "｡": "。", "〔": "(", "〕": ")"}
_OUTSIDE = "\u25a1"
_KEPT = "乾"  # 乾县, 乾安县: as names of places are written today, whatever else it stands for in traditional texts


def _simplified() -> Iterator[tuple[int, str]]:
    """Traditional characters with the first of their simplified ones, by the table of OpenCC, whose lines are `後\t后`."""
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text("utf-8").splitlines()
    for traditional, _, simplified in (line.partition("\t") for line in lines):
        plain = simplified.split(" ")[0]
        if max(traditional, plain) <= "\uffff" and plain != traditional and traditional not in _KEPT:
            yield ord(traditional), plain


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_simplified())
    table.update({ord(char): None for char in _DROPPED})
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table})
    table.update({ord(char): plain for char, plain in _SAME.items()})
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = table.get(ord(plain), plain)
    return table


TABLE = _table()
_CHANGED = {chr(code): plain or "" for code, plain in TABLE.items()}
_GONE = frozenset(char for char, plain in _CHANGED.items() if not plain)


def fold(text: str) -> str:
    """`text` folded. Characters outside the basic plane become one □ each, so that every character is one UTF-16 unit."""
    for char in set(text):  # a report has few distinct characters, and fewer that change: faster than str.translate
        if char > "\uffff":
            text = text.replace(char, _OUTSIDE)
        elif char in _CHANGED:
            text = text.replace(char, _CHANGED[char])
    return text


def origin(text: str) -> Sequence[int]:
    """For each character of `fold(text)`, its offset in `text`."""
    if _GONE.isdisjoint(text):
        return range(len(text))
    return [index for index, char in enumerate(text) if char not in _GONE]
