"""A form filled in: rows repeated, fields replaced, all else as the office drew it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from auditor.output.form.book import Cell, Form, load, saved
from auditor.output.form.fields import EACH_UNIT, Field, Mark, Piece, pieces, several, spans
from auditor.output.form.formulas import Grown
from auditor.output.form.heights import raise_rows
from auditor.output.form.known import element_named, limited_elements, part_named
from auditor.output.form.rows import grow
from auditor.output.form.sheets import repeat_sheet
from auditor.output.form.unit import Unit
from auditor.output.form.values import ALIASES, ELEMENT, ITEM, PART, RUN, UNIT, Value, subtotal
from auditor.output.kit.cells import clean

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from auditor.rules.types import Element, Ruleset

NUMBER, ROW_NUMBER = "0.00", "序号"


@dataclass(frozen=True, slots=True)
class About:
    """What a cell is filled from: a unit, an element where its row is repeated for elements, and the row's number from 1. In a row
    for which there is nothing, all fields are empty: `unit` is None."""

    unit: Unit | None
    element: Element | None = None
    number: int = 1


def filled(form: Form, ruleset: Ruleset, units: Sequence[Unit]) -> bytes:
    """The form filled in for these units: rows and sheets that are marked so stand for one unit each, everything else tells of the
    first. The form has been checked."""
    from openpyxl.cell.cell import MergedCell

    book = load(form.data)
    sheets = _sheets(book, form, units)
    rows = {
        (name, row): _entries(mark, ruleset, units if mark.each == EACH_UNIT else [unit])
        for (sheet, row), mark in form.marks.items()
        for name, unit in sheets[sheet]
    }
    growth = {sheet.title: _grown(sheet.title, rows) for sheet in book.worksheets}
    if rows:
        grow(book, growth)
    touched: dict[str, set[int]] = {name: set() for name in growth}
    for cell in (each for each in form.cells if not each.is_formula):
        for name, unit in sheets[cell.sheet]:
            for number, about in enumerate(rows.get((name, cell.row)) or [About(unit)], growth[name].first(cell.row)):
                if not isinstance(target := book[name].cell(number, cell.column), MergedCell):
                    _fill(target, cell, about)
                touched[name].add(number)
    for name, numbers in touched.items():
        raise_rows(book[name], numbers)
    return saved(book)


def _sheets(book: Workbook, form: Form, units: Sequence[Unit]) -> dict[str, list[tuple[str, Unit]]]:
    """What stands in place of each sheet of the form: names of sheets, each with the unit that it tells of."""
    return {
        sheet: repeat_sheet(book, sheet, _of_kinds(form.sheet_marks[sheet], units) or units[:1])
        if sheet in form.sheet_marks
        else [(sheet, units[0])]
        for sheet in form.sheets
    }


def _grown(sheet: str, rows: Mapping[tuple[str, int], Sequence[About]]) -> Grown:
    return Grown({row: len(abouts) for (name, row), abouts in rows.items() if name == sheet})


def _entries(mark: Mark, ruleset: Ruleset, units: Sequence[Unit]) -> list[About]:
    """What the rows that a mark calls for are filled from, at least one."""
    if mark.each == EACH_UNIT:
        chosen = _of_kinds(mark, units)
        return [About(unit, None, number) for number, unit in enumerate(chosen, 1)] or [About(None)]
    elements = limited_elements(mark, ruleset)
    return [About(units[0], element, number) for number, element in enumerate(elements, 1)] or [About(None)]


def _of_kinds(mark: Mark, units: Sequence[Unit]) -> list[Unit]:
    """The units of the kinds that a mark is limited to."""
    return [unit for unit in units if takes(mark, unit.kind, unit.ruleset)]


def takes(mark: Mark, kind: str, ruleset: Ruleset) -> bool:
    """Whether a mark calls for units of a kind, be it by the kind that this one is split from."""
    names = {kind, ruleset.naming.within(kind) or kind}
    return all(names & set(several(value)) for key, value in mark.only if key == "类别")


def value_of(field: Field, about: About) -> Value:
    """What a field holds; None where there is nothing to tell."""
    unit, name = about.unit, ALIASES.get(field.name, field.name)
    if unit is None:
        return None
    if name == ROW_NUMBER:
        return about.number
    if field.of:
        return _value_named(unit, name, field.of)
    if about.element is not None and name in ELEMENT:
        return ELEMENT[name].value(unit, about.element)
    return {**RUN, **UNIT}[name].value(unit)


def _value_named(unit: Unit, name: str, of: str) -> Value:
    """What a field with a name behind it holds; None where the ruleset of the year has nothing of this name."""
    if name in PART:
        return subtotal(unit, part_named(of, unit.ruleset), name)
    if name in ITEM:
        return ITEM[name].value(unit, of)
    element = element_named(of, unit.ruleset)
    return ELEMENT[name].value(unit, element) if element else None


def _fill(cell: Any, known: Cell, about: About) -> None:
    """Put the values into a cell: one field alone keeps its kind, a number stays a number; text around it makes all of it text."""
    parts = [each for each in pieces(known.text) if not isinstance(each, Mark)]
    rest = [each for each in parts if not (isinstance(each, str) and not each.strip())]
    if not rest:
        cell.value = None
    elif len(rest) == 1 and isinstance(rest[0], Field):
        _put(cell, value_of(rest[0], about))
    else:
        _put(cell, _mixed(cell.value, parts, about))


def _mixed(value: Any, parts: Sequence[Piece], about: About) -> Any:
    """Text with fields in it as text; where it has several fonts, each value takes that of the field's first brace."""
    from openpyxl.cell.rich_text import CellRichText

    if not isinstance(value, CellRichText):
        return "".join(each if isinstance(each, str) else _shown(each, about) for each in parts)
    value, whole = deepcopy(value), str(value)  # rows that repeat share it
    for start, end, each in reversed(spans(whole)):  # from the end, so that earlier places stay
        _replace(value, start, end, _shown(each, about))
    return value


def _replace(rich: Any, start: int, end: int, text: str) -> None:
    at = 0
    for number, piece in enumerate(list(rich)):
        words = str(piece)
        first, last = max(start - at, 0), min(end - at, len(words))
        if first < last:
            made, text = words[:first] + text + words[last:], ""
            if isinstance(piece, str):
                rich[number] = made
            else:
                piece.text = made
        at += len(words)


def _shown(piece: Piece, about: About) -> str:
    """A value within a text."""
    value = value_of(piece, about) if isinstance(piece, Field) else None
    if value is None:
        return ""
    return clean(f"{value:.2f}" if isinstance(value, float) else str(value))


def _put(cell: Any, value: Any) -> None:
    """A value into a cell; a text stays a text whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, float) and cell.number_format == "General":
            cell.number_format = NUMBER
        return
    cell.value = clean(value) or None
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = value[0] in "=+-@"
