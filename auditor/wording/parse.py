"""The wording language: parse a wording, compile it, and name the literals of which one must occur.

A wording is plain text with

- `…` anything within the sentence, 18 characters at most; `‥` (or `..`) anything within the clause, 14 at most; `……` anything within the
  sentence, near or far,
- `N` a figure, `( | )` alternatives, `?` the character or group before it may be absent, `<name>` a word group,
- `!( )` not followed by, at the beginning or behind a gap not preceded by; `^` and `$` where the sentence begins and ends,

or a raw regular expression between slashes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

import regex

from auditor.text.fold import fold
from auditor.wording.literals import choices, conditional, regex_nodes, shortest, spelled_out
from auditor.wording.mistakes import TIMEOUT, WordingError, endless, is_raw, regex_mistake
from auditor.wording.pattern import MOST, regex_of, ways
from auditor.wording.reader import nodes_of

Pattern: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"


@dataclass(frozen=True)
class Wording:
    """One wording, compiled on first use.

    `choices` are sets of folded literals; of each set at least one stands in every match (the matcher looks for the rarest set).
    `plain` tells that each occurrence of a literal is itself a match. A raw expression may have no choices; `why` says what it is for.
    """

    source: str
    body: str
    choices: tuple[frozenset[str], ...]
    plain: bool
    raw: bool = False
    why: str = field(default="", compare=False)

    @cached_property
    def pattern(self) -> Pattern:
        """The compiled pattern, to be used on folded text. What the language can say is bounded; only raw expressions need `regex`."""
        return regex.compile(self.body) if self.raw else re.compile(self.body)

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """All places between two offsets of a folded text. Raises TimeoutError for a raw expression that does not end."""
        pattern = self.pattern
        if isinstance(pattern, re.Pattern):
            return [match.span() for match in pattern.finditer(text, start, end)]
        return [match.span() for match in pattern.finditer(text, start, end, timeout=TIMEOUT)]


def parse(source: str, words: Mapping[str, str] | None = None) -> Wording:
    """Compile one wording; `words` are the word groups, each written as a wording. Raises WordingError."""
    # One that names no group is the same in every ruleset: a second one costs no more work.
    return _parsed(source, words or {}) if "<" in source or "＜" in source else _once(source)


@lru_cache(maxsize=8192)
def _once(source: str) -> Wording:
    return _parsed(source, {})


def _parsed(source: str, words: Mapping[str, str]) -> Wording:
    text = source.strip()
    if is_raw(text):
        return _raw(source, text[1:-1])
    nodes = nodes_of(text, words)
    found = choices(nodes)
    if not found:
        raise WordingError("这条说法太宽泛，没有一个必须出现的字词", "至少写一个固定的词，例如 聘请…律师")
    if max(map(shortest, found)) < 2 and not conditional(nodes):
        raise WordingError("这条说法只有单个字，几乎处处都会命中", "请写两个字以上的词")
    if ways(nodes) > MOST:
        raise WordingError("这条说法里的省略太多，比对起来太慢", "“……”最多写两处，“…”“‥”最多四处；或拆成几条")
    return Wording(source, regex_of(nodes), found, len(found) == 1 and spelled_out(nodes) and not conditional(nodes))


def any_of(wordings: Sequence[Wording]) -> Pattern:
    """One pattern for a few wordings, for texts as short as a heading; never matches where there are none."""
    joined = "|".join(f"(?:{wording.body})" for wording in wordings) or r"(?!)"
    try:
        return re.compile(joined)  # twice as fast, where it understands the expressions
    except re.error:
        return regex.compile(joined)


def _raw(source: str, body: str) -> Wording:
    if not body:
        raise WordingError("两条斜线之间没有内容")
    if fold(body) != body:
        raise WordingError("正则表达式里有全角字符、空格或引号，它们永远对不上", f"改写为 /{fold(body)}/")
    try:
        pattern = regex.compile(body)
    except regex.error as error:
        raise WordingError(*regex_mistake(error)) from error
    mistake = endless(pattern, body)
    if mistake:
        raise WordingError(*mistake)
    if pattern.match("") is not None:
        raise WordingError("正则表达式可以匹配空文本，处处都会命中", "至少写一个必须出现的字，少用“?”和“*”")
    return Wording(source, body, choices(regex_nodes(body)), False, raw=True)
