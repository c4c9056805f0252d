"""Sheet 缺项清单: what each unit still has to write, and what comes nearest to it in its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.model import AuditRun
from auditor.output.kit.styles import Styles, level_rules
from auditor.output.kit.table import HEADER, Cell, Formula, Heading, write_table
from auditor.output.labels import gap_labels, or_undetermined
from auditor.output.workbook import layout as grid

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

COLUMNS = (
    ("单位", 20), ("要素", 18), ("依据", 16), ("最终等次", 12), ("是否缺项", 9), ("未达标原因", 26), ("整改建议", 34),
    ("最接近的原文", 44), ("文件", 22),
)  # fmt: skip
_LEVEL, _STILL = 3, 4
_NOTE = "“最终等次”随评分明细的复核等次改变；复核后不再是缺项的划去。复核新增的缺项，收回复核意见重新运行后列入。"


def write_gaps(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset, layout: grid.Layout) -> None:
    """Add the sheet."""
    rows = []
    for number, audit in enumerate(run.reports):
        for index, verdict in enumerate(audit.verdicts):
            if not verdict.gap:
                continue
            place, element = layout.detail_row(number, index), ruleset.element_of[verdict.element]
            final = layout.detail(place, grid.FINAL)
            still = grid.counted(final, gap_labels(ruleset))
            rows.append(
                [
                    Cell(or_undetermined(audit.identity.unit)),
                    Cell(element.name),
                    Cell(element.basis),
                    Cell(Formula(f"={final}", ruleset.label(verdict.level)), "centre"),
                    Cell(Formula(f'=IF({still}>0,"缺项","已消除")', "缺项"), "centre"),
                    Cell(verdict.why_not),
                    Cell(verdict.advice),
                    Cell(verdict.evidence[0].quote) if verdict.evidence else Cell("未找到相关表述", "quiet"),
                    Cell(audit.submission.file, "quiet"),
                ]
            )
    sheet = write_table(book, styles, Heading(grid.GAPS, _NOTE, "没有缺项。"), COLUMNS, rows)
    if rows:
        first, last = HEADER + 1, HEADER + len(rows)
        for rule in level_rules(styles, ruleset):
            sheet.conditional_format(first, _LEVEL, last, _LEVEL, rule)
        still = xl_rowcol_to_cell(first, _STILL, col_abs=True)
        done = {"type": "formula", "criteria": f'={still}="已消除"', "format": styles["resolved"]}
        sheet.conditional_format(first, 0, last, len(COLUMNS) - 1, done)
