"""What of a form cannot be kept is told before, in Chinese and by sheet."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment
from xlsxwriter import Workbook

from auditor.output.form.losses import losses, unseen
from tests.output.form import counties


def test_nothing_is_told_of_a_form_of_which_all_is_kept(save):
    assert losses(save(counties.of_one_unit()).read_bytes()) == ()


def chart(book, sheet):
    made = book.add_chart({"type": "column"})
    made.add_series({"values": "=表!$A$1:$A$2"})
    sheet.insert_chart("C3", made)


def sparkline(_, sheet):
    sheet.add_sparkline("C1", {"range": "表!A1:B1"})


def text_box(_, sheet):
    sheet.insert_textbox("C1", "请盖章")


def data_bar(_, sheet):
    sheet.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True})


def comment(_, sheet):
    sheet.write_comment("A1", "说明")


@pytest.mark.parametrize(
    ("add", "told"),
    [(chart, "图表"), (sparkline, "迷你图"), (text_box, "图形、文本框"), (data_bar, "新式条件格式"), (comment, "批注的大小和样子")],
)  # fmt: skip
def test_what_is_lost_is_named_with_its_sheet(add, told, tmp_path):
    path = tmp_path / "评分表.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("空")
        sheet = book.add_worksheet("表")
        sheet.write("A1", "{{得分}}")
        add(book, sheet)
    (sentence,) = losses(path.read_bytes())
    assert sentence.startswith("工作表“表”里的") and told in sentence and sentence.endswith("填写后不能照原样保留。")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("xl/cellimages.xml", "嵌入单元格的图片"),
        ("xl/richData/rdrichvalue.xml", "嵌入单元格的图片"),
        ("_xmlsignatures/sig1.xml", "数字签名"),
    ],
)
def test_what_is_lost_of_the_workbook_is_named(part, told, save):
    path = save({"A1": "{{得分}}"})
    with ZipFile(path, "a") as package:
        package.writestr(part, "<a/>")
    (sentence,) = losses(path.read_bytes())
    assert sentence.startswith("工作簿里的") and told in sentence


def test_what_goes_to_units_though_nobody_sees_it_is_named(save):
    book = counties.of_one_unit()
    book.create_sheet("底稿").sheet_state = "veryHidden"
    path = save(book)
    assert unseen(path.read_bytes()) == ("工作表“底稿”是隐藏的，填好的表里也有，发给单位以前请核对。",)
    with ZipFile(path, "a") as package:
        package.writestr("xl/externalLinks/externalLink1.xml", "<a/>")
    assert "指向别的文件的链接" in unseen(path.read_bytes())[1]


def test_the_text_of_a_comment_is_kept(save, fill):
    book = counties.of_one_unit()
    book.active["A8"].comment = Comment("总分由程序填写", "甲")
    made = fill(book).active
    assert [cell.comment.text for row in made.rows for cell in row if cell.comment] == ["总分由程序填写"]
