"""The sheets of lists (扣分项, 加分级别, 红线 …) laid over `scoring.yaml` and `ledger.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from auditor.text.fold import fold
from auditor.workbench.excel.columns import (
    BONUS_BODY,
    BONUS_CAP,
    BONUS_SHEET,
    CAP_ROW,
    LISTED,
    SHEETS,
    Listed,
    same,
    shown,
)
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.reading import CellPlace, Row, Sheet
from auditor.yamlfile.trees import Tree, Value, trees_at, value_at

Shared: TypeAlias = Mapping[str, Tree]  # what the files say, by name


def listed_rows(listed: Listed, shared: Shared) -> list[list[str]]:
    """The rows of a sheet as they are written."""
    rows = [
        [shown(column.form, value_at(tree, column.path), {}) for column in listed.columns]
        for tree in trees_at(shared[listed.file], *listed.path)
    ]
    if listed.sheet == BONUS_SHEET:
        cap, body = (str(value_at(shared[listed.file], ("bonus", *each.path))) for each in (BONUS_CAP, BONUS_BODY))
        rows.append([CAP_ROW, cap, body])
    return rows


def wanted_shared(merge: Merge, sheets: Mapping[str, Sheet], base: Shared, target: Shared, delete: bool) -> Shared:
    """What the files are to say under the keys that the sheets show; problems go to `merge`. Members without a row are taken out only
    where `delete` is set, else that is a problem."""
    found: dict[str, Any] = {}
    for listed in LISTED:
        sheet = sheets[listed.sheet]
        old, now = (trees_at(shared[listed.file], *listed.path) for shared in (base, target))
        inner = found.setdefault(listed.file, {})
        merge.places[listed.file, listed.path[0]] = CellPlace(SHEETS.index(listed.sheet))
        for key in listed.path[:-1]:
            inner = inner.setdefault(key, {})
        rows: Sequence[Row] = sheet.rows
        if listed.sheet == BONUS_SHEET:
            rows = _without_cap(merge, sheet, base, target, inner)
        inner[listed.path[-1]] = _members(merge, listed, rows, (old, now), delete) if sheet.header else now
    return found


def _without_cap(merge: Merge, sheet: Sheet, base: Shared, target: Shared, bonus: dict[str, Value]) -> Sequence[Row]:
    """The rows of the levels; what the row on all of them says goes to `bonus`."""
    listed = next(each for each in LISTED if each.sheet == BONUS_SHEET)
    name, _, body = listed.columns
    rows: list[Row] = []
    about = None
    for row in sheet.rows:
        if fold(row.text(name)) != CAP_ROW:
            rows.append(row)
            if row.has(body) and row.text(body):
                merge.fail(row.place(body), "评分责任单位不能一个级别写一个", f"写在“{CAP_ROW}”一行")
        elif about:
            merge.fail(row.place(name), f"“{CAP_ROW}”写了两行", "只留一行")
        else:
            about = row
            merge.places[listed.file, "bonus"] = row.place(BONUS_CAP)
    for column in (BONUS_CAP, BONUS_BODY):
        key = ("bonus", *column.path)
        was, now = (value_at(shared[listed.file], key) for shared in (base, target))
        bonus[column.path[0]] = merge.leaf(about, column, (listed.file, *key), was, now) if about else now
    return rows


def _members(
    merge: Merge, listed: Listed, rows: Sequence[Row], trees: tuple[Sequence[Tree], Sequence[Tree]], delete: bool
) -> tuple[Tree, ...]:
    """The list that the rows give: the members of the target in their order, then new ones in that of the rows."""
    by_name = _by_name(merge, listed, rows)
    old, now = ({_name(listed, tree): tree for tree in each} for each in trees)
    gone = [name for name in now if name in old and name not in by_name]
    for name in () if delete else gone:
        hint = "确实要从规则里删去的，加 --delete 再运行一次；不要删的，补回这一行"
        title = str(value_at(old[name], ("name",)))
        told = f" {name}（{title}）" if title not in ("", name) else f"“{name}”"
        merge.fail(CellPlace(SHEETS.index(listed.sheet)), f"没有{told}的一行", hint)
    kept = [name for name in now if not (delete and name in gone)]
    new = [
        name for name in by_name if name not in now and (name not in old or _edited(listed, by_name[name], old[name]))
    ]
    found = [
        _tree(merge, listed, by_name[name], old.get(name, {}), now[name]) if name in by_name else now[name]
        for name in kept
    ]
    return *found, *(_tree(merge, listed, by_name[name], {}, {}) for name in new)


def _by_name(merge: Merge, listed: Listed, rows: Sequence[Row]) -> dict[str, Row]:
    known_by = listed.columns[0]
    found: dict[str, Row] = {}
    for row in rows:
        name = str(merge.new(row, known_by))
        if name in found:
            where = f"第 {found[name].number + 1} 行"
            merge.fail(row.place(known_by), f"“{name}”与{where}重复", f"每一行的{known_by.title}要各不相同")
        elif name:
            found[name] = row
            merge.places[listed.file, *listed.path, name] = row.place(known_by)
    return found


def _tree(merge: Merge, listed: Listed, row: Row, base: Tree, target: Tree) -> Tree:
    """A member as its row gives it."""
    found: dict[str, Value] = {}
    name = row.text(listed.columns[0])
    for column in listed.columns:
        if column is not BONUS_BODY:
            key = (listed.file, *listed.path, name, *column.path)
            was, now = (value_at(tree, column.path) for tree in (base, target))
            found[column.path[0]] = merge.leaf(row, column, key, was, now)
    return {**target, **found}


def _edited(listed: Listed, row: Row, base: Tree) -> bool:
    """Whether a row says something else than it was written with."""
    return any(
        not same(column.form, row.text(column), shown(column.form, value_at(base, column.path), {}))
        for column in listed.columns
        if column is not BONUS_BODY and row.has(column)
    )


def _name(listed: Listed, tree: Tree) -> str:
    return str(value_at(tree, listed.columns[0].path))
