"""Sheet 台账核对: the figures of the reports beside those that the office knows."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.model import Beside, ReportAudit
from auditor.output.kit.cells import quoted
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, Cell, Columns, Heading, write_table
from auditor.output.known import Compared, compared, counted, figures_of, kept_figures
from auditor.output.labels import or_undetermined
from auditor.output.workbook.content import Content
from auditor.output.workbook.layout import KNOWN

_COLUMNS: Columns = (
    ("单位", 22), ("数字", 20), ("要素", 24), ("报告写", 10), ("台账", 10), ("相差", 10), ("结果", 14), ("报告原文", 60), ("段落", 8),
)  # fmt: skip
_OUTCOME = 6
_FILLS = {Compared.DIFFERS: "fill-missing", Compared.UNSURE: "fill-mentioned"}
_NOTE = "相差＝报告－台账。取自报告的是本年度、本单位已做的数，拿不准的不取；不符的请核对双方，不直接扣分。"


def write_known(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet, by unit in the order of the other sheets; none without a ledger."""
    kept = kept_figures(content.run)
    rows = [_row(audit, each, content) for audit in content.run.reports for each in figures_of(audit, kept)]
    if not rows:
        return
    heading = Heading(KNOWN, f"{counted(content.run)}。{_NOTE}", "")
    sheet = write_table(book, styles, heading, _COLUMNS, rows)
    for outcome, fill in _FILLS.items():
        rule = {"type": "cell", "criteria": "==", "value": quoted(outcome.value), "format": styles[fill]}
        sheet.conditional_format(HEADER + 1, _OUTCOME, HEADER + len(rows), _OUTCOME, rule)


def _row(audit: ReportAudit, each: Beside, content: Content) -> list[Cell]:
    figure = next((figure for figure in content.ruleset.figures if figure.id == each.figure), None)
    element = content.ruleset.element_of.get(figure.element) if figure else None
    apart = each.said - each.known if each.said is not None and each.known is not None else None
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(each.name),
        Cell(element.name if element else "—", "quiet"),
        _number(each.said),
        _number(each.known),
        _number(apart),
        Cell(compared(each).value, "centre"),
        Cell(each.quote) if each.quote else Cell("—", "quiet"),
        Cell(each.paragraph, "centre") if each.quote else Cell("—", "quiet-centre"),
    ]


def _number(value: float | None) -> Cell:
    return Cell("—", "quiet-centre") if value is None else Cell(round(value, 6), "centre")
