"""What a form has and what it lacks, for those who draw it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model import AuditRun
from auditor.output.form.book import Form
from auditor.output.form.checking import of_all_units
from auditor.output.form.fields import EACH_ELEMENT, Field, Mark
from auditor.output.form.filling import takes
from auditor.output.form.known import element_named, limited_elements, part_named
from auditor.output.form.losses import losses, unseen
from auditor.output.form.values import ELEMENT, INTERNAL, PART

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


def kind_of(form: Form) -> str:
    """Whether a form becomes one file or many."""
    return "各单位填在同一个文件里" if of_all_units(form) else "每个单位填一个文件"


def counts(form: Form) -> list[str]:
    """How often each field stands in each sheet, a line a sheet, and which rows are repeated."""
    found: dict[str, Counter[str]] = {}
    rows: dict[str, dict[str, list[int]]] = {}
    for cell in form.cells:
        for each in cell.fields:
            if isinstance(each, Field):
                found.setdefault(cell.sheet, Counter())[each.name] += 1
    for (sheet, row), mark in form.marks.items():
        rows.setdefault(sheet, {}).setdefault(mark.each, []).append(row)
    lines = []
    for sheet in (each for each in form.sheets if each in found or each in rows):
        names = "、".join(
            f"{name}{f' {count} 处' if count > 1 else ''}" for name, count in found.get(sheet, {}).items()
        )
        repeated = [f"整张表{form.sheet_marks[sheet].each}"] if sheet in form.sheet_marks else []
        repeated += (f"第 {'、'.join(map(str, each))} 行按{what}重复" for what, each in rows.get(sheet, {}).items())
        lines.append(f"工作表“{sheet}”：{'；'.join(filter(None, [names, *repeated]))}")
    return lines


def warnings(form: Form) -> list[str]:
    """What is to be known before the form is filled in: what cannot be kept, and what of it no unit is to read."""
    inside = next(
        (cell.place for cell in form.cells for each in cell.fields if getattr(each, "name", "") == INTERNAL), ""
    )
    told = f"{inside} 用了“{INTERNAL}”，里面是内部填写的内容，填好的表发给单位以前请核对。"
    return [*losses(form.data), *unseen(form.data), *([told] if inside else [])]


def left_out(form: Form, run: AuditRun, ruleset: Ruleset) -> list[str]:
    """The units (undetermined ones by their files) that no row and no sheet of a form calls for, since it names kinds and not theirs."""
    marks = [each for each in (*form.marks.values(), *form.sheet_marks.values()) if each.each != EACH_ELEMENT]
    units = [(each.identity.unit or each.submission.file, each.identity.kind or "") for each in run.latest]
    units += ((each.unit, each.kind) for each in run.missing)
    return [unit for unit, kind in units if marks and not any(takes(mark, kind, ruleset) for mark in marks)]


def absent(form: Form, ruleset: Ruleset) -> list[str]:
    """The names of the elements that no field of the form tells of; none where one of all units tells of no element, for it is then a
    list of scores by intent."""
    there: set[str] = set()
    for cell in form.cells:
        for each in cell.fields:
            there |= _elements(each, ruleset)
    if not there and of_all_units(form):
        return []
    return [element.name for element in ruleset.elements if element.id not in there]


def _elements(each: Field | Mark, ruleset: Ruleset) -> set[str]:
    if isinstance(each, Mark):
        return {element.id for element in limited_elements(each, ruleset)} if each.each == EACH_ELEMENT else set()
    if each.of and each.name in ELEMENT:
        element = element_named(each.of, ruleset)
        return {element.id} if element else set()
    part = part_named(each.of, ruleset) if each.of and each.name in PART else ""
    return {element.id for element in ruleset.elements if part and element.part == part}
