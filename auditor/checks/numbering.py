"""Numbers of headings and items that skip or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.outline.enumerators import LIST_STYLE, find_enumerators
from auditor.rules.flaws.types import Check

_DEPTH = ("part", "cn", "cn_paren", "num", "num_paren", "circled", LIST_STYLE)
_WITHIN = re.compile("[一二三四五六七八九十]{1,2}是")
_FULL_WIDTH = str.maketrans("()", "（）")
_HAN = ("", *"一二三四五六七八九十")


def numbering(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each number at the head of a paragraph, and each 一是 wherever it stands, that does not follow the one before it of the same
    sort; a 1 begins a new row, and a number of a higher sort ends the rows below it."""
    # By sort, what may follow; behind a slip also what would have followed without it.
    due: dict[str, tuple[int, ...]] = {}
    text = examined.report.text
    for found in find_enumerators(text, blocky=False):
        listed = found.style == LIST_STYLE
        if not (_WITHIN.match(text, found.start) if listed else found.start == 0 or text[found.start - 1] == "\n"):
            continue
        depth = _DEPTH.index(found.style)
        due = {style: each for style, each in due.items() if _DEPTH.index(style) <= depth}
        wanted = due.get(found.style, ())
        due[found.style] = (found.ordinal + 1,)
        if wanted and found.ordinal not in (*wanted, 1) and not (listed and _stands(text, wanted[0], found.start)):
            due[found.style] = (found.ordinal + 1, wanted[0] + 1)
            line = text.find("\n", found.start)
            values = {"应为": _written(text[found.start : found.end], found.ordinal, wanted[0])}
            end = min(found.end + 12, line if line >= 0 else len(text))
            yield Finding(f"{found.start}", found.start, end, values)


def _stands(text: str, ordinal: int, end: int) -> bool:
    """Whether the number of a list that was wanted stands in the paragraph before, where no mark of punctuation sets it off."""
    return ordinal < len(_HAN) and f"{_HAN[ordinal]}是" in text[text.rfind("\n", 0, end) + 1 : end]


def _written(sign: str, ordinal: int, wanted: int) -> str:
    """The number that was wanted, written as the one that stands there (folded); in digits where that is not known."""
    sign = sign.translate(_FULL_WIDTH)
    if wanted >= len(_HAN) or ordinal >= len(_HAN):
        return str(wanted)
    for old, new in ((_HAN[ordinal], _HAN[wanted]), (str(ordinal), str(wanted))):
        if old in sign:
            return sign.replace(old, new)
    return str(wanted)
