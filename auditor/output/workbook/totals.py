"""Sheet 总分: how each score comes about, from the points of the elements to the grade; all of it follows the other sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.decisions.unit_marks import unit_of
from auditor.judging.subtotals import Group, groups_of
from auditor.model import ReportAudit, Supply
from auditor.output.kit.cells import clean, quoted, row_height
from auditor.output.kit.sheet import A3, open_sheet
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, KEY, Cell, Formula, close_sheet, write_heading, write_row
from auditor.output.labels import UNSCORED, or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.awards import award_sum, write_awards
from auditor.output.workbook.content import Content
from auditor.output.workbook.items import write_items
from auditor.output.workbook.items_plan import CAPPED, NAME, RESULT
from auditor.rules.scoring.types import Deduction, Part, RedLine, ScoringRules

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

WEIGHTS = HEADER + 1  # the row of weights and limits, below the titles
FIRST = WEIGHTS + 1
_NOTE = (
    "由公式算出，随评分明细、扣分红线、加分项改变，不在这里填写。"
    "报告得分＝要素得分－文字和报送扣分－扣分项，最低 0 分；还没有分数的部分不计，其余部分按权重折算。"
)
_SUBTOTAL = "subtotal:"
_LONGEST = 500  # characters of the names of red lines


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is known by, its title, its width, and what stands in the row of weights."""

    key: str
    title: str
    width: float = 9
    above: str | float = ""


def columns_of(ruleset: Ruleset) -> list[Column]:
    """The columns that the rules call for, from left to right."""
    rules = ruleset.scoring
    columns = [Column("unit", "单位", 22, "权重、封顶"), Column("kind", "类别", 12)]
    columns += [Column(_SUBTOTAL + each.name, each.name, 8) for each in groups_of(ruleset)]
    columns += [Column("elements", "要素得分"), Column("flaws", "文字、报送\n扣分")]
    columns += [Column("deducted", "扣分项")] if rules.deductions else []
    columns.append(Column("report", "报告得分", above=100))
    columns += [Column(f"part:{part.id}", part.name, 9, part.weight) for part in rules.parts]
    columns += [Column("composite", "合成得分")] if rules.parts else []
    columns += [Column("bonus", "加分", above=rules.bonus.cap)] if rules.bonus.levels else []
    columns.append(Column("score", "总分"))
    lines = [Column("earned", "按得分的\n等级"), Column("crossed", "触及的红线", 26)]
    columns += lines if rules.red_lines else []
    return [*columns, Column("grade", "等级"), Column("file", "文件", 24), Column("key", "单位键", 0)]


def places_of(ruleset: Ruleset) -> dict[str, int]:
    """Which column (from 0) each thing is in."""
    return {column.key: place for place, column in enumerate(columns_of(ruleset))}


def total_cell(report: int, key: str, places: Mapping[str, int]) -> str:
    """A cell of a report, as formulas of other sheets name it."""
    return f"{grid.TOTALS}!{xl_rowcol_to_cell(FIRST + report, places[key], col_abs=True)}"


