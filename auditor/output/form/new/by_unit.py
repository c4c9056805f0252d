"""A form of one sheet for each unit: the elements by part with subtotals, the score, and room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.output.form.known import groups_of
from auditor.output.form.new import drawing as common
from auditor.output.kit.sheet import open_sheet
from auditor.output.kit.styles import Styles, add_formats

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def draw_by_unit(book: Workbook, ruleset: Ruleset) -> None:
    """Add the sheet."""
    styles = add_formats(book, {}, common.LOOKS)
    sheet = open_sheet(book, "评分表", [width for _, width, *_ in common.COLUMNS])
    common.write_top(sheet, styles, "{{标题}}")
    row, sums = common.HEAD_ROW + 1, []
    for part in groups_of(ruleset):
        common.write_elements(sheet, styles, row, f"部分={part}")
        sheet.write_blank(row + 1, 0, None, styles["total"])
        sheet.merge_range(row, common.PART, row + 1, common.PART, part, styles["centre"])
        sums.append(row + 1)
        row += 2
    row = write_score(sheet, styles, row, sums, ruleset)
    end = common.write_signatures(sheet, styles, row, opinion=True)
    common.set_up(sheet, (end, common.LAST), common.HEAD_ROW)


def write_score(sheet: Worksheet, styles: Styles, row: int, sums: Sequence[int], ruleset: Ruleset) -> int:
    """The sum of the rows `sums`, what the rules have beside the elements, and the score; returns the row after them."""
    common.write_line(sheet, styles, row, "合计")
    for column in common.POINTS:
        formula = "+".join(xl_rowcol_to_cell(each, column) for each in sums)
        sheet.write_formula(row, column, f"={formula}", styles["sum"])
    lines = list(_lines(ruleset))
    for at, (title, value, told) in enumerate(lines, row + 1):
        common.write_line(sheet, styles, at, title)
        sheet.write_string(at, common.EARNED, value, styles["sum"])
        if told:
            sheet.merge_range(at, common.WHY, at, common.LAST, told, styles["total"])
    return row + 1 + len(lines)


def _lines(ruleset: Ruleset) -> Iterator[tuple[str, str, str]]:
    """Title, value and remark of each line below the sum."""
    rules = ruleset.scoring
    yield "文字问题、逾期等扣分", "{{扣分}}", ""
    for each in rules.deductions:
        yield f"扣分：{each.name}", f"{{{{扣分项:{each.name}}}}}", f"次数或数值：{{{{扣分项数值:{each.name}}}}}"
    for part in rules.parts:
        yield f"{part.name}（权重 {part.weight:g}）", f"{{{{部分:{part.name}}}}}", ""
    if rules.bonus.levels:
        yield "加分", "{{加分}}", "{{加分事项}}"
    if rules.red_lines:
        yield "红线", "", "{{红线}}"
    yield "总分", "{{得分}}", "等级：{{等级}}　　同类第 {{类内排名}} 名（共 {{同类报告数}} 份）"
