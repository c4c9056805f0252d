"""Rows repeat with all that belongs to them, and nothing else of the form changes."""

from __future__ import annotations

from copy import copy

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from auditor.output.form.formulas import Grown, Spot, moved
from auditor.output.form.rows import grow
from tests.output.form import counties

LOOKS = ("font", "fill", "border", "alignment", "number_format", "protection")


def looks(cell):
    return {name: copy(getattr(cell, name)) for name in LOOKS}


def ranges(found):
    return sorted(str(each) for each in found)


@pytest.fixture
def book():
    return counties.of_one_unit()


@pytest.fixture
def sheet(book):
    """The sheet of the form whose fifth row stands three times."""
    grow(book, {"考核表": Grown({5: 3})})
    return book.active


def test_every_cell_keeps_its_value_and_its_looks_and_each_copy_has_those_of_its_row(book):
    before = {place: (cell.value, cell.data_type, looks(cell)) for place, cell in book.active._cells.items()}
    growth = {"考核表": Grown({5: 3})}
    grow(book, growth)
    for (row, column), (value, kind, look) in before.items():
        for number in range(growth["考核表"].count(row)):
            cell = book.active.cell(growth["考核表"].first(row) + number, column)
            spot = Spot("考核表", row, number)
            assert looks(cell) == look
            if number and (row, column) == (5, 2):
                assert isinstance(cell, MergedCell)  # its head spans the copies
            else:
                assert cell.value == (moved(value, growth, spot) if kind == "f" else value)


def test_merged_cells_move_and_grow(sheet):
    moved_down = {"A9:C9", "A10:C10", "A11:J11"}
    assert set(ranges(sheet.merged_cells)) == {"A1:J1", "A2:J2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4",
                                               "I3:I4", "J3:J4", "B5:B8", *moved_down}  # fmt: skip


def test_cells_merged_within_a_row_are_merged_in_each_copy():
    book = Workbook()
    book.active.merge_cells("B2:C2")
    grow(book, {"Sheet": Grown({2: 2})})
    assert ranges(book.active.merged_cells) == ["B2:C2", "B3:C3"]
    assert isinstance(book.active["C3"], MergedCell)


def test_heights_move_and_are_copied(sheet):
    heights = [sheet.row_dimensions[row].height for row in (1, 5, 6, 7, 8, 11)]
    assert heights == [40, 26, 26, 26, None, 50]


def test_what_is_printed_grows(sheet):
    assert sheet.print_area == "'考核表'!$A$1:$J$11"
    assert sheet.print_title_rows == "$3:$4"
    assert [each.id for each in sheet.row_breaks.brk] == [10]
    assert sheet.freeze_panes == "A5"


def test_lists_and_limits_hold_for_each_copy(sheet):
    kinds = {each.type: each for each in sheet.data_validations.dataValidation}
    assert (str(kinds["list"].sqref), kinds["list"].formula1) == ("I5:I7", '"已核,未核,不需要"')
    assert (str(kinds["decimal"].sqref), kinds["decimal"].formula2) == ("E5:E7", "D5")


def test_colours_hold_for_each_copy(sheet):
    rules = {str(each.sqref): each.rules[0] for each in sheet.conditional_formatting}
    assert {place: rule.formula for place, rule in rules.items()} == {"F5:F7": ["F5<D5*0.6"], "G5:G8": ["0"]}
    assert rules["F5:F7"].dxf.fill.bgColor.rgb == "00F4CCCC"


def test_a_colour_that_looks_at_another_row_looks_at_it_for_all_copies():
    book = counties.of_all_units()
    grow(book, {"汇总": Grown({4: 3})})
    (each,) = book.active.conditional_formatting
    assert (str(each.sqref), each.rules[0].formula) == ("A4:H6", ["$E4<$E$7"])
    assert book.active.auto_filter.ref == "A3:H6"
    assert [book.active[f"G{row}"].value for row in (4, 6)] == [
        f'=IF(E{row}="","",RANK(E{row},E$4:E$6))' for row in (4, 6)
    ]


def test_names_and_formulas_of_other_sheets_follow(book):
    other = book.create_sheet("他")
    other["A1"] = "=SUM(考核表!F5:F5)+考核表!F8"
    grow(book, {"考核表": Grown({5: 3}), "他": Grown({})})
    assert other["A1"].value == "=SUM(考核表!F5:F7)+考核表!F10"
    assert book.defined_names["考核总分"].attr_text == "考核表!$F$10"


def test_comments_links_tables_and_array_formulas_follow():
    book = Workbook()
    sheet = book.active
    for row in sheet["A1:B4"]:
        for cell in row:
            cell.value = "甲"
    sheet["A3"].comment, sheet["B3"].hyperlink = Comment("看这里", "乙"), "https://example.org/"
    sheet["A2"].comment = Comment("每行", "乙")
    sheet["D4"] = ArrayFormula("D4:D4", "=SUM(A2:A2*1)")
    sheet.add_table(Table(displayName="表一", ref="A1:B3"))
    grow(book, {"Sheet": Grown({2: 3})})
    assert [sheet[place].comment.text for place in ("A2", "A3", "A4", "A5")] == ["每行"] * 3 + ["看这里"]
    assert sheet["B5"].hyperlink.ref == "B5"
    assert sheet.tables["表一"].ref == "A1:B5"
    assert (sheet["D6"].value.ref, sheet["D6"].value.text) == ("D6", "=SUM(A2:A4*1)")


def test_the_looks_of_a_whole_row_follow():
    book = Workbook()
    book.active.row_dimensions[3].font = Font(bold=True)
    book.active.row_dimensions[3].hidden = True
    grow(book, {"Sheet": Grown({2: 3})})
    assert book.active.row_dimensions[5].font.b and book.active.row_dimensions[5].hidden
    assert not book.active.row_dimensions[3].hidden
