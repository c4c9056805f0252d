"""Sheets 文本问题 and 报送时间: flaws of the texts themselves, which people adopt or ignore there; what came late; and what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.across.matters import matter_of
from auditor.checks.table import of_arrival, of_text
from auditor.decisions.flaw_sheet import ANSWER, CHECK, QUOTE, REASON, answered, quote_shown
from auditor.decisions.flaws import Answer
from auditor.decisions.rows import DIGEST, PREFILLED
from auditor.model import AuditRun, Defect, ReportAudit, Tone
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, Choice, offer
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, KEY, Cell, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.workbook.layout import DEFECTS, TIMING

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

COLUMNS = (
    ("单位", 18), ("性质", 7), ("检查", 18), (QUOTE, 34), ("段落", 9), ("处数", 6), ("说明和建议", 42), ("扣分", 7),
    (ANSWER, 8), (REASON, 26), ("整改情况", 9), ("依据", 18), ("文件", 20), (CHECK, 0), (DIGEST, 0), (PREFILLED, 0),
)  # fmt: skip
TIMES = (("单位", 22), ("类别", 8), ("情况和建议", 70), ("扣分", 8), ("文件", 26))
_TONE, _ANSWER, _SHOWN = 1, 8, 13
_TONES = tuple(Tone)  # from the gravest on
_COUNTED = "扣分已计入总分。"
_NOTE = "黄色两列可以填写：“处理”选采纳或忽略，忽略的写明理由；填完保存，用 auditor review apply 收回，重新运行后忽略的列为灰字，不再扣分。"


def write_defects(book: Workbook, styles: Styles, run: AuditRun, ruleset: Ruleset) -> None:
    """Add the sheet: a row a flaw, the gravest of each report first."""
    became = {
        (each.file, matter.key): told.value for each in run.across.resubmissions for matter, told in each.progress
    }
    rows = [
        _flaw(audit, defect, ruleset, became.get((audit.submission.file, matter_of(defect).key), ""))
        for audit in run.reports
        for defect in sorted(of_text(audit.defects), key=lambda defect: _TONES.index(defect.tone))
    ]
    heading = Heading(DEFECTS, f"{_looked_up(ruleset)}{_NOTE}", "没有发现文本问题。")
    sheet = write_table(book, styles, heading, COLUMNS, rows)
    sheet.set_column(_SHOWN, len(COLUMNS) - 1, None, None, {"hidden": True})
    sheet.set_paper(A3)
    if not rows:
        return
    first, last = HEADER + 1, HEADER + len(rows)
    answers = [each.value for each in Answer]
    offer(sheet, Choice(answers, "没有这种处理", "请从下拉框里选择；清空即撤销。"), _ANSWER, first, last)
    answer = xl_rowcol_to_cell(first, _ANSWER, col_abs=True)
    ignored = {"type": "formula", "criteria": f"={answer}={quoted(Answer.IGNORE.value)}", "format": styles["ignored"]}
    sheet.conditional_format(first, 0, last, _SHOWN - 1, ignored | {"stop_if_true": True})
    for tone in _TONES:
        look = styles[f"tone-{tone.name.lower()}"]
        rule = {"type": "cell", "criteria": "==", "value": quoted(tone.value), "format": look}
        sheet.conditional_format(first, _TONE, last, _TONE, rule)


def _looked_up(ruleset: Ruleset) -> str:
    """The day of the last look-up of the oldest list that a check goes by, "" where none does."""
    days = [day for check in ruleset.checks if (day := check.dated.looked_up)]
    return f"法规、机构和用语的名单最后核对于 {min(days)}。" if days else ""


def _flaw(audit: ReportAudit, defect: Defect, ruleset: Ruleset, became: str) -> list[Cell]:
    check = ruleset.check_of.get(defect.check)  # a check of the ruleset for another year may not be there
    answer, reason = answered(defect)
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(defect.tone.value, "centre"),
        Cell(check.name if check else defect.check),
        Cell(quote_shown(defect)),
        Cell(_paragraphs(defect), "centre"),
        Cell(defect.count, "centre"),
        Cell(defect.explanation),
        Cell(defect.points, "points"),
        Cell(answer, "input-level"),
        Cell(reason, "input"),
        Cell(became, "centre"),
        Cell(check.source if check else "", "quiet"),
        Cell(audit.submission.file, "quiet"),
        *(Cell(text, KEY) for text in (defect.check, audit.submission.sha256, answer)),
    ]


def _paragraphs(defect: Defect) -> str:
    """The paragraphs that it stands in, each once."""
    numbers: Iterable[int] = dict.fromkeys(place.paragraph for place in defect.places)
    return "、".join(map(str, numbers)) or "—"


def write_timing(book: Workbook, styles: Styles, run: AuditRun) -> None:
    """Add the sheet of what came late."""
    rows = [
        [
            Cell(or_undetermined(audit.identity.unit)),
            Cell(or_undetermined(audit.identity.kind), "centre"),
            Cell(defect.explanation),
            Cell(defect.points, "points"),
            Cell(audit.submission.file, "quiet"),
        ]
        for audit in run.reports
        for defect in of_arrival(audit.defects)
    ]
    write_table(book, styles, Heading(TIMING, _COUNTED, "没有发现逾期。"), TIMES, rows)
