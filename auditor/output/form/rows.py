"""Rows of a workbook repeated: everything below moves down, and what spans a repeated row grows with it."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, TypeAlias

from auditor.output.form.formulas import Grown, Growth, Spot, moved

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Sheet: TypeAlias = Any  # moving rows takes what the stubs of the library do not tell of


def grow(book: Workbook, growth: Growth) -> None:
    """Repeat rows of the sheets by their names, each copy with the looks, merged cells, lists and formulas of its row. `growth` has all
    sheets. Raises ValueError for a formula that cannot be read."""
    for sheet in book.worksheets:
        grown = growth[sheet.title]
        _cells(sheet, growth)
        if any(count > 1 for count in grown.counts.values()):
            _heights(sheet, grown)
            _merged(sheet, grown)
            _printed(sheet, grown)
            _tables(sheet, grown)
            _drawings(sheet, grown)
        _formats(sheet, growth)
        _choices(sheet, growth)
        for name in sheet.defined_names.values():
            name.attr_text = _name(name.attr_text, growth, sheet.title)
    for name in book.defined_names.values():
        name.attr_text = _name(name.attr_text, growth, "")


def _cells(sheet: Sheet, growth: Growth) -> None:
    grown = growth[sheet.title]
    placed: dict[tuple[int, int], Any] = {}
    for (row, column), cell in sheet._cells.items():
        value, first = cell.value, grown.first(row)
        for number in range(grown.count(row)):
            target = _copied(cell, first + number) if number else cell
            spot = Spot(sheet.title, row, number)
            placed[first + number, column] = target
            if isinstance(value, str) and cell.data_type == "f":
                target.value = moved(value, growth, spot)
            elif cell.data_type == "f" and hasattr(value, "text"):
                target.value = _array(value, growth, spot)
        cell.row = first
        if cell.hyperlink:
            cell.hyperlink.ref = cell.coordinate
    sheet._cells = placed


def _copied(cell: Any, row: int) -> Any:
    """The same cell in another row."""
    made = type(cell)(cell.parent, row, cell.column)
    made._style = copy(cell._style)
    if cell.value is not None:
        made._value, made.data_type = cell.value, cell.data_type
    if cell.comment:
        made.comment = copy(cell.comment)
    if cell.hyperlink:
        made._hyperlink = copy(cell.hyperlink)
        made._hyperlink.ref = made.coordinate
    return made


def _array(formula: Any, growth: Growth, spot: Spot) -> Any:
    """A formula that fills a range, at its new place."""
    made, grown = copy(formula), growth[spot.sheet]
    if made.text:
        made.text = moved(made.text, growth, spot)
    made.ref = _range_moved(made.ref, grown, spot.copy)
    return made


def _range_moved(reference: str, grown: Grown, number: int) -> str:
    from openpyxl.worksheet.cell_range import CellRange

    found = CellRange(reference)
    height = found.max_row - found.min_row
    found.min_row = grown.first(found.min_row) + number
    found.max_row = found.min_row + height
    return str(found.coord)


def _heights(sheet: Sheet, grown: Grown) -> None:
    known = dict(sheet.row_dimensions)
    sheet.row_dimensions.clear()
    for row, dimension in sorted(known.items()):
        for number in range(grown.count(row)):
            made = copy(dimension)
            made.index = grown.first(row) + number
            sheet.row_dimensions[made.index] = made


def _ranges(references: Any, grown: Grown) -> str:
    """Ranges as they have grown, with blanks between."""
    from openpyxl.utils import get_column_letter as letter

    return " ".join(
        f"{letter(each.min_col)}{grown.first(each.min_row)}:{letter(each.max_col)}{grown.last(each.max_row)}"
        for each in references.sorted()
    )


def _merged(sheet: Sheet, grown: Grown) -> None:
    """Cells merged within a repeated row are merged in each copy; those merged over several rows grow."""
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

    kept = []
    for each in sheet.merged_cells.sorted():
        within = each.min_row == each.max_row
        first, last = grown.first(each.min_row), grown.last(each.max_row)
        left, right = each.min_col, each.max_col
        spans = [(row, row) for row in range(first, last + 1)] if within else [(first, last)]
        kept += [CellRange(None, left, top, right, bottom) for top, bottom in spans]
        if within:
            continue
        for row in range(first, last + 1):
            for column in range(each.min_col, each.max_col + 1):
                cell = sheet._cells.get((row, column))
                if cell is not None and (row, column) != (first, each.min_col) and not isinstance(cell, MergedCell):
                    sheet._cells[row, column] = _covered(cell)
    sheet.merged_cells = MultiCellRange(kept)


def _covered(cell: Any) -> Any:
    """A cell of which a merged one shows nothing but the border."""
    from openpyxl.cell.cell import MergedCell

    made: Any = MergedCell(cell.parent, cell.row, cell.column)
    made._style = copy(cell._style)
    return made


def _printed(sheet: Sheet, grown: Grown) -> None:
    if sheet._print_area:
        sheet.print_area = _ranges(sheet._print_area, grown).replace(" ", ",")
    if sheet.print_title_rows:
        first, last = (int(row.strip("$")) for row in sheet.print_title_rows.split(":"))
        sheet.print_title_rows = f"{grown.first(first)}:{grown.last(last)}"
    for each in sheet.row_breaks.brk:
        each.id = grown.last(each.id)


def _tables(sheet: Sheet, grown: Grown) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange

    filters = [sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values())]
    for each in [*sheet.tables.values(), *filters]:
        if each is not None and each.ref:
            each.ref = _ranges(MultiCellRange(each.ref), grown)


def _drawings(sheet: Sheet, grown: Grown) -> None:
    """Charts and pictures stay beside their rows, which they count from 0."""
    for each in (*sheet._charts, *sheet._images):
        for corner in (getattr(each.anchor, "_from", None), getattr(each.anchor, "to", None)):
            if corner is not None:
                corner.row = grown.first(corner.row + 1) - 1


def _formats(sheet: Sheet, growth: Growth) -> None:
    from openpyxl.formatting.formatting import ConditionalFormatting, ConditionalFormattingList

    kept = ConditionalFormattingList()
    for each in sheet.conditional_formatting:
        spot = _spot(sheet, each.sqref)
        made = ConditionalFormatting(_ranges(each.sqref, growth[sheet.title]), pivot=each.pivot)
        for rule in each.rules:
            rule.formula = [_bare(text, growth, spot) for text in rule.formula]
            kept.add(made, rule)
    sheet.conditional_formatting = kept


def _choices(sheet: Sheet, growth: Growth) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange

    for each in sheet.data_validations.dataValidation:
        spot = _spot(sheet, each.sqref)
        for key in ("formula1", "formula2"):
            if text := getattr(each, key):
                setattr(each, key, _bare(text, growth, spot))
        each.sqref = MultiCellRange(_ranges(each.sqref, growth[sheet.title]))


def _spot(sheet: Sheet, references: Any) -> Spot:
    """The cell that formulas for a range are written for: its first one. For a range of one row it is all the same whether another row
    is meant relative to it, so it is not."""
    tops = {each.min_row for each in references.ranges} | {each.max_row for each in references.ranges}
    return Spot(sheet.title, min(tops, default=0), pinned=len(tops) == 1)


def _bare(text: str, growth: Growth, spot: Spot) -> str:
    """A formula that is written without its `=`."""
    return moved(f"={text}", growth, spot)[1:]


def _name(text: str, growth: Growth, sheet: str) -> str:
    return _bare(text, growth, Spot(sheet))
