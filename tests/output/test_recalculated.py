"""scores.xlsx calculated by LibreOffice: its formulas give what results.json says, and follow a reviewer's levels."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.decisions.apply import apply_review
from auditor.decisions.reviews import Correction
from auditor.judging import score
from auditor.judging.points import decide
from auditor.model import NOT_APPLICABLE, AuditRun, Decision, Level, Marks, ReportAudit
from auditor.output.occasion import PLAIN
from auditor.output.workbook.content import content
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.run.assemble import assemble

FIRST_ROW, FIRST_ELEMENT = 9, 14  # of 评分总表
pytestmark = pytest.mark.office
Soffice = Callable[[Path, str, Path], Path]


@pytest.fixture(scope="module")
def ruleset(shipped_ruleset: Ruleset) -> Ruleset:
    """Not the small one of this folder."""
    return shipped_ruleset


@pytest.fixture(scope="module")
def in_rows(samples_run: AuditRun, ruleset: Ruleset) -> AuditRun:
    """The reports in the order of the workbook's rows."""
    return replace(samples_run, reports=content(samples_run, ruleset, PLAIN, {}).run.reports)


def recalculated(path: Path, entries: Sequence[tuple[int, str, object]], folder: Path, soffice: Soffice) -> Any:
    """The workbook with these values entered (row of 评分明细, title, value) and every value calculated afresh."""
    book = load_workbook(path)
    titles = [cell.value for cell in book["评分明细"][3]]
    for row, title, value in entries:
        book["评分明细"].cell(row, titles.index(title) + 1).value = value
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
        assert (row[0], row[3], *row[5:8]) == (audit.rank_in_kind, audit.rank, audit.score, audit.grade, gaps)
        for verdict, cell in zip(audit.verdicts, row[FIRST_ELEMENT:], strict=False):
            assert cell == (pytest.approx(verdict.points) if verdict.applicable else "—")
    check_statistics(book["统计"], run, ruleset)
    check_summary(book["汇总"], run, ruleset)


def check_summary(sheet: Any, run: AuditRun, ruleset: Ruleset) -> None:
    """The units by kind and rank, the points of each part, and the problems, all as after an audit with these levels."""
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    header = next(number for number, row in enumerate(rows) if row[1] == "单位")
    parts = {title: column for column, title in enumerate(rows[header]) if column > 4 and title}
    listed = [row for row in rows[header + 1 :] if row[1]]
    reports = sorted(
        run.reports, key=lambda each: ([k.name for k in ruleset.naming.kinds].index(each.identity.kind), each.rank)
    )
    assert [row[:5] for row in listed] == [
        (each.rank_in_kind, each.identity.unit, each.score, each.grade, sum(v.gap for v in each.verdicts))
        for each in reports
    ]
    for row, audit in zip(listed, reports, strict=True):
        for part, column in parts.items():
            points = [v.points for v in audit.verdicts if ruleset.element_of[v.element].part == part]
            assert row[column] == pytest.approx(sum(points))
    lacking = [
        (sum(v.gap for v in found), found[0].element)
        for found in zip(*(each.verdicts for each in run.reports), strict=True)
    ]
    most, element = max(lacking)
    (told,) = (row[0] for row in rows if str(row[0]).startswith("主要问题"))
    assert re.match(rf"主要问题：缺项较集中的是.+?（\d+个单位中有{most}个）", told)
    assert ruleset.element_of[element].name in told


def check_statistics(sheet: Any, run: AuditRun, ruleset: Ruleset) -> None:
    names = {element.name: element.id for element in ruleset.elements}
    for name, applicable, *counts, rate in sheet.iter_rows(min_row=4, max_row=38, max_col=8, values_only=True):
        found = [v for audit in run.reports for v in audit.verdicts if v.element == names[name] and v.applicable]
        assert applicable == len(found)
        assert counts == [sum(verdict.level is level for verdict in found) for level in Level]
        assert rate == pytest.approx(sum(v.points for v in found) / sum(v.full for v in found))


def test_every_formula_gives_what_the_results_say(
    in_rows: AuditRun, ruleset: Ruleset, tmp_path: Path, soffice: Soffice
) -> None:
    path = write_xlsx(in_rows, ruleset, tmp_path)[0]
    places = [audit.submission.file for audit in in_rows.reports]
    check(recalculated(path, [], tmp_path, soffice), in_rows, places, ruleset)


