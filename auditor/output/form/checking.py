"""What is wrong with a form, told before anything is filled in: each mistake with sheet and cell, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from auditor.errors import AuditorError
from auditor.output.form.book import Cell, Form, load, read_form
from auditor.output.form.drawn_mistakes import of_drawing
from auditor.output.form.fields import EACH, EACH_ELEMENT, EACH_SHEET, EACH_UNIT, Field, Mark, is_broken, plain, several
from auditor.output.form.filling import ROW_NUMBER
from auditor.output.form.formula_mistakes import of_formula, of_other_formulas
from auditor.output.form.known import bodies_of, element_named, meant, part_named, parts_of
from auditor.output.form.values import ALIASES, ELEMENT, ITEM, PART, RUN, UNIT

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

Rulesets: TypeAlias = "Sequence[Ruleset]"
LIMITS = {EACH_ELEMENT: ("部分", "责任单位"), EACH_UNIT: ("类别",), EACH_SHEET: ("类别",)}
_NAMES = tuple(dict.fromkeys((ROW_NUMBER, *RUN, *UNIT, *ELEMENT, *PART, *ITEM)))


def check_form(path: Path, rulesets: Rulesets) -> Form:
    """The form in a file, for any of the rulesets: what only some of them have stays empty under the others. Raises AuditorError with
    all mistakes."""
    form = read_form(path)
    found = mistakes(form, rulesets)
    if found:
        raise AuditorError(f"评分表 {path} 有 {len(found)} 处错误：\n" + "\n".join(found))
    return form


def of_all_units(form: Form) -> bool:
    """Whether the form is one of all units, not one for each."""
    return bool(form.sheet_marks) or any(mark.each == EACH_UNIT for mark in form.marks.values())


def mistakes(form: Form, rulesets: Rulesets) -> list[str]:
    """The mistakes of a form, in the order of its sheets and cells; Chinese lines that begin with the cell."""
    found = [f"{cell.place}  {said}" for cell in form.cells for said in _of_cell(cell, form, rulesets)]
    found += [f"{title}  页眉页脚和工作表名称里不能写 {{{{…}}}}，请写在格子里。" for title in form.headers]
    book = load(form.data)
    found += of_drawing(form, book)
    if form.marks or form.sheet_marks:
        found += of_other_formulas(form, book)
    if not found and not any(cell.fields for cell in form.cells):
        return ["整个文件里没有 {{…}}，不知道往哪里填。可以用 auditor form new 生成一份照着改。"]
    return found


def _of_cell(cell: Cell, form: Form, rulesets: Rulesets) -> Iterator[str]:
    if cell.is_formula:
        yield from of_formula(cell, form)
        return
    if is_broken(cell.text):
        yield f"“{cell.text[:20]}”里的域没有写完整，应为 {{{{名称}}}}，两边各两个大括号。"
    own, of_all = form.marks.get((cell.sheet, cell.row)), of_all_units(form) and cell.sheet not in form.sheet_marks
    for each in cell.fields:
        if isinstance(each, Field):
            yield from _of_field(each, own, of_all, rulesets)
        else:
            yield from _of_marks_together(each, own, form.sheet_marks.get(cell.sheet))
            yield from _of_mark(each, rulesets)


def _of_field(field: Field, own: Mark | None, of_all: bool, rulesets: Rulesets) -> Iterator[str]:
    name = ALIASES.get(field.name, field.name)
    if name not in _NAMES:
        yield f"没有“{field.name}”这个域。{meant(field.name, (*_NAMES, *ALIASES, *EACH))}"
        return
    if field.of and name in PART:
        if not any(part_named(field.of, ruleset) for ruleset in rulesets):
            yield f"没有“{field.of}”这个部分。{meant(field.of, parts_of(*rulesets))}"
    elif field.of and name in ITEM:
        known = [each for ruleset in rulesets for each in ITEM[name].names(ruleset)]
        if plain(field.of) not in map(plain, known):
            yield f"规则里没有“{field.of}”这一项。{meant(field.of, known) if known else '规则里还没有写这样的项目。'}"
    elif field.of and name in ELEMENT:
        if not any(element_named(field.of, ruleset) for ruleset in rulesets):
            names = (each.name for ruleset in rulesets for each in ruleset.elements)
            yield f"没有“{field.of}”这个要素。{meant(field.of, names)}"
    elif field.of:
        yield f"“{name}”后面不能写“:{field.of}”，只写 {{{{{name}}}}}。"
    yield from _out_of_place(name, bool(field.of), own, of_all)


def _out_of_place(name: str, named: bool, own: Mark | None, of_all: bool) -> Iterator[str]:
    """What is told of a field that is known, but cannot be filled where it stands."""
    each = own.each if own else ""
    in_elements = each == EACH_ELEMENT
    if name == ROW_NUMBER:
        if not own:
            yield f"“{ROW_NUMBER}”只能写在重复的行里（同一行要有 {{{{{EACH_ELEMENT}}}}} 或 {{{{{EACH_UNIT}}}}}）。"
    elif (name in PART or (name in ITEM and name not in ELEMENT)) and not named:
        yield f"“{name}”要写明是哪一项，如 {{{{{name}:名称}}}}。"
    elif name in ELEMENT and name not in UNIT and not named and not in_elements:
        yield f"“{name}”要写明是哪个要素，如 {{{{{name}:要素名称}}}}，或者写在有 {{{{{EACH_ELEMENT}}}}} 的行里。"
    elif of_all and each != EACH_UNIT and name not in RUN and not (name in ELEMENT and ELEMENT[name].of_rules):
        yield (
            f"这个文件里有 {{{{{EACH_UNIT}}}}}，是各单位的汇总，“{name}”不知道是哪个单位的；"
            f"请写在有 {{{{{EACH_UNIT}}}}} 的行里，或者另做一个文件。"
        )


def _of_marks_together(mark: Mark, of_row: Mark | None, of_sheet: Mark | None) -> Iterator[str]:
    """What is told of a mark beside the others of its row and sheet."""
    if mark.each == EACH_SHEET:
        if mark != of_sheet:
            yield f"一张表只能有一个“{EACH_SHEET}”的标记。"
    elif mark != of_row:
        yield "同一行只能有一个“每个……”的标记。"
    elif of_sheet and mark.each == EACH_UNIT:
        yield f"这张表已经是“{EACH_SHEET}”，表里不能再有“{EACH_UNIT}”的行。"


def _of_mark(mark: Mark, rulesets: Rulesets) -> Iterator[str]:
    kinds = list(dict.fromkeys(kind.name for ruleset in rulesets for kind in ruleset.naming.kinds))
    for key, value in mark.only:
        if key not in LIMITS[mark.each]:
            yield f"“{mark.each}”后面不能写“{key}=”。{meant(key, LIMITS[mark.each])}"
        elif key == "部分" and not any(part_named(value, ruleset) for ruleset in rulesets):
            yield f"没有“{value}”这个部分。{meant(value, parts_of(*rulesets))}"
        elif key == "责任单位" and plain(value) not in map(plain, bodies_of(*rulesets)):
            yield f"没有一个要素的评分责任单位是“{value}”。{meant(value, bodies_of(*rulesets))}"
        elif key == "类别":
            for kind in several(value):
                if kind not in kinds:
                    yield f"没有“{kind}”这个类别。{meant(kind, kinds)}"
