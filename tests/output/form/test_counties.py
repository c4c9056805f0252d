"""Three forms as counties have them: filled in, opened in LibreOffice and calculated there, and nothing of them lost."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from auditor.output.form.book import Form
from auditor.output.form.checking import check_form
from auditor.output.form.filling import filled
from auditor.output.form.formulas import Grown
from auditor.output.form.unit import units_of
from auditor.output.occasion import PLAIN
from tests.output.form import counties

BODIES = ("法制科", "执法监督科")
LOOKS = ("font", "fill", "border", "alignment", "number_format", "protection")


@pytest.fixture(scope="module")
def divided(shipped_ruleset):
    """The shipped rules, whose elements two bodies score."""
    elements = [replace(each, scored_by=BODIES[number % 2]) for number, each in enumerate(shipped_ruleset.elements)]
    return replace(shipped_ruleset, elements=tuple(elements))


@pytest.fixture(scope="module")
def units(samples_run, divided):
    return list(units_of(samples_run, divided, PLAIN))


def made_of(form: Form, divided, units):
    return load_workbook(BytesIO(filled(form, divided, units)), rich_text=True)


def looks(cell):
    return [copy(getattr(cell, look)) for look in LOOKS]


def set_up(sheet):
    page = sheet.page_setup
    return (
        page.orientation,
        page.paperSize,
        page.fitToHeight,
        sheet.freeze_panes,
        sheet.oddFooter.center.text,
        sheet.print_title_rows,
    )


DRAWN = {
    "a sheet a unit": counties.of_one_unit,
    "all units": counties.of_all_units,
    "by body": lambda: counties.by_body(BODIES),
}


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_of_the_form_is_lost(name, save, divided, units):
    path = save(DRAWN[name]())
    form, before = check_form(path, [divided]), load_workbook(path)
    after = made_of(form, divided, units if name == "all units" else units[:1])
    whole = {sheet: after[sheet].max_row - before[sheet].max_row for sheet in form.sheets}
    assert after.sheetnames == before.sheetnames
    to_fill = {(cell.sheet, cell.row, cell.column) for cell in form.cells if not cell.is_formula}
    for sheet in before.worksheets:
        repeated = [row for (title, row) in form.marks if title == sheet.title]
        grown = Grown(dict.fromkeys(repeated, whole[sheet.title] + 1))
        made = after[sheet.title]
        for (row, column), cell in sheet._cells.items():
            for number in range(grown.count(row)):
                now = made.cell(grown.first(row) + number, column)
                if isinstance(now, MergedCell):
                    continue  # shows nothing of its own
                assert looks(now) == looks(cell) or (
                    (sheet.title, row, column) in to_fill and cell.number_format == "General"
                )
                if (sheet.title, row, column) not in to_fill and cell.data_type != "f" and not number:
                    assert now.value == cell.value
        widths = [{key: each.width for key, each in at.column_dimensions.items()} for at in (sheet, made)]
        assert widths[0] == widths[1]
        assert set_up(made) == set_up(sheet)
        assert len(made.merged_cells.ranges) >= len(sheet.merged_cells.ranges)
        assert len(made.data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
        assert len(made.conditional_formatting) == len(sheet.conditional_formatting)


def calculated(form, divided, units, soffice, tmp_path):
    """The workbook as LibreOffice calculates it."""
    (tmp_path / "填好.xlsx").write_bytes(filled(form, divided, units))
    (tmp_path / "算好").mkdir()
    return load_workbook(soffice(tmp_path / "填好.xlsx", "xlsx", tmp_path / "算好"), data_only=True)


@pytest.mark.office
def test_the_totals_of_a_unit_are_those_of_the_program(save, divided, units, soffice, tmp_path):
    form = check_form(save(counties.of_one_unit()), [divided])
    sheet = calculated(form, divided, units[:1], soffice, tmp_path).active
    audit, last = units[0].audit, 4 + len(divided.elements)
    assert sheet.cell(last + 1, 3).value == "小计"
    assert sheet.cell(last + 1, 4).value == pytest.approx(100)
    assert sheet.cell(last + 1, 6).value == pytest.approx(sum(each.points for each in audit.verdicts), abs=1e-4)
    assert sheet.cell(last + 3, 6).value == pytest.approx(audit.score)
    assert sheet.cell(last + 3, 7).value == "相符"


@pytest.mark.office
def test_ranks_and_averages_of_all_units_are_calculated(save, divided, units, soffice, tmp_path):
    form = check_form(save(counties.of_all_units()), [divided])
    sheet = calculated(form, divided, units, soffice, tmp_path).active
    scores = [each.audit.score for each in units]
    rows = range(4, 4 + len(units))
    assert [sheet.cell(row, 5).value for row in rows] == pytest.approx(scores)
    assert [sheet.cell(row, 7).value for row in rows] == [each.audit.rank for each in units]
    assert sheet.cell(rows.stop, 5).value == pytest.approx(sum(scores) / len(scores))
    assert sheet.cell(rows.stop, 6).value == f"{sum(each.audit.grade == '不合格' for each in units)}个不合格"


@pytest.mark.office
def test_what_the_bodies_gave_adds_up(save, divided, units, soffice, tmp_path):
    form = check_form(save(counties.by_body(BODIES)), [divided])
    sheet = calculated(form, divided, units[:1], soffice, tmp_path)["总 表"]
    of = {body: [each.id for each in divided.elements if each.scored_by == body] for body in BODIES}
    points = [sum(each.points for each in units[0].audit.verdicts if each.element in of[body]) for body in BODIES]
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == pytest.approx([*points, sum(points)], abs=1e-4)


@pytest.mark.office
@pytest.mark.parametrize("name", DRAWN)
def test_a_form_that_another_program_saved_is_filled_in_all_the_same(name, save, divided, units, soffice, tmp_path):
    drawn = save(DRAWN[name]())
    (tmp_path / "另存").mkdir()
    saved = soffice(drawn, "xlsx", tmp_path / "另存")
    chosen = units if name == "all units" else units[:1]
    values = [
        {
            (sheet.title, cell.coordinate): str(cell.value)
            for sheet in made_of(check_form(path, [divided]), divided, chosen).worksheets
            for row in sheet.rows
            for cell in row
            if cell.value is not None and cell.data_type != "f"
        }
        for path in (drawn, saved)
    ]
    assert values[0] == values[1]
