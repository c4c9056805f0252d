"""The folder `split/`: a workbook for each body that scores, which it fills in and hands back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor.judging.points import weight_of
from auditor.model import AuditRun
from auditor.output.kit.book import write_book
from auditor.output.kit.styles import make_styles
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.split.about import write_about
from auditor.output.split.bodies import NOBODY, bodies, rules_of, run_of, split_files
from auditor.output.split.subtotal import SplitLayout, write_subtotal
from auditor.output.workbook.content import Content, content
from auditor.output.workbook.criteria import write_criteria
from auditor.output.workbook.details import write_details
from auditor.output.workbook.totals import write_typed

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

FOLDER = "split"


def write_split(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write the workbooks, each with the verdicts on the elements that its body scores; what no body scores stands in one of its own.
    There is no template."""
    made = content(run, ruleset, occasion, {})
    written = []
    for name, body in zip(split_files(run, ruleset), bodies(ruleset), strict=False):
        path = out_dir / FOLDER / name
        written.append(write_book(path, body or NOBODY, partial(_fill, made=made, body=body)))
    return written


def _fill(book: Workbook, made: Content, body: str) -> None:
    """`own` is all that the workbook may show: the rules and verdicts of the body, elements and items alike."""
    styles = make_styles(book)
    rules = rules_of(body, made.ruleset)
    own = replace(made, ruleset=rules, run=run_of(made.run, rules))
    reports = list(own.run.reports)
    layout = SplitLayout(len(reports), len(rules.elements), len(rules.levels) + 1, len(rules.grades), 0)
    others = [
        weight_of(whole, made.ruleset) - weight_of(each, rules)
        for whole, each in zip(made.run.reports, reports, strict=True)
    ]
    write_about(book, styles, own, body or NOBODY)
    if rules.elements:
        write_details(book, styles, own.run, rules, layout)
        write_subtotal(book, styles, list(zip(reports, others, strict=True)), rules, layout)
    if not rules.scoring.plain:
        write_typed(book, styles, own)
    write_criteria(book, styles, rules, layout)
