"""What is wrong with a single value of a rule file (a number, a choice, a member of a list), and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(r"(\d+(?:\.\d+)?)\s*([^\d\s.eE:_-][^\d]*)", re.ASCII)
_ZEROS = re.compile(r"0+(\d+(?:\.\d+)?)", re.ASCII)
_TRUTH = {
    **dict.fromkeys(("是", "对", "yes", "on", "y", "1"), "true"),
    **dict.fromkeys(("否", "不是", "no", "off", "n", "0"), "false"),
}
_FULL_COMMA = re.compile(r".[，、].")


def is_number(text: str) -> bool:
    """Whether a text is a number as people write it: digits, a point, no unit."""
    return bool(_NUMBER.fullmatch(text))


def not_a_number(text: str) -> tuple[str, str]:
    """Why a text is no number, and how to write it."""
    plain = unicodedata.normalize("NFKC", text)
    if plain != text and is_number(plain):
        return f"数字“{text}”是全角的", f"切换到英文输入法，写成 {plain}"
    unit = _WITH_UNIT.fullmatch(plain)
    if unit:
        return f"数字后面多了“{unit[2]}”", f"只写 {unit[1]}"
    zeros = _ZEROS.fullmatch(plain)
    if zeros:
        return f"数字“{text}”前面多了 0", f"写成 {zeros[1]}"
    return f"这里应当是一个数字，不能是“{text}”", "用阿拉伯数字写，例如 6 或 2.5"


def not_a_choice(value: str, options: Sequence[str]) -> str:
    """How to write a value that is none of the `options`."""
    truth = _TRUTH.get(value.lower())
    if "true" in options:
        return f"这里只写 true（是）或 false（否）{f'；“{value}”写成 {truth}' if truth else ''}"
    if any(part.strip() in options for part in re.split("[，、]", value)[1:]):
        return "几项之间要用英文逗号“,”隔开"
    close = get_close_matches(value, options, 1, 0.4)
    return f"是否想写“{close[0]}”？" if close else f"可选：{'、'.join(options)}"


def joined(value: str) -> str:
    """Why a member of a list on one line looks like several, how to mend it; "" where it does not."""
    if not _FULL_COMMA.search(value):
        return ""
    apart = ", ".join(re.split("[，、]", value))
    return f"几项之间用英文逗号：[{apart}]；逗号本来就是内容的，加英文单引号：'{value}'"
