"""A small run under the tiny ruleset, and its workbook as a reviewer leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from auditor.decisions.flaws import Answer, FlawDecision
from auditor.decisions.marks import UNMARKED
from auditor.decisions.reviews import Correction
from auditor.judging.engine import Engine
from auditor.judging.score import with_defects
from auditor.model import AuditRun, Defect, Level, Marks, NotApplicable, Paragraph, Place, Submission, Tone
from auditor.output.xlsx import write_xlsx
from auditor.results.read import read_results
from auditor.results.write import write_json
from auditor.run.assemble import assemble

SHEET, HEADER = "评分明细", 3
REPORTS = {"清溪镇": "聘请法律顾问3名。", "柳塘镇": "法律顾问参与决策。", "双堰镇": "成立调解工作室，化解纠纷5件。"}
DIGESTS = {unit: f"{number:x}" * 64 for number, unit in enumerate(REPORTS, start=10)}


def small_run(engine: Engine) -> AuditRun:
    """Three townships, each with its file, whose fingerprint is one digit: a, b, c."""
    return assemble([engine.audit(submission(unit)) for unit in REPORTS], engine.ruleset)


def submission(unit: str) -> Submission:
    lines = (f"{unit}2024年度法治政府建设情况报告", "一、主要举措和成效", REPORTS[unit])
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))
    return Submission(f"{unit}.txt", DIGESTS[unit], "txt", paragraphs)


def write(run: AuditRun, engine: Engine, folder: Path) -> tuple[Path, AuditRun]:
    """The workbook of a run, and the run as results.json beside it tells it."""
    (path,) = write_xlsx(run, engine.ruleset, folder)
    (results,) = write_json(run, engine.ruleset, folder)
    return path, read_results(results).run


def row_of(sheet: Any, digest: str, element: str) -> int:
    titles = [cell.value for cell in sheet[HEADER]]
    keys = titles.index("要素编号"), titles.index("报告指纹")
    return next(
        row[0].row for row in sheet.iter_rows() if (row[keys[0]].value, row[keys[1]].value) == (element, digest)
    )


def enter(path: Path, entries: Iterable[tuple[str, str, str, str]]) -> None:
    """Fill the workbook in: (fingerprint, element, level, comment) each."""
    book = load_workbook(path)
    sheet = book[SHEET]
    for digest, element, level, comment in entries:
        row = row_of(sheet, digest, element)
        for column, text in ((4, level), (5, comment)):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = text, "s"
    book.save(path)


def type_in(path: Path, digest: str, element: str, cells: Mapping[str, object]) -> None:
    """Fill in the row of a report and an element: a value by title, None for an empty cell."""
    book = load_workbook(path)
    sheet = book[SHEET]
    titles = [cell.value for cell in sheet[HEADER]]
    row = row_of(sheet, digest, element)
    for title, value in cells.items():
        sheet.cell(row, titles.index(title) + 1).value = value
    book.save(path)


def table(path: Path) -> list[list[object]]:
    """Sheet 评分明细 as it stands, header first."""
    rows = load_workbook(path)[SHEET].iter_rows(min_row=HEADER, values_only=True)
    return [list(row) for row in rows]


def save(path: Path, rows: Sequence[Sequence[object]], sheet: str = SHEET) -> Path:
    """A workbook with one more sheet before the given one."""
    book = Workbook()
    book.active.title = "随手记"
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(list(row))
    book.save(path)
    return path


def correction(
    unit: str = "清溪镇",
    element: str = "adviser",
    level: Level | NotApplicable | None = Level.ACTED,
    comment: str = "",
    marks: Marks = UNMARKED,
    **other: str,
) -> Correction:
    values = {"sha256": DIGESTS[unit], "unit": unit, "file": f"{unit}.txt", "workbook": "scores.xlsx"} | other
    return Correction(element=element, level=level, comment=comment, marks=marks, **values)


def marked(marks: Marks, level: Level | NotApplicable | None = None, **other: str) -> Correction:
    """A correction with marks, and no level unless given."""
    marks = replace(marks, by=marks.by or other.get("workbook", "scores.xlsx"))
    return correction(level=level, marks=marks, **other)


MARKS = Defect("doubled-marks", Tone.CHECK, "，。", (Place(3, 2, 4),), "标点重复。", "请删去一个。")
BLANK = Defect("placeholder", Tone.MUST, "XX件", (Place(3, 5, 8),), "没有填写。", "请填写。", deduction=2, count=3)
SHORT = Defect("length", Tone.CHECK, "", (), "字数太少。", deduction=1)


def flawed_run(engine: Engine) -> AuditRun:
    """The small run, in which the texts of 清溪镇 and 柳塘镇 have flaws that cost three points together."""
    flaws = {"清溪镇": (MARKS, BLANK, SHORT), "柳塘镇": (BLANK, SHORT)}
    run = small_run(engine)
    audits = [with_defects(audit, flaws.get(audit.identity.unit or "", ()), engine.ruleset) for audit in run.reports]
    return assemble(audits, engine.ruleset)


def flaw_decision(
    decision: Answer = Answer.IGNORE,
    reason: str = "本来如此",
    unit: str = "清溪镇",
    defect: Defect = BLANK,
    **other: str,
) -> FlawDecision:
    values = {"sha256": DIGESTS[unit], "unit": unit, "file": f"{unit}.txt", "workbook": "scores.xlsx"} | other
    return FlawDecision(check=defect.check, quote=defect.quote, decision=decision, reason=reason, **values)


def flaws_of(run: AuditRun, unit: str) -> dict[str, Defect]:
    """The flaws of a unit's report by check."""
    return {each.check: each for audit in run.reports if audit.identity.unit == unit for each in audit.defects}


def score_of(run: AuditRun, unit: str) -> float:
    return next(audit.score for audit in run.reports if audit.identity.unit == unit)
