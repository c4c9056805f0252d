"""`scoring.yaml` and `ledger.yaml` read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from auditor.model import Supply
from auditor.rules.keys import Key, Needed, Sort
from auditor.rules.scoring.keys import LEDGER_KEYS, SCORING_KEYS
from auditor.rules.scoring.types import (
    Bonus,
    BonusLevel,
    Deduction,
    Figure,
    Part,
    RedLine,
    SaidRules,
    ScoringRules,
    Subtotal,
)
from auditor.yamlfile.file import Node, YamlFile
from auditor.yamlfile.nodes import value

FIGURE_SIGN = "N"
_MISSPELT = 0.9  # how alike the id of an element must be to be taken for a misspelt one
_ID = re.compile(r"[a-z][a-z0-9-]*")
_SUPPLIES = tuple(supply.value for supply in Supply)
_TYPES: Mapping[str, Callable[..., Any]] = {
    "deductions": Deduction, "bonus": Bonus, "levels": BonusLevel, "red_lines": RedLine, "parts": Part,
    "subtotals": Subtotal, "figures": Figure,
}  # fmt: skip
_FIELDS = {"from": "supply"}  # keys that cannot be the name of a field


class Read:
    """What was read, with the node of each thing for mistakes that show only together."""

    def __init__(self, source: YamlFile, kinds: Sequence[str]) -> None:
        self.source = source
        self._kinds = kinds
        self.node_of: dict[int, Node] = {}

    def mapping(self, node: Node | None, keys: Sequence[Key]) -> dict[str, Any]:
        """The values of a mapping by field; what is not written is left to the type."""
        needed = [key.name for key in keys if key.needed is Needed.YES]
        found = self.source.mapping(node, [key.name for key in keys], needed)
        return {_FIELDS.get(name, name): self._value(found[name], key) for key in keys if (name := key.name) in found}

    def _value(self, node: Node, key: Key) -> Any:
        source = self.source
        readers: dict[Sort, Callable[[], Any]] = {
            Sort.TEXT: lambda: source.text(node),
            Sort.NUMBER: lambda: source.number(node, *key.between),
            Sort.SUPPLY: lambda: self._supply(node),
            Sort.KINDS: lambda: tuple(source.choice(each, self._kinds) for each in source.sequence(node)),
            Sort.TEXTS: lambda: source.texts(node),
            Sort.WORDINGS: lambda: source.wordings(node),
            Sort.GROUP: lambda: self._made(node, key),
            Sort.GROUPS: lambda: tuple(self._made(each, key) for each in source.sequence(node)),
        }
        return readers[key.sort]()

    def _supply(self, node: Node) -> Supply:
        written = self.source.choice(node, _SUPPLIES, Supply.HAND)
        return Supply(written) if written in _SUPPLIES else Supply.HAND

    def _made(self, node: Node, key: Key) -> Any:
        values = self.mapping(node, key.keys)
        for each in key.keys:
            if each.needed is Needed.YES and each.name not in values:  # told already; the type still needs it
                values[each.name] = 0.0 if each.sort is Sort.NUMBER else () if each.sort is Sort.TEXTS else ""
        made = _TYPES[key.name](**values)
        self.node_of[id(made)] = node
        return made

    def fail(self, made: object, message: str, hint: str, key: str = "") -> None:
        """Note a mistake where a thing is written, at one of its keys where it has it."""
        node = self.node_of[id(made)]
        self.source.fail(value(node, key) or node, message, hint)

    def check_ids(self, items: Sequence[Any], taken: Sequence[str] = ()) -> None:
        """Each id is written rightly, and none twice."""
        seen = set(taken)
        for item in items:
            if item.id and not _ID.fullmatch(item.id):
                self.fail(item, f"编号“{item.id}”写得不对", "只用英文小写字母、数字和横线，以字母开头", "id")
            elif item.id in seen:
                self.fail(item, f"编号“{item.id}”重复", "另起一个编号", "id")
            seen.add(item.id)


def read_ledger(source: YamlFile, elements: Sequence[str]) -> tuple[tuple[Figure, ...], SaidRules]:
    """The figures of `ledger.yaml`, and what tells that a figure in a report is another one; `elements` are the ids that figures may
    belong to. A figure of an element that the ruleset does not have belongs to none, for most rulesets share the file."""
    read = Read(source, ())
    values = read.mapping(source.root, LEDGER_KEYS)
    figures: tuple[Figure, ...] = values.pop("figures", ())
    read.check_ids(figures)
    columns: set[str] = set()
    for figure in figures:
        if figure.column in columns:
            read.fail(figure, f"列名“{figure.column}”重复", "每个数字的列名要各不相同", "column")
        columns.add(figure.column)
        _check_figure(figure, read, elements)
    known = (figure if figure.element in elements else replace(figure, element="") for figure in figures)
    return tuple(known), SaidRules(**values)


def _check_figure(figure: Figure, read: Read, elements: Sequence[str]) -> None:
    close = get_close_matches(figure.element, elements, 1, _MISSPELT)
    if close and figure.element not in elements:
        read.fail(
            figure,
            f"没有编号为“{figure.element}”的要素",
            f"是否想写“{close[0]}”？不属于要素的，删去 element",
            "element",
        )
    for wording in figure.said:
        if wording.source.count(FIGURE_SIGN) != 1 or wording.raw:
            read.fail(figure, f"说法“{wording.source}”里要有一个 N（数字）", "例如：受理行政复议案件N件", "said")
    for wording in figure.none:
        if FIGURE_SIGN in wording.source:
            read.fail(
                figure, f"说法“{wording.source}”里不能有 N", "none 写一件也没有的说法；带数字的写在 said 里", "none"
            )


def read_scoring(source: YamlFile, kinds: Sequence[str]) -> tuple[ScoringRules, Read]:
    """What `scoring.yaml` says, and the places of what was read for `check_scoring`."""
    read = Read(source, kinds)
    return ScoringRules(**read.mapping(source.root, SCORING_KEYS)), read
