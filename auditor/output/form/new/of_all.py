"""A form of one sheet for all units: a row a unit, a column a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from auditor.output.form.known import groups_of
from auditor.output.form.new import drawing as common
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, open_sheet
from auditor.output.kit.styles import Styles, add_formats

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_BEFORE = (
    ("序号", 5.0, "{{每个单位}}{{序号}}", "centre"),
    ("单位", 24.0, "{{单位}}", "text"),
    ("类别", 7.0, "{{类别}}", "centre"),
)
_AFTER = (
    ("总分", 8.0, "{{得分}}", "sum"),
    ("等级", 8.0, "{{等级}}", "centre"),
    ("类内排名", 6.0, "{{类内排名}}", "centre"),
    ("备注", 9.0, "", "text"),
)
_ROW, _ON_A4 = 2, 18  # the row that is repeated; so many columns can be read on A4


def draw_of_all(book: Workbook, ruleset: Ruleset) -> None:
    """Add the sheet."""
    styles = add_formats(book, {}, common.LOOKS)
    columns = [*_BEFORE, *_points(ruleset), *_AFTER]
    last = len(columns) - 1
    sheet = open_sheet(book, "汇总表", [width for _, width, *_ in columns])
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, last, "{{标题}}（汇总）", styles["title"])
    sheet.set_row(1, 66)
    sheet.set_row(_ROW, 22)
    for column, (title, _, text, look) in enumerate(columns):
        sheet.write_string(1, column, title, styles["head"])
        sheet.write_string(_ROW, column, text, styles[look])
    _write_averages(sheet, styles, last)
    grade = last - 2
    low = {"type": "cell", "criteria": "==", "value": quoted(ruleset.grades[-1].name), "format": styles["low"]}
    sheet.conditional_format(_ROW, grade, _ROW, grade, low)
    sheet.set_row(_ROW + 2, 30)
    signed = f"制表人：{common.BLANK}　审核人：{common.BLANK}　日期：　　　　年　　月　　日"
    sheet.merge_range(_ROW + 2, 0, _ROW + 2, last, signed, styles["text"])
    common.set_up(sheet, (_ROW + 2, last), 1)
    if len(columns) > _ON_A4:
        sheet.set_paper(A3)


def _points(ruleset: Ruleset) -> list[tuple[str, float, str, str]]:
    """The columns of points: the parts of the 纲要, then what the rules have beside them."""
    rules = ruleset.scoring
    columns = [(part, 9.5, f"{{{{小计:{part}}}}}", "points") for part in groups_of(ruleset)]
    columns.append(("扣分合计", 7.0, "{{扣分合计}}", "points"))
    columns += [(part.name, 8.0, f"{{{{部分:{part.name}}}}}", "points") for part in rules.parts]
    if rules.bonus.levels:
        columns.append(("加分", 7.0, "{{加分}}", "points"))
    if rules.red_lines:
        columns.append(("红线", 12.0, "{{红线}}", "text"))
    return columns


def _write_averages(sheet: Worksheet, styles: Styles, last: int) -> None:
    """The average of each column of numbers."""
    row = _ROW + 1
    sheet.set_row(row, 22)
    sheet.merge_range(row, 0, row, len(_BEFORE) - 1, "平均", styles["total"])
    for column in range(len(_BEFORE), last + 1):
        sheet.write_blank(row, column, None, styles["total"])
    for column in range(len(_BEFORE), last - 2):
        cell = f"{xl_col_to_name(column)}{_ROW + 1}"
        cells = f"{cell}:{cell}"
        sheet.write_formula(row, column, f'=IF(COUNT({cells})=0,"",AVERAGE({cells}))', styles["sum"])
