"""Sheets 要素 and 示例 laid over the elements of a ruleset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from auditor.text.fold import fold
from auditor.workbench.excel.columns import ELEMENT_COLUMNS, ELEMENT_SHEET, EXAMPLE_OF, EXAMPLE_SHEET, ID, PART, SHEETS
from auditor.workbench.excel.content import Content
from auditor.workbench.excel.examples import merged_examples
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.reading import CellPlace, Row, Sheet
from auditor.yamlfile.trees import Tree, Value, trees_at, value_at

_EXAMPLES = "examples"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the elements of a ruleset are to be: `changed` those it has, `new` those it lacks with the part each is to stand in, both
    by id; `deleted` ids."""

    changed: Mapping[str, Tree]
    new: Mapping[str, tuple[str, Tree]]
    deleted: frozenset[str]


def wanted_elements(merge: Merge, sheets: Mapping[str, Sheet], base: Content, target: Content, delete: bool) -> Wanted:
    """What the rows of the two sheets ask for; problems go to `merge`. Elements without a row are deleted only where `delete` is set,
    else that is a problem."""
    rows = _by_id(merge, sheets[ELEMENT_SHEET].rows)
    old, present, parts = base.elements, target.elements, target.part_of
    gone = [name for name in old if name not in rows and name in present]
    examples = _examples(merge, sheets[EXAMPLE_SHEET].rows, {*rows, *gone})
    for name in () if delete else gone:
        title = f"{name}（{value_at(old[name], ('name',))}）"
        hint = "确实要从规则里删去的，加 --delete 再运行一次；不要删的，补回这一行"
        merge.fail(CellPlace(SHEETS.index(ELEMENT_SHEET)), f"没有要素 {title}的一行", hint)
    changed, new = {}, {}
    for name, row in rows.items():
        told = len(merge.problems)
        before, now = old.get(name, {}), present.get(name, {})
        tree = _tree(merge, name, row, before, now)
        said = merged_examples(merge, name, examples[name], trees_at(before, _EXAMPLES), trees_at(now, _EXAMPLES))
        tree[_EXAMPLES] = said or trees_at(now, _EXAMPLES)
        if not said and (tree[_EXAMPLES] or not now):
            merge.fail(row.place(ID), "这个要素没有例句", "在“示例”表里至少写一条应判为某个等次的例句")
        part = _part(merge, row, parts.get(name, ""), list(target.titles))
        if name in present:
            changed[name] = tree
        elif len(merge.problems) == told:
            new[name] = (part, tree)
    return Wanted(changed, new, frozenset(gone) if delete else frozenset())


def _by_id(merge: Merge, rows: Sequence[Row]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        name = str(merge.new(row, ID))
        if name in found:
            where = f"第 {found[name].number + 1} 行"
            merge.fail(row.place(ID), f"编号“{name}”与{where}重复", "每个要素的编号必须各不相同")
        elif name:
            found[name] = row
            merge.places[name,] = row.place(ID)
    return found


def _examples(merge: Merge, rows: Sequence[Row], ids: set[str]) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        name = str(merge.new(row, EXAMPLE_OF))
        if name in ids:
            found[name].append(row)
        elif name:
            close = get_close_matches(name, ids, 1, 0.5)
            hint = f"是否想写“{close[0]}”？" if close else "编号要与“要素”表里的一致"
            merge.fail(row.place(EXAMPLE_OF), f"“要素”表里没有编号“{name}”", hint)
    return found


def _tree(merge: Merge, name: str, row: Row, base: Tree, target: Tree) -> dict[str, Value]:
    """An element as its row gives it, without examples."""
    tree: dict[str, Any] = {}
    for column in ELEMENT_COLUMNS:
        *path, last = column.path
        inner = tree
        for key in path:
            inner = inner.setdefault(key, {})
        key_of = (name, *column.path)
        inner[last] = merge.leaf(row, column, key_of, value_at(base, column.path), value_at(target, column.path))
    return tree


def _part(merge: Merge, row: Row, present: str, parts: Sequence[str]) -> str:
    """The part of an element: the one it stands in, or for a new one that of its cell."""
    text = row.text(PART)
    named = next((part for part in parts if fold(part) == fold(text).removesuffix(".yaml")), "")
    if present and named != present:
        hint = f"改回“{present}”；确要移动，请在 YAML 文件里剪切、粘贴"
        merge.fail(row.place(PART), f"已有的要素不能换文件，它在“{present}”里", hint)
    elif not named:
        what = f"没有“{text}”这个文件" if text else "没有写新要素放在哪个文件"
        merge.fail(row.place(PART), what, f"可选：{'、'.join(parts)}")
    return present or named or parts[0]
