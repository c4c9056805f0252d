"""Sheet 汇总: one A4 page to be put before a leader. Its formulas follow the other sheets, and its lists stay in order after a review."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from auditor.checks.lateness import LATE
from auditor.output.kit.cells import clean, quoted, row_height
from auditor.output.kit.sheet import close_page, open_sheet
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Formula, write_cell
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content
from auditor.output.workbook.problems import main_problems
from auditor.output.workbook.standing import COLUMNS, parts_of, write_standing

_PART_WIDTH = 6.8
_NAMED = 15  # units without a report that are named
_FIRST = 2
_COUNTS = ("应报", "已报", "未报", "逾期", "评分\n份数", "平均分")


def write_summary(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet: what came in by kind, the main problems and what is lacking in a sentence each, then the units by kind and rank."""
    parts = parts_of(content.ruleset)
    span = max(len(COLUMNS) + len(parts), 2 + len(_COUNTS) + len(content.ruleset.grades))
    widths = [*(width for _, width in COLUMNS), *(_PART_WIDTH for _ in range(span - len(COLUMNS)))]
    sheet = open_sheet(book, grid.SUMMARY, widths)
    sheet.set_column(span, span, None, None, {"hidden": True})  # where each unit of the list stands in 评分总表
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, span - 1, clean(content.title("情况汇总")), styles["heading"])
    row = _FIRST + _kinds(sheet, styles, content)
    for told, text in _sentences(content):
        sheet.merge_range(row, 0, row, span - 1, "", styles["plain"])
        write_cell(sheet, styles, row, 0, Cell(told, "plain"))
        sheet.set_row(row, row_height([(text, sum(widths) - 4)]))
        row += 1
    last = write_standing(sheet, styles, content, row + 1, span)
    sheet.print_area(0, 0, last, span - 1)
    close_page(sheet)
    sheet.set_portrait()
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)


def _sentences(content: Content) -> Iterator[tuple[str | Formula, str]]:
    """What is told in a sentence each, and as it reads now."""
    if apart := content.occasion.apart:
        told = f"注：{clean(apart)}"
        yield told, told
    if problems := main_problems(content):
        yield problems, str(problems.value)
    if lacking := _lacking(content):
        yield lacking, lacking


def _kinds(sheet: Worksheet, styles: Styles, content: Content) -> int:
    """The table of kinds; returns how many rows it takes, with a free one below."""
    listed, missing = content.occasion.listed or {}, content.run.missing
    names = dict.fromkeys((*content.kinds, *listed, *(gone.kind for gone in missing)))
    titles = ("类别", *_COUNTS, *(clean(grade.name) for grade in content.ruleset.grades))
    rows = [[Cell(title, "header") for title in titles]]
    rows += [[Cell(name, "centre"), *_counts(content, name, "centre")] for name in names]
    rows.append([Cell("合计", "total"), *_counts(content, None, "total")])
    for row, cells in enumerate(rows, start=_FIRST):
        sheet.set_row(row, 34 if row == _FIRST else 22)
        sheet.merge_range(row, 0, row, 1, "", styles[cells[0].style])
        for column, cell in zip((0, *range(2, len(cells) + 1)), cells, strict=True):
            write_cell(sheet, styles, row, column, cell)
    return len(rows) + 1


def _counts(content: Content, kind: str | None, style: str) -> Iterator[Cell]:
    """The figures of one kind, of all where it is None."""
    run, layout, listed = content.run, content.layout, content.occasion.listed
    audits = run.reports if kind is None else content.of_kind(kind)
    missing = sum(kind in (None, gone.kind) for gone in run.missing)
    late = sum(any(defect.check == LATE for defect in audit.defects) for audit in audits)
    if listed is None:
        told: tuple[str | int, ...] = ("—", len(audits), "—")
    else:
        due = sum(number for name, number in listed.items() if kind in (None, name))
        told = (due, due - missing, missing)
    yield from (Cell(each, style) for each in (*told, late, len(audits)))
    if not audits:
        yield from (Cell("—", style) for _ in range(1 + len(content.ruleset.grades)))
        return
    kinds, scores, grades = (layout.scores(column) for column in (grid.KIND, grid.SCORE, grid.GRADE))
    mean = sum(audit.score for audit in audits) / len(audits)
    average = f"=AVERAGE({scores})" if kind is None else f"=AVERAGEIF({kinds},{quoted(kind)},{scores})"
    yield Cell(Formula(average, mean), f"{style}-points")
    within = "" if kind is None else f"{kinds},{quoted(kind)},"
    for grade in content.ruleset.grades:
        number = sum(audit.grade == grade.name for audit in audits)
        yield Cell(Formula(f"=COUNTIFS({within}{grades},{quoted(grade.name)})", number), style)


def _lacking(content: Content) -> str:
    """Which units sent nothing, and how many files got no score."""
    run = content.run
    names = [gone.unit for gone in run.missing]
    more = f"等{len(names)}个单位" if len(names) > _NAMED else ""
    files = [
        f"{len(found)}份文件{what}"
        for found, what in ((run.unreadable, "未能读取"), (run.set_aside, "不是年度报告"))
        if found
    ]
    told = [f"未报送：{'、'.join(names[:_NAMED])}{more}。"] if names else []
    told += [f"另有{'、'.join(files)}，没有评分。"] if files else []
    return clean("".join(told) + (f"详见“{grid.UNSCORED}”。" if told else ""))
