"""Sheet 缺项清单: what each unit still has to write, what comes nearest to it in its report, and how far it is with that."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.output.kit.sheet import A3
from auditor.output.kit.styles import Styles, level_rules
from auditor.output.kit.table import HEADER, Cell, Formula, Heading, write_table
from auditor.output.labels import gap_labels, or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content

COLUMNS = (
    ("单位", 20), ("要素", 18), ("依据", 16), ("最终等次", 12), ("是否缺项", 9), ("未达标原因", 26), ("整改建议", 34),
    ("最接近的原文", 40), ("整改状态", 9), ("文件", 22),
)  # fmt: skip
_LEVEL, _STILL = 3, 4
_NOTE = (
    "责任单位、整改措施、时限、状态在“整改台账”里填写，状态也列在这里。"
    "“最终等次”随评分明细的复核等次改变；复核后不再是缺项的划去。复核新增的缺项，收回复核意见重新运行后列入。"
)


def write_gaps(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet."""
    rows = [
        _gap(number, index, content)
        for number, audit in enumerate(content.run.reports)
        for index, verdict in enumerate(audit.verdicts)
        if verdict.gap
    ]
    sheet = write_table(book, styles, Heading(grid.GAPS, _NOTE, "没有缺项。"), COLUMNS, rows)
    sheet.set_paper(A3)
    if rows:
        first, last = HEADER + 1, HEADER + len(rows)
        for rule in level_rules(styles, content.ruleset):
            sheet.conditional_format(first, _LEVEL, last, _LEVEL, rule)
        still = xl_rowcol_to_cell(first, _STILL, col_abs=True)
        done = {"type": "formula", "criteria": f'={still}<>"缺项"', "format": styles["resolved"]}
        sheet.conditional_format(first, 0, last, _STILL, done)


def _gap(number: int, index: int, content: Content) -> list[Cell]:
    audit, ruleset = content.run.reports[number], content.ruleset
    verdict, element = audit.verdicts[index], ruleset.elements[index]
    final = content.layout.detail(content.layout.detail_row(number, index), grid.FINAL)
    still = grid.counted(final, gap_labels(ruleset))
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(element.name),
        Cell(element.basis),
        Cell(Formula(f"={final}", ruleset.label(verdict.level)), "centre"),
        Cell(Formula(f'=IF({still}>0,"缺项","已消除")', "缺项"), "centre"),
        Cell(verdict.why_not),
        Cell(verdict.advice),
        Cell(verdict.evidence[0].quote) if verdict.evidence else Cell("未找到相关表述", "quiet"),
        Cell(content.states.get((audit.submission.file, element.id), ""), "centre"),
        Cell(audit.submission.file, "quiet"),
    ]
