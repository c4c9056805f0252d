"""An empty ledger for people to fill in: a row a unit, a column a figure of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook

from auditor.output.kit.book import write_book
from auditor.output.kit.sheet import add_note, fit_to_width, open_sheet
from auditor.output.kit.styles import Look, Styles, add_formats
from auditor.roster.ledger import UNIT
from auditor.rules import Ruleset

_HINTS = (
    "每行写一个单位，不要合并单元格，不要改列名；不掌握的列可以删去，也可以另加别的列，如“备注”。",
    "数字写成 12 的样子；没有发生的写 0，不掌握的留空——留空的不核对。",
    "“人民政府”“办事处”和前面的省、市、县、区名称，写不写都能对上；改过名称的，在名单的“别名”一栏写上。",
    "填报告年度全年的数，口径与报告一致：行政复议、行政诉讼按本单位作被申请人、被告（县区按本级受理）的全部案件。",
    "有哪些列、报告里的哪些说法算是这个数，写在规则的 ledger.yaml 里。",
)
_LOOKS: dict[str, Look] = {
    "head": {
        "bold": True,
        "bg_color": "#DDE6EE",
        "border": 1,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "text": {"num_format": "@"},
    "figure": {"align": "center"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}


def write_ledger_template(path: Path, ruleset: Ruleset, units: Sequence[str] = ()) -> Path:
    """Write the empty ledger, an .xlsx file, with a row for each of the `units`. Raises AuditorError where it cannot be written."""
    return write_book(path, "台账", lambda book: _fill(book, ruleset, units))


def _fill(book: Workbook, ruleset: Ruleset, units: Sequence[str]) -> None:
    formats = add_formats(book, {}, _LOOKS)
    _write_rows(book, formats, ruleset, units)
    sheet = open_sheet(book, "说明", (96,), (formats["wrapped"],))
    for row, hint in enumerate(_HINTS):
        sheet.write_string(row, 0, hint)
    fit_to_width(sheet)


def _write_rows(book: Workbook, formats: Styles, ruleset: Ruleset, units: Sequence[str]) -> None:
    figures = ruleset.figures
    looks = [formats["text"], *(formats["figure"] for _ in figures)]
    sheet = open_sheet(book, "台账", [30, *(13 for _ in figures)], looks)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, UNIT, formats["head"])
    for column, figure in enumerate(figures, 1):
        sheet.write_string(0, column, figure.column, formats["head"])
        element = ruleset.element_of.get(figure.element)
        if element:
            add_note(sheet, 0, column, f"属于要素“{element.name}”。不掌握的留空。")
    for row, unit in enumerate(units, 1):
        sheet.write_string(row, 0, unit, formats["text"])
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    fit_to_width(sheet)
