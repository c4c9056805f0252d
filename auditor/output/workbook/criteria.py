"""Sheet 评分标准: the ruleset as applied. Formulas of the other sheets look up levels, shares and grades here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from auditor.model import NOT_APPLICABLE
from auditor.output.kit.cells import clean
from auditor.output.kit.sheet import close_page, open_sheet
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, write_row
from auditor.output.labels import kinds_label
from auditor.output.workbook.layout import CRITERIA, LEVELS_FIRST, Layout
from auditor.rules.appellations import filled

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

WIDTHS = (26, 12, 14, 40, 18, 70)
TITLES = ("要素", "分值", "适用", "依据", "编号", "整改建议")


def write_criteria(book: Workbook, styles: Styles, ruleset: Ruleset, layout: Layout) -> None:
    """Add the sheet: levels, then grades, then elements."""
    sheet = open_sheet(book, CRITERIA, WIDTHS)
    sheet.set_row(0, 32)
    sheet.write_string(0, 0, CRITERIA, styles["title"])
    sheet.write_string(
        1, 0, clean(f"评分所依据的规则：{ruleset.title}。要改，请改规则文件，不在这里改。"), styles["note"]
    )
    _header(sheet, styles, LEVELS_FIRST - 1, ("等次", "得分比例", "是否缺项"))
    for row, rule in enumerate(ruleset.levels, start=LEVELS_FIRST):
        gap = "缺项" if rule.level < ruleset.gap_below else "—"
        cells = [Cell(rule.label, f"level-{rule.level.id}"), Cell(rule.share, "share"), Cell(gap, "centre")]
        write_row(sheet, styles, row, cells, WIDTHS[:3])
    absent = [Cell(NOT_APPLICABLE.label, "not-applicable"), Cell(0, "share"), Cell("—", "centre")]
    write_row(sheet, styles, LEVELS_FIRST + len(ruleset.levels), absent, WIDTHS[:3])
    _header(sheet, styles, layout.grades_first - 1, ("等级", "最低分"))
    # Lowest first, as looking up by limits needs it.
    for row, grade in enumerate(reversed(ruleset.grades), start=layout.grades_first):
        write_row(sheet, styles, row, [Cell(grade.name, "centre"), Cell(grade.at_least, "points")], WIDTHS[:2])
    _elements(sheet, styles, ruleset, layout.criteria_elements)
    close_page(sheet)


def _header(sheet: Worksheet, styles: Styles, row: int, titles: tuple[str, ...]) -> None:
    for column, title in enumerate(titles):
        sheet.write_string(row, column, title, styles["header"])


def _elements(sheet: Worksheet, styles: Styles, ruleset: Ruleset, header: int) -> None:
    _header(sheet, styles, header, TITLES)
    for row, element in enumerate(ruleset.elements, start=header + 1):
        cells = [
            Cell(element.name),
            Cell(element.points, "points"),
            Cell(kinds_label(element), "quiet"),
            Cell(element.basis, "quiet"),
            Cell(element.id, "quiet"),
            Cell(filled(element.advice, ruleset.naming.appellations, None), "quiet"),
        ]
        write_row(sheet, styles, row, cells, WIDTHS)
