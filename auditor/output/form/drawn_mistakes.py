"""What is wrong with how a form is drawn: fields where nothing can be filled in, and what cannot be repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from auditor.output.form.book import Cell, Form
from auditor.output.form.fields import EACH_SHEET, EACH_UNIT, Field, Mark, spans
from auditor.output.form.filling import ROW_NUMBER
from auditor.output.form.values import ALIASES, ELEMENT, RUN

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_LOWEST = 1_000_000  # row with a field where others are repeated: a sheet has 1,048,576


def of_drawing(form: Form, book: Workbook) -> Iterator[str]:
    """The mistakes of merged cells, tables and comments in the workbook of a form; Chinese lines that begin with the place."""
    for cell in form.cells if form.marks else ():
        if cell.fields and cell.row > _LOWEST:
            yield f"{cell.place}  太靠近工作表的末行，行重复以后放不下；请移到第 {_LOWEST} 行以上。"
    known = {(cell.sheet, cell.row, cell.column): cell for cell in form.cells if not cell.is_formula}
    for sheet in book.worksheets:
        for each in sheet.merged_cells.sorted():
            first = known.get((sheet.title, each.min_row, each.min_col))
            if first and each.min_row < each.max_row:
                yield from _of_merged(first, form.marks.get((first.sheet, first.row)))
        yield from _of_tables(sheet, form.sheet_marks.get(sheet.title))
        for _, noted in sorted(sheet._cells.items()):
            if noted.comment and spans(noted.comment.text):
                yield f"{sheet.title}!{noted.coordinate}  批注里不能写 {{{{…}}}}，请写在格子里。"


def _of_merged(cell: Cell, mark: Mark | None) -> Iterator[str]:
    """What is told of a cell merged over several rows, the first of which is repeated: it stands once, so it cannot tell of each."""
    if mark and any(_differs(each, mark) for each in cell.fields):
        yield (
            f"{cell.place}  这一格跨行合并，又在会重复的第 {cell.row} 行，各行不同的内容只能填一个；"
            f"一个{mark.each[2:]}只能占一行，请取消合并。"
        )


def _differs(each: Field | Mark, mark: Mark) -> bool:
    """Whether a field holds something else in each row that a mark calls for."""
    if isinstance(each, Mark):
        return False
    name = ALIASES.get(each.name, each.name)
    if mark.each == EACH_UNIT:
        return name not in RUN and not (name in ELEMENT and ELEMENT[name].of_rules and each.of)
    return name == ROW_NUMBER or (name in ELEMENT and not each.of)


def _of_tables(sheet: Any, mark: Mark | None) -> Iterator[str]:
    """What is told of tables (ranges with a format and a name of their own, which every cell of their head must bear)."""
    for table in sheet.tables.values():
        if mark:
            yield f"{sheet.title}!{table.ref}  是套用了格式的“表”，“{EACH_SHEET}”的表里不能有；请把它“转换为区域”。"
        elif table.headerRowCount and any(spans(str(cell.value or "")) for cell in sheet[table.ref][0]):
            yield f"{sheet.title}!{table.ref}  是套用了格式的“表”，它的标题行里不能写 {{{{…}}}}；请把它“转换为区域”。"
