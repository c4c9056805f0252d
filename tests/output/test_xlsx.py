import zipfile

import pytest
from openpyxl import load_workbook

from auditor.output.xlsx import write_xlsx


@pytest.fixture
def path(run, ruleset, tmp_path):
    return write_xlsx(run, ruleset, tmp_path)[0]


@pytest.fixture
def book(path):
    return load_workbook(path)


def table(sheet, header):
    """The rows below `header` as dicts by column title."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=header)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_sheets_stand_in_order(book):
    assert book.sheetnames == ["评分总表", "缺项清单", "证据明细", "未能读取"]


def test_no_cell_is_a_formula_or_a_link(book, good_report):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    assert good_report.identity.unit in {cell.value for cell in cells}


def test_every_sheet_is_frozen_filtered_and_set_up_for_print(book):
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert "&P" in sheet.oddFooter.right.text


def test_scores_have_a_row_a_report_and_a_column_an_element(book):
    first, second = table(book["评分总表"], header=3)
    assert (first["排名"], first["得分"], first["缺项数"]) == (1, 67.5, 1)
    assert (first["法律顾问与公职律师"], first["学法"]) == (60, 8)
    assert (second["单位"], second["年度"], second["学法"]) == ("未能确定", "未能确定", "—")


def test_the_legend_tells_each_level_in_words(book, ruleset):
    legend = {cell.value for cell in book["评分总表"][2]}
    assert {rule.label for rule in ruleset.levels} <= legend


def test_an_element_header_explains_its_basis_and_points(book):
    comment = book["评分总表"]["H3"].comment.text
    assert "《纲要》（十）" in comment
    assert "60 分" in comment


def test_gaps_tell_why_what_to_do_and_what_comes_nearest(book):
    first, second = table(book["缺项清单"], header=2)
    assert (first["要素"], first["等次"], first["最接近的原文"]) == ("学法", "仅有打算或自述不足", "将组织学法。")
    assert (second["未达标原因"], second["最接近的原文"]) == ("没有找到相关表述。", "未找到相关表述")


def test_evidence_has_a_row_for_each_quote_and_for_each_verdict_without(book):
    rows = table(book["证据明细"], header=2)
    assert [row["等次"] for row in rows] == ["有成效佐证", "仅有打算或自述不足", "缺失", "不适用"]
    assert [row["状态"] for row in rows] == ["已做", "打算", "—", "—"]
    assert (rows[0]["命中"], rows[0]["段落"], rows[0]["页"]) == ("审查合同12份", 2, 1)


def test_files_without_a_score_are_told(book):
    unread, aside = table(book["未能读取"], header=2)
    assert unread["原因"] == "没有可以读取的文字。"
    assert aside["原因"].startswith("未评分：不是法治政府建设年度报告")
    assert aside["标题"] == "=1+1"


def test_the_workbook_bears_no_clock(path):
    with zipfile.ZipFile(path) as archive:
        assert "2000-01-01" in archive.read("docProps/core.xml").decode()
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
