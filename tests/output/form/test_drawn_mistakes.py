"""Fields where nothing can be filled in, and what cannot be repeated, are told before anything is filled in."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from auditor.errors import AuditorError
from auditor.output.form.checking import check_form


def drawn(cells: dict[str, str], merged: str = "", table: str = "") -> Workbook:
    book = Workbook()
    book.active.title = "表"
    for place, value in cells.items():
        book.active[place] = value
    if merged:
        book.active.merge_cells(merged)
    if table:
        book.active.add_table(Table(displayName="T", ref=table))
    return book


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (drawn({"A2": "{{每个单位}}{{单位}}", "B2": "{{得分}}"}, "A2:A3"), "表!A2  这一格跨行合并，又在会重复的第 2 行"),
        (drawn({"A2": "{{要素}}", "B2": "{{每个要素}}"}, "A2:A3"), "一个要素只能占一行，请取消合并。"),
        (drawn({"A2": "{{序号}}", "B2": "{{每个要素}}"}, "A2:A3"), "表!A2  这一格跨行合并"),
        (drawn({"A1": "{{每个单位一张表}}", "B1": "分", "A2": "{{单位}}"}, table="A1:B3"), "表!A1:B3  是套用了格式的“表”，"),
        (drawn({"A1048570": "{{每个要素}}{{要素}}"}), "表!A1048570  太靠近工作表的末行"),
        (drawn({"A1": "{{用语}}", "B1": "得分", "A2": "{{单位}}"}, table="A1:B2"), "它的标题行里不能写 {{…}}"),
    ],
)  # fmt: skip
def test_what_cannot_be_filled_in_as_drawn_is_told(save, ruleset, book, told):
    with pytest.raises(AuditorError) as raised:
        check_form(save(book), [ruleset])
    assert told in str(raised.value)


def test_a_field_in_a_comment_is_told(save, ruleset):
    book = drawn({"A1": "{{单位}}"})
    book.active["A1"].comment = Comment("共 {{得分}} 分", "甲")
    with pytest.raises(AuditorError, match="表!A1  批注里不能写"):
        check_form(save(book), [ruleset])


def test_a_cell_merged_over_repeated_rows_tells_once_what_is_the_same_for_all(fill, ruleset):
    cells = {"A2": "决策（{{满分小计:决策}}分）", "B2": "{{每个要素}}{{要素}}", "B3": "小计"}
    sheet = fill(drawn(cells, "A2:A3")).active
    assert sheet["A2"].value.startswith("决策（") and "{" not in sheet["A2"].value
    assert [str(each) for each in sheet.merged_cells.ranges] == [f"A2:A{2 + len(ruleset.elements)}"]


def test_no_chart_that_looks_at_a_lost_name_is_left_on_the_sheets_of_units(fill):
    book = drawn({"A1": "{{每个单位一张表}}{{单位}}", "B1": "{{得分}}"})
    book.active.add_chart(BarChart(), "D1")
    assert [len(sheet._charts) for sheet in fill(book, which=None)] == [0] * len(fill(book, which=None).sheetnames)
