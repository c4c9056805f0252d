"""The rows of sheet 示例 laid over the examples of an element: rows have no number, so they are known by what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from auditor.workbench.excel.columns import EXAMPLE_COLUMNS, TEXT, same, shown
from auditor.workbench.excel.merge import Merge
from auditor.workbench.excel.reading import Row
from auditor.yamlfile.trees import Tree, fingerprint, value_at

_ALIKE = 0.5  # texts less alike than this are two examples, not one that was edited


def merged_examples(
    merge: Merge, element: str, rows: Sequence[Row], base: Sequence[Tree], target: Sequence[Tree]
) -> tuple[Tree, ...]:
    """The examples that an element is to have: those of the target in their order, with what the rows changed, left out and
    added against the base."""
    paired, new = _paired(merge, rows, base)
    left = dict(enumerate(base))
    found: list[tuple[Tree, Row | None]] = []
    for old in target:
        index = next((index for index, tree in left.items() if fingerprint(tree) == fingerprint(old)), None)
        if index is None:
            found.append((old, None))
        else:
            del left[index]
            row = paired.get(index)
            found += [(_tree(merge, row, old), row)] if row else []
    known = {fingerprint(tree) for tree, _ in found}
    added = [(tree, row) for row in new if (tree := _tree(merge, row, {}))]
    found += [(tree, row) for tree, row in added if base == target or fingerprint(tree) not in known]
    for index, (_, row) in enumerate(found):
        if row is not None:
            for column in filter(row.has, EXAMPLE_COLUMNS):
                merge.places[element, "examples", index, *column.path] = row.place(column)
    return tuple(tree for tree, _ in found)


def _paired(merge: Merge, rows: Sequence[Row], base: Sequence[Tree]) -> tuple[dict[int, Row], list[Row]]:
    """The row of each example of the base that still has one, by index, and the rows that are new: paired are first those that are
    equal, then those with the same text, then those with a similar one."""

    def equal(row: Row, old: Tree) -> float:
        return all(
            same(each.form, row.text(each), shown(each.form, value_at(old, each.path), merge.labels))
            for each in EXAMPLE_COLUMNS
            if row.has(each)
        )

    def same_text(row: Row, old: Tree) -> float:
        return same(TEXT.form, row.text(TEXT), str(value_at(old, TEXT.path)))

    def alike(row: Row, old: Tree) -> float:
        ratio = SequenceMatcher(None, row.text(TEXT), str(value_at(old, TEXT.path)), autojunk=False).ratio()
        return ratio if ratio >= _ALIKE else 0.0

    paired: dict[int, Row] = {}
    left = list(rows)
    ways: tuple[Callable[[Row, Tree], float], ...] = (equal, same_text, alike)
    for likeness in ways:
        for row in list(left):
            likes = {index: likeness(row, old) for index, old in enumerate(base) if index not in paired}
            best = max(likes, key=lambda index: likes[index], default=None)
            if best is not None and likes[best]:
                paired[best] = row
                left.remove(row)
    return paired, left


def _tree(merge: Merge, row: Row, old: Tree) -> Tree:
    """An example as its row gives it, as it was where there are problems with the row."""
    told = len(merge.problems)
    found = {}
    for column in EXAMPLE_COLUMNS:
        value = value_at(old, column.path)
        unchanged = not row.has(column) or (
            bool(old) and same(column.form, row.text(column), shown(column.form, value, merge.labels))
        )
        found[column.path[0]] = value if unchanged else merge.new(row, column)
    return old if len(merge.problems) > told else found
