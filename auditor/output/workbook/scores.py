"""Sheet 评分总表: one row a report, one column an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from auditor.model import AuditRun, Level, ReportAudit, Verdict
from auditor.output.labels import NOT_APPLICABLE, told
from auditor.output.workbook.cells import clean, columns_of, row_height
from auditor.output.workbook.styles import Styles
from auditor.output.workbook.table import Cell, close_sheet, open_sheet, write_row

if TYPE_CHECKING:
    from auditor.ruleset.types import Element, Ruleset

NAME = "评分总表"
LEADING = (("排名", 6), ("单位", 26), ("类别", 10), ("年度", 10), ("得分", 8), ("等级", 9), ("缺项数", 8))
# Three characters of the headers' smaller print fit a line: room as in a column of 8 in ordinary print.
ELEMENT_WIDTH, ELEMENT_ROOM = 5.3, 8.0
TRAILING = (("文件", 24), ("备注", 36))  # 备注: what a reader of the score must know, such as 结构无法识别
LEGEND_ROW, HEADER_ROW = 1, 2


def write_scores(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet."""
    widths = [*(width for _, width in LEADING), *(ELEMENT_WIDTH for _ in ruleset.elements)]
    widths += [width for _, width in TRAILING]
    sheet = open_sheet(book, NAME, widths)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, clean(f"{run.ruleset_title}　{NAME}"), styles["title"])
    _write_legend(sheet, styles, ruleset)
    _write_header(sheet, styles, ruleset)
    last = HEADER_ROW
    for last, audit in enumerate(run.reports, start=HEADER_ROW + 1):
        write_row(sheet, styles, last, _row(audit), widths)
    close_sheet(sheet, HEADER_ROW, frozen_columns=2, last=(last, len(widths) - 1))


def _write_legend(sheet: Any, styles: Styles, ruleset: Ruleset) -> None:
    """Say in words what the colours mean, each in its own colour."""
    sheet.set_row(LEGEND_ROW, 22)
    column = len(LEADING)
    sheet.write_string(LEGEND_ROW, column - 1, "图例", styles["legend"])
    legend = [(ruleset.label(level), f"level-{level.id}") for level in sorted(Level, reverse=True)]
    for label, style in [*legend, (f"— {NOT_APPLICABLE}", "not-applicable")]:
        span = max(2, -(-(columns_of(label) + 2) // int(ELEMENT_WIDTH)))
        sheet.merge_range(LEGEND_ROW, column, LEGEND_ROW, column + span - 1, "", styles[style])
        sheet.write_string(LEGEND_ROW, column, clean(label), styles[style])
        column += span


def _write_header(sheet: Any, styles: Styles, ruleset: Ruleset) -> None:
    names = [(element.name, ELEMENT_ROOM) for element in ruleset.elements]
    sheet.set_row(HEADER_ROW, row_height(names, least=40, line=13))
    for column, (title, _) in enumerate(LEADING):
        sheet.write_string(HEADER_ROW, column, title, styles["header"])
    for column, element in enumerate(ruleset.elements, start=len(LEADING)):
        sheet.write_string(HEADER_ROW, column, clean(element.name), styles["element"])
        note = {"author": "", "x_scale": 1.8, "y_scale": 1.1, "font_size": 9}
        sheet.write_comment(HEADER_ROW, column, clean(_about(element)), note)
    for column, (title, _) in enumerate(TRAILING, start=len(LEADING) + len(ruleset.elements)):
        sheet.write_string(HEADER_ROW, column, title, styles["header"])


def _about(element: Element) -> str:
    kinds = "、".join(element.kinds)
    return (
        f"{element.name}\n依据：{element.basis}\n满分：{element.points:g} 分（按单位类别折算为百分制）\n适用：{kinds}"
    )


def _row(audit: ReportAudit) -> list[Cell]:
    who = audit.identity
    gaps = sum(verdict.gap for verdict in audit.verdicts)
    return [
        Cell(audit.rank, "centre"),
        Cell(told(who.unit)),
        Cell(told(who.kind), "centre"),
        Cell(told(who.year) if who.year is None else who.year, "centre"),
        Cell(round(audit.score, 2), "score"),
        Cell(audit.grade, "centre"),
        Cell(gaps, "centre"),
        *(_points(verdict) for verdict in audit.verdicts),
        Cell(audit.submission.file, "quiet"),
        Cell("".join(audit.notes), "quiet"),
    ]


def _points(verdict: Verdict) -> Cell:
    if not verdict.applicable:
        return Cell("—", "not-applicable")
    return Cell(round(verdict.points, 3), f"points-{verdict.level.id}")
