"""Wordings that are written with care and yet can never match, or whose raw expression is wrong, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import regex

_DOTS = re.compile(r"\.{3,}|。{2,}|·{3,}")
_LOOKS_RAW = re.compile(r"\.[*+]|\\[dDwWsSb.()]|\(\?[:=!<]|\[\^|[*+]\?")
TIMEOUT = 0.2  # seconds that a raw expression may take on one sentence
_ATOMS = regex.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_NESTED = regex.compile(r"\([^()]*[+*][^()]*\)(?:[+*]|\{\d*,\d*\})")
_AT = re.compile(r"^(.*) at position (\d+)$")
_REGEX = (  # what the regex module says, in the order in which it is looked for
    ("missing )", "有一个“(”没有对应的“)”"),
    ("unbalanced parenthesis", "有一个“)”没有对应的“(”"),
    ("unterminated character set", "有一个“[”没有对应的“]”"),
    ("bad set", "“[ ]”里面写得不对"),
    ("bad character range", "“[ ]”里的起止字符写反了"),
    ("nothing to repeat", "“*”“+”“?”或“{ }”前面没有可重复的字"),
    ("multiple repeat", "“*”“+”“?”或“{ }”连着写了两个"),
    ("min repeat greater", "“{ }”里的两个数写反了"),
    ("bad escape", "“\\”后面的字母不认识"),
    ("unknown extension", "“(?”后面写得不对"),
    ("unknown property", "“\\p{ }”里的名称不认识"),
    ("invalid group reference", "引用了没有的括号"),
    ("unknown group", "引用了没有的括号"),
)


class WordingError(ValueError):
    """A wording that cannot be used; the message is Chinese, `hint` tells how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def is_raw(text: str) -> bool:
    """Whether a wording is a raw regular expression."""
    return len(text) > 1 and text.startswith("/") and text.endswith("/")


def unknown_group(name: str, known: Iterable[str]) -> tuple[str, str]:
    """That there is no word group of a name, and which there are."""
    names = list(known)
    close = get_close_matches(name, names, 1, 0.4)
    listed = "、".join(names[:8]) + ("……" if len(names) > 8 else "")
    hint = f"是否想写“{close[0]}”？" if close else f"words.yaml 里的词组有：{listed}"
    return f"没有名为“{name}”的词组", hint


def refused(source: str, breaks: int = 0) -> tuple[str, str] | None:
    """Why a wording, written with so many line breaks in it, cannot mean what it says, and how to write it; None where nothing
    strikes."""
    if breaks:
        unaligned = "下一行行首的空格与这一行不一样多，请对齐"
        return "一条说法占了两行", unaligned if " -" in source else "一行写一条；下一行的开头是否漏写了“- ”？"
    if is_raw(source):
        return None
    dots, raw = _DOTS.search(source), _LOOKS_RAW.search(source)
    if {source[0], source[-1]} & set("/／"):
        return _slashes(source)
    if dots:
        return f"“{dots[0]}”不是省略号，这条说法永远不会命中", f"写成 {_DOTS.sub('…', source)}"
    if raw:
        return f"“{raw[0]}”是正则表达式的写法，这样写永远不会命中", f"两头加上斜线：/{source}/；或用“…”代替"
    return None


def _slashes(source: str) -> tuple[str, str]:
    if "／" in (source[0], source[-1]):
        return "正则表达式两头的斜线是全角的“／”", "改成英文的“/”"
    there, lacking = ("开头", "末尾") if source[0] == "/" else ("末尾", "开头")
    return f"斜线不成对：{there}有“/”，{lacking}没有", "正则表达式两头都要有“/”"


def regex_mistake(error: regex.error) -> tuple[str, str]:
    """What is wrong with a raw expression, from what the regex module says of it in English, and what to do."""
    said = _AT.match(str(error))
    reason = next((text for words, text in _REGEX if words in str(error)), "")
    place = f"（第 {int(said[2]) + 1} 个字附近）" if said else ""
    return f"正则表达式写得不对{place}：{reason or error}", "改对，或改用普通的说法（…、‥、N、( | )、!( )）"


def endless(pattern: regex.Pattern[str], body: str) -> tuple[str, str] | None:
    """Why a raw expression may take for ever, None where it ends: it is tried on its own characters over and over, and something
    else, which makes a bad one backtrack."""
    if _NESTED.search(_ATOMS.sub("a", body)):
        return "正则表达式里有嵌套的重复，可能永远匹配不完", "避免 (a+)+ 这样的写法"
    letters = "".join(dict.fromkeys(char for char in body if char.isalnum())) or "一"
    try:
        for unit in (letters, letters[0], letters[:2], "一"):
            pattern.search((unit * 80)[:80] + "#", timeout=TIMEOUT)
    except TimeoutError:
        return "正则表达式可能永远匹配不完", "避免一层套一层的重复，如 (a+)+、(甲|甲乙)+"
    return None
