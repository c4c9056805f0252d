"""Sheet 评分总表: a row a report, a column an element; points, score, grade and rank follow the levels of 评分明细."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.model import NOT_APPLICABLE, AuditRun, Level, Missing, ReportAudit
from auditor.output.kit.cells import clean, columns_of, quoted, row_height
from auditor.output.kit.sheet import add_note, open_sheet
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Formula, Link, close_sheet, write_row
from auditor.output.labels import gap_labels, kinds_label, or_undetermined
from auditor.output.pages.names import page_names
from auditor.output.workbook import layout as grid

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

LEADING = (
    ("排名", 6), ("单位", 24), ("类别", 7), ("年度", 7), ("得分", 8), ("等级", 8), ("缺项数", 8), ("扣分", 6), ("适用分值", 8),
)  # fmt: skip
# Three characters of the headers' smaller print fit a line: room as in a column of 8 in ordinary print.
ELEMENT_WIDTH, ELEMENT_ROOM = 5.3, 8.0
TRAILING = (("网页", 7), ("文件", 30), ("备注", 44))  # 备注: what a reader of the score must know, such as 结构无法识别
LEGEND_ROW = 1
_NOTE_LOOK: dict[str, object] = {"author": "", "x_scale": 1.8, "y_scale": 1.1, "font_size": 9}
_MOVED = "注意：“评分明细”的行被移动过，本表各要素的得分已对不上，请撤销排序或重新生成。"


def write_scores(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset, layout: grid.Layout) -> None:
    """Add the sheet."""
    widths = [*(width for _, width in LEADING), *(ELEMENT_WIDTH for _ in ruleset.elements)]
    widths += [width for _, width in TRAILING]
    sheet = open_sheet(book, grid.SCORES, widths)
    sheet.set_column(grid.APPLICABLE, grid.APPLICABLE, None, None, {"hidden": True})
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, clean(f"{_year(run)}{run.ruleset_title}　{grid.SCORES}"), styles["title"])
    _write_legend(sheet, styles, ruleset, run, layout)
    _write_header(sheet, styles, ruleset)
    pages = page_names(run.reports)
    for number, audit in enumerate(run.reports):
        link = f"external:reports/{pages[number]}"
        write_row(sheet, styles, grid.SCORES_FIRST + number, _row(number, audit, ruleset, layout, link), widths)
    last = grid.SCORES_FIRST + len(run.reports) - 1
    _colour(sheet, styles, ruleset, last)
    for row, missing in enumerate(run.missing, start=last + 1):
        write_row(sheet, styles, row, _missing_row(missing, len(widths)), widths)
    end = (max(last + len(run.missing), grid.WEIGHTS_ROW), len(widths) - 1)
    close_sheet(sheet, grid.WEIGHTS_ROW, frozen_columns=2, last=end, printed=len(widths) - len(TRAILING) - 1)
    sheet.repeat_rows(grid.SCORES_HEADER, grid.WEIGHTS_ROW)


def _year(run: AuditRun) -> str:
    """The year that all reports are on, "" where they differ."""
    years = {audit.identity.year for audit in run.reports}
    return f"{years.pop()} 年度　" if len(years) == 1 and None not in years else ""


def _write_legend(sheet: Worksheet, styles: Styles, ruleset: Ruleset, run: AuditRun, layout: grid.Layout) -> None:
    """Say in words what the colours mean, each in its own colour; and warn where the details no longer fit."""
    sheet.set_row(LEGEND_ROW, 22)
    if run.reports:
        places = layout.details(grid.PLACE)
        moved = f"SUMPRODUCT(--({places}<>ROW({places})))>0"
        sheet.write_formula(LEGEND_ROW, 0, f'=IF({moved},{quoted(_MOVED)},"")', styles["warning"], "")
    column = len(LEADING)
    sheet.write_string(LEGEND_ROW, grid.DEDUCTION, "图例", styles["legend"])
    legend = [(ruleset.label(level), f"level-{level.id}") for level in sorted(Level, reverse=True)]
    for label, style in [*legend, (f"— {NOT_APPLICABLE.label}", "not-applicable")]:
        span = max(2, -(-(columns_of(label) + 2) // int(ELEMENT_WIDTH)))
        sheet.merge_range(LEGEND_ROW, column, LEGEND_ROW, column + span - 1, "", styles[style])
        sheet.write_string(LEGEND_ROW, column, clean(label), styles[style])
        column += span


def _write_header(sheet: Worksheet, styles: Styles, ruleset: Ruleset) -> None:
    names = [(element.name, ELEMENT_ROOM) for element in ruleset.elements]
    sheet.set_row(grid.SCORES_HEADER, row_height(names, least=40, line=13))
    trailing = len(LEADING) + len(ruleset.elements)
    titles = [*enumerate(LEADING), *enumerate(TRAILING, start=trailing)]
    for column, (title, _) in titles:
        sheet.write_string(grid.SCORES_HEADER, column, title, styles["header"])
    for column, element in enumerate(ruleset.elements, start=len(LEADING)):
        sheet.write_string(grid.SCORES_HEADER, column, clean(element.name), styles["element"])
        add_note(sheet, grid.SCORES_HEADER, column, clean(_about(element)), _NOTE_LOOK)
    sheet.set_row(grid.WEIGHTS_ROW, 18)
    for column, _ in titles:
        sheet.write_string(grid.WEIGHTS_ROW, column, "分值" if column == grid.NAME else "", styles["weight"])
    for column, element in enumerate(ruleset.elements, start=len(LEADING)):
        sheet.write_number(grid.WEIGHTS_ROW, column, element.points, styles["weight"])


def _about(element: Element) -> str:
    kinds = kinds_label(element)
    return (
        f"{element.name}\n依据：{element.basis}\n满分：{element.points:g} 分（按单位类别折算为百分制）\n适用：{kinds}"
    )


def _row(number: int, audit: ReportAudit, ruleset: Ruleset, layout: grid.Layout, page: str) -> list[Cell]:
    who = audit.identity
    score = xl_rowcol_to_cell(grid.SCORES_FIRST + number, grid.SCORE)
    deduction = xl_rowcol_to_cell(grid.SCORES_FIRST + number, grid.DEDUCTION)
    gaps = sum(verdict.gap for verdict in audit.verdicts)
    elements = (ruleset.element_of[verdict.element] for verdict in audit.verdicts if verdict.applicable)
    weight = sum(element.points_for(who.kind) for element in elements)
    total = f"SUM({layout.of_report(number, grid.POINTS)})-{deduction}"
    grade = f"=INDEX({layout.grade_names()},MATCH({score},{layout.grade_limits()},1))"
    absent = quoted(f"<>{NOT_APPLICABLE.label}")
    weights = f"=SUMIF({layout.of_report(number, grid.FINAL)},{absent},{layout.of_report(number, grid.WEIGHT)})"
    return [
        Cell(Formula(f"=RANK({score},{layout.scores(grid.SCORE)})", audit.rank), "centre"),
        Cell(Link(or_undetermined(who.unit), f"internal:'{grid.DETAILS}'!A{layout.detail_row(number, 0) + 1}"), "link"),
        Cell(or_undetermined(who.kind), "centre"),
        Cell(or_undetermined(who.year) if who.year is None else who.year, "centre"),
        Cell(Formula(f"=MAX(0,ROUND({total},2))", audit.score), "score"),
        Cell(Formula(grade, audit.grade), "centre"),
        Cell(Formula(f"={grid.counted(layout.of_report(number, grid.FINAL), gap_labels(ruleset))}", gaps), "centre"),
        Cell(sum(defect.deduction for defect in audit.defects), "points"),
        Cell(Formula(weights, weight), "points"),
        *(_points(number, index, audit, layout) for index in range(layout.elements)),
        Cell(Link("打开", page), "link-centre"),
        Cell(audit.submission.file, "quiet"),
        Cell("".join(note.text for note in audit.notes), "quiet"),
    ]


def _points(number: int, index: int, audit: ReportAudit, layout: grid.Layout) -> Cell:
    verdict, row = audit.verdicts[index], layout.detail_row(number, index)
    final, points = layout.detail(row, grid.FINAL), layout.detail(row, grid.POINTS)
    value = verdict.points if verdict.applicable else "—"
    return Cell(Formula(f'=IF({final}={quoted(NOT_APPLICABLE.label)},"—",{points})', value), "points")


def _missing_row(missing: Missing, columns: int) -> list[Cell]:
    """A unit that sent nothing stands in the table without points."""
    leading = [Cell("—", "quiet-centre"), Cell(missing.unit), Cell(missing.kind, "centre"), Cell("—", "quiet-centre")]
    told_as = [Cell("未报送", "unsent"), Cell("—", "quiet-centre")]
    rest = columns - len(leading) - len(told_as) - 1
    return [*leading, *told_as, *(Cell("", "quiet") for _ in range(rest)), Cell(missing.note, "quiet")]


def _colour(sheet: Worksheet, styles: Styles, ruleset: Ruleset, last: int) -> None:
    """Colour the points by the level that earned them: points are a level's share of the element's part of 100."""
    first = grid.SCORES_FIRST
    if last < first:
        return
    # One rule serves all elements whose points are the same for every kind; the others have their own.
    shared = not any(element.points_by_kind for element in ruleset.elements)
    spans = [(0, len(ruleset.elements) - 1)] if shared else [(each, each) for each in range(len(ruleset.elements))]
    for left, right in spans:
        columns = grid.FIRST_ELEMENT + left, grid.FIRST_ELEMENT + right
        cell = xl_rowcol_to_cell(first, columns[0])
        total = xl_rowcol_to_cell(first, grid.APPLICABLE, col_abs=True)
        weight = xl_rowcol_to_cell(grid.WEIGHTS_ROW, columns[0], row_abs=True)
        kind = xl_rowcol_to_cell(first, grid.KIND, col_abs=True)
        for name, points in ruleset.elements[left].points_by_kind:
            weight = f"IF({kind}={quoted(name)},{points:g},{weight})"
        for rule in ruleset.levels:
            earned = f"=AND(ISNUMBER({cell}),ABS({cell}*{total}-100*{weight}*{rule.share:g})<0.001)"
            look = {"type": "formula", "criteria": earned, "format": styles[f"fill-{rule.level.id}"]}
            sheet.conditional_format(first, columns[0], last, columns[1], look)
