"""A rulebook as people saved it, read back: its rows by title, wherever columns and rows now stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.text.fold import fold
from auditor.workbench.excel.columns import COLUMNS, LISTED, NAME_OF, SHEETS, Column, may_be_absent

_MAY_LACK = {each.sheet for each in LISTED}  # as workbooks do that were written before there were such sheets


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """A cell, by the number of its sheet in `SHEETS`, row and column from 0; row and column are -1 where it is the whole sheet."""

    sheet: int
    row: int = -1
    column: int = -1

    def __str__(self) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - imported on use

        sheet = SHEETS[self.sheet]
        return sheet if self.row < 0 else f"{sheet}!{xl_rowcol_to_cell(self.row, self.column)}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a workbook that must be put right, and how."""

    place: CellPlace
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}  {self.message}" + (f"\n    建议：{self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: `cells` and `columns` (from 0) are by title."""

    sheet: int
    number: int
    cells: Mapping[str, object]
    columns: Mapping[str, int]

    def text(self, column: Column) -> str:
        """What the cell of a column reads."""
        cell = self.cells.get(column.title, "")
        return f"{cell.month:02}-{cell.day:02}" if isinstance(cell, date) else text_of(cell)

    def is_date(self, column: Column) -> bool:
        """Whether Excel took the cell for a date or a time."""
        return isinstance(self.cells.get(column.title), date | time)

    def has(self, column: Column) -> bool:
        """Whether the sheet has the column: one that was written before a key existed lacks that of the key."""
        return column.title in self.columns

    def place(self, column: Column) -> CellPlace:
        """Where the cell of a column is."""
        return CellPlace(self.sheet, self.number, self.columns.get(column.title, -1))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet that hold anything, and where the titles of its columns stand."""

    rows: tuple[Row, ...]
    header: Mapping[str, CellPlace]


def read_rulebook(path: Path) -> tuple[dict[str, Sheet], tuple[str, ...]]:
    """The sheets of a rulebook by name, and a line for each that lacks columns which may be absent. Raises AuditorError for a file
    that cannot be read, and with all sheets and columns that are missing."""
    titles = {fold(column.title) for columns in COLUMNS.values() for column in columns}
    tables = {fold(table.sheet): table for table in read_tables(path, titles)}
    lacking: list[str] = []
    sheets = {name: _sheet(name, tables.get(fold(name)), lacking) for name in SHEETS}
    if lacking:
        told = "\n".join(lacking)
        raise AuditorError(
            f"{path.name} 不是能用的规则工作簿：\n{told}\n请在 auditor rules export 生成的工作簿上修改；行可以排序，"
            "列可以移动，工作表和列标题不要改名、删去或隐藏工作表。"
        )
    older = "、".join(f"“{name}”" for name in SHEETS if not sheets[name].header)
    notes = [f"没有工作表{older}，这些内容按没有改动处理"] if older else []
    columns = (_absent(name, sheets[name]) for name in SHEETS if sheets[name].header)
    return sheets, (*notes, *filter(None, columns))


def _absent(name: str, sheet: Sheet) -> str:
    """What to tell of the columns that a sheet lacks."""
    titles = [f"“{column.title}”" for column in read_columns(name) if column.title not in sheet.header]
    return f"工作表“{name}”没有列{'、'.join(titles)}，这些内容按没有改动处理" if titles else ""


def read_columns(sheet: str) -> tuple[Column, ...]:
    """The columns of a sheet that an import looks at."""
    return tuple(column for column in COLUMNS[sheet] if column is not NAME_OF)


def _sheet(name: str, table: Table | None, lacking: list[str]) -> Sheet:
    if table is None:
        lacking += [] if name in _MAY_LACK else [f"没有工作表“{name}”"]
        return Sheet((), {})
    titles = {fold(column.title): column.title for column in read_columns(name)}
    heads = [[titles.get(fold(text_of(cell)), "") for cell in row] for row in table.rows[:HEADER_ROWS]]
    at = max(range(len(heads)), key=lambda index: sum(map(bool, heads[index])), default=-1)
    head = heads[at] if heads else []
    needed = [column.title for column in read_columns(name) if not may_be_absent(column)]
    lacking += [f"工作表“{name}”没有列“{title}”" for title in needed if title not in head]
    lacking += [f"工作表“{name}”有两列“{title}”" for title in titles.values() if head.count(title) > 1]
    columns = {title: column for column, title in enumerate(head) if title}
    sheet = SHEETS.index(name)
    rows = tuple(_rows(sheet, table.rows[at + 1 :], at + 1, columns))
    return Sheet(rows, {title: CellPlace(sheet, at, column) for title, column in columns.items()})


def _rows(sheet: int, rows: Sequence[Sequence[object]], first: int, columns: Mapping[str, int]) -> Iterable[Row]:
    for number, values in enumerate(rows, start=first):
        cells = {title: values[column] if column < len(values) else "" for title, column in columns.items()}
        if any(map(text_of, cells.values())):
            yield Row(sheet, number, cells, columns)
