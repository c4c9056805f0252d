"""A sheet that is one table: title, header row, rows, filters, frozen panes and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from xlsxwriter import Workbook

from auditor.output.workbook.cells import clean, row_height
from auditor.output.workbook.styles import Styles


class Cell(NamedTuple):
    """A value and the name of its style. A text is always written as text, whatever it looks like."""

    value: str | float
    style: str = "text"


Columns: TypeAlias = Sequence[tuple[str, float]]
A4 = 9


def write_table(
    book: Workbook, styles: Styles, name: str, columns: Columns, rows: Iterable[Sequence[Cell]], empty: str
) -> None:
    """Add the sheet `name`; `columns` are (title, width), `empty` is said where there is no row."""
    sheet = open_sheet(book, name, [width for _, width in columns])
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, name, styles["title"])
    sheet.set_row(1, 24)
    for column, (title, _) in enumerate(columns):
        sheet.write_string(1, column, title, styles["header"])
    last = 1
    for last, row in enumerate(rows, start=2):
        write_row(sheet, styles, last, row, [width for _, width in columns])
    if last == 1:
        sheet.write_string(2, 0, empty, styles["note"])
    close_sheet(sheet, header=1, frozen_columns=1, last=(last, len(columns) - 1))


def open_sheet(book: Workbook, name: str, widths: Sequence[float]) -> Any:
    """A new sheet with its column widths."""
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return sheet


def write_row(sheet: Any, styles: Styles, number: int, row: Sequence[Cell], widths: Sequence[float]) -> None:
    """Write one row, as high as its longest text needs."""
    cells = [Cell(clean(cell.value), cell.style) if isinstance(cell.value, str) else cell for cell in row]
    texts = [(cell.value, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell.value, str)]
    sheet.set_row(number, row_height(texts))
    for column, (value, style) in enumerate(cells):
        if isinstance(value, str):
            sheet.write_string(number, column, value, styles[style])
        else:
            sheet.write_number(number, column, value, styles[style])


def close_sheet(sheet: Any, header: int, frozen_columns: int, last: tuple[int, int]) -> None:
    """Freeze, filter and set up for print the table that ends at `last` (row, column)."""
    sheet.freeze_panes(header + 1, frozen_columns)
    sheet.autofilter(header, 0, *last)
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(header)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")
