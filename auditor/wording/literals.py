"""The literals of a wording: sets of strings of which one must occur in every match, so that a scan for them finds each candidate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LIMIT = 96  # strings that one stretch may be spelled out into
_CLASS = 12  # characters of a class that is spelled out
_ZERO_WIDTH = ("(?=", "(?!", "(?<=", "(?<!")
_COUNTED = re.compile(r"\{(\d*)(?:,\d*)?\}")
_ESCAPE = re.compile(r"(?:[pPN]\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_UNSURE = re.compile(r"\(\?(?!:|=|!|<=|<!|>|P?<\w)|\[\[|(?<!\\[pPN])\{(?!\d*(?:,\d*)?\})|&&|\|\|")
_OPENING = re.compile(r"\(\?(?:<[=!]|[=!:>]|P?<\w+>)")


class Node(NamedTuple):
    """A piece of a wording: a literal ("lit"), one of several sequences ("alt"), an optional node ("opt"), anything ("gap"; `text` tells
    gaps apart), or a condition on what stands beside it, which takes up no text ("behind" it none of several sequences, "before" it none,
    the "start" or the "end" of a sentence)."""

    kind: str
    text: str = ""
    branches: tuple[tuple[Node, ...], ...] = ()


GAP = Node("gap")
CONDITIONS = frozenset({"behind", "before", "start", "end"})
Nodes = tuple[Node, ...]


def choices(nodes: Nodes) -> tuple[frozenset[str], ...]:
    """The literal sets of a sequence of nodes."""
    return tuple(_usable(_runs(nodes)))


def spelled_out(nodes: Nodes) -> bool:
    """Whether the nodes hold nothing but literals and conditions."""
    return all(_strings(node) is not None for node in nodes)


def conditional(nodes: Nodes) -> bool:
    """Whether a condition stands among the nodes, so that a literal is not yet a match."""
    return any(node.kind in CONDITIONS or any(map(conditional, node.branches)) for node in nodes)


def regex_nodes(pattern: str) -> Nodes:
    """The nodes of a regular expression, with a gap for whatever is not plain text; look-arounds and anchors count as nothing."""
    if _UNSURE.search(pattern):
        return (GAP,)  # flags, comments, fuzzy matches, set operations: no literal can be relied on
    return (_RegexReader(pattern).choice(),)


class _RegexReader:
    """Reads the part of the regular-expression syntax that matters for literals."""

    def __init__(self, pattern: str) -> None:
        self.text, self.at = pattern, 0

    def choice(self) -> Node:
        """The alternatives up to the closing bracket or the end."""
        branches: list[list[Node]] = [[]]
        while self.at < len(self.text) and self.text[self.at] != ")":
            if self.text[self.at] == "|":
                branches.append([])
                self.at += 1
                continue
            node = self.atom()
            if node is not None:
                branches[-1] += self.repeated(node)
        return Node("alt", branches=tuple(map(tuple, branches)))

    def atom(self) -> Node | None:
        char = self.text[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.char_class()
        self.at += 1
        if char == "\\":
            escaped = self.text[self.at]
            self.at += 1
            if escaped.isalnum():
                self.at = _ESCAPE.match(self.text, self.at - 1).end()  # type: ignore[union-attr]
                return GAP
            return Node("lit", escaped)
        if char in "^$":
            return None
        return GAP if char == "." else Node("lit", char)

    def group(self) -> Node | None:
        zero_width = self.text.startswith(_ZERO_WIDTH, self.at)
        opening = _OPENING.match(self.text, self.at)
        self.at = opening.end() if opening else self.at + 1
        node = self.choice()
        self.at += 1
        return None if zero_width else node

    def char_class(self) -> Node:
        end = first = self.at + (2 if self.text.startswith("[^", self.at) else 1)
        while self.text[end] != "]" or end == first:
            end += 2 if self.text[end] == "\\" else 1
        body, self.at = self.text[self.at + 1 : end], end + 1
        if len(body) > _CLASS or set("^\\-") & set(body):
            return GAP
        return Node("alt", branches=tuple((Node("lit", char),) for char in body))

    def repeated(self, node: Node) -> list[Node]:
        """A node with the quantifier that follows it."""
        rest = self.text[self.at : self.at + 1]
        if counted := _COUNTED.match(self.text, self.at):
            least, self.at = counted[1], counted.end()
        elif rest and rest in "?*+":
            least, self.at = ("1" if rest == "+" else "0"), self.at + 1
        else:
            return [node]
        exact = rest == "?"
        if self.text[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        if exact:
            return [Node("opt", branches=((node,),))]
        return [GAP] if least in ("", "0") else [GAP, node, GAP]


def _runs(nodes: Nodes) -> list[frozenset[str]]:
    """The sets of strings of which one must occur, one set for each stretch that can be spelled out."""
    runs: list[frozenset[str]] = []
    run = frozenset({""})
    for node in _flat(nodes):
        strings = _strings(node)
        if strings is None:
            runs += [run, *_anchor(node)]
            run = frozenset({""})
        elif len(run) * len(strings) > LIMIT:
            runs.append(run)
            run = strings
        else:
            run = frozenset(head + tail for head in run for tail in strings)
    return [*runs, run]


def _flat(nodes: Nodes) -> Iterator[Node]:
    """The nodes, with groups of a single sequence opened up."""
    for node in nodes:
        if node.kind == "alt" and len(node.branches) == 1:
            yield from _flat(node.branches[0])
        else:
            yield node


def strings(nodes: Nodes) -> frozenset[str] | None:
    """Everything that the nodes can be, None where they hold a gap or too much."""
    found = _runs(nodes)
    return found[0] if spelled_out(nodes) and len(found) == 1 else None


def _strings(node: Node) -> frozenset[str] | None:
    """Everything that a node can be, None where it holds a gap or too much."""
    if node.kind == "lit":
        return frozenset({node.text})
    if node.kind in CONDITIONS:
        return frozenset({""})
    if node.kind == "gap":
        return None
    found: set[str] = {""} if node.kind == "opt" else set()
    for branch in node.branches:
        inner = strings(branch)
        if inner is None:
            return None
        found |= inner
    return frozenset(found)


def _anchor(node: Node) -> list[frozenset[str]]:
    """For alternatives with gaps: the union of each one's longest literals, if each has some."""
    if node.kind != "alt":
        return []
    best = [max(_usable(_runs(branch)), key=shortest, default=None) for branch in node.branches]
    found: set[str] = set()
    for run in best:
        if run is None:
            return []
        found |= run
    return [frozenset(found)]


def _usable(runs: list[frozenset[str]]) -> list[frozenset[str]]:
    return [run for run in runs if "" not in run]


def shortest(run: frozenset[str]) -> int:
    """The length of the shortest string of a set."""
    return min(map(len, run))
