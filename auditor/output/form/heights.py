"""Rows of a form made higher where what was filled in would not be seen; never lower, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from auditor.output.kit.cells import MAX_ROW_POINTS, lines_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH = 8.43  # of a column that says none
_LINE = 1.45  # a line's height by the size of its letters


def raise_rows(sheet: Worksheet, rows: Iterable[int]) -> None:
    """Give each of the rows the height that its wrapped texts need, where it has less. Not every program does so
    when it opens a file, and none does for merged cells."""
    widths, spans, columns = _widths(sheet), _spans(sheet), range(1, sheet.max_column + 1)
    for row in sorted(rows):
        cells = [(cell, spans.get((row, column), 1)) for column in columns if (cell := sheet._cells.get((row, column)))]
        texts = [(cell, span) for cell, span in cells if span and cell.data_type == "s" and _wraps(cell)]
        needed = max((_height(cell, sum(map(widths, _columns(cell, span)))) for cell, span in texts), default=0.0)
        if needed > (sheet.row_dimensions[row].height or _usual(sheet)):
            sheet.row_dimensions[row].height = min(needed, MAX_ROW_POINTS)


def _columns(cell: Any, span: int) -> range:
    return range(cell.column, cell.column + span)


def _usual(sheet: Worksheet) -> float:
    return float(sheet.sheet_format.defaultRowHeight or 15)


def _wraps(cell: Any) -> bool:
    return bool(cell.alignment.wrap_text or cell.alignment.vertical == "justify")


def _height(cell: Any, width: float) -> float:
    """The height that shows a text; the letters of the usual size are 11 points high, wider ones take more room."""
    size = float(cell.font.sz or 11)
    return lines_of(str(cell.value), width * 11 / size) * size * _LINE + 4


def _widths(sheet: Worksheet) -> Callable[[int], float]:
    """The width of a column by its number."""
    from openpyxl.utils import column_index_from_string

    usual = float(sheet.sheet_format.defaultColWidth or sheet.sheet_format.baseColWidth or _WIDTH)
    known: dict[int, float] = {}
    for letter, dimension in sheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(letter)
        for column in range(first, (dimension.max or first) + 1):
            known[column] = float(dimension.width or usual)
    return lambda column: known.get(column, usual)


def _spans(sheet: Worksheet) -> dict[tuple[int, int], int]:
    """How many columns a merged cell takes, by its first cell; 0 where it takes several rows, and for the cells beneath it."""
    found: dict[tuple[int, int], int] = {}
    for each in sheet.merged_cells.sorted():
        one_row = each.min_row == each.max_row
        found |= dict.fromkeys(each.cells, 0)
        found[each.min_row, each.min_col] = each.max_col - each.min_col + 1 if one_row else 0
    return found
