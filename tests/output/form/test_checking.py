"""Mistakes of a form are told with sheet and cell, all at once, and what was meant."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from auditor.errors import AuditorError
from auditor.output.form.checking import check_form


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"F7": "{{得分:法律顾问}}"}, "表!F7  没有“法律顾问”这个要素。是否想写“法律顾问与公职律师”？"),
        ({"A1": "{{得份}}"}, "表!A1  没有“得份”这个域。是否想写“得分”？"),
        ({"A1": "{{得分"}, "表!A1  “{{得分”里的域没有写完整"),
        ({"A1": "{{单位:学法}}"}, "“单位”后面不能写“:学法”"),
        ({"A1": "{{满分}}"}, "“满分”要写明是哪个要素"),
        ({"A1": "{{小计}}"}, "“小计”要写明是哪一项"),
        ({"A1": "{{小计:队五}}"}, "没有“队五”这个部分。是否想写“队伍”？"),
        ({"A1": "{{扣分项:未报}}"}, "规则里没有“未报”这一项。规则里还没有写这样的项目。"),
        ({"A1": "{{序号}}"}, "“序号”只能写在重复的行里"),
        ({"A1": "{{每个要素 部分=决册}}"}, "没有“决册”这个部分。是否想写“决策”？"),
        ({"A1": "{{每个要素 责任单位=法制科}}"}, "没有一个要素的评分责任单位是“法制科”。"),
        ({"A1": "{{每个要素 类别=乡镇}}"}, "“每个要素”后面不能写“类别=”。"),
        ({"A1": "{{每个单位 类别=乡真}}"}, "没有“乡真”这个类别。是否想写“乡镇”？"),
        ({"A1": "{{每个单位}}", "B1": "{{每个要素}}"}, "表!B1  同一行只能有一个“每个……”的标记。"),
        ({"A1": "{{每个单位}}", "A2": "{{得分}}"}, "表!A2  这个文件里有 {{每个单位}}，是各单位的汇总，“得分”不知道是哪个单位的"),
        ({"A1": '="{{得分}}"&1'}, "表!A1  公式里不能写 {{…}}"),
        ({"A1": "{{每个要素}}", "B1": "{{得分}}", "B2": "=B1+1"}, "表!B2  公式里的 B1 在会重复的第 1 行，只会算第一行；要算全部各行"),
        ({"A1": "{{每个要素}}", "B1": "{{得分}}", "C1": "=$B$1*2"}, "表!C1  公式里的 $B$1 在会重复的第 1 行，只会算第一行；请去掉"),
        ({"A1": "{{每个要素}}", "B2": "=A5#+1"}, "表!B2  公式 =A5#+1 读不懂"),
        ({"A1": "分数"}, "整个文件里没有 {{…}}"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_cell(save, ruleset, cells, told):
    with pytest.raises(AuditorError) as raised:
        check_form(save(cells), [ruleset])
    assert told in str(raised.value)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_sheets(save, ruleset):
    book = Workbook()
    book.active.title = "甲"
    book.create_sheet("乙")["B2"] = "{{满份:学法}}"
    book["甲"]["C3"], book["甲"]["A1"] = "{{得分:学发}}", "{{名字}}"
    with pytest.raises(AuditorError) as raised:
        check_form(save(book), [ruleset])
    lines = str(raised.value).splitlines()
    assert lines[0].endswith("有 3 处错误：")
    assert [line.split()[0] for line in lines[1:]] == ["甲!A1", "甲!C3", "乙!B2"]


def test_a_field_in_a_footer_or_the_name_of_a_sheet_is_a_mistake(save, ruleset):
    book = Workbook()
    book.active["A1"] = "{{得分}}"
    book.active.oddFooter.center.text = "{{单位}}"
    book.create_sheet("{{单位}}")
    with pytest.raises(AuditorError, match=r"(?s)Sheet  页眉页脚和工作表名称里不能写.*{{单位}}  页眉页脚"):
        check_form(save(book), [ruleset])


def test_what_the_rules_alone_tell_may_stand_in_a_form_of_all_units(save, ruleset):
    cells = {"A1": "{{标题}}", "A2": "{{每个单位}}", "B2": "{{得分}}", "A3": "{{每个要素}}", "B3": "{{要素}}"}
    assert check_form(save(cells), [ruleset]).marks


@pytest.mark.parametrize("name", ["评分表.xls", "评分表.et"])
def test_an_old_workbook_is_refused_with_advice(tmp_path, ruleset, name):
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    with pytest.raises(AuditorError, match=r"旧格式.*另存为 .xlsx"):
        check_form(tmp_path / name, [ruleset])


def test_a_workbook_with_macros_is_refused(save, ruleset):
    with pytest.raises(AuditorError, match="带有宏"):
        check_form(save({"A1": "{{得分}}"}, "评分表.xlsm"), [ruleset])


def test_a_file_of_another_program_is_told(tmp_path, ruleset):
    with ZipFile(tmp_path / "评分表.xlsx", "w") as package:
        package.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
    with pytest.raises(AuditorError, match="打不开，可能已经损坏"):
        check_form(tmp_path / "评分表.xlsx", [ruleset])


def test_a_whole_column_that_is_merged_is_refused_before_it_is_held(save, ruleset):
    path = save({"A1": "{{得分}}"})
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="C1:C1048576"/></mergeCells>'
    with ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part.replace(b"</sheetData>", merged))
    with pytest.raises(AuditorError, match="合并了过多的格子（C1:C1048576）"):
        check_form(path, [ruleset])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", "得分".encode()])
def test_a_damaged_file_is_told(tmp_path, ruleset, data):
    (tmp_path / "评分表.xlsx").write_bytes(data)
    with pytest.raises(AuditorError, match="打不开，可能已经损坏"):
        check_form(tmp_path / "评分表.xlsx", [ruleset])


def test_a_file_that_is_not_there_is_told(tmp_path, ruleset):
    with pytest.raises(AuditorError, match="找不到评分表"):
        check_form(tmp_path / "没有.xlsx", [ruleset])
