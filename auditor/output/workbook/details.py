"""Sheet 评分明细: a row for each report and element, where a reviewer enters another level and all points follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.decisions.columns import COMMENT, LEVEL, POINTS, PROOF, REASON, SELF, STATE, prefilled_text
from auditor.decisions.standing import marks_shown, said_of, standing
from auditor.model import NOT_APPLICABLE, AuditRun, Evidence, EvidenceState, ReportAudit, Verdict
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, Choice, Limits, limit_numbers, offer, open_sheet
from auditor.output.kit.styles import Styles, level_rules
from auditor.output.kit.table import KEY, Cell, Formula, close_sheet, write_heading, write_row
from auditor.output.labels import STATUS_LABELS, or_undetermined, source_label
from auditor.output.workbook import layout as grid

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

COLUMNS = (
    ("单位", 18), ("要素", 18), ("程序等次", 11), (LEVEL, 11), (COMMENT, 18), ("最终等次", 11), ("得分", 7), ("满分", 7),
    (POINTS, 8), (REASON, 16), (SELF, 7), ("差额", 7), (PROOF, 14), (STATE, 8),
    ("原文", 46), ("命中", 14), ("状态", 7), ("所在标题", 18), ("段落", 6), ("页", 5), ("处数", 6), ("来源", 8),
    ("未达上一等次的原因", 24), ("整改建议", 28), ("文件", 20),
    ("要素编号", 14), ("报告指纹", 14), ("分值", 7), ("行号", 7), ("预填", 7),
)  # fmt: skip
_SHOWN = 25
_NOTE = (
    "黄色各列可以填写：在“复核等次”里选等次，或在“人工考核分”里直接填分（代替按等次算的分），得分、总分、排名和统计随即改变；"
    "填完保存，用 auditor review apply 收回。"
)
_NUMBER = "请填 0 到满分之间的数，只写数字；清空即恢复按等次计分。"
_SELF_NUMBER = "请填 0 到满分之间的数，只写数字。"


def write_details(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset, layout: grid.Layout) -> None:
    """Add the sheet."""
    widths = [width for _, width in COLUMNS]
    sheet = open_sheet(book, grid.DETAILS, widths)
    write_heading(sheet, styles, grid.DETAILS, _NOTE, [title for title, _ in COLUMNS])
    sheet.set_column(_SHOWN, len(COLUMNS) - 1, None, None, {"hidden": True})
    for number, audit in enumerate(run.reports):
        for index, verdict in enumerate(audit.verdicts):
            row = layout.detail_row(number, index)
            judged = _judged(audit, verdict, row, ruleset, layout.applicable(number), layout)
            keys = _keys(audit, verdict, row, ruleset)
            write_row(sheet, styles, row, [*judged, *_marks(verdict, row), *_found(audit, verdict), *keys], widths)
    last = layout.detail_row(layout.reports - 1, layout.elements - 1) if run.reports else grid.DETAILS_HEADER
    if run.reports:
        _live(sheet, styles, ruleset, layout, last)
    close_sheet(sheet, grid.DETAILS_HEADER, frozen_columns=2, last=(last, _SHOWN - 1), printed=_SHOWN - 2)
    sheet.set_paper(A3)


def _live(sheet: Worksheet, styles: Styles, ruleset: Ruleset, layout: grid.Layout, last: int) -> None:
    """What may be entered, and the colours that follow the levels."""
    first = grid.DETAILS_HEADER + 1
    advice = "请从下拉框里选择；清空即恢复程序判定的等次。"
    offer(sheet, Choice(f"={layout.level_labels()}", "没有这个等次", advice), grid.REVIEWED, first, last)
    states = [state.value for state in EvidenceState]
    offer(sheet, Choice(states, "没有这个状态", "请从下拉框里选择，或清空。"), grid.PROOF_STATE, first, last)
    most = f"=ROUND({xl_rowcol_to_cell(first, grid.FULL, col_abs=True)},2)"  # as many decimals as people see
    for column, told in ((grid.TYPED, _NUMBER), (grid.SELF, _SELF_NUMBER)):
        limit_numbers(sheet, Limits(most, "不是可填的分数", told), column, first, last)
    for column in (grid.MACHINE, grid.FINAL):
        for rule in level_rules(styles, ruleset):
            sheet.conditional_format(first, column, last, column, rule)


def _judged(
    audit: ReportAudit, verdict: Verdict, row: int, ruleset: Ruleset, applicable: str, layout: grid.Layout
) -> list[Cell]:
    """What was judged and decided, and the points by formula."""

    def cell(column: int) -> str:
        return str(xl_rowcol_to_cell(row, column))

    final, absent = cell(grid.FINAL), quoted(NOT_APPLICABLE.label)
    full = cell(grid.FULL)
    share = f"INDEX({layout.level_shares()},MATCH({final},{layout.level_labels()},0))"
    # VALUE fails on an empty cell, and reads a number that was pasted as text.
    points = f"IFERROR(MAX(0,MIN(VALUE(TRIM({cell(grid.TYPED)})),{full})),{full}*{share})"
    decision = verdict.decision
    entered = f"TRIM({cell(grid.REVIEWED)})"
    # An empty cell is no level either, so one test serves for both.
    stands = f"=IF(ISNA(MATCH({entered},{layout.level_labels()},0)),{cell(grid.MACHINE)},{entered})"
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(ruleset.element_of[verdict.element].name),
        Cell(ruleset.label(verdict.found), "centre"),
        Cell(ruleset.label(decision.level) if decision else "", "input-level"),
        Cell(said_of(decision) if decision else "", "input"),
        Cell(Formula(stands, ruleset.label(verdict.level)), "centre"),
        Cell(Formula(f"=IF({final}={absent},0,{points})", verdict.points), "points"),
        Cell(Formula(f"=IF({final}={absent},0,100*{cell(grid.WEIGHT)}/{applicable})", verdict.full), "points"),
    ]


def _marks(verdict: Verdict, row: int) -> list[Cell]:
    """What people typed beside the level, and how far the unit's own score is from theirs."""
    marks = marks_shown(verdict)
    own, points, final = (str(xl_rowcol_to_cell(row, each)) for each in (grid.SELF, grid.POINTS, grid.FINAL))
    apart = f'=IF(AND(ISNUMBER({own}),{final}<>{quoted(NOT_APPLICABLE.label)}),{own}-{points},"")'
    own_points = marks.self_points if verdict.applicable else None
    return [
        Cell(marks.points, "input-points"),
        Cell(marks.reason, "input"),
        Cell(marks.self_points, "input-points"),
        Cell(Formula(apart, "" if own_points is None else own_points - verdict.points), "points"),
        Cell(marks.proof, "input"),
        Cell(marks.state.value if marks.state else "", "input-level"),
    ]


