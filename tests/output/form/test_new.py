"""New forms work as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from auditor.errors import AuditorError
from auditor.model import Supply
from auditor.output.form.checking import check_form, of_all_units
from auditor.output.form.losses import losses
from auditor.output.form.new.shapes import BY_BODY, BY_UNIT, OF_ALL, SHAPES
from auditor.output.form.new.write import write_new
from auditor.output.form.survey import absent, counts, kind_of, warnings
from auditor.rules.scoring.types import Bonus, BonusLevel, Deduction, Part, RedLine, ScoringRules, Subtotal
from tests.output.form.test_counties import calculated, divided, units  # noqa: F401  (fixtures)

SCORING = ScoringRules(
    (Deduction("late", "未按时报送", per=0.3, cap=1.2),),
    Bonus((BonusLevel("省级", 3.0),), 10.0),
    (RedLine("false", "弄虚作假", "不合格"),),
    (Part("report", "报告", 60, Supply.REPORT), Part("daily", "日常", 40)),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_form_has_all_elements_loses_nothing_and_has_no_mistake(shape, divided, tmp_path):  # noqa: F811
    form = check_form(write_new(tmp_path / "评分表.xlsx", divided, shape), [divided])
    assert absent(form, divided) == [] and losses(form.data) == ()
    assert of_all_units(form) == (shape == OF_ALL)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_rules_have_beside_the_elements_is_in_the_form(shape, divided, tmp_path):  # noqa: F811
    rules = replace(divided, scoring=SCORING)
    form = check_form(write_new(tmp_path / "评分表.xlsx", rules, shape), [rules])
    fields = {str(field) for cell in form.cells for field in cell.fields}
    assert {"部分:报告", "部分:日常", "加分", "红线", "得分"} <= fields
    assert ("扣分项:未按时报送" in fields) == (shape != OF_ALL)


def test_subtotals_of_the_rules_stand_in_place_of_the_parts(ruleset, tmp_path):
    every = tuple(each.id for each in ruleset.elements)
    rules = replace(ruleset, scoring=ScoringRules(subtotals=(Subtotal("全部项目", every),)))
    form = check_form(write_new(tmp_path / "评分表.xlsx", rules, BY_UNIT), [rules])
    assert [mark.only for mark in form.marks.values()] == [(("部分", "全部项目"),)]


def test_rules_that_divide_nothing_make_no_divided_form(ruleset, tmp_path):
    with pytest.raises(AuditorError, match="还没有写各要素的评分责任单位"):
        write_new(tmp_path / "评分表.xlsx", ruleset, BY_BODY)


def test_a_body_whose_name_no_sheet_may_bear_has_a_sheet(ruleset, tmp_path):
    names = ("执法/监督科", "合计")
    elements = [replace(each, scored_by=name) for each, name in zip(ruleset.elements, names, strict=True)]
    path = write_new(tmp_path / "评分表.xlsx", replace(ruleset, elements=tuple(elements)), BY_BODY)
    assert load_workbook(path).sheetnames == ["合计", "执法_监督科", "合计-2"]


def test_a_form_is_surveyed(save, ruleset):
    cells = {"A1": "{{标题}}", "A2": "{{每个要素 部分=决策}}", "B2": "{{得分}}", "B3": "{{得分}}{{等级}}"}
    form = check_form(save(cells), [ruleset])
    assert counts(form) == ["工作表“表”：标题、得分 2 处、等级；第 2 行按每个要素重复"]
    assert (kind_of(form), absent(form, ruleset)) == ("每个单位填一个文件", ["学法"])


def test_of_a_list_of_scores_alone_no_element_is_missed(save, ruleset):
    form = check_form(save({"A1": "{{每个单位}}{{单位}}", "B1": "{{得分}}"}), [ruleset])
    assert absent(form, ruleset) == []


def test_a_form_that_tells_what_the_office_typed_is_warned_of(save, ruleset):
    form = check_form(save({"A1": "{{得分}}", "B2": "{{填写的扣分原因:学法}}"}), [ruleset])
    (told,) = warnings(form)
    assert told.startswith("表!B2 用了“填写的扣分原因”")


@pytest.mark.office
@pytest.mark.parametrize("shape", [BY_UNIT, BY_BODY])
def test_the_sums_of_a_new_form_are_those_of_the_program(shape, divided, units, soffice, tmp_path):  # noqa: F811
    form = check_form(write_new(tmp_path / "评分表.xlsx", divided, shape), [divided])
    sheet = calculated(form, divided, units[:1], soffice, tmp_path).worksheets[0]
    found = {row[0].value: (row[4].value, row[7].value) for row in sheet.rows}
    assert found["合计"] == pytest.approx((100, sum(each.points for each in units[0].audit.verdicts)), abs=1e-4)
    assert found["总分"][1] == pytest.approx(units[0].audit.score)
