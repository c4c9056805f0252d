"""A sheet that stands once for each unit, all in one file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook

from auditor.errors import AuditorError
from auditor.output.form.checking import check_form, of_all_units
from auditor.output.form.filling import filled
from auditor.output.form.unit import units_of
from auditor.output.occasion import PLAIN
from tests.output.form import counties


@pytest.fixture
def book() -> Workbook:
    """A sheet of all units, and the sheet a unit of a county, which is to stand once for each."""
    book = counties.of_one_unit()
    del book.defined_names["考核总分"]
    book.active["A9"].value = "考核人：{{每个单位一张表}}"
    whole = book.create_sheet("汇总", 0)
    whole["A1"], whole["B1"] = "{{每个单位}}{{单位}}", "{{得分}}"
    return book


@pytest.fixture
def two(run, good_report):
    """A run of two units."""
    second = replace(good_report, identity=replace(good_report.identity, unit="清溪镇"), score=50.0)
    return replace(run, reports=(good_report, second))


@pytest.fixture
def made(book, fill, two):
    """The form filled in for both."""
    return fill(book, two, which=None)


def test_each_unit_has_a_sheet_called_after_it(made):
    assert made.sheetnames == ["汇总", "cmd_C_calc_A0", "清溪镇"]
    assert [made[name]["F9"].value for name in made.sheetnames[1:]] == [67.5, 50]
    assert [cell.value for cell in made["汇总"]["B"]] == [67.5, 50]
    assert "清溪镇" in made["清溪镇"]["A2"].value and made["清溪镇"]["A10"].value == "考核人："


def test_every_sheet_has_all_of_the_form(made):
    first, second = made.worksheets[1:]
    for told in (
        lambda sheet: [
            (str(each.sqref), [rule.formula for rule in each.rules]) for each in sheet.conditional_formatting
        ],
        lambda sheet: [(str(each.sqref), each.formula1) for each in sheet.data_validations.dataValidation],
        lambda sheet: sorted(str(each) for each in sheet.merged_cells),
        lambda sheet: (sheet.print_area.split("!")[1], sheet.print_title_rows, sheet.freeze_panes),
        lambda sheet: (sheet.oddFooter.center.text, [each.id for each in sheet.row_breaks.brk]),
        lambda sheet: {key: each.width for key, each in sheet.column_dimensions.items()},
        lambda sheet: {key: each.height for key, each in sheet.row_dimensions.items()},
        lambda sheet: [cell.value for cell in sheet["G"] if cell.data_type == "f"],
        lambda sheet: (
            sheet.page_setup.orientation,
            sheet.page_setup.fitToHeight,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
        ),
    ):
        assert told(first) == told(second)
    assert second.print_area == "'清溪镇'!$A$1:$J$10"


def test_a_sheet_may_be_limited_to_a_kind_of_unit(fill, run, good_report):
    second = replace(good_report, identity=replace(good_report.identity, unit="水利局", kind="部门"))
    cells = {"A1": "{{每个单位一张表 类别=部门}}", "B1": "{{单位}}"}
    made = fill(cells, replace(run, reports=(good_report, second)), which=None)
    assert made.sheetnames == ["水利局"] and made.active["B1"].value == "水利局"


def test_units_of_one_name_have_sheets_of_their_own(fill, run, good_report):
    alike = replace(good_report, submission=replace(good_report.submission, file="清溪镇-2.docx", sha256="9" * 64))
    made = fill({"A1": "{{每个单位一张表}}"}, replace(run, reports=(good_report, alike)), which=None)
    assert made.sheetnames == ["cmd_C_calc_A0", "cmd_C_calc_A0-2"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"A1": "{{每个单位一张表}}", "A2": "{{每个单位}}"}, "表!A2  这张表已经是“每个单位一张表”"),
        (
            {"A1": "{{每个单位一张表}}", "A2": "{{每个单位一张表 类别=乡镇}}"},
            "一张表只能有一个“每个单位一张表”的标记。",
        ),
        (
            {"A1": "{{每个单位一张表}}", "A2": "=表!A1"},
            "表!A2  公式里写了“表”，这张表每个单位一张；请去掉公式里的表名。",
        ),
    ],
)
def test_what_cannot_stand_in_such_a_sheet_is_told(save, ruleset, cells, told):
    with pytest.raises(AuditorError) as raised:
        check_form(save(cells), [ruleset])
    assert told in str(raised.value)


def test_other_sheets_and_names_may_not_look_into_it(save, ruleset):
    book = counties.of_one_unit()
    book.active["A9"].value = "{{每个单位一张表}}"
    book.create_sheet("他")["A1"] = "=考核表!F8"
    with pytest.raises(AuditorError) as raised:
        check_form(save(book), [ruleset])
    assert "他!A1  公式里写了“考核表”，这张表每个单位一张；别的表不能引用它。" in str(raised.value)
    assert "名称“考核总分”里的公式写了“考核表”" in str(raised.value)


def test_such_a_form_is_one_of_all_units(save, ruleset):
    assert of_all_units(check_form(save({"A1": "{{每个单位一张表}}", "A2": "{{得分}}"}), [ruleset]))


@pytest.mark.office
def test_another_program_opens_and_calculates_every_sheet(book, save, two, ruleset, soffice, tmp_path):
    units = list(units_of(two, ruleset, PLAIN))
    (tmp_path / "填好.xlsx").write_bytes(filled(check_form(save(book), [ruleset]), ruleset, units))
    (tmp_path / "算好").mkdir()
    made = load_workbook(soffice(tmp_path / "填好.xlsx", "xlsx", tmp_path / "算好"), data_only=True)
    told = [(sheet["D7"].value, sheet["F7"].value, sheet["G9"].value) for sheet in made.worksheets[1:]]
    assert told == [(100, 68, "相符"), (100, 68, "核对")]
