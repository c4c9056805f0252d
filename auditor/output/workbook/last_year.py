"""Sheets 与上年比较 and 各要素与上年比较: scores, grades and levels beside those of the year before, with the line over all years."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from auditor.across.trends import ElementTrend, Trend, Trends, trends
from auditor.output.kit.sheet import A3
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, Cell, Columns, Formula, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content

_LEADING: Columns = (
    ("单位", 22), ("类别", 8), ("上年\n得分", 9), ("本年\n得分", 9), ("增减", 11), ("上年\n等级", 9), ("本年\n等级", 9),
    ("上年\n缺项", 7), ("本年\n缺项", 7), ("提高的要素", 34), ("下降的要素", 34), ("历年得分走势", 16),
)  # fmt: skip
_NOW, _CHANGE, _LINE = 3, 4, 11
_TRAILING: Columns = (("上年的报告", 24), ("说明", 30))
_ELEMENTS: Columns = (
    ("要素", 40), ("两年都适用的单位", 18), ("提高", 11), ("下降", 11), ("不变", 11), ("上年缺项", 11), ("本年缺项", 11),
)  # fmt: skip
_NOTE = "本年得分随复核等次改变；提高和下降的要素按本次运行的等次比较，复核后重新运行更新。▲ 上升，▼ 下降，— 持平。"
APART = "两年评分所用的规则不同，得分不宜直接比较"


def write_last_year(book: Workbook, styles: Styles, content: Content) -> None:
    """Add both sheets; none where no report of the run stands beside an earlier one."""
    told = trends(content.run, content.ruleset)
    if not told.reports:
        return
    years = sorted({score.year for each in told.reports for score in each.scores})
    columns = (*_LEADING, *((f"{year}\n年度", 9) for year in years), *_TRAILING)
    place_of = {id(audit): number for number, audit in enumerate(content.run.reports)}
    rows = [_row(each, place_of[id(each.audit)], years, content) for each in told.reports]
    heading = Heading(grid.LAST_YEAR, _note(told), "")
    sheet = write_table(book, styles, heading, columns, rows)
    sheet.set_paper(A3)
    sheet.set_row(HEADER, 34)
    first, last = HEADER + 1, HEADER + len(rows)
    for row in range(first, last + 1):
        _draw(sheet, row, len(years))
    _colour(sheet, styles, (first, last, _CHANGE))
    _write_elements(book, styles, told, content)


def _note(told: Trends) -> str:
    then, now = told.means
    risen, fallen, same = told.directions
    apart = "" if told.comparable else f"{APART}，见“说明”一栏。"
    counts = f"{len(told.reports)} 份报告：{risen} 份上升，{fallen} 份下降，{same} 份持平；平均分上年 {then:.2f}，本年 {now:.2f}。"
    return f"{apart}{counts}{_NOTE}"


def _row(each: Trend, number: int, years: Sequence[int], content: Content) -> list[Cell]:
    audit, before = each.audit, each.before
    score, grade, gaps = (content.layout.score(number, column) for column in (grid.SCORE, grid.GRADE, grid.GAP_COUNT))
    known = {score.year: score.score for score in each.scores}
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(or_undetermined(audit.identity.kind), "centre"),
        Cell(before.score, "centre-points"),
        Cell(Formula(f"={score}", audit.score), "score"),
        Cell(Formula(f"=ROUND({score}-{before.score:g},2)", each.change), "change"),
        Cell(before.grade, "centre"),
        Cell(Formula(f"={grade}", audit.grade), "centre"),
        Cell(each.gaps_before, "centre"),
        Cell(Formula(f"={gaps}", each.gaps), "centre"),
        Cell(_names(each.risen, content)),
        Cell(_names(each.fallen, content)),
        Cell(None, "centre"),
        *(_of_year(year, known, Formula(f"={score}", audit.score), each) for year in years),
        Cell(f"{each.last.last_file}（{before.year} 年度）", "quiet"),
        Cell("" if each.last.comparable else f"{APART}。", "quiet"),
    ]


def _of_year(year: int, known: dict[int, float], now: Formula, each: Trend) -> Cell:
    """The score of a year, that of the report itself by a formula; blank where it is not known, for a text would be 0 in the line."""
    if year == each.audit.identity.year:
        return Cell(now, "centre-points")
    return Cell(known[year], "centre-points") if year in known else Cell(None, "centre-points")


def _names(ids: Sequence[str], content: Content) -> str:
    return "、".join(content.ruleset.element_of[name].name for name in ids) or "—"


def _draw(sheet: Worksheet, row: int, years: int) -> None:
    """The line over the years of one row."""
    first = len(_LEADING)
    sheet.add_sparkline(
        row,
        _LINE,
        {
            "range": f"'{grid.LAST_YEAR}'!{xl_range_abs(row, first, row, first + years - 1)}",
            "markers": True,
            "min": 0,
            "max": 100,
        },
    )


def _colour(sheet: Worksheet, styles: Styles, cells: tuple[int, int, int]) -> None:
    """What has risen and fallen in a colour of its own; the sign in the cell tells it too."""
    first, last, column = cells
    for criteria, look in ((">", "risen"), ("<", "fallen")):
        rule = {"type": "cell", "criteria": criteria, "value": 0, "format": styles[look]}
        sheet.conditional_format(first, column, last, column, rule)


def _write_elements(book: Workbook, styles: Styles, told: Trends, content: Content) -> None:
    rows = [_element(each, content) for each in told.elements if each.units]
    heading = Heading(
        grid.ELEMENTS_LAST_YEAR,
        "等次比上年高的算提高，低的算下降；两年中有一年不适用的单位不计。",
        "没有可以比较的要素。",
    )
    write_table(book, styles, heading, _ELEMENTS, rows)


def _element(each: ElementTrend, content: Content) -> list[Cell]:
    element = content.ruleset.element_of[each.id]
    figures = (each.units, each.risen, each.fallen, each.units - each.risen - each.fallen, each.gaps_before, each.gaps)
    return [Cell(element.name), *(Cell(figure, "centre") for figure in figures)]
