"""The sheets of a rulebook: texts to edit, with drop-down lists where the choice is closed and a note on every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from auditor.output.kit.cells import columns_of
from auditor.output.kit.sheet import Choice, add_note, fit_to_width, offer, open_sheet
from auditor.output.kit.styles import BOX, CENTRE, FONT, HEAD, INPUT, MUTED, WRAP, Look, Styles, add_formats
from auditor.output.kit.table import HEADER, write_heading
from auditor.workbench.excel import columns as book_columns

_SPARE = 500  # rows below the last that have drop-down lists too
_OWN = "-own"  # the end of the names of the looks of what is a ruleset's own
_TALLEST, _LINE = 200.0, 14.5  # points
_NOTES = {
    book_columns.ELEMENT_SHEET: "一行一个要素。说法一行一条（按 Alt+Enter 换行），怎么写见“说明”。",
    book_columns.EXAMPLE_SHEET: "一行一条例句，改规则以后用 auditor rules test 检验。要素名称由编号得出，不必填。",
    book_columns.LEVEL_SHEET: "等次的名称和得分比例、达标线、等级分数线、报送、公开的期限和逾期扣分。",
}
_NOTES |= {
    each.sheet: f"一行一项，写进 {each.file}。加一项，在末尾加一行；删一项，删去整行，导入时加 --delete。"
    for each in book_columns.LISTED
}
_NOTES[book_columns.BONUS_SHEET] += f"“{book_columns.CAP_ROW}”一行写加分合计最多几分、由谁评。"
_READ_ONLY = "只供查阅，在这里改了不会导入；要改，请改规则文件夹里的 {}。"
_NOTES |= {
    book_columns.CHECK_SHEET: "一行一项检查。成对的说法、按单位名称末尾的自称和例句没有列出。"
    + _READ_ONLY.format("checks.yaml"),
    book_columns.LAW_SHEET: _READ_ONLY.format("laws.yaml"),
    book_columns.TERM_SHEET: _READ_ONLY.format("terms.yaml"),
}
_TOP = {"valign": "top"}
_AS_TYPED = {"num_format": "@"}  # so that Excel takes nothing for a date or a formula
_LOOKS: dict[str, Look] = {
    "title": {"font_size": 16, "bold": True, "valign": "vcenter"},
    "note": {"font_color": MUTED, "font_size": 9},
    "header": {**BOX, **CENTRE, **WRAP, "bold": True, "bg_color": HEAD, "valign": "vcenter"},
    "text": {**BOX, **WRAP, **_AS_TYPED},
    "quiet": {**BOX, **WRAP, "font_color": MUTED},
    "number": {**BOX, **CENTRE},
    "text-own": {**BOX, **WRAP, **_AS_TYPED, "bg_color": INPUT},
    "number-own": {**BOX, **CENTRE, "bg_color": INPUT},
    "section": {"font_size": 12, "bold": True},
    "new": {**WRAP, **_AS_TYPED},  # of cells that are still empty
    "plain": {**WRAP},
}


@dataclass(frozen=True, slots=True)
class Texts:
    """A sheet to be written: its columns and the texts of its rows; `marked` are the cells in colour, by row and column from 0."""

    name: str
    columns: Sequence[book_columns.Column]
    rows: Sequence[Sequence[str]]
    marked: frozenset[tuple[int, int]] = frozenset()


def make_styles(book: Workbook) -> Styles:
    """The formats of a rulebook by name: the texts are long, so they begin at the top of their cells."""
    return add_formats(book, {**FONT, **_TOP}, _LOOKS)


def write_texts(book: Workbook, styles: Styles, texts: Texts, options: Mapping[str, Sequence[str]]) -> None:
    """One sheet: title, note, header, rows; frozen, filtered, fitted to A4, protected where nobody is to edit it. `options` are as for
    `write_options`."""
    columns, last = texts.columns, HEADER + len(texts.rows)
    looks = [styles["plain" if column.form is book_columns.Form.NUMBER else "new"] for column in columns]
    sheet = open_sheet(book, texts.name, [column.width for column in columns], looks)
    write_heading(sheet, styles, texts.name, _NOTES[texts.name], [column.title for column in columns], height=32)
    for index, column in enumerate(columns):
        add_note(sheet, HEADER, index, column.hint)
        if column.options:
            offer(sheet, _choice(column, options), index, HEADER + 1, last + _SPARE)
    for number, row in enumerate(texts.rows, start=HEADER + 1):
        for index, (column, text) in enumerate(zip(columns, row, strict=True)):
            look = _OWN if (number - HEADER - 1, index) in texts.marked else ""
            _write_cell(sheet, styles, (number, index), column, text, look)
        sheet.set_row(number, _height(columns, row))
    sheet.freeze_panes(HEADER + 1, 2)
    sheet.autofilter(HEADER, 0, last, len(columns) - 1)
    sheet.hide_gridlines(2)
    fit_to_width(sheet)
    sheet.repeat_rows(HEADER)
    if texts.name in book_columns.FOR_READING:
        sheet.protect(options={"autofilter": True, "format_columns": True, "format_rows": True})


def _write_cell(
    sheet: Worksheet, styles: Styles, place: tuple[int, int], column: book_columns.Column, text: str, look: str
) -> None:
    value = book_columns.number(text) if column.form is book_columns.Form.NUMBER else None
    if column is book_columns.NAME_OF:
        names = f"INDEX({book_columns.ELEMENT_SHEET}!$B:$B,MATCH(A{place[0] + 1},{book_columns.ELEMENT_SHEET}!$A:$A,0))"
        sheet.write_formula(*place, f'=IFERROR({names},"")', styles["quiet"], text)
    elif value is not None and isfinite(value):
        sheet.write_number(*place, value, styles["number" + look])
    else:
        sheet.write_string(*place, text, styles["text" + look])


def _choice(column: book_columns.Column, options: Mapping[str, Sequence[str]]) -> Choice:
    """The drop-down list of a column; what may also be written freely is not refused."""
    sheet = book_columns.FIGURE_SHEET if column.options == "figures" else book_columns.ELEMENT_SHEET
    source = f"={sheet}!$A${HEADER + 2}:$A${HEADER + _SPARE}"
    if column.options in options:
        name = xl_col_to_name(list(options).index(column.options))
        source = f"={book_columns.OPTIONS}!${name}$1:${name}${len(options[column.options])}"
    closed = column.options not in ("kinds", "marked")
    return Choice(source, column.title[:32], "请从下拉列表里选。", closed)


def write_options(book: Workbook, options: Mapping[str, Sequence[str]]) -> None:
    """The hidden sheet that holds the choices of the drop-down lists, a column each, by name."""
    sheet = book.add_worksheet(book_columns.OPTIONS)
    for column, texts in enumerate(options.values()):
        sheet.write_column(0, column, texts)
    sheet.hide()


def _height(columns: Sequence[book_columns.Column], row: Sequence[str]) -> float:
    """High enough for the longest text of a row, but no higher than can be scrolled with ease."""
    lines = (
        sum(max(1, -(-columns_of(line) // int(column.width))) for line in text.split("\n"))
        for column, text in zip(columns, row, strict=True)
    )
    return min(_TALLEST, max(lines) * _LINE + 6)
