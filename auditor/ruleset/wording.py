"""The wording language: parse a wording, compile it, and name the literals of which one must occur.

A wording is plain text with `…` (anything within the sentence, 18 characters at most), `N` (a figure), `( | )` (alternatives), `?` (the
character or group before it may be absent), `<name>` (a word list of the vocabulary), or a raw regular expression between slashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from auditor.ruleset.fold import fold

GAP = 18
SENTENCE_END = "。;!?\n"
NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|[一二三四五六七八九十百千两]+)(?:余|多|几)?(?:十|百|千|万|亿)*(?:余|多)?"
)
TIMEOUT = 0.2
_LIMIT = 96
_ATOMS = regex.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_NESTED = regex.compile(r"\([^()]*[+*][^()]*\)(?:[+*]|\{\d*,\d*\})")
_SYNTAX = str.maketrans({"（": "(", "）": ")", "｜": "|", "？": "?", "＜": "<", "＞": ">", "⋯": "…"})


class WordingError(ValueError):
    """A wording that cannot be used; the message is Chinese, `hint` tells how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Wording:
    """One wording, compiled on first use.

    `literals` are folded strings of which at least one stands in every match (the rarest such set is chosen by the matcher from
    `choices`); `plain` tells that each occurrence of a literal is itself a match. A raw wording has no literals.
    """

    source: str
    body: str
    choices: tuple[frozenset[str], ...]
    plain: bool

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern, to be used on folded text."""
        return regex.compile(self.body)


_Node = tuple[str, object]  # ("lit", str) | ("gap", None) | ("figure", None) | ("alt", list[list[_Node]]) | ("opt", _Node)


def parse(source: str, words: Mapping[str, str] | None = None) -> Wording:
    """Compile one wording; `words` are the named word lists, each written as a wording. Raises WordingError."""
    text = source.strip()
    if len(text) > 1 and text.startswith("/") and text.endswith("/"):
        return _raw(source, text[1:-1])
    nodes = _Parser(text.translate(_SYNTAX), words or {}).parse()
    choices = tuple(_usable(_runs(nodes)))
    if not choices:
        raise WordingError("这条说法太宽泛，没有一个必须出现的字词", "至少写一个固定的词，例如 聘请…律师")
    if max(map(_shortest, choices)) < 2:
        raise WordingError("这条说法只有单个字，几乎处处都会命中", "请写两个字以上的词")
    plain = len(choices) == 1 and all(_strings(node) is not None for node in nodes)
    return Wording(source, _regex(nodes), choices, plain)


def _raw(source: str, body: str) -> Wording:
    if not body:
        raise WordingError("两条斜线之间没有内容")
    if fold(body) != body:
        raise WordingError(
            "正则表达式里有全角字符、空格或引号，比对前的文本里不会出现这些字符", f"改写为 /{fold(body)}/"
        )
    if _NESTED.search(_ATOMS.sub("a", body)):
        raise WordingError("正则表达式里有嵌套的重复，可能永远匹配不完", "避免 (a+)+ 这样的写法")
    try:
        pattern = regex.compile(body)
    except regex.error as error:
        raise WordingError(f"正则表达式无法编译：{error}") from error
    if pattern.match("") is not None:
        raise WordingError("正则表达式可以匹配空文本，处处都会命中")
    return Wording(source, body, (), False)


class _Parser:
    """Recursive descent over one wording."""

    def __init__(self, text: str, words: Mapping[str, str], depth: int = 0) -> None:
        self.text, self.words, self.depth, self.at = text, words, depth, 0

    def parse(self) -> list[_Node]:
        nodes = self.sequence()
        if self.at < len(self.text):
            raise WordingError(f"第 {self.at + 1} 个字“{self.text[self.at]}”前缺少对应的括号")
        return nodes

    def sequence(self) -> list[_Node]:
        nodes: list[_Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            char = self.text[self.at]
            self.at += 1
            if char == "?":
                if not nodes or nodes[-1][0] in ("gap", "opt"):
                    raise WordingError("“?”前面没有可省略的字或括号")
                nodes.append(("opt", nodes.pop()))
            else:
                nodes.extend(self.one(char))
        return nodes

    def one(self, char: str) -> list[_Node]:
        if char == "…":
            if self.text[self.at : self.at + 1] == "…":
                self.at += 1
            return [("gap", None)]
        if char == "(":
            return [self.group()]
        if char == "<":
            return [self.named()]
        if char == "N" and not self._letter(self.at - 2) and not self._letter(self.at):
            return [("figure", None)]
        folded = fold(char)
        if folded and folded in SENTENCE_END:
            raise WordingError(f"“{char}”是句子的结尾，这条说法永远不会命中", "一条说法只能写一句话之内的内容")
        return [("lit", folded)] if folded else []

    def _letter(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isascii() and self.text[at].isalpha()

    def group(self) -> _Node:
        branches = [self.sequence()]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.text[self.at : self.at + 1] != ")":
            raise WordingError("括号没有闭合", "检查“(”与“)”是否成对")
        self.at += 1
        if not all(branches):
            raise WordingError("括号里有一项是空的", "可省略的内容写作 (甲|乙)?")
        return ("alt", branches)

    def named(self) -> _Node:
        end = self.text.find(">", self.at)
        if end < 0:
            raise WordingError("“<”之后缺少“>”")
        name, self.at = self.text[self.at : end].strip(), end + 1
        if name not in self.words:
            raise WordingError(f"没有名为“{name}”的词表", "词表写在 vocabulary.yaml 的 words 之下")
        if self.depth > 4:
            raise WordingError(f"词表“{name}”层层互相引用")
        inner = _Parser(f"({self.words[name]})".translate(_SYNTAX), self.words, self.depth + 1)
        return inner.parse()[0]


def _regex(nodes: list[_Node]) -> str:
    return "".join(map(_regex_of, nodes))


def _regex_of(node: _Node) -> str:
    kind, value = node
    if kind == "lit":
        return regex.escape(str(value), special_only=True)
    if kind == "gap":
        return f"[^{SENTENCE_END}]{{0,{GAP}}}?"
    if kind == "figure":
        return NUMBER
    if kind == "opt":
        return f"(?:{_regex_of(value)})?"  # type: ignore[arg-type]
    return "(?:" + "|".join(_regex(branch) for branch in value) + ")"  # type: ignore[attr-defined]


def _runs(nodes: list[_Node]) -> list[frozenset[str]]:
    """The sets of strings of which one must occur, one set for each stretch of the wording that can be spelled out."""
    runs: list[frozenset[str]] = []
    run = frozenset({""})
    for node in nodes:
        strings = _strings(node)
        if strings is None:
            runs += [run, *_anchor(node)]
            run = frozenset({""})
        elif len(run) * len(strings) > _LIMIT:
            runs.append(run)
            run = strings
        else:
            run = frozenset(head + tail for head in run for tail in strings)
    return [*runs, run]


def _strings(node: _Node) -> frozenset[str] | None:
    """Everything that a node can be, None where it holds a gap or a figure."""
    kind, value = node
    if kind == "lit":
        return frozenset({str(value)})
    if kind == "opt":
        inner = _strings(value)  # type: ignore[arg-type]
        return None if inner is None else inner | {""}
    if kind != "alt":
        return None
    found: set[str] = set()
    for branch in value:  # type: ignore[attr-defined]
        runs = _runs(branch)
        if len(runs) != 1 or any(_strings(part) is None for part in branch):
            return None
        found |= runs[0]
    return frozenset(found)


def _anchor(node: _Node) -> list[frozenset[str]]:
    """For alternatives with gaps: the union of each one's longest literals, if each has some."""
    if node[0] != "alt":
        return []
    best = [max(_usable(_runs(branch)), key=_shortest, default=None) for branch in node[1]]  # type: ignore[attr-defined]
    return [frozenset().union(*best)] if all(best) else []


def _usable(runs: list[frozenset[str]]) -> list[frozenset[str]]:
    return [run for run in runs if "" not in run]


def _shortest(run: frozenset[str]) -> int:
    return min(map(len, run))
