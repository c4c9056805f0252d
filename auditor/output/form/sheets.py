"""Sheets of a form that stand once for each unit, all in one file."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy, deepcopy
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from auditor.output.form.unit import Unit
from auditor.output.pages.names import own_stems, safe_stem

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_LONGEST = 28  # Excel lets the name of a sheet have 31 characters, here with a number


def repeat_sheet(book: Workbook, title: str, units: Sequence[Unit]) -> list[tuple[str, Unit]]:
    """Let a sheet stand once for each unit that has a report, called after it, one behind the other; returns the names of the sheets
    and their units. Without such a unit the sheet stays as it is."""
    told = [unit for unit in units if unit.audit]
    if not told:
        return [(title, units[0])]
    others = [sheet.title for sheet in book if sheet.title != title]
    names = own_stems([*others, *(safe_stem(_name(unit), _LONGEST) for unit in told)])[len(others) :]
    first: Any = book[title]
    place = book.worksheets.index(first)
    copies = [_copied(book, first, name) for name in names[1:]]
    first.title = names[0]
    first._charts = []  # they look at a name that no sheet has any more
    for number, sheet in enumerate(copies, place + 1):
        book.move_sheet(sheet, number - book.worksheets.index(sheet))
    return list(zip(names, told, strict=True))


def _name(unit: Unit) -> str:
    assert unit.audit  # told of units with a report alone
    return unit.audit.identity.unit or PurePosixPath(unit.audit.submission.file).stem


def _copied(book: Workbook, sheet: Any, name: str) -> Any:
    """The sheet once more, with what the library leaves out."""
    made: Any = book.copy_worksheet(sheet)
    made.title = name
    made.conditional_formatting = deepcopy(sheet.conditional_formatting)
    made.data_validations = deepcopy(sheet.data_validations)
    made.views = deepcopy(sheet.views)
    made.protection = copy(sheet.protection)
    made.auto_filter = deepcopy(sheet.auto_filter)
    made.HeaderFooter = deepcopy(sheet.HeaderFooter)
    made.row_breaks, made.col_breaks = deepcopy(sheet.row_breaks), deepcopy(sheet.col_breaks)
    if sheet._print_area:
        made.print_area = [each.coord for each in sheet._print_area.sorted()]
    made.print_title_rows, made.print_title_cols = sheet.print_title_rows, sheet.print_title_cols
    for each in made.views.sheetView:
        each.tabSelected = False  # else what is typed into one sheet goes into all
    return made