def write_totals(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet: a row a report, in the order of 评分总表."""
    columns, places = columns_of(content.ruleset), places_of(content.ruleset)
    widths = [column.width for column in columns]
    sheet = open_sheet(book, grid.TOTALS, widths)
    titles = [clean(column.title) for column in columns]
    height = row_height([(title, width) for title, width in zip(titles, widths, strict=True) if width], least=34)
    write_heading(sheet, styles, content.title("总分"), _NOTE, titles, height)
    _write_weights(sheet, styles, columns)
    for number, audit in enumerate(content.run.reports):
        row = _Row(number, audit, content, places)
        write_row(sheet, styles, FIRST + number, list(_cells(row)), widths)
    shown = len(columns) - 1
    sheet.set_column(shown, shown, None, None, {"hidden": True})
    last = FIRST + max(len(content.run.reports) - 1, 0), shown - 1
    close_sheet(sheet, WEIGHTS, frozen_columns=1, last=last, printed=shown - 2)
    sheet.set_paper(A3)
    sheet.repeat_rows(HEADER, WEIGHTS)


def write_typed(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheets in which people type what is scored beside the elements, as far as the rules have such things."""
    rules = content.ruleset.scoring
    if content.items.rows or rules.deductions or rules.red_lines:
        write_items(book, styles, content)
    if rules.bonus.levels:
        write_awards(book, styles, content)


def _write_weights(sheet: Worksheet, styles: Styles, columns: list[Column]) -> None:
    sheet.set_row(WEIGHTS, 20)
    for place, column in enumerate(columns[:-1]):
        if isinstance(column.above, str):
            sheet.write_string(WEIGHTS, place, column.above, styles["weight"])
        else:
            sheet.write_number(WEIGHTS, place, column.above, styles["weight"])


@dataclass(frozen=True)
class _Row:
    """The row of one report, by its number."""

    number: int
    audit: ReportAudit
    content: Content
    places: Mapping[str, int]

    @property
    def rules(self) -> ScoringRules:
        return self.content.ruleset.scoring

    def at(self, key: str) -> str:
        """The cell of a column in this row."""
        return str(xl_rowcol_to_cell(FIRST + self.number, self.places[key]))

    def subtotals(self) -> Iterator[Cell]:
        """The points of each group of elements."""
        earned = {verdict.element: verdict.points for verdict in self.audit.verdicts}
        for group in groups_of(self.content.ruleset):
            value = sum(earned[element] for element in group.elements if element in earned)
            yield Cell(Formula(f"=SUM({self._points_of(group)})", value), "points")

    def _points_of(self, group: Group) -> str:
        layout = self.content.layout
        rows = (
            layout.detail_row(self.number, index)
            for index, verdict in enumerate(self.audit.verdicts)
            if verdict.element in group.elements
        )
        return ",".join(layout.detail(row, grid.POINTS) for row in rows) or "0"

    def report(self) -> Iterator[Cell]:
        """From the points of the elements to the report's own score."""
        tally, layout = self.audit.tally, self.content.layout
        yield Cell(Formula(f"=SUM({layout.of_report(self.number, grid.POINTS)})", tally.elements), "centre-points")
        yield Cell(sum(defect.points for defect in self.audit.defects), "centre-points")
        less = [self.at("flaws")]
        if self.rules.deductions:
            cells = self.content.items.cells(self.number, Deduction, RESULT)
            yield Cell(Formula(f"=SUM({cells})" if cells else "=0", tally.deducted), "centre-points")
            less.append(self.at("deducted"))
        left = "-".join([self.at("elements"), *less])
        yield Cell(Formula(f"=MAX(0,ROUND({left},2))", tally.report), "score")

    def parts(self) -> Iterator[Cell]:
        """The score of each part, and the mean of those that are known by their weights."""
        if not self.rules.parts:
            return
        scores = {part.item: part.score for part in self.audit.tally.parts}
        rows = {planned.item.id: planned.row for planned in self.content.items.of(self.number, Part)}
        for part in self.rules.parts:
            own = part.supply is Supply.REPORT
            source = self.at("report") if own else self.content.items.cell(rows[part.id], RESULT)
            score = scores.get(part.id)
            yield Cell(Formula(f"={source}", UNSCORED if score is None else score), "centre-points")
        place = self.places[f"part:{self.rules.parts[0].id}"]
        last = place + len(self.rules.parts) - 1
        weights = xl_range_abs(WEIGHTS, place, WEIGHTS, last)
        cells = xl_range(FIRST + self.number, place, FIRST + self.number, last)
        mean = f"=SUMPRODUCT({weights},{cells})/SUMPRODUCT({weights},--ISNUMBER({cells}))"
        yield Cell(Formula(mean, self.audit.tally.composite), "centre-points")

    def total(self) -> Iterator[Cell]:
        """The bonus and the score."""
        base = self.at("composite" if self.rules.parts else "report")
        if self.rules.bonus.levels:
            earned = award_sum(self.content, self.at("key"))
            yield Cell(Formula(f"=MIN({self.rules.bonus.cap!r},{earned})", self.audit.tally.bonus), "centre-points")
            base += f"+{self.at('bonus')}"
        yield Cell(Formula(f"=ROUND({base},2)", self.audit.score), "score")

    def grades(self) -> Iterator[Cell]:
        """The grade by the score alone, the red lines that were crossed, and the grade that is left."""
        layout, tally = self.content.layout, self.audit.tally
        place = f"MATCH({self.at('score')},{layout.grade_limits()},1)"
        rows = self.content.items.of(self.number, RedLine)
        if self.rules.red_lines:
            yield Cell(Formula(f"=INDEX({layout.grade_names()},{place})", tally.earned), "centre")
            names = "、".join(each.name for each in tally.crossed)
            yield Cell(Formula(self._crossed([planned.row for planned in rows]), names), "quiet")
        capped = self.content.items.cells(self.number, RedLine, CAPPED)
        place = f"MIN({place},{capped})" if rows else place
        yield Cell(Formula(f"=INDEX({layout.grade_names()},{place})", self.audit.grade), "score")

    def _crossed(self, rows: list[int]) -> str:
        """A formula for the names of the lines that were crossed, one after the other."""
        plan = self.content.items
        names = [f'IF(ISNUMBER({plan.cell(row, CAPPED)}),"、"&{plan.cell(row, NAME)},"")' for row in rows]
        return f"=MID({'&'.join(names)},2,{_LONGEST})" if names else f"={quoted('')}"


def _cells(row: _Row) -> Iterator[Cell]:
    """The cells of a report, one for each column."""
    yield Cell(or_undetermined(row.audit.identity.unit))
    yield Cell(or_undetermined(row.audit.identity.kind), "centre")
    yield from row.subtotals()
    yield from row.report()
    yield from row.parts()
    yield from row.total()
    yield from row.grades()
    yield Cell(row.audit.submission.file, "quiet")
    yield Cell(unit_of(row.audit), KEY)
