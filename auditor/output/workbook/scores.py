"""Sheet 评分总表: a row a report, by kind, a column an element; points, score, grade and ranks follow the levels of 评分明细."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.judging.points import weight_of
from auditor.model import NOT_APPLICABLE, Level, Missing, ReportAudit
from auditor.output.kit.cells import clean, columns_of, quoted, row_height
from auditor.output.kit.sheet import A3, add_note, open_sheet
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Formula, Link, close_sheet, write_row
from auditor.output.labels import UNDETERMINED, gap_labels, kinds_label, or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content
from auditor.output.workbook.totals import places_of, total_cell
from auditor.output.workbook.typed import any_own, by_hand, mark_typed, own_totals

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

LEADING = (
    ("类内排名", 6), ("单位", 24), ("类别", 8), ("总排名", 6), ("年度", 7), ("得分", 8), ("等级", 8), ("缺项数", 6), ("扣分", 6),
    ("自评总分", 8), ("差额", 7), ("适用分值", 8), ("类内次序", 8), ("人工评分", 8),
)  # fmt: skip
# Three characters of the headers' smaller print fit a line: room as in a column of 8 in ordinary print.
ELEMENT_WIDTH, ELEMENT_ROOM = 5.3, 8.0
TRAILING = (("网页", 7), ("文件", 30), ("备注", 90))  # 备注: what a reader of the score must know, such as 结构无法识别
LEGEND_ROW = 1
_NOTE_LOOK: dict[str, object] = {"author": "", "x_scale": 1.8, "y_scale": 1.1, "font_size": 9}
_MOVED = "注意：“评分明细”的行被移动过，本表各要素的得分已对不上，请撤销排序或重新生成。"


def write_scores(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet."""
    run, ruleset, layout = content.run, content.ruleset, content.layout
    widths = [*(width for _, width in LEADING), *(ELEMENT_WIDTH for _ in ruleset.elements)]
    widths += [width for _, width in TRAILING]
    sheet = open_sheet(book, grid.SCORES, widths)
    hidden_from = grid.APPLICABLE if any_own(run) else grid.SELF_TOTAL
    sheet.set_column(hidden_from, grid.BY_HAND, None, None, {"hidden": True})
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, clean(content.title("总表")), styles["title"])
    _write_legend(sheet, styles, ruleset, layout)
    _write_band(sheet, styles, ruleset)
    _write_header(sheet, styles, ruleset)
    _write_full(sheet, styles, content)
    first = layout.scores_first
    for number, place in enumerate(content.places):
        write_row(sheet, styles, first + number, _row(number, place, content), widths)
    last = first + len(run.reports) - 1
    if run.reports:
        mark_typed(sheet, styles, layout)
        _colour(sheet, styles, ruleset, (first, last))
    for row, missing in enumerate(run.missing, start=last + 1):
        write_row(sheet, styles, row, _missing_row(missing, len(widths)), widths)
    end = (max(last + len(run.missing), first), len(widths) - 1)
    close_sheet(sheet, first - 1, frozen_columns=2, last=end, printed=len(widths) - len(TRAILING) - 1)
    sheet.set_paper(A3)
    sheet.repeat_rows(grid.BAND_ROW, first - 1)
    sheet.repeat_columns(0, grid.NAME)


