"""The grammar of the wording language: from the text of one wording to its nodes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.text.fold import fold
from auditor.text.sentences import ENDS
from auditor.wording.literals import GAP, Node, Nodes, strings
from auditor.wording.mistakes import WordingError, unknown_group
from auditor.wording.pattern import CLAUSE_GAP, FIGURE, REST, SENTENCE_GAP, WHOLE_CLAUSE_GAP

DEEPEST = 12  # brackets within each other
_NESTED = 4  # word groups within each other
_SYNTAX = str.maketrans(
    {"（": "(", "）": ")", "｜": "|", "？": "?", "＜": "<", "＞": ">", "⋯": "…", "Ｎ": "N", "＾": "^", "＄": "$"}
)
_NOT = re.compile(r"[!！](?=\()")
_TWO_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)")
_GAPS = (("……", SENTENCE_GAP), ("…", GAP), ("‥‥", WHOLE_CLAUSE_GAP), ("‥", CLAUSE_GAP))


def nodes_of(text: str, words: Mapping[str, str]) -> Nodes:
    """The nodes of one wording; `words` are the word groups, each written as a wording. Raises WordingError."""
    return tuple(_Reader(text, words).whole())


class _Reader:
    """Recursive descent over one wording."""

    def __init__(self, text: str, words: Mapping[str, str], depth: int = 0) -> None:
        self.text = _TWO_DOTS.sub("‥", text.translate(_SYNTAX))
        self.words, self.depth = words, depth
        self.at = self.open = 0

    def whole(self) -> list[Node]:
        nodes = self.sequence()
        if self.at < len(self.text):
            char = self.text[self.at]
            hint = "几个词任选其一，外面要加括号：(甲|乙)" if char == "|" else "补上“(”，或删去这个“)”"
            raise WordingError(f"第 {self.at + 1} 个字“{char}”前缺少对应的括号", hint)
        return nodes

    def sequence(self) -> list[Node]:
        nodes: list[Node] = []
        while not self.closed():
            char = self.text[self.at]
            if char == "?":
                self.at += 1
                if not nodes or nodes[-1].kind not in ("lit", "alt"):
                    raise WordingError("“?”前面没有可省略的字或括号")
                nodes.append(Node("opt", branches=((nodes.pop(),),)))
            elif _NOT.match(self.text, self.at):
                nodes.append(self.condition(nodes))
            elif char in "^$":
                nodes.append(self.border(char, nodes))
            else:
                nodes.extend(self.one())
        return nodes

    def closed(self) -> bool:
        """Whether nothing more belongs to the sequence."""
        return self.at >= len(self.text) or self.text[self.at] in "|)"

    def one(self) -> list[Node]:
        """What begins here: a gap, a group, a figure, or a character of the text."""
        for sign, gap in _GAPS:
            if self.text.startswith(sign, self.at):
                self.at += len(sign)
                return [gap]
        char = self.text[self.at]
        self.at += 1
        if char == "(":
            return [Node("alt", branches=self.branches())]
        if char == "<":
            return [self.named()]
        if char == "N" and not self.letter(self.at - 2) and not self.letter(self.at):
            return [REST if self.text[: self.at - 1][-1:].isdecimal() else FIGURE]
        folded = fold(char)
        if folded and folded in ENDS:
            raise WordingError(f"“{char}”是句子的结尾，这条说法永远不会命中", "一条说法只能写一句话之内的内容")
        return [Node("lit", folded)] if folded else []

    def letter(self, at: int) -> bool:
        return 0 <= at < len(self.text) and self.text[at].isascii() and self.text[at].isalpha()

    def condition(self, nodes: list[Node]) -> Node:
        """`!( )`: behind a text what must not follow it, before one (so at the beginning or behind a gap) what must not precede it."""
        self.at += 2
        branches = self.branches()
        if nodes and nodes[-1].kind != "gap":
            return Node("behind", branches=branches)
        if self.closed():
            raise WordingError(
                "“!( )”前后都没有字词", "写成 制度!(建设)，即后面不能是“建设”；或 !(为)了，即前面不能是“为”"
            )
        if any(branch != (FIGURE,) and strings(branch) is None for branch in branches):
            raise WordingError("写在前面的“!( )”里只能是固定的字词", "删去括号里的“…”“‥”“?”，把各种写法一个个写出来")
        return Node("before", branches=branches)

    def border(self, sign: str, nodes: list[Node]) -> Node:
        """`^` and `$`: where a sentence or a heading begins and ends."""
        self.at += 1
        if sign == "^" and nodes:
            raise WordingError("“^”表示句首，只能写在开头")
        if sign == "$" and not self.closed():
            raise WordingError("“$”表示句末，只能写在末尾")
        return Node("start" if sign == "^" else "end")

    def branches(self) -> tuple[Nodes, ...]:
        """The alternatives up to the closing bracket, of which the opening one is read."""
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
        return tuple(map(tuple, branches))

    def named(self) -> Node:
        """A word group, as the alternatives that it stands for."""
        end = self.text.find(">", self.at)
        if end < 0:
            raise WordingError("“<”之后缺少“>”")
        name, self.at = self.text[self.at : end].strip(), end + 1
        if name not in self.words:
            raise WordingError(*unknown_group(name, self.words))
        if self.depth > _NESTED:
            raise WordingError(f"词组“{name}”层层互相引用")
        return _Reader(f"({self.words[name]})", self.words, self.depth + 1).whole()[0]
