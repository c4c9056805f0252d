"""scores.xlsx calculated by LibreOffice: its formulas give what results.json says, and follow a reviewer's levels."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.judging import score
from auditor.judging.points import decide
from auditor.model import NOT_APPLICABLE, AuditRun, Decision, Level, ReportAudit
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.run.assemble import assemble

FIRST_ROW, FIRST_ELEMENT = 5, 9  # of 评分总表
pytestmark = pytest.mark.office
Soffice = Callable[[Path, str, Path], Path]


@pytest.fixture(scope="module")
def ruleset(shipped_ruleset: Ruleset) -> Ruleset:
    """Not the small one of this folder."""
    return shipped_ruleset


def recalculated(path: Path, levels: Sequence[tuple[int, str]], folder: Path, soffice: Soffice) -> Any:
    """The workbook with these levels entered (row of 评分明细, level) and every value calculated afresh."""
    book = load_workbook(path)
    for row, level in levels:
        book["评分明细"].cell(row, 4).value = level
    entered = folder / "entered.xlsx"
    book.save(entered)  # without the values that were written beside the formulas
    calculated = soffice(soffice(entered, "ods", folder), "xlsx:Calc MS Excel 2007 XML", folder / "calculated")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that LibreOffice writes
        return load_workbook(calculated, data_only=True)


def check(book: Any, run: AuditRun, places: Sequence[str], ruleset: Ruleset) -> None:
    """`places` are the files in the order of the rows, which recalculation leaves where they were."""
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(("#", "Err:"))]
    by_file = {audit.submission.file: audit for audit in run.reports}
    for number, file in enumerate(places):
        row = [cell.value for cell in book["评分总表"][FIRST_ROW + number]]
        audit = by_file[file]
        gaps = sum(verdict.gap for verdict in audit.verdicts)
        assert (row[0], row[4], row[5], row[6]) == (audit.rank, audit.score, audit.grade, gaps)
        for verdict, cell in zip(audit.verdicts, row[FIRST_ELEMENT:], strict=False):
            assert cell == (pytest.approx(verdict.points) if verdict.applicable else "—")
    check_statistics(book["统计"], run, ruleset)


def check_statistics(sheet: Any, run: AuditRun, ruleset: Ruleset) -> None:
    names = {element.name: element.id for element in ruleset.elements}
    for name, applicable, *counts, rate in sheet.iter_rows(min_row=4, max_row=38, max_col=8, values_only=True):
        found = [v for audit in run.reports for v in audit.verdicts if v.element == names[name] and v.applicable]
        assert applicable == len(found)
        assert counts == [sum(verdict.level is level for verdict in found) for level in Level]
        assert rate == pytest.approx(sum(v.points for v in found) / sum(v.full for v in found))


def test_every_formula_gives_what_the_results_say(
    samples_run: AuditRun, ruleset: Ruleset, tmp_path: Path, soffice: Soffice
) -> None:
    path = write_xlsx(samples_run, ruleset, tmp_path)[0]
    places = [audit.submission.file for audit in samples_run.reports]
    check(recalculated(path, [], tmp_path, soffice), samples_run, places, ruleset)


def test_levels_entered_by_a_reviewer_give_the_scores_of_an_audit_with_these_levels(
    samples_run: AuditRun, ruleset: Ruleset, tmp_path: Path, soffice: Soffice
) -> None:
    """One up, one down, one that does not apply; three reports."""
    entered = {(0, 4): Level.MISSING, (6, 20): Level.EVIDENCED, (11, 15): NOT_APPLICABLE}
    places = [audit.submission.file for audit in samples_run.reports]
    rows = [
        (4 + report * len(ruleset.elements) + element, ruleset.label(level))
        for (report, element), level in entered.items()
    ]
    book = recalculated(write_xlsx(samples_run, ruleset, tmp_path)[0], rows, tmp_path, soffice)
    reports = list(samples_run.reports)
    for (report, element), level in entered.items():
        decision = {ruleset.elements[element].id: Decision(level, "", "")}
        reports[report] = rescored(reports[report], decision, ruleset)
    check(book, assemble(reports, ruleset), places, ruleset)


def rescored(audit: ReportAudit, decisions: dict[str, Decision], ruleset: Ruleset) -> ReportAudit:
    verdicts = decide(audit.verdicts, decisions, ruleset)
    value, grade = score(verdicts, audit.defects, ruleset)
    return replace(audit, verdicts=verdicts, score=value, grade=grade)
