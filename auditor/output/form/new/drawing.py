"""What new forms share: looks, the table of elements, room to sign, and the set-up for print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.output.kit.sheet import Limits, fit_to_width, limit_numbers
from auditor.output.kit.styles import Look, Styles

_SONG, _HEI = "宋体", "黑体"
_BOX: Look = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": _SONG, "font_size": 10}
LOOKS: Mapping[str, Look] = {
    "title": {"font_name": _HEI, "font_size": 18, "align": "center", "valign": "vcenter"},
    "line": {"font_name": _SONG, "font_size": 11, "valign": "vcenter"},
    "note": {"font_name": _SONG, "font_size": 9, "valign": "vcenter", "text_wrap": True},
    "head": {**_BOX, "font_name": _HEI, "align": "center", "bg_color": "#E7ECF2"},
    "centre": {**_BOX, "align": "center"},
    "text": {**_BOX, "indent": 1},
    "points": {**_BOX, "align": "center", "num_format": "0.00"},
    "own": {**_BOX, "align": "center", "num_format": "0.00", "bg_color": "#FFFBE6"},
    "sum": {**_BOX, "bold": True, "align": "center", "num_format": "0.00", "bg_color": "#F5F5F5"},
    "total": {**_BOX, "bold": True, "align": "center", "bg_color": "#F5F5F5"},
    "opinion": {**_BOX, "valign": "top", "indent": 1},
    "low": {"font_color": "#9B1C1C", "bold": True},
}
# The columns of a table of elements: title, width, what stands in the row that is repeated, and its look.
COLUMNS = (
    ("序号", 5, "{{序号}}", "centre"),
    ("项目", 13, "{{部分}}", "centre"),
    ("内容", 22, "{{要素}}", "text"),
    ("评分标准", 22, "{{依据}}", "text"),
    ("满分", 7, "{{满分}}", "points"),
    ("自评分", 7, "{{自评分}}", "own"),
    ("等次", 11, "{{等次}}", "centre"),
    ("考核分", 7, "{{得分}}", "points"),
    ("扣分原因", 36, "{{扣分原因}}", "text"),
    ("责任单位", 9, "{{评分责任单位}}", "centre"),
    ("佐证材料", 12, "{{佐证材料}}", "text"),
    ("备注", 8, "", "text"),
)
PART, FULL, OWN, EARNED, WHY, LAST = 1, 4, 5, 7, 8, len(COLUMNS) - 1
POINTS = (FULL, OWN, EARNED)
HEAD_ROW = 3
BLANK = "　" * 8


def write_top(sheet: Worksheet, styles: Styles, title: str) -> None:
    """Title, unit, how levels earn points, and the head of the table of elements."""
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, LAST, title, styles["title"])
    sheet.set_row(1, 22)
    told = "单位：{{单位}}　　类别：{{类别}}　　报告年度：{{年度}}　　文件：{{文件}}"
    sheet.merge_range(1, 0, 1, LAST, told, styles["line"])
    sheet.set_row(2, 18)
    standard = "各项按等次得满分的百分比：{{评分标准}}。不适用的项目，分值按比例分给其余各项。"
    sheet.merge_range(2, 0, 2, LAST, standard, styles["note"])
    sheet.set_row(HEAD_ROW, 24)
    for column, (name, *_) in enumerate(COLUMNS):
        sheet.write_string(HEAD_ROW, column, name, styles["head"])


def write_elements(sheet: Worksheet, styles: Styles, row: int, limit: str) -> None:
    """The row that is repeated for the elements that `limit` leaves, and under it their subtotal."""
    sheet.set_row(row, 30)
    for column, (_, _, text, look) in enumerate(COLUMNS):
        mark = f"{{{{每个要素 {limit}}}}}" if column == 0 else ""
        sheet.write_string(row, column, mark + text, styles[look])
    limits = Limits(f"={xl_rowcol_to_cell(row, FULL)}", "自评分", "自评分在 0 和满分之间。")
    limit_numbers(sheet, limits, OWN, row, row)
    write_line(sheet, styles, row + 1, "小计", PART + 1)
    for column in POINTS:
        write_sum(sheet, styles, (row + 1, column), [f"{xl_col_to_name(column)}{row + 1}"] * 2)


def write_line(sheet: Worksheet, styles: Styles, row: int, title: str, first: int = 0) -> None:
    """An empty row of totals with its title, which takes the columns from `first` to the points."""
    sheet.set_row(row, 22)
    for column in range(LAST + 1):
        sheet.write_blank(row, column, None, styles["total"])
    sheet.merge_range(row, first, row, FULL - 1, title, styles["total"])


def write_sum(sheet: Worksheet, styles: Styles, place: tuple[int, int], ends: Sequence[str]) -> None:
    """The sum of the cells from the first of two to the second."""
    sheet.write_formula(*place, f"=SUM({':'.join(ends)})", styles["sum"])


def write_signatures(sheet: Worksheet, styles: Styles, row: int, opinion: bool) -> int:
    """Who signs, and room for the unit's opinion where it is asked for; returns the last row."""
    sheet.set_row(row, 34)
    signed = f"{{{{用语}}}}人：{BLANK}　复核人：{BLANK}　日期：　　　　年　　月　　日"
    sheet.merge_range(row, 0, row, LAST, signed, styles["text"])
    if opinion:
        sheet.set_row(row + 1, 60)
        sheet.merge_range(row + 1, 0, row + 1, LAST, "单位意见（盖章）：", styles["opinion"])
    return row + opinion


def set_up(sheet: Worksheet, end: tuple[int, int], head: int) -> None:
    """For print on A4, across, as wide as the page, with the head on each; `end` is the last row and column."""
    fit_to_width(sheet)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.print_area(0, 0, *end)
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)
    sheet.set_footer("&C&9第 &P 页，共 &N 页")
