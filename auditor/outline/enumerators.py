"""Finding enumerators: 一、（一） 1. ① 第一部分 一是 首先 … at the start of a paragraph or inside one."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from auditor.text.sentences import ENDS

LIST_STYLE = "一是"  # the style of enumerators inside a sentence, always the deepest
BRACKETED = "cn_paren"  # (一)(二), the usual items of a chapter
_CN = "一二三四五六七八九十"
_STYLES = {
    "part": rf"第(?P<part>[{_CN}]{{1,3}})(?:部分|章|节)[、:.]?",
    "cn": rf"(?P<cn>[{_CN}]{{1,3}})[、.](?![{_CN}]、)",
    "cn_paren": rf"(?:\((?P<cn_paren>[{_CN}]{{1,3}})\)|(?P<cn_right>[{_CN}]{{1,3}})\)|\((?P<cn_left>[{_CN}]{{1,3}})(?=[^\){_CN}]))[、.]?",
    "num_paren": r"(?:\((?P<num_paren>\d{1,2})\)|(?P<num_right>\d{1,2})\))[、.]?",
    "num": r"(?P<num>\d{1,2})[.、](?!\d(?!\d{3}年))",
    "circled": r"(?P<circled>[①-⑳])",
    "cn_enclosed": r"(?P<cn_enclosed>[㈠-㈩])",
    LIST_STYLE: rf"(?P<list>[{_CN}]{{1,2}})是|(?P<first>首先|其次|再次|最后)[,是]|第(?P<nth>[{_CN}])[,是]",
}
_AT = regex.compile("|".join(f"(?:{pattern})" for pattern in _STYLES.values()))
_FIRST = rf"[第{_CN}(\d①-⑳㈠-㈩首其再最]"  # what an enumerator can begin with
_PLACES = re.compile(rf"(?:\A|[\n。;:!?,])(?={_FIRST})|(?=\(一\)|一是)")
_ANY_PLACE = re.compile(rf"(?={_FIRST})")
_GROUP_STYLE = {
    "part": "part", "cn": "cn", "cn_paren": "cn_paren", "cn_right": "cn_paren", "cn_left": "cn_paren", "num_paren": "num_paren",
    "num_right": "num_paren", "num": "num", "circled": "circled",
    "cn_enclosed": "cn_paren", "list": LIST_STYLE, "first": LIST_STYLE, "nth": LIST_STYLE,
}  # fmt: skip
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_ANYWHERE = frozenset({"part", "cn", "cn_paren", "num_paren", "circled"})
_NOT_BEFORE = frozenset("第十届、(之周期")  # 第一、 十届三、 周二、: a number in the text
_NOT_BEFORE_LIST = frozenset("统唯惟之同第十万专单不,")  # 统一是, 之一是: no first of a list
_STOP = re.compile("[。;:!?\n]")
HEADING = 48  # characters of a heading behind which a list may begin at once
_BREAKS = frozenset(f"{ENDS}:")


class Enumerator(NamedTuple):
    """An enumerator: its style, its ordinal, and where it starts and ends in the folded text."""

    style: str
    ordinal: int
    start: int
    end: int


def find_enumerators(text: str, blocky: bool) -> list[Enumerator]:
    """The enumerators of a folded text, in order.

    At the start of a paragraph each counts. Inside one it must follow punctuation and continue its series (first, next, or one
    skipped); in a `blocky` text, whose line breaks were lost, 一、 and （一） need no punctuation before them.
    """
    found: list[Enumerator] = []
    last: dict[str, int] = {}
    at = 0
    for place in (_ANY_PLACE if blocky else _PLACES).finditer(text):
        match = _AT.match(text, place.end()) if place.end() >= at else None
        if match is None:
            continue
        at = match.end()
        group = match.lastgroup or ""
        style = _GROUP_STYLE[group]
        ordinal = _ordinal(match[group])
        if not ordinal:
            continue
        before = text[match.start() - 1] if match.start() else "\n"
        if before != "\n":
            follows = 0 < ordinal - last.get(style, 0) <= 2
            after_break = before in _BREAKS or (style == LIST_STYLE and before == ",")
            unbroken = blocky and _unbroken(text, match, style, ordinal, found, last)
            if not after_break and not unbroken and not _behind_heading(text, match, style, ordinal, found):
                continue
            if not (ordinal == 1 or follows):
                continue
            if style == "cn_paren" and "(" not in match[0] and not blocky:
                continue
        last[style] = ordinal
        found.append(Enumerator(style, ordinal, match.start(), match.end()))
    return found


def _unbroken(
    text: str, match: regex.Match[str], style: str, ordinal: int, found: list[Enumerator], last: dict[str, int]
) -> bool:
    """Whether an enumerator without punctuation before it counts, in a text whose line breaks were lost."""
    before = text[match.start() - 1]
    if before in _NOT_BEFORE or before.isdigit():
        return False
    if style in _ANYWHERE:
        return not (style == "cn" and ordinal == 1 and style in last)
    if _behind_heading(text, match, style, ordinal, found):
        return True
    return style == "num" and match[0].endswith("、") and ordinal == last.get(style, 0) + 1


def _behind_heading(text: str, match: regex.Match[str], style: str, ordinal: int, found: list[Enumerator]) -> bool:
    """Whether an enumerator is the first of a list right behind a heading, though nothing parts the two."""
    if not found or found[-1].style in (LIST_STYLE, "num", style) or ordinal != 1:
        return False
    if style == LIST_STYLE and text[match.start() - 1] in _NOT_BEFORE_LIST:
        return False
    return match.start() - found[-1].end <= HEADING and not _STOP.search(text, found[-1].end, match.start())


def _ordinal(text: str) -> int:
    if text in _ORDINALS:
        return _ORDINALS[text]
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if len(text) == 1 and "㈠" <= text <= "㈩":
        return ord(text) - ord("㈠") + 1
    tens, ten, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0  # a run of numerals that is no number
    value = (_CN.index(tens) + 1 if tens else 1) * 10 if ten else _CN.index(tens) + 1
    return value + (_CN.index(ones) + 1 if ones else 0)
