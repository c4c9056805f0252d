"""A sheet that is one table: title, note, header row, rows, filters, frozen panes, protection and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from auditor.output.kit.cells import clean, height_of, lines_of
from auditor.output.kit.sheet import open_sheet, print_setup, protect
from auditor.output.kit.styles import Styles


class Formula(NamedTuple):
    """A formula of ours, and the value that it has now, for programs that do not calculate."""

    text: str
    value: str | float


class Link(NamedTuple):
    """A text that leads to a place of ours (`internal:` a cell, `external:` a page beside the workbook)."""

    text: str
    target: str


class Cell(NamedTuple):
    """A value, None where the cell is blank, and the name of its style. A text is always written as text, whatever it looks like."""

    value: str | float | Formula | Link | None
    style: str = "text"


class Heading(NamedTuple):
    """The name of a sheet, the note under its title, and what is said where there is no row."""

    name: str
    note: str
    empty: str


Columns: TypeAlias = Sequence[tuple[str, float]]
HEADER = 2
KEY = "key"  # the style of hidden cells, which take no room


def write_table(
    book: Workbook, styles: Styles, heading: Heading, columns: Columns, rows: Iterable[Sequence[Cell]]
) -> Worksheet:
    """Add a sheet that is a table and return it; `columns` are (title, width)."""
    widths = [width for _, width in columns]
    sheet = open_sheet(book, heading.name, widths)
    write_heading(sheet, styles, heading.name, heading.note, [title for title, _ in columns])
    last = HEADER
    for last, row in enumerate(rows, start=HEADER + 1):
        write_row(sheet, styles, last, row, widths)
    if last == HEADER:
        sheet.write_string(HEADER + 1, 0, heading.empty, styles["note"])
    close_sheet(sheet, HEADER, frozen_columns=1, last=(last, len(columns) - 1))
    return sheet


def write_heading(
    sheet: Worksheet, styles: Styles, title: str, note: str, titles: Sequence[str], height: float = 26
) -> None:
    """The title, the note under it, and the header row, which is so many points high."""
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, clean(title), styles["title"])
    sheet.set_row(1, 20)
    sheet.write_string(1, 0, clean(note), styles["note"])
    sheet.set_row(HEADER, height)
    for column, text in enumerate(titles):
        sheet.write_string(HEADER, column, text, styles["header"])


def write_row(sheet: Worksheet, styles: Styles, number: int, row: Sequence[Cell], widths: Sequence[float]) -> None:
    """Write one row, as high as its longest text needs."""
    lines = 1
    for column, cell in enumerate(row):
        write_cell(sheet, styles, number, column, cell)
        if isinstance(cell.value, str) and cell.style != KEY:
            lines = max(lines, lines_of(clean(cell.value), widths[column]))
    sheet.set_row(number, height_of(lines))


def write_cell(sheet: Worksheet, styles: Styles, row: int, column: int, cell: Cell) -> None:
    """Write one cell."""
    value, look = cell.value, styles[cell.style]
    if isinstance(value, str):
        sheet.write_string(row, column, clean(value), look)
    elif value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, look, value.value)
    elif isinstance(value, Link):
        sheet.write_url(row, column, value.target, look, clean(value.text))
    else:
        sheet.write_number(row, column, value, look)


def close_sheet(
    sheet: Worksheet, header: int, frozen_columns: int, last: tuple[int, int], printed: int | None = None
) -> None:
    """Freeze, filter, protect (without a password) and set up for print the table that ends at `last` (row, column).

    `printed` is the last column on paper, the last of all where None.
    """
    sheet.freeze_panes(header + 1, frozen_columns)
    sheet.autofilter(header, 0, *last)
    sheet.hide_gridlines(2)
    protect(sheet)
    sheet.print_area(0, 0, last[0], last[1] if printed is None else printed)
    print_setup(sheet)
    sheet.repeat_rows(header)
