"""Sheet 等次与等级 laid over the file of a ruleset's levels, grades and deadline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.text.fold import fold
from auditor.workbench.excel.columns import (
    DAYS,
    ITEM,
    LEVEL_ID,
    LEVEL_SHEET,
    NAME,
    NUMBER,
    SHEETS,
    Column,
    Form,
    number,
    shown,
)
from auditor.workbench.excel.content import Content
from auditor.workbench.excel.merge import Merge, ids_by_label
from auditor.workbench.excel.reading import CellPlace, Row, Sheet
from auditor.workbench.excel.rule_files import MAIN
from auditor.yamlfile.trees import Tree, Value, pruned, trees_at, value_at

LEVEL, GAP, GRADE = "等次", "达标线", "等级"
TERMS = {
    "reporting": ("报送期限", "逾期扣分"),
    "publishing": ("公开期限", "迟公开扣分"),
}  # by key: deadline, steps of deduction
ITEMS = (LEVEL, GAP, GRADE, *(item for items in TERMS.values() for item in items))
# What the cells of a row hold, by its item: (column, keys of the value).
LABEL = replace(NAME, path=("label",), needed=True)
LEVEL_CELLS = (LABEL, replace(NUMBER, path=("share",), needed=True))
GAP_CELL = replace(NAME, path=("gap_below",), form=Form.LEVEL, needed=True)
GRADE_CELLS = (replace(NAME, path=("name",), needed=True), replace(NUMBER, path=("at_least",), needed=True))
LATE_CELLS = (replace(DAYS, needed=True), replace(NUMBER, path=("points",), needed=True))


def labels_of(main: Tree) -> dict[str, str]:
    """The labels of the levels by id."""
    levels = value_at(main, ("levels",))
    return {level: str(value_at(levels, (level, "label"))) for level in levels} if isinstance(levels, Mapping) else {}


def main_rows(main: Tree) -> list[list[str]]:
    """The rows of the sheet as they are written: item, id, name, days, number."""

    def text(tree: Value, *path: str) -> str:
        return str(value_at(tree, path))

    labels = labels_of(main)
    return [
        *([LEVEL, level, label, "", text(main, "levels", level, "share")] for level, label in labels.items()),
        [GAP, "", shown(Form.LEVEL, value_at(main, GAP_CELL.path), labels), "", ""],
        *([GRADE, "", text(tree, "name"), "", text(tree, "at_least")] for tree in trees_at(main, "grades")),
        *(row for key in TERMS for row in _term_rows(main, key)),
    ]


def _term_rows(main: Tree, key: str) -> list[list[str]]:
    deadline, late = TERMS[key]
    steps = ((str(value_at(tree, ("days",))), str(value_at(tree, ("points",)))) for tree in trees_at(main, key, "late"))
    return [[deadline, "", str(value_at(main, (key, "deadline"))), "", ""], *([late, "", "", *step] for step in steps)]


def ids_of_levels(sheet: Sheet, base: Tree) -> dict[str, str]:
    """The ids of the levels by label: as the sheet now calls them, and as they were called."""
    written = {row.text(LEVEL_ID): row.text(NAME) for row in sheet.rows if fold(row.text(ITEM)) == LEVEL}
    known = labels_of(base)
    return ids_by_label({level: label for level, label in written.items() if level in known and label}, known)


def wanted_main(merge: Merge, sheet: Sheet, base: Content, target: Content) -> Tree:
    """What the file is to say under the keys that the sheet shows; problems go to `merge`."""
    rows = _by_item(merge, sheet)
    old, now = base.main, target.main
    return {
        "levels": _levels(merge, rows[LEVEL], old, now),
        "gap_below": _single(merge, rows[GAP], GAP, GAP_CELL, (old, now)),
        "grades": _list(merge, _by(rows[GRADE], NUMBER, -1), GRADE_CELLS, ("grades",), (old, now)),
        **{key: _term(merge, sheet, rows, key, (old, now)) for key in TERMS},
    }


def _term(merge: Merge, sheet: Sheet, rows: Mapping[str, list[Row]], key: str, trees: tuple[Tree, Tree]) -> Value:
    """A deadline and its steps; as they are where the workbook is older than their rows or their column."""
    deadline, late = TERMS[key]
    if deadline not in rows and late not in rows:
        return value_at(trees[1], (key,))
    steps: Value = trees_at(trees[1], key, "late")
    if DAYS.title in sheet.header:
        steps = _list(merge, _by(rows[late], DAYS), LATE_CELLS, (key, "late"), trees)
    cell = replace(NAME, path=(key, "deadline"), form=Form.DATE)
    return {"deadline": _single(merge, rows[deadline], deadline, cell, trees), "late": steps}


def _by_item(merge: Merge, sheet: Sheet) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sheet.rows:
        item = fold(row.text(ITEM))
        found[item].append(row)
        if item not in ITEMS:
            merge.fail(
                row.place(ITEM), f"“{row.text(ITEM)}”不是项目" if item else "“项目”是空的", f"可选：{'、'.join(ITEMS)}"
            )
    return found


def _levels(merge: Merge, rows: Sequence[Row], old: Tree, now: Tree) -> Tree:
    found: dict[str, Value] = {}
    for row in rows:
        level = fold(row.text(LEVEL_ID))
        if level not in labels_of(old) or level in found:
            told = "写了两次" if level in found else "不是等次代号"
            merge.fail(row.place(LEVEL_ID), f"“{level}”{told}", f"五个等次各写一行：{'、'.join(labels_of(old))}")
            continue
        merge.places[MAIN, "levels", level] = row.place(LEVEL_ID)
        keys = {cell: ("levels", level, *cell.path) for cell in LEVEL_CELLS}
        found[level] = {
            cell.path[0]: merge.leaf(row, cell, (MAIN, *path), value_at(old, path), value_at(now, path))
            for cell, path in keys.items()
        }
    for level in labels_of(old):
        if level not in found:
            merge.fail(_sheet(), f"没有等次 {level} 的一行", "等次不能增减，补回这一行")
    return found


def _single(merge: Merge, rows: Sequence[Row], item: str, cell: Column, trees: tuple[Tree, Tree]) -> Value:
    old, now = (value_at(tree, cell.path) for tree in trees)
    for row in rows[1:]:
        merge.fail(row.place(ITEM), f"“{item}”写了两行", "只留一行")
    if rows:  # a workbook has a row for each of them, unless it is older
        return merge.leaf(rows[0], cell, (MAIN, *cell.path), old, now)
    if cell.needed:
        merge.fail(_sheet(), f"没有“{item}”这一行", "补回这一行")
    return now


def _list(
    merge: Merge, rows: Sequence[Row], cells: tuple[Column, Column], path: tuple[str, ...], trees: tuple[Tree, Tree]
) -> Value:
    """The list that the rows give, in their order; that of the target where they say what the base says."""
    old, now = (trees_at(tree, *path) for tree in trees)
    found: list[Tree] = []
    for index, row in enumerate(rows):
        keep = old[index] if index < len(old) else {}
        values = [
            merge.leaf(row, cell, (MAIN, *path, index, *cell.path), *[value_at(keep, cell.path)] * 2) for cell in cells
        ]
        found.append({cell.path[0]: value for cell, value in zip(cells, values, strict=True)})
        merge.places[MAIN, *path] = row.place(cells[1])
    wanted = tuple(found)
    if pruned(wanted) == pruned(old):
        return now
    if pruned(now) not in (pruned(old), pruned(wanted)):
        place = rows[0].place(ITEM) if rows else _sheet()
        merge.fail(place, "规则里的这一项也已经改过", "核对后重新导出，在新的工作簿上改")
    return wanted


def _by(rows: Sequence[Row], column: Column, sign: int = 1) -> list[Row]:
    """The rows by a number, so that sorting the sheet changes nothing."""
    return sorted(rows, key=lambda row: sign * (number(row.text(column)) or 0.0))


def _sheet() -> CellPlace:
    return CellPlace(SHEETS.index(LEVEL_SHEET))
