"""Sheet 证据明细: every verdict beside the sentences that earned it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor.model import AuditRun, Evidence, ReportAudit, Verdict
from auditor.output.labels import STATUS_LABELS, level_label, matched_text, source_label, told
from auditor.output.workbook.styles import Styles
from auditor.output.workbook.table import Cell, write_table

if TYPE_CHECKING:
    from auditor.ruleset.types import Ruleset

COLUMNS = (
    ("单位", 22),
    ("要素", 20),
    ("等次", 11),
    ("得分", 7),
    ("满分", 7),
    ("状态", 7),
    ("本句算作", 11),
    ("原文", 52),
    ("命中", 22),
    ("所在标题", 22),
    ("段落", 7),
    ("页", 6),
    ("来源", 9),
    ("说明", 28),
)


def write_evidence(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet: a row for each evidence, or one for a verdict without any."""
    write_table(book, styles, "证据明细", COLUMNS, _rows(run, ruleset), "没有已评分的报告。")


def _rows(run: AuditRun, ruleset: Ruleset) -> Iterator[list[Cell]]:
    for audit in run.reports:
        for verdict in audit.verdicts:
            head = _head(audit, verdict, ruleset)
            tail = Cell(verdict.why_not, "quiet")
            for number, evidence in enumerate(verdict.evidence):
                # The verdict's level and points stand in its first row only, so that a column can be added up.
                first = head if number == 0 else [*head[:2], *(Cell("", "quiet") for _ in head[2:])]
                yield [*first, *_place(audit, evidence, ruleset), tail if number == 0 else Cell("", "quiet")]
            if not verdict.evidence:
                yield [*head, *(Cell("—", "not-applicable") for _ in range(8)), tail]


def _head(audit: ReportAudit, verdict: Verdict, ruleset: Ruleset) -> list[Cell]:
    name = ruleset.element_of[verdict.element].name
    unit, label = told(audit.identity.unit), level_label(ruleset, verdict)
    if not verdict.applicable:
        dash = Cell("—", "not-applicable")
        return [Cell(unit), Cell(name), Cell(label, "not-applicable"), dash, dash]
    points = Cell(round(verdict.points, 3), "points"), Cell(round(verdict.full, 3), "points")
    return [Cell(unit), Cell(name), Cell(label, f"level-{verdict.level.id}"), *points]


def _place(audit: ReportAudit, evidence: Evidence, ruleset: Ruleset) -> list[Cell]:
    return [
        Cell(STATUS_LABELS[evidence.status], "centre"),
        Cell(ruleset.label(evidence.level), "centre"),
        Cell(evidence.quote),
        Cell(matched_text(audit.submission, evidence)),
        Cell(evidence.section, "quiet"),
        Cell(evidence.paragraph, "centre"),
        Cell("—" if evidence.page is None else evidence.page, "centre"),
        Cell(source_label(audit.submission, evidence), "quiet"),
    ]
