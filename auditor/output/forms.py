"""forms.docx: a score sheet for each unit, a page each, to be printed in one go and signed; written into a Word template."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.judging.rank import by_kind
from auditor.model import AuditRun
from auditor.output.letter.filling import W, fields_in, fill
from auditor.output.letter.package import Package, packed
from auditor.output.letter.template import read_template
from auditor.output.letter.values import FIELDS, letters
from auditor.output.occasion import PLAIN, Occasion
from auditor.results.placing import place_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from auditor.rules.types import Ruleset

NAME, TEMPLATE = "forms.docx", "form.docx"
_BODY, _PARAGRAPH, _PROPERTIES, _BREAK = (f"{W}{name}" for name in ("body", "p", "pPr", "pageBreakBefore"))
_BEFORE_BREAK = {f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines")}  # the order that the format demands


def write_forms(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write the sheets of all reports that no later one lies beside, by kind and rank, into one file; a `form.docx` in
    `templates_dir` replaces the shipped one.

    Raises AuditorError for a template that is damaged, has a field that does not exist, or one in its header or footer.
    """
    template = _template(templates_dir)
    ordered = replace(run, reports=tuple(by_kind(run.latest, ruleset.naming.kinds)))
    name, pattern = _document(template)
    whole = deepcopy(pattern)
    body = next(whole.iter(_BODY))
    *sheet, last = body  # last is the set-up of the page, which stays
    for element in sheet:
        body.remove(element)
    scored = replace(occasion, letter=replace(occasion.letter, score=True))  # a score sheet tells the score
    for number, values in enumerate(letters(ordered, ruleset, scored)):
        root = deepcopy(pattern)
        fill(root, values)
        *sheet, _ = next(root.iter(_BODY))
        for element in _on_new_page(sheet) if number else sheet:
            last.addprevious(element)
    data = packed(template, {**template.roots, name: whole})
    return [place_bytes(out_dir / NAME, data)]


def check_forms(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a mistake in the template; no run can meet another."""
    _template(templates_dir)


def _template(templates_dir: Path | None) -> Package:
    template = read_template(TEMPLATE, templates_dir, FIELDS)
    name, _ = _document(template)
    if any(fields_in(root) for part, root in template.roots.items() if part != name):
        raise AuditorError(f"模板 {TEMPLATE} 的页眉页脚里不能有域：各单位的评分表印在同一个文件里，页眉页脚是共用的。")
    return template


def _document(template: Package) -> tuple[str, Element]:
    return next((name, root) for name, root in template.roots.items() if root.tag == f"{W}document")


def _on_new_page(sheet: list[Element]) -> list[Element]:
    """The sheet, its first paragraph on a new page; one that begins with a table gets a paragraph before it."""
    from lxml import etree

    if not sheet or sheet[0].tag != _PARAGRAPH:
        sheet = [etree.Element(_PARAGRAPH), *sheet]
    properties = sheet[0].find(_PROPERTIES)
    if properties is None:
        properties = etree.Element(_PROPERTIES)
        sheet[0].insert(0, properties)
    place = sum(child.tag in _BEFORE_BREAK for child in properties)
    if properties.find(_BREAK) is None:
        properties.insert(place, etree.Element(_BREAK))
    return sheet
