"""Marks of punctuation: doubled ones, brackets without their partner, half-width ones between Chinese characters (GB/T 15834—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.defects import SHOWN
from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check
from auditor.text.fold import fold
from auditor.text.paragraphs import folded_offset

_PAIRS = {"(": ")", "《": "》", "[": "]", "【": "】"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_NUMBER = 3  # characters of the longest number before its bracket
_MARKS = re.compile(r"[()《》\[\]【】\n]")
_ENUMERATED = re.compile(r"(?:[\d一二三四五六七八九十]{1,3}|[a-zA-Z])[)\]】]$")  # 1)


def signs(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each of the combinations of marks that should not stand together."""
    text = examined.report.text
    for sign in check.signs:
        for found in re.finditer(re.escape(fold(sign)), text):
            yield Finding(sign, found.start(), found.end(), {})


def half_width(examined: Examination, check: Check) -> Iterator[Finding]:
    """Half-width marks between two Chinese characters, of which only the first are placed. The folded text does not tell them from
    full-width ones, so the text is looked at as it was read."""
    report = examined.report
    wanted = re.compile(f"(?<=[\u4e00-\u9fff])[{re.escape(''.join(check.signs))}](?=[\u4e00-\u9fff])")
    found = [
        (index, mark.start())
        for index, paragraph in enumerate(report.submission.paragraphs)
        if not paragraph.furniture
        for mark in wanted.finditer(paragraph.text)
    ]
    for number, (index, start) in enumerate(found[:SHOWN], 1):
        at = folded_offset(report, index, start)
        times = len(found) - SHOWN + 1 if number == SHOWN else 1
        yield Finding("半角标点", max(report.starts[index], at - 4), at + 1, {}, times=times)


def brackets(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each bracket of a paragraph without its partner; numbers such as 1) need none."""
    text = examined.report.text
    for at in _unmatched(text):
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line_end = end if end >= 0 else len(text)
        if at - start > _NUMBER or not _ENUMERATED.match(text[start : at + 1]):
            yield Finding(str(at), max(start, at - 6), min(at + 7, line_end), {})


def _unmatched(text: str) -> list[int]:
    """Where brackets stand alone in their paragraph."""
    opened: list[int] = []
    alone: list[int] = []
    for found in _MARKS.finditer(text):
        at, char = found.start(), found[0]
        if char == "\n":
            alone += opened
            opened = []
        elif char in _PAIRS:
            opened.append(at)
        elif opened and text[opened[-1]] == _CLOSING[char]:
            opened.pop()
        else:
            alone.append(at)
    return sorted((*alone, *opened))
