import pytest
from openpyxl import load_workbook

from auditor.output.kit.book import write_book
from auditor.output.kit.sheet import Choice, add_note, close_page, fit_to_width, offer, open_sheet, protect
from auditor.output.kit.styles import CENTRE, FONT, add_formats


@pytest.fixture
def written(tmp_path):
    """What a sheet becomes that `fill` was let loose on."""

    def write(fill):
        path = write_book(tmp_path / "表.xlsx", "年报", lambda book: fill(book, open_sheet(book, "甲", (10, 20))))
        return load_workbook(path)["甲"]

    return write


def test_a_sheet_has_the_widths_and_the_looks_of_its_columns(tmp_path):
    def fill(book):
        looks = add_formats(book, FONT, {"a": CENTRE, "b": {"font_size": 8}})
        open_sheet(book, "甲", (10, 20), [looks["a"], looks["b"]]).write_blank(0, 0, None, looks["b"])

    sheet = load_workbook(write_book(tmp_path / "表.xlsx", "年报", fill))["甲"]
    assert [round(sheet.column_dimensions[name].width) for name in "AB"] == [11, 21]
    assert sheet.column_dimensions["A"].alignment.horizontal == "center"
    assert (sheet["A1"].font.name, sheet["A1"].font.sz) == ("微软雅黑", 8)


@pytest.mark.parametrize("closed", [True, False])
def test_a_closed_list_refuses_other_text_and_an_open_one_lets_it_pass(closed, written):
    choice = Choice(["乡镇", "部门"], "类别", "请选。", closed)
    sheet = written(lambda book, sheet: offer(sheet, choice, 1, 1, 9))
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1, rule.showErrorMessage) == ("B2:B10", '"乡镇,部门"', closed)
    assert (rule.errorTitle, rule.error) == ("类别", "请选。")


def test_a_note_hangs_on_its_cell(written):
    sheet = written(lambda book, sheet: add_note(sheet, 0, 1, "必填。"))
    assert (sheet["B1"].comment.text, sheet["B1"].comment.author) == ("必填。", "说明")


def test_a_protected_table_can_still_be_filtered_and_widened_but_a_page_cannot(written):
    table = written(lambda book, sheet: protect(sheet)).protection
    assert (table.sheet, table.autoFilter, table.formatColumns, table.password) == (True, False, False, None)
    page = written(lambda book, sheet: close_page(sheet)).protection
    assert (page.sheet, page.autoFilter) == (True, True)


def test_only_a_page_that_is_closed_has_page_numbers(written):
    for close, footer in ((close_page, "第 &P 页，共 &N 页"), (fit_to_width, None)):
        sheet = written(lambda book, sheet, close=close: close(sheet))
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize), sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape",
            9,
            True,
        )
        assert sheet.oddFooter.right.text == footer