def test_levels_entered_by_a_reviewer_give_the_scores_of_an_audit_with_these_levels(
    in_rows: AuditRun, ruleset: Ruleset, tmp_path: Path, soffice: Soffice
) -> None:
    """One up, one down, one that does not apply; three reports."""
    entered = {(0, 4): Level.MISSING, (6, 20): Level.EVIDENCED, (11, 15): NOT_APPLICABLE}
    places = [audit.submission.file for audit in in_rows.reports]
    rows = [
        (4 + report * len(ruleset.elements) + element, "复核等次", ruleset.label(level))
        for (report, element), level in entered.items()
    ]
    book = recalculated(write_xlsx(in_rows, ruleset, tmp_path)[0], rows, tmp_path, soffice)
    reports = list(in_rows.reports)
    for (report, element), level in entered.items():
        decision = {ruleset.elements[element].id: Decision(level, "", "")}
        reports[report] = rescored(reports[report], decision, ruleset)
    check(book, assemble(reports, ruleset), places, ruleset)


def rescored(audit: ReportAudit, decisions: dict[str, Decision], ruleset: Ruleset) -> ReportAudit:
    verdicts = decide(audit.verdicts, decisions, ruleset)
    value, grade = score(verdicts, audit.defects, ruleset)
    return replace(audit, verdicts=verdicts, score=value, grade=grade)


def test_what_people_typed_gives_the_scores_of_an_audit_with_it(
    in_rows: AuditRun, ruleset: Ruleset, tmp_path: Path, soffice: Soffice
) -> None:
    """Points beside a level, alone, as text, beyond full, nothing, and where the element does not apply; in a fresh workbook, and in one
    that was filled from the start."""
    typed = {
        (0, 4): (Level.MISSING, Marks(points=2.5, self_points=3)),
        (0, 6): (None, Marks(points=0, self_points=1)),
        (3, 2): (None, Marks(points=1.25)),
        (6, 20): (None, Marks(points=99)),
        (6, 21): (None, Marks(self_points=0.5)),
        (11, 15): (NOT_APPLICABLE, Marks(points=3, self_points=2)),
    }
    names = {element: ruleset.elements[element].id for _, element in typed}
    entries, corrections = [], []
    for (report, element), (level, marks) in typed.items():
        row = 4 + report * len(ruleset.elements) + element
        points = str(marks.points) if (report, element) == (3, 2) else marks.points
        entries += [(row, "人工考核分", points), (row, "自评分", marks.self_points)]
        entries += [(row, "复核等次", ruleset.label(level))] if level is not None else []
        digest = in_rows.reports[report].submission.sha256
        corrections.append(Correction(names[element], digest, level, "", "", "", "", marks))
    places = [audit.submission.file for audit in in_rows.reports]
    reviewed = apply_review(in_rows, corrections, ruleset)
    book = recalculated(write_xlsx(in_rows, ruleset, tmp_path)[0], entries, tmp_path, soffice)
    check(book, reviewed, places, ruleset)
    check_own_scores(book, reviewed, places)
    (tmp_path / "after").mkdir()
    ordered = content(reviewed, ruleset, PLAIN, {}).run
    places = [audit.submission.file for audit in ordered.reports]
    book = recalculated(write_xlsx(ordered, ruleset, tmp_path / "after")[0], [], tmp_path / "after", soffice)
    check(book, reviewed, places, ruleset)
    check_own_scores(book, reviewed, places)


def check_own_scores(book: Any, run: AuditRun, places: Sequence[str]) -> None:
    """The units' own totals, their differences, and which points were typed."""
    by_file = {audit.submission.file: audit for audit in run.reports}
    for number, file in enumerate(places):
        verdicts = by_file[file].verdicts
        row = [cell.value for cell in book["评分总表"][FIRST_ROW + number]]
        own = [(v.marks.self_points, v.points) for v in verdicts if v.applicable and v.marks.self_points is not None]
        expected = (sum(s for s, _ in own), sum(s - p for s, p in own)) if own else ("—", "—")
        assert tuple(row[9:11]) == (pytest.approx(expected) if own else expected)
        typed = {v.element: v.marks.points is not None for v in verdicts if v.applicable}
        digits = dict(zip((verdict.element for verdict in verdicts), row[13], strict=True))
        assert {element: digits[element] == "1" for element in typed} == typed
