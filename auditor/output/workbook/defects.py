"""Sheets 文本问题 and 报送时间: flaws of the texts themselves, what came late, and what they cost."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.checks.table import of_arrival, of_text
from auditor.model import AuditRun
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.workbook.layout import DEFECTS, TIMING

COLUMNS = (("单位", 22), ("性质", 7), ("原文", 50), ("段落", 8), ("说明和建议", 50), ("扣分", 8), ("文件", 26))
TIMES = (("单位", 22), ("类别", 8), ("情况和建议", 70), ("扣分", 8), ("文件", 26))


def write_defects(book: Workbook, styles: Styles, run: AuditRun) -> None:
    """Add the sheet."""
    rows = [
        [
            Cell(or_undetermined(audit.identity.unit)),
            Cell(defect.tone.value, "centre"),
            Cell(defect.quote or "—"),
            Cell(defect.place.paragraph if defect.place else "—", "centre"),
            Cell(defect.explanation),
            Cell(defect.deduction, "points"),
            Cell(audit.submission.file, "quiet"),
        ]
        for audit in run.reports
        for defect in of_text(audit.defects)
    ]
    write_table(book, styles, Heading(DEFECTS, "扣分已计入总分。", "没有发现文本问题。"), COLUMNS, rows)


def write_timing(book: Workbook, styles: Styles, run: AuditRun) -> None:
    """Add the sheet of what came late."""
    rows = [
        [
            Cell(or_undetermined(audit.identity.unit)),
            Cell(or_undetermined(audit.identity.kind), "centre"),
            Cell(defect.explanation),
            Cell(defect.deduction, "points"),
            Cell(audit.submission.file, "quiet"),
        ]
        for audit in run.reports
        for defect in of_arrival(audit.defects)
    ]
    write_table(book, styles, Heading(TIMING, "扣分已计入总分。", "没有发现逾期。"), TIMES, rows)
