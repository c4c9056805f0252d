"""A score sheet made from the rules, which works as it is and is there to be changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from auditor.output.form.known import parts_of
from auditor.output.form.shapes import OF_ALL
from auditor.output.kit.book import write_book
from auditor.output.kit.sheet import fit_to_width, open_sheet
from auditor.output.kit.styles import Look, Styles, add_formats

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_SONG, _HEI = "宋体", "黑体"
_BOX: Look = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": _SONG, "font_size": 10}
_LOOKS: dict[str, Look] = {
    "title": {"font_name": _HEI, "font_size": 18, "align": "center", "valign": "vcenter"},
    "line": {"font_name": _SONG, "font_size": 11, "valign": "vcenter"},
    "note": {"font_name": _SONG, "font_size": 9, "valign": "vcenter", "text_wrap": True},
    "head": {**_BOX, "font_name": _HEI, "align": "center", "bg_color": "#E7ECF2"},
    "centre": {**_BOX, "align": "center"},
    "text": _BOX,
    "points": {**_BOX, "align": "center", "num_format": "0.00"},
    "own": {**_BOX, "align": "center", "num_format": "0.00", "bg_color": "#FFFBE6"},
    "sum": {**_BOX, "bold": True, "align": "center", "num_format": "0.00", "bg_color": "#F5F5F5"},
    "total": {**_BOX, "bold": True, "align": "center", "bg_color": "#F5F5F5"},
    "opinion": {**_BOX, "valign": "top"},
    "low": {"font_color": "#9B1C1C", "bold": True},
}
_COLUMNS = (
    ("序号", 5), ("项目", 12), ("内容", 22), ("评分标准", 20), ("满分", 7), ("自评分", 7), ("等次", 10), ("考核分", 7), ("扣分原因", 34),
    ("责任单位", 9), ("佐证材料", 10), ("备注", 8),
)  # fmt: skip
_FULL, _OWN, _EARNED, _WHY, _LAST = 4, 5, 7, 8, len(_COLUMNS) - 1
_HEAD_ROW = 3


def write_new(path: Path, ruleset: Ruleset, shape: str) -> Path:
    """Write a form of one of SHAPES. Raises AuditorError where it cannot be written."""
    draw = _of_all if shape == OF_ALL else _by_unit
    return write_book(path, f"{ruleset.naming.genre_name}评分表", partial(draw, ruleset=ruleset))


def _by_unit(book: Workbook, ruleset: Ruleset) -> None:
    """One sheet a unit: the elements by part, each part with its subtotal, the score, and room to sign."""
    styles = add_formats(book, {}, _LOOKS)
    sheet = open_sheet(book, "评分表", [width for _, width in _COLUMNS])
    _write_top(sheet, styles)
    row, sums = _HEAD_ROW + 1, []
    for part in parts_of(ruleset):
        _write_part(sheet, styles, row, part)
        sums.append(row + 1)
        row += 2
    row = _write_score(sheet, styles, row, sums)
    _write_signatures(sheet, styles, row)
    _set_up(sheet, (row + 1, _LAST), _HEAD_ROW)


def _write_top(sheet: Worksheet, styles: Styles) -> None:
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, _LAST, "{{标题}}", styles["title"])
    sheet.set_row(1, 22)
    told = "单位：{{单位}}　　类别：{{类别}}　　报告年度：{{年度}}　　文件：{{文件}}"
    sheet.merge_range(1, 0, 1, _LAST, told, styles["line"])
    sheet.set_row(2, 18)
    sheet.merge_range(2, 0, 2, _LAST, "各项按等次得满分的百分比：{{评分标准}}。不适用的项目，分值按比例分给其余各项。", styles["note"])
    sheet.set_row(_HEAD_ROW, 24)
    for column, (title, _) in enumerate(_COLUMNS):
        sheet.write_string(_HEAD_ROW, column, title, styles["head"])


def _write_part(sheet: Worksheet, styles: Styles, row: int, part: str) -> None:
    """The row that is repeated for the elements of a part, and its subtotal; the name of the part stands beside both."""
    cells = (
        (f"{{{{每个要素 部分={part}}}}}{{{{序号}}}}", "centre"), ("", "text"), ("{{要素}}", "text"), ("{{依据}}", "text"),
        ("{{满分}}", "points"), ("", "own"), ("{{等次}}", "centre"), ("{{得分}}", "points"), ("{{扣分原因}}", "text"), ("", "text"),
        ("", "text"), ("", "text"),
    )  # fmt: skip
    for column, (text, look) in enumerate(cells):
        sheet.write_string(row, column, text, styles[look])
    sheet.merge_range(row, 1, row + 1, 1, part, styles["centre"])
    limit = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": f"=E{row + 1}", "ignore_blank": True}
    sheet.data_validation(row, _OWN, row, _OWN, limit | {"error_title": "自评分", "error_message": "自评分在 0 和满分之间。"})
    sheet.set_row(row, 30)
    sheet.set_row(row + 1, 20)
    for column in range(_LAST + 1):
        if column != 1:
            sheet.write_blank(row + 1, column, None, styles["total"])
    sheet.write_string(row + 1, 2, "小计", styles["total"])
    for column in (_FULL, _OWN, _EARNED):
        letter = "ABCDEFGHIJKL"[column]
        sheet.write_formula(row + 1, column, f"=SUM({letter}{row + 1}:{letter}{row + 1})", styles["sum"])


def _write_score(sheet: Worksheet, styles: Styles, row: int, sums: Sequence[int]) -> int:
    """The sum of the parts, what is deducted, and the score; returns the row after them."""
    lines = (("合计", None), ("文字问题、逾期等扣分", "{{扣分}}"), ("总分", "{{得分}}"))
    for number, (title, value) in enumerate(lines):
        at = row + number
        sheet.set_row(at, 22)
        sheet.merge_range(at, 0, at, _FULL - 1, title, styles["total"])
        for column in range(_FULL, _LAST + 1):
            sheet.write_blank(at, column, None, styles["total"])
        if value:
            sheet.write_string(at, _EARNED, value, styles["sum"])
    for column in (_FULL, _OWN, _EARNED):
        letter = "ABCDEFGHIJKL"[column]
        sheet.write_formula(row, column, "=" + "+".join(f"{letter}{each + 1}" for each in sums), styles["sum"])
    end = row + len(lines) - 1
    sheet.merge_range(end, _WHY, end, _LAST, "等级：{{等级}}　　同类第 {{类内排名}} 名（共 {{同类报告数}} 份）", styles["total"])
    return end + 1


def _write_signatures(sheet: Worksheet, styles: Styles, row: int) -> None:
    sheet.set_row(row, 34)
    blank = "　" * 8
    signed = f"{{{{用语}}}}人：{blank}　复核人：{blank}　日期：　　　　年　　月　　日"
    sheet.merge_range(row, 0, row, _LAST, signed, styles["text"])
    sheet.set_row(row + 1, 60)
    sheet.merge_range(row + 1, 0, row + 1, _LAST, "单位意见（盖章）：", styles["opinion"])


def _of_all(book: Workbook, ruleset: Ruleset) -> None:
    """One sheet of all units: a row a unit, a column a part."""
    styles = add_formats(book, {}, _LOOKS)
    parts = parts_of(ruleset)
    columns = [("序号", 5.0), ("单位", 22.0), ("类别", 7.0), *((part, 9.5) for part in parts)]
    columns += [("扣分", 7.0), ("总分", 8.0), ("等级", 8.0), ("类内排名", 6.0), ("备注", 10.0)]
    last = len(columns) - 1
    sheet = open_sheet(book, "汇总表", [width for _, width in columns])
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, last, "{{标题}}（汇总）", styles["title"])
    sheet.set_row(1, 66)
    for column, (title, _) in enumerate(columns):
        sheet.write_string(1, column, title, styles["head"])
    cells = [("{{每个单位}}{{序号}}", "centre"), ("{{单位}}", "text"), ("{{类别}}", "centre")]
    cells += [(f"{{{{小计:{part}}}}}", "points") for part in parts]
    cells += [("{{扣分}}", "points"), ("{{得分}}", "sum"), ("{{等级}}", "centre"), ("{{类内排名}}", "centre"), ("", "text")]
    sheet.set_row(2, 22)
    for column, (text, look) in enumerate(cells):
        sheet.write_string(2, column, text, styles[look])
    _write_averages(sheet, styles, last)
    low = {"type": "cell", "criteria": "==", "value": f'"{ruleset.grades[-1].name}"', "format": styles["low"]}
    sheet.conditional_format(2, last - 2, 2, last - 2, low)
    _set_up(sheet, (4, last), 1)


def _write_averages(sheet: Worksheet, styles: Styles, last: int) -> None:
    """The average of each column of points, and who signs."""
    from xlsxwriter.utility import xl_col_to_name

    sheet.set_row(3, 22)
    sheet.merge_range(3, 0, 3, 2, "平均", styles["total"])
    for column in range(3, last + 1):
        sheet.write_blank(3, column, None, styles["total"])
    for column in range(3, last - 2):
        cells = f"{xl_col_to_name(column)}3:{xl_col_to_name(column)}3"
        sheet.write_formula(3, column, f'=IF(COUNT({cells})=0,"",AVERAGE({cells}))', styles["sum"])
    sheet.set_row(4, 30)
    sheet.merge_range(4, 0, 4, last, "制表人：　　　　　　　　审核人：　　　　　　　　日期：　　　　年　　月　　日", styles["text"])


def _set_up(sheet: Worksheet, end: tuple[int, int], head: int) -> None:
    """For print on A4, across, with the head on each page."""
    fit_to_width(sheet)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.print_area(0, 0, *end)
    sheet.repeat_rows(0 if head == 1 else head, head)
    sheet.freeze_panes(head + 1, 0)
    sheet.set_footer("&C&9第 &P 页，共 &N 页")