def _write_legend(sheet: Worksheet, styles: Styles, ruleset: Ruleset, layout: grid.Layout) -> None:
    """Say in words what the colours mean, each in its own colour; and warn where the details no longer fit."""
    sheet.set_row(LEGEND_ROW, 22)
    if layout.reports:
        places = layout.details(grid.PLACE)
        moved = f"SUMPRODUCT(--({places}<>ROW({places})))>0"
        sheet.write_formula(LEGEND_ROW, 0, f'=IF({moved},{quoted(_MOVED)},"")', styles["warning"], "")
    column = len(LEADING)
    sheet.write_string(LEGEND_ROW, grid.DEDUCTION, "图例", styles["legend"])
    legend = [(ruleset.label(level), f"level-{level.id}") for level in sorted(Level, reverse=True)]
    for label, style in [*legend, (f"— {NOT_APPLICABLE.label}", "not-applicable"), ("人工评分", "typed")]:
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
    for row in (grid.PARTS_ROW, grid.WEIGHTS_ROW):
        sheet.set_row(row, None, None, {"hidden": True})
    for column, element in enumerate(ruleset.elements, start=len(LEADING)):
        sheet.write_string(grid.PARTS_ROW, column, clean(element.part))
        sheet.write_number(grid.WEIGHTS_ROW, column, element.points)


def _write_band(sheet: Worksheet, styles: Styles, ruleset: Ruleset) -> None:
    """The parts, each over its elements."""
    column = len(LEADING)
    spans = []
    for part, elements in groupby(ruleset.elements, key=lambda element: element.part):
        spans.append((clean(part), len(list(elements))))
    sheet.set_row(grid.BAND_ROW, row_height([(part, ELEMENT_ROOM * size) for part, size in spans], line=13))
    for part, size in spans:
        if size > 1:
            sheet.merge_range(grid.BAND_ROW, column, grid.BAND_ROW, column + size - 1, "", styles["band"])
        sheet.write_string(grid.BAND_ROW, column, part, styles["band"])
        column += size


def _write_full(sheet: Worksheet, styles: Styles, content: Content) -> None:
    """What each element is worth in full, a row for the kinds for which it is the same; a report's points are shares of these."""
    columns = len(LEADING) + len(content.ruleset.elements) + len(TRAILING)
    for row, full in enumerate(content.fulls, start=grid.FULL_FIRST):
        sheet.set_row(row, 18)
        for column in range(columns):
            sheet.write_blank(row, column, None, styles["weight"])
        sheet.write_string(row, grid.NAME, clean(f"满分（{'、'.join(full.kinds)}）"), styles["weight"])
        sheet.write_number(row, grid.SCORE, 100, styles["weight"])
        for column, element in enumerate(content.ruleset.elements, start=len(LEADING)):
            if element.id in full.points:
                sheet.write_number(row, column, full.points[element.id], styles["full"])
            else:
                sheet.write_string(row, column, "—", styles["weight"])


def _about(element: Element) -> str:
    kinds = kinds_label(element)
    return (
        f"{element.name}\n依据：{element.basis}\n满分：{element.points:g} 分（按单位类别折算为百分制）\n适用：{kinds}"
    )


def _row(number: int, place: int, content: Content) -> list[Cell]:
    """The row of a report, which is the `place`-th (from 1) of its kind."""
    audit, ruleset, layout = content.run.reports[number], content.ruleset, content.layout
    who = audit.identity
    score, deduction = (
        xl_rowcol_to_cell(layout.scores_first + number, column) for column in (grid.SCORE, grid.DEDUCTION)
    )
    within, order = _within(number, layout)
    gaps = sum(verdict.gap for verdict in audit.verdicts)
    less, total, grade = _scored(number, content, score, deduction)
    absent = quoted(f"<>{NOT_APPLICABLE.label}")
    weights = f"=SUMIF({layout.of_report(number, grid.FINAL)},{absent},{layout.of_report(number, grid.WEIGHT)})"
    return [
        Cell(Formula(within, audit.rank_in_kind or "—"), "centre"),
        Cell(Link(or_undetermined(who.unit), f"internal:'{grid.DETAILS}'!A{layout.detail_row(number, 0) + 1}"), "link"),
        Cell(or_undetermined(who.kind), "centre"),
        Cell(Formula(f"=RANK({score},{layout.scores(grid.SCORE)})", audit.rank), "centre"),
        Cell(or_undetermined(who.year) if who.year is None else who.year, "centre"),
        Cell(Formula(total, audit.score), "score"),
        Cell(Formula(grade, audit.grade), "centre"),
        Cell(Formula(f"={grid.counted(layout.of_report(number, grid.FINAL), gap_labels(ruleset))}", gaps), "centre"),
        Cell(less, "points"),
        *own_totals(number, audit, layout),
        Cell(Formula(weights, weight_of(audit, ruleset)), "points"),
        Cell(Formula(order, f"{or_undetermined(who.kind)}#{place}"), "points"),
        by_hand(number, audit, layout),
        *(_points(number, index, audit, layout) for index in range(layout.elements)),
        Cell(Link("打开", f"external:reports/{content.pages[number]}"), "link-centre"),
        Cell(audit.submission.file, "quiet"),
        Cell("".join(note.text for note in audit.notes), "quiet"),
    ]


