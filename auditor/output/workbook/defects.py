"""Sheet 文本问题: flaws of the texts themselves, and what they cost."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.model import AuditRun
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.workbook.layout import DEFECTS

COLUMNS = (("单位", 22), ("性质", 7), ("原文", 50), ("段落", 8), ("说明和建议", 50), ("扣分", 8), ("文件", 26))


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
        for defect in audit.defects
    ]
    write_table(book, styles, Heading(DEFECTS, "扣分已计入总分。", "没有发现文本问题。"), COLUMNS, rows)
