"""The regular expression that a parsed wording stands for: bounded and without anything that could run for ever."""

from __future__ import annotations

import math
import re

from auditor.text.sentences import ENDS
from auditor.wording.literals import GAP, Node, Nodes, strings

DIGITS = "一二三四五六七八九十百千万亿两零"
# Possessive and bounded, so that a line of nothing but digits takes linear time.
NUMBER = (
    rf"(?:\d(?<!\d\d)\d*+(?:[.,]\d++)*+|[{DIGITS}](?<![{DIGITS}]{{2}})[{DIGITS}]{{0,11}}+)"
    r"(?:余|多|几)?(?:十|百|千|万|亿){0,3}(?:余|多)?"
)
FIGURE = Node("gap", "N")  # for literals a gap like any other
REST = Node("gap", "0N")  # a figure behind digits of the wording: the digits that follow
CLAUSE_GAP = Node("gap", "‥")
WHOLE_CLAUSE_GAP = Node("gap", "‥‥")
SENTENCE_GAP = Node("gap", "……")
REACH = {GAP: 18, CLAUSE_GAP: 16, WHOLE_CLAUSE_GAP: 60, SENTENCE_GAP: 120}  # characters that a gap may hold
MOST = 1_000_000  # ways to divide a text among the gaps of one wording
_CLAUSE_ENDS = ",:" + ENDS
_WITHIN = {
    GAP: ENDS,
    SENTENCE_GAP: ENDS,
    CLAUSE_GAP: _CLAUSE_ENDS,
    WHOLE_CLAUSE_GAP: _CLAUSE_ENDS,
}  # what a gap does not reach over


def regex_of(nodes: Nodes) -> str:
    """The expression for a sequence of nodes, to be used on folded text."""
    return "".join(map(_of, nodes))


def ways(nodes: Nodes) -> int:
    """An upper bound of the ways in which the gaps of a sequence can divide a text among them."""
    return math.prod(REACH.get(node, max(map(ways, node.branches), default=1)) for node in nodes)


_FIXED = {
    FIGURE: NUMBER + "%?",
    REST: r"\d{1,9}+",
    Node("start"): f"(?<![^{ENDS}])",
    Node("end"): f"(?![^{ENDS}])",
    **{gap: f"[^{within}]{{0,{REACH[gap]}}}?" for gap, within in _WITHIN.items()},
}


def _of(node: Node) -> str:
    if node in _FIXED:
        return _FIXED[node]
    if node.kind == "lit":
        return re.escape(node.text)
    if node.kind == "before":
        return "".join(map(_not_before, node.branches))
    body = "|".join(map(regex_of, node.branches))
    return f"(?!{body})" if node.kind == "behind" else f"(?:{body}){'?' * (node.kind == 'opt')}"


def _not_before(branch: Nodes) -> str:
    """A look-behind for each string, since all those of one must be of the same length."""
    if branch == (FIGURE,):
        return rf"(?<![\d{DIGITS}])"
    return "".join(f"(?<!{re.escape(text)})" for text in sorted(strings(branch) or ()))