def _found(audit: ReportAudit, verdict: Verdict) -> list[Cell]:
    """The best sentence and where it stands, and what is missing for the next level."""
    best = verdict.evidence[0] if verdict.evidence else None
    tail = [Cell(verdict.why_not, "quiet"), Cell(verdict.advice, "quiet"), Cell(audit.submission.file, "quiet")]
    return [*(_place(best, len(verdict.evidence)) if best else _nowhere(verdict)), *tail]


def _nowhere(verdict: Verdict) -> list[Cell]:
    text = "未找到相关表述" if verdict.applicable else "—"
    return [Cell(text, "quiet"), *(Cell("", "quiet") for _ in range(7))]


def _place(evidence: Evidence, count: int) -> list[Cell]:
    return [
        Cell(evidence.quote),
        Cell(evidence.matched),
        Cell(STATUS_LABELS[evidence.status], "centre"),
        Cell(evidence.section, "quiet"),
        Cell(evidence.place.paragraph, "centre"),
        Cell("—" if evidence.page is None else evidence.page, "centre"),
        Cell(count, "centre"),
        Cell(source_label(evidence), "quiet"),
    ]


def _keys(audit: ReportAudit, verdict: Verdict, row: int, ruleset: Ruleset) -> list[Cell]:
    """The hidden columns: what formulas count by, and what leads a correction back to its verdict."""
    return [
        Cell(verdict.element, KEY),
        Cell(audit.submission.sha256, KEY),
        Cell(ruleset.element_of[verdict.element].points_for(audit.identity.kind)),
        Cell(row + 1),
        Cell(_prefilled(verdict), KEY),
    ]


def _prefilled(verdict: Verdict) -> str:
    """Which of the yellow cells are filled from the start, so that an emptied one can be told from one never filled."""
    return prefilled_text(name for name, value in standing(verdict).items() if value not in (None, ""))
