"""Sheet 统计: how each element and each kind of unit fares, counted by formulas over the other sheets, with charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.model import AuditRun, Level, Verdict
from auditor.output.kit.cells import clean, quoted
from auditor.output.kit.sheet import close_page, open_sheet
from auditor.output.kit.styles import INK, LEVEL_FILLS, LINE, Styles
from auditor.output.kit.table import Cell, Formula, write_heading, write_row
from auditor.output.labels import or_undetermined
from auditor.output.workbook import layout as grid

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset

_FIRST_LEVEL, _FIRST_GRADE = 2, 3
_MOST_ROWS = 100_000  # more than there are elements: what orders them by gaps, those with as many by their rows
_NOTE = "由公式统计，随复核改变。要素按程序判定的得分率从低到高排列。"
_FIRST = grid.STATISTICS_FIRST


def write_statistics(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset, layout: grid.Layout) -> None:
    """Add the sheet: a table of elements, weakest first, a table of kinds below it, and a chart of each."""
    levels = [rule.label for rule in ruleset.levels]
    titles = ["要素", "适用单位", *levels, "得分率", "缺项单位"]
    widths = [24, 10, *(12 for _ in titles[2:])]
    sheet = open_sheet(book, grid.STATISTICS, widths)
    order = layout.statistics_gaps + 1
    sheet.set_column(order, order, None, None, {"hidden": True})
    write_heading(sheet, styles, grid.STATISTICS, _NOTE, titles)
    if run.reports:
        elements = weakest_first(run, ruleset)
        for row, element in enumerate(elements, start=_FIRST):
            write_row(sheet, styles, row, _element(row, element, run, ruleset, layout), [*widths, 0])
        last = _FIRST + len(elements) - 1
        rate = _FIRST_LEVEL + len(levels)
        bar = {"type": "data_bar", "bar_color": LINE, "min_type": "num", "min_value": 0}
        bar |= {"max_type": "num", "max_value": 1}
        sheet.conditional_format(_FIRST, rate, last, rate, bar)
        kinds = _kinds(sheet, styles, run, ruleset, layout, last + 2)
        _element_chart(book, sheet, ruleset, (_FIRST, last), order + 2)
        _kind_chart(book, sheet, ruleset, kinds, order + 2)
    else:
        sheet.write_string(_FIRST, 0, "没有已评分的报告。", styles["note"])
    sheet.freeze_panes(_FIRST, 1)
    close_page(sheet)
    sheet.fit_to_pages(1, 1)


def verdicts_on(run: AuditRun, element: str) -> list[Verdict]:
    """The verdicts on one element, where it applies."""
    found = (verdict for audit in run.reports for verdict in audit.verdicts if verdict.element == element)
    return [verdict for verdict in found if verdict.applicable]


def _rate(verdicts: Sequence[Verdict]) -> float:
    """Points earned of points possible, 0 to 1."""
    full = sum(verdict.full for verdict in verdicts)
    return sum(verdict.points for verdict in verdicts) / full if full else 0.0


def weakest_first(run: AuditRun, ruleset: Ruleset) -> list[Element]:
    """The elements in the order of the sheet: by the share of points that the program gave, lowest first."""
    rates = {element.id: _rate(verdicts_on(run, element.id)) for element in ruleset.elements}
    return sorted(ruleset.elements, key=lambda element: rates[element.id])


def _element(row: int, element: Element, run: AuditRun, ruleset: Ruleset, layout: grid.Layout) -> list[Cell]:
    verdicts = verdicts_on(run, element.id)
    names, finals = layout.details(grid.ELEMENT_ID), layout.details(grid.FINAL)
    key = quoted(element.id)

    def count(level: Level) -> Cell:
        formula = f"=COUNTIFS({names},{key},{finals},{quoted(ruleset.label(level))})"
        return Cell(Formula(formula, sum(verdict.level is level for verdict in verdicts)), "centre")

    below = sum(rule.level < ruleset.gap_below for rule in ruleset.levels)
    first, fails, last = (
        xl_rowcol_to_cell(row, _FIRST_LEVEL + place) for place in (0, below - 1, len(ruleset.levels) - 1)
    )
    gaps = sum(verdict.gap for verdict in verdicts)
    gaps_cell = xl_rowcol_to_cell(row, layout.statistics_gaps)
    earned, full = (f"SUMIF({names},{key},{layout.details(column)})" for column in (grid.POINTS, grid.FULL))
    return [
        Cell(element.name),
        Cell(Formula(f"=SUM({first}:{last})", len(verdicts)), "centre"),
        *(count(rule.level) for rule in ruleset.levels),
        Cell(Formula(f"=IF({full}=0,0,{earned}/{full})", _rate(verdicts)), "rate"),
        Cell(Formula(f"=SUM({first}:{fails})" if below else "=0", gaps), "centre"),
        Cell(Formula(f"={gaps_cell}*{_MOST_ROWS}-ROW()", gaps * _MOST_ROWS - row - 1)),
    ]


def _kinds(
    sheet: Worksheet, styles: Styles, run: AuditRun, ruleset: Ruleset, layout: grid.Layout, first: int
) -> tuple[int, int]:
    """The table of kinds, from row `first` on; returns its first and last row of figures."""
    titles = ["类别", "报告数", "平均分", *(clean(grade.name) for grade in ruleset.grades)]
    sheet.set_row(first, 26)
    for column, title in enumerate(titles):
        sheet.write_string(first, column, title, styles["header"])
    names = list(dict.fromkeys(or_undetermined(audit.identity.kind) for audit in run.reports))
    kinds, scores, grades = (layout.scores(column) for column in (grid.KIND, grid.SCORE, grid.GRADE))
    for row, name in enumerate(names, start=first + 1):
        audits = [audit for audit in run.reports if or_undetermined(audit.identity.kind) == name]
        key = quoted(name)
        mean = sum(audit.score for audit in audits) / len(audits)
        cells = [
            Cell(name),
            Cell(Formula(f"=COUNTIF({kinds},{key})", len(audits)), "centre"),
            Cell(Formula(f"=AVERAGEIF({kinds},{key},{scores})", mean), "points"),
        ]
        for grade in ruleset.grades:
            formula = f"=COUNTIFS({kinds},{key},{grades},{quoted(grade.name)})"
            cells.append(Cell(Formula(formula, sum(audit.grade == grade.name for audit in audits)), "centre"))
        write_row(sheet, styles, row, cells, [12.0] * len(cells))
    return first + 1, first + len(names)


def _element_chart(book: Workbook, sheet: Worksheet, ruleset: Ruleset, rows: tuple[int, int], column: int) -> None:
    """A bar an element, stacked by level."""
    chart = _chart(book, "bar", "percent_stacked", "各要素的等次分布（得分率低的在上）")
    _series(chart, rows, _FIRST_LEVEL, [rule.label for rule in ruleset.levels], [*LEVEL_FILLS.values()])
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    chart.set_size({"width": 760, "height": 60 + 22 * (rows[1] - rows[0] + 1)})
    sheet.insert_chart(2, column, chart)


def _kind_chart(book: Workbook, sheet: Worksheet, ruleset: Ruleset, rows: tuple[int, int], column: int) -> None:
    """A column a kind, stacked by grade, the best grade lightest."""
    chart = _chart(book, "column", "stacked", "各类单位的等级（份数）")
    _series(chart, rows, _FIRST_GRADE, [grade.name for grade in ruleset.grades], [*reversed(LEVEL_FILLS.values())])
    chart.set_size({"width": 760, "height": 260})
    sheet.insert_chart(rows[0] - 1, column, chart)


def _chart(book: Workbook, kind: str, subtype: str, title: str) -> Chart:
    chart = book.add_chart({"type": kind, "subtype": subtype})
    assert chart  # None is for kinds that the library does not know
    chart.set_title({"name": title, "name_font": {"size": 12, "color": INK}})
    chart.set_legend({"position": "bottom"})
    return chart


def _series(chart: Chart, rows: tuple[int, int], first: int, names: Sequence[str], fills: Sequence[str]) -> None:
    for place, name in enumerate(names):
        chart.add_series(
            {
                "name": clean(name),
                "categories": [grid.STATISTICS, rows[0], grid.STATISTICS_NAME, rows[1], grid.STATISTICS_NAME],
                "values": [grid.STATISTICS, rows[0], first + place, rows[1], first + place],
                "fill": {"color": fills[place % len(fills)]},
                "border": {"color": "#8A929B", "width": 0.5},
                "gap": 40,
            }
        )
