"""The wording language: parse a wording, compile it, and name the literals of which one must occur.

A wording is plain text with `…` (anything within the sentence, 18 characters at most), `N` (a figure), `( | )` (alternatives), `?` (the
character or group before it may be absent), `<name>` (a word list of the vocabulary), or a raw regular expression between slashes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

import regex

from auditor.text.fold import fold
from auditor.text.sentences import ENDS
from auditor.wording.literals import GAP as GAP_NODE
from auditor.wording.literals import Node, Nodes, choices, regex_nodes, shortest, spelled_out
from auditor.wording.mistakes import TIMEOUT, endless, regex_mistake

Pattern: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"
GAP = 18
_DIGITS = "一二三四五六七八九十百千万亿两零"
# Possessive and bounded, so that a line of nothing but digits takes linear time.
NUMBER = (
    rf"(?:\d(?<!\d\d)\d*+(?:[.,]\d++)*+|[{_DIGITS}](?<![{_DIGITS}]{{2}})[{_DIGITS}]{{0,11}}+)"
    r"(?:余|多|几)?(?:十|百|千|万|亿){0,3}(?:余|多)?"
)
FIGURE = Node("gap", "N")  # for literals a gap like any other
DEEPEST = 12  # brackets within each other
_SYNTAX = str.maketrans({"（": "(", "）": ")", "｜": "|", "？": "?", "＜": "<", "＞": ">", "⋯": "…", "Ｎ": "N"})


class WordingError(ValueError):
    """A wording that cannot be used; the message is Chinese, `hint` tells how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Wording:
    """One wording, compiled on first use.

    `choices` are sets of folded literals; of each set at least one stands in every match (the matcher looks for the rarest set).
    `plain` tells that each occurrence of a literal is itself a match. A raw expression may have no choices.
    """

    source: str
    body: str
    choices: tuple[frozenset[str], ...]
    plain: bool
    raw: bool = False

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
    """Compile one wording; `words` are the named word lists, each written as a wording. Raises WordingError."""
    # One that names no list is the same in every ruleset: a second one costs no more work.
    return _parsed(source, words or {}) if "<" in source or "＜" in source else _once(source)


@lru_cache(maxsize=8192)
def _once(source: str) -> Wording:
    return _parsed(source, {})


def _parsed(source: str, words: Mapping[str, str]) -> Wording:
    text = source.strip()
    if len(text) > 1 and text.startswith("/") and text.endswith("/"):
        return _raw(source, text[1:-1])
    nodes = tuple(_Parser(text.translate(_SYNTAX), words).parse())
    found = choices(nodes)
    if not found:
        raise WordingError("这条说法太宽泛，没有一个必须出现的字词", "至少写一个固定的词，例如 聘请…律师")
    if max(map(shortest, found)) < 2:
        raise WordingError("这条说法只有单个字，几乎处处都会命中", "请写两个字以上的词")
    return Wording(source, _regex(nodes), found, len(found) == 1 and spelled_out(nodes))


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


class _Parser:
    """Recursive descent over one wording."""

    def __init__(self, text: str, words: Mapping[str, str], depth: int = 0) -> None:
        self.text, self.words, self.depth = text, words, depth
        self.at = self.open = 0

    def parse(self) -> list[Node]:
        nodes = self.sequence()
        if self.at < len(self.text):
            char = self.text[self.at]
            hint = "几个词任选其一，外面要加括号：(甲|乙)" if char == "|" else "补上“(”，或删去这个“)”"
            raise WordingError(f"第 {self.at + 1} 个字“{char}”前缺少对应的括号", hint)
        return nodes

    def sequence(self) -> list[Node]:
        nodes: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            char = self.text[self.at]
            self.at += 1
            if char == "?":
                if not nodes or nodes[-1].kind in ("gap", "opt"):
                    raise WordingError("“?”前面没有可省略的字或括号")
                nodes.append(Node("opt", branches=((nodes.pop(),),)))
            else:
                nodes.extend(self.one(char))
        return nodes

    def one(self, char: str) -> list[Node]:
        if char == "…":
            if self.text[self.at : self.at + 1] == "…":
                self.at += 1
            return [GAP_NODE]
        if char == "(":
            return [self.group()]
        if char == "<":
            return [self.named()]
        if char == "N" and not self._letter(self.at - 2) and not self._letter(self.at):
            return [FIGURE]
        folded = fold(char)
        if folded and folded in ENDS:
            raise WordingError(f"“{char}”是句子的结尾，这条说法永远不会命中", "一条说法只能写一句话之内的内容")
        return [Node("lit", folded)] if folded else []

    def _letter(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isascii() and self.text[at].isalpha()

    def group(self) -> Node:
        self.open += 1
        if self.open > DEEPEST:
            raise WordingError("括号套得太深", f"最多套 {DEEPEST} 层，请拆成几条")
        branches = [self.sequence()]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.text[self.at : self.at + 1] != ")":
            raise WordingError("括号没有闭合", "检查“(”与“)”是否成对")
        self.at += 1
        self.open -= 1
        if not all(branches):
            raise WordingError("括号里有一项是空的", "可省略的内容写作 (甲|乙)?")
        return Node("alt", branches=tuple(map(tuple, branches)))

    def named(self) -> Node:
        end = self.text.find(">", self.at)
        if end < 0:
            raise WordingError("“<”之后缺少“>”")
        name, self.at = self.text[self.at : end].strip(), end + 1
        if name not in self.words:
            raise WordingError(f"没有名为“{name}”的词表", f"vocabulary.yaml 里的词表有：{'、'.join(self.words)}")
        if self.depth > 4:
            raise WordingError(f"词表“{name}”层层互相引用")
        inner = _Parser(f"({self.words[name]})".translate(_SYNTAX), self.words, self.depth + 1)
        return inner.parse()[0]


def _regex(nodes: Nodes) -> str:
    return "".join(map(_regex_of, nodes))


def _regex_of(node: Node) -> str:
    if node.kind == "lit":
        return re.escape(node.text)
    if node == FIGURE:
        return NUMBER + "%?"
    if node.kind == "gap":
        return f"[^{ENDS}]{{0,{GAP}}}?"
    body = "|".join(map(_regex, node.branches))
    return f"(?:{body})?" if node.kind == "opt" else f"(?:{body})"
