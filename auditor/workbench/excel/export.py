"""Writing a rulebook: sheets to read and edit, drop-down lists where the choice is closed, and an explanation of every column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from auditor.errors import AuditorError
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.chain import ruleset_folder
from auditor.workbench.excel import columns as book_columns
from auditor.workbench.excel.about import write_about
from auditor.workbench.excel.level_rows import ITEMS, labels_of, main_rows
from auditor.workbench.excel.rule_files import Rules, id_of, read_rules, trees_in
from auditor.yamlfile.trees import trees_at, value_at

HEADER = 2
_SPARE = 500  # rows below the last that have drop-down lists too
_TALLEST, _LINE = 200.0, 14.5  # points
_CREATED = datetime(2000, 1, 1)  # a fixed date, so that the same rules give the same bytes
_FONT = {"font_name": "微软雅黑", "font_size": 10, "font_color": "#222222", "valign": "top"}
_BOX = {"border": 1, "border_color": "#BFC5CC"}
_NOTES = {
    book_columns.ELEMENT_SHEET: "一行一个要素。说法一行一条（按 Alt+Enter 换行），怎么写见“说明”。",
    book_columns.EXAMPLE_SHEET: "一行一条例句，改规则以后用 auditor rules test 检验。要素名称由编号得出，不必填。",
    book_columns.LEVEL_SHEET: "等次的名称和得分比例、达标线、等级分数线、报送期限和逾期扣分。",
}


@dataclass(frozen=True, slots=True)
class _Cells:
    """A sheet to be written: its columns and the texts of its rows."""

    name: str
    columns: Sequence[book_columns.Column]
    rows: Sequence[Sequence[str]]


def write_rulebook(path: Path, folder: Path | None) -> None:
    """Write the ruleset in a folder (the shipped one where None) as a workbook, an .xlsx file. Raises AuditorError, with all of them,
    where texts are too long for a cell, and OSError where the file cannot be written."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - imported on use
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    ruleset, rules = load_ruleset(folder), read_rules(ruleset_folder(folder, None))
    sheets = _sheets(rules)
    _check_lengths(sheets)
    book = Workbook(str(path))
    book.set_properties({"title": ruleset.title, "created": _CREATED})
    styles = _styles(book)
    options = _options(ruleset, rules)
    for cells in sheets:
        _write(book, styles, cells, options)
    write_about(book, styles, ruleset)
    _write_options(book, options)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _sheets(rules: Rules) -> tuple[_Cells, ...]:
    labels = labels_of(rules.main.tree)
    parts, elements, examples = rules.part_of, [], []
    for tree in (tree for part in rules.parts.values() for tree in trees_in(part)):
        name = id_of(tree)
        shown = [
            book_columns.shown(each.form, value_at(tree, each.path), labels) for each in book_columns.ELEMENT_COLUMNS
        ]
        elements.append([*shown[:2], parts[name], *shown[2:]])
        for example in trees_at(tree, "examples"):
            texts = [
                book_columns.shown(each.form, value_at(example, each.path), labels)
                for each in book_columns.EXAMPLE_COLUMNS
            ]
            examples.append([name, str(tree["name"]), *texts])
    main = main_rows(rules.main.tree)
    return tuple(
        _Cells(name, book_columns.COLUMNS[name], rows)
        for name, rows in zip(book_columns.SHEETS, (elements, examples, main), strict=True)
    )


def _check_lengths(sheets: Sequence[_Cells]) -> None:
    long = [
        f"{cells.name}：{row[0]} 的“{column.title}”有 {len(text)} 个字"
        for cells in sheets
        for row in cells.rows
        for column, text in zip(cells.columns, row, strict=True)
        if len(text.encode("utf-16-le")) > 2 * book_columns.CELL_LIMIT
    ]
    if long:
        told = "\n".join(long)
        raise AuditorError(
            f"有 {len(long)} 处超过 Excel 一格的上限（{book_columns.CELL_LIMIT} 字），不能导出：\n{told}\n"
            "请直接改 YAML 文件，或把这些内容改短。"
        )


def _options(ruleset: Ruleset, rules: Rules) -> dict[str, list[str]]:
    """The choices of the drop-down lists by name."""
    return {
        "parts": list(rules.parts),
        "kinds": list(dict.fromkeys("、".join(element.kinds) for element in ruleset.elements)),
        "roles": [role.name for role in ruleset.sections.roles],
        "levels": [rule.label for rule in ruleset.levels],
        "marked": ["过半", "每条"],
        "yes": ["是"],
        "items": list(ITEMS),
    }


