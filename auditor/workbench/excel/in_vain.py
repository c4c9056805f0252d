"""Edits of the sheets that are only for reading: they are not taken, and that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.text.fold import fold
from auditor.workbench.excel.columns import FOR_READING, Column, shown
from auditor.workbench.excel.content import Content
from auditor.yamlfile.trees import value_at


def edited_in_vain(path: Path, content: Content) -> Iterator[str]:
    """A line for each such sheet of a workbook that no longer says what the ruleset does. Raises AuditorError where it cannot be read."""
    titles = {fold(column.title) for columns in FOR_READING.values() for column in columns}
    tables = {fold(table.sheet): table for table in read_tables(path, titles)}
    for name, columns in FOR_READING.items():
        table = tables.get(fold(name))
        wanted = {
            tuple(fold(shown(each.form, value_at(tree, each.path), {})) for each in columns)
            for tree in content.for_reading[name]
        }
        if table and _rows(table, columns) != wanted:
            yield f"工作表“{name}”只供查阅，里面的改动没有导入，请直接改规则文件"


def _rows(table: Table, columns: Sequence[Column]) -> set[tuple[str, ...]]:
    """The rows below the header, each as the texts of the columns, folded."""
    heads = [[fold(text_of(cell)) for cell in row] for row in table.rows[:HEADER_ROWS]]
    wanted = [fold(column.title) for column in columns]
    at = next((index for index, head in enumerate(heads) if set(wanted) <= set(head)), None)
    if at is None:
        return set()
    places = [heads[at].index(title) for title in wanted]
    rows = ([row[place] if place < len(row) else "" for place in places] for row in table.rows[at + 1 :])
    return {texts for row in rows if any(texts := tuple(fold(text_of(cell)) for cell in row))}
