"""Figures as a text writes them, as numbers."""

from __future__ import annotations

import re

from auditor.wording.pattern import DIGITS

_DIGIT = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_STEP = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_ARABIC = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(十|百|千|万|亿)?")
_HAN = re.compile(f"[{DIGITS}]+")


def exact_number(text: str) -> float | None:
    """The number that a folded text writes in digits or characters (1,200; 1.2万; 三十五); None for what is only about so many (三十余) or
    no number."""
    if found := _ARABIC.fullmatch(text):
        unit = (_STEP | _BIG).get(found[2] or "", 1)
        return round(float(found[1].replace(",", "")) * unit, 6)
    return _han(text) if _HAN.fullmatch(text) else None


def _han(text: str) -> float | None:
    """A number in characters; None where they are no number as it is written (二三)."""
    total, section, digit = 0, 0, None
    for char in text:
        if char in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[char]
        elif char in _STEP:
            section += (1 if digit is None else digit) * _STEP[char]
            digit = None
        else:
            total = (total + section + (digit or 0)) * _BIG[char]
            section, digit = 0, None
    return float(total + section + (digit or 0))
