"""Leftovers of word processors inside a paragraph, and the character class that tells Chinese text."""

from __future__ import annotations

import re

_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\r\n\x0b\x0c\x85\u2028\u2029]")
# Bookmarks as text; control, zero-width and direction characters; lone surrogates, which no output could encode.
_LEFTOVER = re.compile(
    r"\[bookmark:[^\]]*\]|"
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")


def clean(text: str) -> str:
    """`text` without bookmarks, control and zero-width characters, and without white space at its ends; other
    blanks stay."""
    return _BLANK.sub(" ", _LEFTOVER.sub("", text)).strip()


def kept(text: str) -> list[int]:
    """The offset in `text` of each character of `clean(text)`."""
    offsets: list[int] = []
    at = 0
    for leftover in _LEFTOVER.finditer(text):
        offsets += range(at, leftover.start())
        at = leftover.end()
    offsets += range(at, len(text))
    whole = _BLANK.sub(" ", _LEFTOVER.sub("", text))
    return offsets[len(whole) - len(whole.lstrip()) : len(whole.rstrip())]


def chinese(text: str) -> int:
    """How many Chinese characters `text` has."""
    return sum(map(len, _IDEOGRAPHS.findall(text)))


def plausible(text: str) -> bool:
    """Whether `text` reads like Chinese: bytes decoded wrongly give rare characters, real text gives common ones."""
    sample = "".join(_CHINESE.findall(text[:20_000])[:2_000])
    common = sum(len(char.encode("gb2312", "ignore")) == 2 for char in sample)
    return bool(sample) and common >= 0.6 * len(sample)
