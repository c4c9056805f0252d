"""Sheet 缺项清单: what each unit still has to write, and what comes nearest to it in its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor.model import AuditRun
from auditor.output.labels import level_label, told
from auditor.output.workbook.styles import Styles
from auditor.output.workbook.table import Cell, write_table

if TYPE_CHECKING:
    from auditor.ruleset.types import Ruleset

COLUMNS = (
    ("单位", 22),
    ("要素", 20),
    ("依据", 16),
    ("等次", 11),
    ("未达标原因", 30),
    ("整改建议", 34),
    ("最接近的原文", 46),
    ("文件", 24),
)


def write_gaps(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet."""
    rows = (
        [
            Cell(told(audit.identity.unit)),
            Cell(ruleset.element_of[verdict.element].name),
            Cell(ruleset.element_of[verdict.element].basis),
            Cell(level_label(ruleset, verdict), f"level-{verdict.level.id}"),
            Cell(verdict.why_not),
            Cell(verdict.advice),
            Cell(verdict.evidence[0].quote) if verdict.evidence else Cell("未找到相关表述", "quiet"),
            Cell(audit.submission.file, "quiet"),
        ]
        for audit in run.reports
        for verdict in audit.verdicts
        if verdict.gap
    )
    write_table(book, styles, "缺项清单", COLUMNS, rows, "没有缺项。")