def _write(book: Any, styles: Mapping[str, Any], cells: _Cells, options: Mapping[str, list[str]]) -> None:
    """One sheet: title, note, header, rows; frozen, filtered, fitted to A4."""
    sheet = book.add_worksheet(cells.name)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, cells.name, styles["title"])
    sheet.write_string(1, 0, _NOTES[cells.name], styles["note"])
    sheet.set_row(HEADER, 32)
    last = HEADER + len(cells.rows) + _SPARE
    for index, column in enumerate(cells.columns):
        sheet.set_column(
            index, index, column.width, styles["plain" if column.form is book_columns.Form.NUMBER else "new"]
        )
        sheet.write_string(HEADER, index, column.title, styles["header"])
        sheet.write_comment(HEADER, index, column.hint, {"x_scale": 2, "author": "说明"})
        if column.options:
            sheet.data_validation(HEADER + 1, index, last, index, _choice(column, options))
    for number, row in enumerate(cells.rows, start=HEADER + 1):
        for index, (column, text) in enumerate(zip(cells.columns, row, strict=True)):
            _write_cell(sheet, styles, (number, index), column, text)
        sheet.set_row(number, _height(cells.columns, row))
    sheet.freeze_panes(HEADER + 1, 2)
    sheet.autofilter(HEADER, 0, HEADER + len(cells.rows), len(cells.columns) - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER)


def _write_cell(
    sheet: Any, styles: Mapping[str, Any], place: tuple[int, int], column: book_columns.Column, text: str
) -> None:
    if column is book_columns.NAME_OF:
        names = f"INDEX({book_columns.ELEMENT_SHEET}!$B:$B,MATCH(A{place[0] + 1},{book_columns.ELEMENT_SHEET}!$A:$A,0))"
        sheet.write_formula(*place, f'=IFERROR({names},"")', styles["quiet"], text)
    elif (
        column.form is book_columns.Form.NUMBER and (value := book_columns.number(text)) is not None and isfinite(value)
    ):
        sheet.write_number(*place, value, styles["number"])
    else:
        sheet.write_string(*place, text, styles["text"])


def _choice(column: book_columns.Column, options: Mapping[str, list[str]]) -> dict[str, Any]:
    """The drop-down list of a column; what may also be written freely is not refused."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415

    source = f"={book_columns.ELEMENT_SHEET}!$A${HEADER + 2}:$A${HEADER + _SPARE}"
    if column.options in options:
        name = xl_col_to_name(list(options).index(column.options))
        source = f"={book_columns.OPTIONS}!${name}$1:${name}${len(options[column.options])}"
    return {
        "validate": "list",
        "source": source,
        "show_error": column.options not in ("kinds", "marked"),
        "error_title": column.title[:32],
        "error_message": "请从下拉列表里选。",
    }


def _write_options(book: Any, options: Mapping[str, list[str]]) -> None:
    sheet = book.add_worksheet(book_columns.OPTIONS)
    for column, texts in enumerate(options.values()):
        sheet.write_column(0, column, texts)
    sheet.hide()


def _height(columns: Sequence[book_columns.Column], row: Sequence[str]) -> float:
    """High enough for the longest text of a row, but no higher than can be scrolled with ease."""
    lines = (
        sum(max(1, -(-len(line.encode("gb18030", "replace")) // int(column.width))) for line in text.split("\n"))
        for column, text in zip(columns, row, strict=True)
    )
    return min(_TALLEST, max(lines) * _LINE + 6)


def _styles(book: Any) -> dict[str, Any]:
    looks: dict[str, dict[str, Any]] = {
        "title": {"font_size": 16, "bold": True, "valign": "vcenter"},
        "note": {"font_color": "#666666", "font_size": 9},
        "header": {
            **_BOX,
            "bold": True,
            "bg_color": "#E9EDF2",
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        },
        "text": {**_BOX, "text_wrap": True, "num_format": "@"},  # so that Excel takes nothing for a date or a formula
        "quiet": {**_BOX, "text_wrap": True, "font_color": "#666666"},
        "number": {**_BOX, "align": "center"},
        "section": {"font_size": 12, "bold": True},
        "new": {"text_wrap": True, "num_format": "@"},  # of cells that are still empty
        "plain": {"text_wrap": True},
    }
    return {name: book.add_format({**_FONT, **look}) for name, look in looks.items()}
