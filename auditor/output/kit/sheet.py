"""What sheets of every kind share: columns, drop-down lists, notes, protection and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from auditor.output.kit.cells import clean, row_height
from auditor.output.kit.styles import Styles

A3, A4 = 8, 9
HINT: dict[str, object] = {"x_scale": 2, "author": "说明"}  # the look of a note that explains a column
_ALLOWED = {"autofilter": True, "format_columns": True, "format_rows": True, "format_cells": True}


class Sheet(Worksheet):
    """A worksheet for formulas that use old functions only."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        # The library searches each formula for thirty new functions, which takes longer than all the rest.
        return formula.removeprefix("=")


class Choice(NamedTuple):
    """A drop-down list: its entries, or a formula for the cells that hold them, and what is said where other text is typed;
    a list that is not `closed` lets other text pass."""

    source: str | Sequence[str]
    title: str
    message: str
    closed: bool = True


class Limits(NamedTuple):
    """Numbers from 0 up to what the formula `most` gives for the first cell, and what is said where anything else is typed."""

    most: str
    title: str
    message: str


def open_sheet(book: Workbook, name: str, widths: Sequence[float], looks: Sequence[Format] = ()) -> Worksheet:
    """A new sheet with the widths of its columns and the looks of their empty cells."""
    sheet = book.add_worksheet(name, Sheet)
    for column, (width, look) in enumerate(zip_longest(widths, looks)):
        sheet.set_column(column, column, width, look)
    return sheet


def offer(sheet: Worksheet, choice: Choice, column: int, first: int, last: int) -> None:
    """Put the drop-down list into a column, from row `first` to `last`."""
    rule = {
        "validate": "list",
        "source": choice.source if isinstance(choice.source, str) else [*choice.source],
        "show_error": choice.closed,
        "error_title": choice.title,
        "error_message": choice.message,
    }
    sheet.data_validation(first, column, last, column, rule)


def limit_numbers(sheet: Worksheet, limits: Limits, column: int, first: int, last: int) -> None:
    """Take only these numbers in a column, from row `first` to `last`."""
    rule = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": limits.most,
        "error_title": limits.title,
        "error_message": limits.message,
    }
    sheet.data_validation(first, column, last, column, rule)


def add_note(sheet: Worksheet, row: int, column: int, text: str, look: dict[str, object] = HINT) -> None:
    """Hang a note on a cell."""
    sheet.write_comment(row, column, text, look)


def protect(sheet: Worksheet) -> None:
    """Keep formulas from slips of the hand: no password; filters, widths and looks stay free."""
    sheet.protect("", _ALLOWED)


def write_lines(sheet: Worksheet, styles: Styles, lines: Iterable[tuple[str, str]], width: float) -> None:
    """Write a page of words, a line a row: pairs of the name of a style and a text, in one column of this width."""
    for row, (style, line) in enumerate(lines):
        sheet.set_row(row, row_height([(line, width)], least=32 if style == "title" else 22))
        sheet.write_string(row, 0, clean(line), styles[style])


def close_page(sheet: Worksheet) -> None:
    """Protect and set up for print a sheet to read, in which nothing is filtered."""
    sheet.hide_gridlines(2)
    sheet.protect("")
    print_setup(sheet)


def print_setup(sheet: Worksheet) -> None:
    """A4 landscape, fitted to the width, with page numbers."""
    fit_to_width(sheet)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")


def fit_to_width(sheet: Worksheet) -> None:
    """A4 landscape, all columns on one page."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
