"""What people decided on flaws of the text in sheet 文本问题 of the scoring workbook, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from auditor.decisions.flaws import Answer, FlawDecision, key_of
from auditor.decisions.rows import FOREIGN, PREFILLED, Row, foreign_report, nearest, rows_of, sheet_named
from auditor.decisions.waivers import waiver_text
from auditor.model import AuditRun, Defect, ReportAudit
from auditor.reading.tables import Table
from auditor.text.fold import fold

SHEET = "文本问题"
ANSWER, REASON, QUOTE, CHECK, WHOLE = "处理", "处理意见", "原文", "检查编号", "—"
TITLES = (ANSWER, REASON, QUOTE, CHECK, "报告指纹")

Key: TypeAlias = tuple[str, str, str]
_Flaws: TypeAlias = Mapping[Key, tuple[ReportAudit, Defect]]


@dataclass(frozen=True, slots=True)
class FilledFlaws:
    """What people did in the sheet: their decisions, and the keys of those that stood in it from the start and are emptied now; of
    these, `waived` are in force by a waiver. `rows` tells where each of them stands."""

    decisions: tuple[FlawDecision, ...] = ()
    empty: frozenset[Key] = frozenset()
    waived: frozenset[Key] = frozenset()
    rows: Mapping[Key, Row] = field(default_factory=dict, compare=False)


def answered(defect: Defect) -> tuple[str, str]:
    """What stands in the two columns for a flaw from the start: the answer and what was said of it."""
    if ignored := defect.ignored:
        reason = waiver_text(ignored.reason, ignored.by) if ignored.waived else ignored.reason
        return Answer.IGNORE.value, reason
    return (Answer.ADOPT.value, defect.adopted.remark) if defect.adopted else ("", "")


def quote_shown(defect: Defect) -> str:
    """The quote of a flaw as the sheet shows it."""
    return defect.quote or WHOLE


def read_flaw_sheet(tables: Sequence[Table], path: Path, run: AuditRun, mistakes: list[str]) -> FilledFlaws:
    """The decisions in the sheet of a workbook that was written of the `run`, in the order of its rows; none where the workbook has no
    such sheet. What is wrong in its cells goes to `mistakes`. Raises AuditorError for a sheet without its columns."""
    table = sheet_named(tables, SHEET)
    if table is None:
        return FilledFlaws()
    flaws = {
        (audit.submission.sha256, defect.check, _plain(quote_shown(defect))): (audit, defect)
        for audit in run.reports
        for defect in audit.defects
    }
    found: dict[Key, tuple[FlawDecision, str]] = {}
    empty: set[Key] = set()
    places: dict[Key, Row] = {}
    for row in rows_of(table, SHEET, TITLES, path):
        if not (row.texts[ANSWER] or row.texts[REASON] or row.texts[PREFILLED]):
            continue
        if (flaw := _flaw(row, flaws, mistakes)) is None:
            continue
        audit, defect = flaw
        places.setdefault(key_of(audit.submission.sha256, defect), row)
        if row.texts[PREFILLED] and not row.texts[ANSWER]:
            empty.add(key_of(audit.submission.sha256, defect))
        elif decision := _decision(row, audit, defect, path.name, mistakes):
            _add(decision, row.cell(ANSWER), found, mistakes)
    waived = {key_of(a.submission.sha256, d) for a, d in flaws.values() if d.ignored and d.ignored.waived}
    left = empty - found.keys()
    decisions = tuple(each for each, _ in found.values())
    return FilledFlaws(decisions, frozenset(left), frozenset(left & waived), places)


def _plain(text: str) -> str:
    """A text whatever became of its blanks and line ends on the way through a cell."""
    return "".join(text.split())


def _flaw(row: Row, flaws: _Flaws, mistakes: list[str]) -> tuple[ReportAudit, Defect] | None:
    """The flaw that a row is about."""
    check = fold(row.texts[CHECK])
    flaw = flaws.get((row.digest, check, _plain(row.texts[QUOTE])))
    if flaw is None:
        known = row.digest in {digest for digest, _, _ in flaws}
        absent = f"{row.cell(QUOTE)}  results.json 里没有这处问题。{FOREIGN}"
        mistakes.append(absent if known else foreign_report(row))
    return flaw


def _decision(row: Row, audit: ReportAudit, defect: Defect, workbook: str, mistakes: list[str]) -> FlawDecision | None:
    """The decision of a row, None where a waiver stands in it as it was; what is wrong with it goes to `mistakes`."""
    said, reason = fold(row.texts[ANSWER]), row.texts[REASON]
    answers = {each.value: each for each in Answer}
    if not said:
        mistakes.append(f"{row.cell(ANSWER)}  写了处理意见，没有选处理。请选“采纳”或“忽略”，或清空处理意见。")
    elif said not in answers:
        hint = nearest(said, list(answers)) or "可填：采纳、忽略。"
        mistakes.append(f"{row.cell(ANSWER)}  “{row.texts[ANSWER]}”不是处理。{hint}")
    elif answers[said] is Answer.IGNORE and not reason:
        mistakes.append(f"{row.cell(REASON)}  选了“忽略”，没有写处理意见。请写明为什么不算问题。")
    elif not (defect.ignored and defect.ignored.waived and (said, reason) == answered(defect)):
        sha256, check, quote = key_of(audit.submission.sha256, defect)
        unit, file = (audit.identity.unit or "").strip(), audit.submission.file.strip()
        return FlawDecision(check, quote, sha256, answers[said], reason, unit, file, workbook)
    return None


def _add(new: FlawDecision, cell: str, found: dict[Key, tuple[FlawDecision, str]], mistakes: list[str]) -> None:
    """Put a decision with the others; two on the same quote must agree."""
    known, where = found.setdefault(new.key, (new, cell))
    if known.said != new.said:
        mistakes.append(f"{cell}  与 {where} 是同一份报告的同一处问题，处理或处理意见却不同。请改成一样。")
