"""Sheet 整改台账: what each unit was told to mend, what became of it, and what is being done, which people write there."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.decisions.remedies import CHECK, COLUMNS, ELEMENT, PREFILLED, QUOTE, STATES, SUBJECT
from auditor.model import Matter, Progress
from auditor.output.flaws import check_name
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, Choice, offer
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, KEY, Cell, Heading, write_table
from auditor.output.workbook.content import Content
from auditor.output.workbook.layout import LEDGER
from auditor.output.workbook.ledger_rows import GONE, Row

TITLES = (
    ("单位", 20), ("类型", 10), ("事项", 40), ("第一次发现", 20), ("现在", 20), ("整改情况", 12),
    *zip(COLUMNS.values(), (14, 28, 12, 9), strict=True), ("文件", 24),
    (SUBJECT, 0), (ELEMENT, 0), (CHECK, 0), (QUOTE, 0), (PREFILLED, 0),
)  # fmt: skip
_BECAME, _STATE, _FILE = 5, 9, 10
_NOTE = (
    "黄色四列可以填写，下次运行时自动收回、填回；改正的、没有再报的也保留。“整改情况”由程序对照第一次报送的报告得出：已解决、仍在、新出现；"
    "还没有重报的是“待重报”。"
)


def write_ledger(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet."""
    rows = [_row(row, content) for row in content.ledger]
    sheet = write_table(book, styles, Heading(LEDGER, _NOTE, "没有要整改的事项。"), TITLES, rows)
    sheet.set_column(_FILE + 1, len(TITLES) - 1, None, None, {"hidden": True})
    sheet.set_paper(A3)
    if not rows:
        return
    first, last = HEADER + 1, HEADER + len(rows)
    offer(sheet, Choice(STATES, "没有这个状态", "请从下拉框里选择。"), _STATE, first, last)
    became = xl_rowcol_to_cell(first, _BECAME, col_abs=True)
    done = f"=OR({became}={quoted(Progress.SOLVED.value)},{became}={quoted(GONE)})"
    rule = {"type": "formula", "criteria": done, "format": styles["resolved"]}
    sheet.conditional_format(first, 0, last, _BECAME, rule)
    for told, look in ((Progress.OPEN, "tone-must"), (Progress.NEW, "tone-check")):
        rule = {"type": "cell", "criteria": "==", "value": quoted(told.value), "format": styles[look]}
        sheet.conditional_format(first, _BECAME, last, _BECAME, rule)


def _row(row: Row, content: Content) -> list[Cell]:
    kind, about = _about(row.matter, content)
    return [
        Cell(row.unit),
        Cell(kind, "centre"),
        Cell(about),
        Cell(row.first, "centre"),
        Cell(row.now, "centre"),
        Cell(row.became, "centre"),
        *(Cell(text, "input") for text in row.remedy.texts),
        Cell(row.file, "quiet"),
        *(Cell(text, KEY) for text in (*row.key, row.remedy.prefilled)),
    ]


def _about(matter: Matter, content: Content) -> tuple[str, str]:
    """The kind of a matter, and what it is in words; an element of other rules by its id."""
    if matter.element:
        element = content.ruleset.element_of.get(matter.element)
        return "缺项", element.name if element else matter.element
    quote = f"：“{matter.quote}”" if matter.quote else ""
    return "文字问题", f"{check_name(matter.check, content.ruleset)}{quote}"
