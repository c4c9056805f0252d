"""Values of a form: numbers are numbers, texts are texts whatever they begin with, and what a unit may not read is not in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

from auditor.model import Decision, Level, Marks, Missing
from auditor.output.form.checking import check_form
from auditor.output.form.filling import filled
from auditor.output.form.unit import units_of
from auditor.output.occasion import PLAIN
from tests.tiny_run import FORMULA


def test_a_number_stays_a_number_and_shows_two_decimals_where_the_cell_says_nothing(fill):
    sheet = fill({"A1": "{{得分}}", "A2": "{{年度}}", "A3": "{{得分:学法}}", "A4": "{{满分:学法}}"}).active
    assert [cell.value for cell in sheet["A"]] == [67.5, 2023, 8, 40]
    assert sheet["A1"].number_format == "0.00" and sheet["A2"].number_format == "General"


def test_the_format_of_a_cell_is_its_own(fill):
    book = Workbook()
    book.active["A1"] = "{{得分}}"
    book.active["A1"].number_format = "0.0"
    assert fill(book).active["A1"].number_format == "0.0"


def test_a_text_that_looks_like_a_formula_stays_a_text(fill):
    sheet = fill({"A1": "{{单位}}", "A2": "单位：{{单位}}"}).active
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].quotePrefix) == (FORMULA, "s", True)
    assert sheet["A2"].value == f"单位：{FORMULA}"


def test_text_around_a_field_makes_all_of_it_text(fill):
    sheet = fill({"A1": "共 {{得分}} 分，{{等级}}，{{年度}}年"}).active
    assert sheet["A1"].value == "共 67.50 分，不合格，2023年"


def test_the_fonts_within_a_cell_are_kept(fill):
    book = Workbook()
    red = InlineFont(color="00C00000", b=True)
    book.active["A1"] = CellRichText("等级：", TextBlock(red, "{{等级}}"), "，", TextBlock(red, "{{得"), "分}}分")
    value = fill(book).active["A1"].value
    assert str(value) == "等级：不合格，67.50分"
    assert [str(piece) for piece in value if isinstance(piece, TextBlock)] == ["不合格", "67.50"]


def test_blanks_between_and_before_fields_stay(fill):
    assert fill({"A1": "　　{{等级}} {{年度}}"}).active["A1"].value == "　　不合格 2023"


def test_each_row_that_repeats_has_its_own_value_where_fonts_differ(fill):
    book = Workbook()
    red = InlineFont(color="00C00000")
    book.active["A1"], book.active["B1"] = "{{每个要素}}", CellRichText("内容：", TextBlock(red, "{{要素}}"))
    assert [str(cell.value) for cell in fill(book).active["B"]] == ["内容：法律顾问与公职律师", "内容：学法"]


def test_a_row_stands_for_each_element(fill):
    sheet = fill(
        {"A1": "{{每个要素}}{{序号}}", "B1": "{{要素}}", "C1": "{{等次}}", "D1": "{{得分}}", "A2": "末"}
    ).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [1, "法律顾问与公职律师", "有成效佐证", 60], [2, "学法", "仅有打算或自述不足", 8], ["末", None, None, None],
    ]  # fmt: skip


def test_a_row_may_be_limited_to_a_part_or_to_the_body_that_scores(fill, ruleset):
    first, second = ruleset.elements
    divided = replace(ruleset, elements=(replace(first, scored_by="法制科"), second))
    cells = {"A1": "{{每个要素 部分=队伍}}", "B1": "{{要素}}", "A2": "{{每个要素 责任单位=法制科}}", "B2": "{{要素}}",
             "A3": "{{每个要素 责任单位=未分工}}", "B3": "{{要素}}"}  # fmt: skip
    assert [cell.value for cell in fill(cells, under=divided).active["B"]] == ["学法", "法律顾问与公职律师", "学法"]


def test_what_does_not_apply_has_no_points_and_is_told(fill):
    cells = {"A1": "{{得分:学法}}", "B1": "{{满分:学法}}", "C1": "{{等次:学法}}", "D1": "{{扣分原因:学法}}"}
    assert [cell.value for cell in fill(cells, which=1).active[1]] == [None, None, "不适用", "不适用"]


def test_a_row_stands_for_each_unit_and_those_that_sent_nothing_stand_last(fill, run):
    silent = replace(run, missing=(Missing("云溪镇", "乡镇"),))
    cells = {"A1": "{{每个单位}}{{序号}}", "B1": "{{单位}}", "C1": "{{得分}}", "D1": "{{等级}}", "E1": "{{得分:学法}}"}
    rows = [[cell.value for cell in row] for row in fill(cells, silent, which=None).active.rows]
    assert rows == [
        [1, FORMULA, 67.5, "不合格", 8],
        [2, "＿＿＿＿", 0, "不合格", None],
        [3, "云溪镇", None, "未报送", None],
    ]


def test_units_may_be_limited_to_kinds_and_a_row_without_any_is_empty(fill):
    cells = {
        "A1": "{{每个单位 类别=乡镇、部门}}",
        "B1": "{{文件}}",
        "A2": "{{每个单位 类别=部门}}",
        "B2": "{{单位}}",
        "B3": "末",
    }
    assert [cell.value for cell in fill(cells, which=None).active["B"]] == ["清溪镇.docx", None, "末"]


def test_a_kind_that_the_roster_splits_takes_its_units_with_it(fill, run, ruleset, good_report):
    (office,) = (kind for kind in ruleset.naming.kinds if kind.name == "部门")
    split = office.split("有执法权")
    under = replace(ruleset, naming=replace(ruleset.naming, kinds=(*ruleset.naming.kinds, split)))
    of = replace(run, reports=(replace(good_report, identity=replace(good_report.identity, kind=split.name)),))
    cells = {
        "A1": "{{每个单位 类别=部门}}{{类别}}",
        "A2": "{{每个单位 类别=部门（有执法权）}}{{文件}}",
        "A3": "{{每个单位 类别=乡镇}}{{文件}}",
    }
    told = fill(cells, of, under, None).active
    assert [told[place].value for place in ("A1", "A2", "A3")] == [split.name, "清溪镇.docx", None]


def test_what_the_office_noted_stays_in_the_office(fill, run, good_report):
    inside = Decision(Level.MISSING, "内部：请再核。\n致单位：材料未附。", "表")
    other = Decision(Level.MISSING, "只给内部看。", "表")
    adviser, training = good_report.verdicts
    verdicts = (replace(adviser, decision=inside, points=0.0), replace(training, decision=other))
    cells = {"A1": "{{扣分原因:法律顾问与公职律师}}", "A2": "{{扣分原因:学法}}"}
    told = fill(cells, replace(run, reports=(replace(good_report, verdicts=verdicts),))).active
    assert [cell.value for cell in told["A"]] == ["材料未附。", "经复核认定。"]


def test_what_people_entered_beside_a_verdict_is_told(fill, run, good_report):
    adviser, training = good_report.verdicts
    verdicts = (replace(adviser, marks=Marks(self_points=58.0, proof="聘书、合同")), training)
    cells = {"A1": "{{自评分:法律顾问与公职律师}}", "B1": "{{差额:法律顾问与公职律师}}", "C1": "{{佐证材料:法律顾问与公职律师}}",
             "D1": "{{自评分:学法}}", "E1": "{{佐证材料:学法}}", "F1": "末"}  # fmt: skip
    told = fill(cells, replace(run, reports=(replace(good_report, verdicts=verdicts),))).active
    assert [cell.value for cell in told[1]] == [58, -2, "聘书、合同", None, None, "末"]


def test_what_people_typed_as_a_reason_is_told_only_where_the_form_asks_for_it(fill, run, good_report):
    adviser, training = good_report.verdicts
    typed = replace(adviser, marks=Marks(points=50.0, reason="合同未附全。"), points=50.0)
    told = replace(run, reports=(replace(good_report, verdicts=(typed, training)),))
    cells = {"A1": "{{填写的扣分原因:法律顾问与公职律师}}", "B1": "{{扣分原因:法律顾问与公职律师}}"}
    sheet = fill(cells, told).active
    assert sheet["A1"].value == "合同未附全。" and "合同未附全" not in (sheet["B1"].value or "")


def test_a_quote_is_told_with_its_place(fill):
    assert fill({"A1": "{{原文:法律顾问与公职律师}}"}).active["A1"].value == (
        "“聘请某律师事务所担任法律顾问，审查合同12份。”（第1页，第2段）"
    )


def test_a_row_grows_to_show_what_was_filled_in_and_never_shrinks(fill):
    book = Workbook()
    sheet = book.active
    for row, text in ((1, "{{原文:法律顾问与公职律师}}"), (2, "{{等级}}")):
        sheet.cell(row, 1, text).alignment = Alignment(wrap_text=True)
        sheet.row_dimensions[row].height = 30
    made = fill(book).active
    assert made.row_dimensions[1].height > 60 and made.row_dimensions[2].height == 30


def test_the_program_that_opens_the_file_calculates_it(fill):
    assert fill({"A1": "{{得分}}", "A2": "=A1*2"}).calculation.fullCalcOnLoad


def test_the_same_run_gives_the_same_bytes(save, run, ruleset):
    form = check_form(save({"A1": "{{每个要素}}", "B1": "{{得分}}"}), [ruleset])
    units = list(units_of(run, ruleset, PLAIN))
    assert filled(form, ruleset, units) == filled(form, ruleset, units)


def test_what_this_years_rules_do_not_have_stays_empty(save, run, ruleset):
    later = replace(
        ruleset, elements=(*ruleset.elements, replace(ruleset.elements[0], id="new", name="新要求", part="新部分"))
    )
    form = check_form(save({"A1": "{{得分:新要求}}", "B1": "{{小计:新部分}}", "C1": "{{得分}}"}), [ruleset, later])
    units = list(units_of(run, ruleset, PLAIN))
    from auditor.output.form.book import load

    assert [cell.value for cell in load(filled(form, ruleset, units[:1])).active[1]] == [None, None, 67.5]


@pytest.mark.parametrize(("field", "value"), [("小计:决策", 60), ("小计:队", 8), ("满分小计:队伍", 40), ("扣分", 0.5)])
def test_sums_of_a_part_and_deductions_are_told(fill, field, value):
    assert fill({"A1": f"{{{{{field}}}}}"}).active["A1"].value == value
