"""Sheet 未能读取: the files that got no score, why, and what to do."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.model import AuditRun
from auditor.output.labels import SET_ASIDE_ADVICE, set_aside_reason
from auditor.output.workbook.styles import Styles
from auditor.output.workbook.table import Cell, write_table

COLUMNS = (("文件", 40), ("标题", 36), ("原因", 46), ("建议", 46))


def write_unscored(book: Workbook, styles: Styles, run: AuditRun) -> None:
    """Add the sheet: unreadable files first, then those set aside."""
    rows = [[Cell(bad.file), Cell("—", "quiet"), Cell(bad.reason), Cell(bad.advice)] for bad in run.unreadable]
    rows += [
        [Cell(aside.file), Cell(aside.title or "—"), Cell(set_aside_reason(aside)), Cell(SET_ASIDE_ADVICE)]
        for aside in run.set_aside
    ]
    write_table(book, styles, "未能读取", COLUMNS, rows, "所有文件均已读取并评分。")
