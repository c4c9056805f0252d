"""Sheet 未报送与未能读取: units that sent nothing, and files that got no score, why, and what to do."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.model import AuditRun
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Heading, write_table
from auditor.output.labels import SET_ASIDE_ADVICE, set_aside_reason
from auditor.output.workbook.layout import UNSCORED
from auditor.rules import Ruleset

COLUMNS = (("情形", 12), ("单位或文件", 44), ("类别", 10), ("原因", 50), ("建议", 46))


def write_unscored(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet: units without a report first, then unreadable files, then those set aside."""
    rows = [
        [
            Cell("未报送", "centre"),
            Cell(gone.unit),
            Cell(gone.kind, "centre"),
            Cell(gone.note or "没有收到报告"),
            Cell("请催报。"),
        ]
        for gone in run.missing
    ]
    rows += [
        [Cell("未能读取", "centre"), Cell(bad.file), Cell("—", "quiet-centre"), Cell(bad.reason), Cell(bad.advice)]
        for bad in run.unreadable
    ]
    rows += [
        [
            Cell("未评分", "centre"),
            Cell(f"{aside.file}\n{aside.title}" if aside.title else aside.file),
            Cell("—", "quiet-centre"),
            Cell(set_aside_reason(aside, ruleset)),
            Cell(SET_ASIDE_ADVICE),
        ]
        for aside in run.set_aside
    ]
    heading = Heading(UNSCORED, "这里的单位和文件都没有得分。", "所有文件均已读取并评分。")
    write_table(book, styles, heading, COLUMNS, rows)