def _scored(number: int, content: Content, score: str, deduction: str) -> tuple[float | Formula, str, str]:
    """What is taken off, and the formulas for score and grade; from 总分 where there is more to them than elements and flaws. `score`
    and `deduction` are the cells of the first two."""
    audit, layout, ruleset = content.run.reports[number], content.layout, content.ruleset
    flaws = sum(defect.points for defect in audit.defects)
    if ruleset.scoring.plain:
        total = f"SUM({layout.of_report(number, grid.POINTS)})-{deduction}"
        grade = f"=INDEX({layout.grade_names()},MATCH({score},{layout.grade_limits()},1))"
        return flaws, f"=MAX(0,ROUND({total},2))", grade
    keys = ("flaws", "deducted") if ruleset.scoring.deductions else ("flaws",)
    places = places_of(ruleset)
    less = "=" + "+".join(total_cell(number, key, places) for key in keys)
    total, grade = (f"={total_cell(number, key, places)}" for key in ("score", "grade"))
    return Formula(less, flaws + audit.tally.deducted), total, grade


def _within(number: int, layout: grid.Layout) -> tuple[str, str]:
    """The formulas for the rank within the kind, and for the kind with the place in its order, which no two reports share."""
    first, row = layout.scores_first, layout.scores_first + number
    kind, score = (xl_rowcol_to_cell(row, column) for column in (grid.KIND, grid.SCORE))
    better = f'COUNTIFS({layout.scores(grid.KIND)},{kind},{layout.scores(grid.SCORE)},">"&{score})'
    kinds, scores = (
        f"{xl_rowcol_to_cell(first, column, row_abs=True)}:{xl_rowcol_to_cell(row, column)}"
        for column in (grid.KIND, grid.SCORE)
    )
    rank = f'=IF({kind}={quoted(UNDETERMINED)},"—",{better}+1)'
    return rank, f'={kind}&"#"&({better}+COUNTIFS({kinds},{kind},{scores},{score}))'


def _points(number: int, index: int, audit: ReportAudit, layout: grid.Layout) -> Cell:
    verdict, row = audit.verdicts[index], layout.detail_row(number, index)
    final, points = layout.detail(row, grid.FINAL), layout.detail(row, grid.POINTS)
    value = verdict.points if verdict.applicable else "—"
    return Cell(Formula(f'=IF({final}={quoted(NOT_APPLICABLE.label)},"—",{points})', value), "points")


def _missing_row(missing: Missing, columns: int) -> list[Cell]:
    """A unit that sent nothing stands in the table without points."""
    none = Cell("—", "quiet-centre")
    leading = [none, Cell(missing.unit), Cell(missing.kind, "centre"), none, none]
    told_as = [Cell("未报送", "unsent"), Cell("—", "quiet-centre")]
    rest = columns - len(leading) - len(told_as) - 1
    return [*leading, *told_as, *(Cell("", "quiet") for _ in range(rest)), Cell(missing.note, "quiet")]


def _colour(sheet: Worksheet, styles: Styles, ruleset: Ruleset, rows: tuple[int, int]) -> None:
    """Colour the points by the level that earned them: points are a level's share of the element's part of 100."""
    first, last = rows
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
