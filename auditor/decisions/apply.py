"""Reviews taken up: corrections merged into those kept, and put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.decisions.deciding import with_decisions
from auditor.decisions.merging import Merged, merged
from auditor.decisions.remarks import to_unit
from auditor.decisions.reviews import Correction
from auditor.judging.rank import ranked
from auditor.model import AuditRun, Decision, Note, ReportAudit, StaleDecision, for_office, for_unit
from auditor.rules import Ruleset


def merge(
    earlier: Iterable[Correction],
    new: Sequence[Correction],
    withdrawn: Container[tuple[str, str]] = (),
    cleared: Container[tuple[str, str]] = (),
) -> Merged[Correction]:
    """The earlier corrections, those on the same element of the same report replaced by the new ones, and without those
    whose keys are `withdrawn`. A comment alone leaves an earlier level as it is, unless that is `cleared`."""
    every = list(earlier)
    levels = {each.key: each for each in every if each.level is not None and each.key not in cleared}
    new = [
        replace(levels[each.key], comment=each.comment) if each.level is None and each.key in levels else each
        for each in new
    ]
    return merged(every, new, withdrawn)


def apply_review(run: AuditRun, corrections: Sequence[Correction], ruleset: Ruleset) -> AuditRun:
    """The run with the corrections in force: levels, points, scores, grades and ranks. Corrections of reports that are not in
    the run, byte for byte, are told in `stale` and change nothing; mere comments become notes on their report, for the office."""
    of_report: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        of_report[correction.sha256].append(correction)
    audits = [_reviewed(audit, of_report.get(audit.submission.sha256, ()), ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits), stale=(*run.stale, *_stale(run, corrections)))


def why_stale(run: AuditRun) -> Callable[[str, str, str], str]:
    """Why a decision is not in force: a function of the fingerprint, file and unit of a report that is not scored in the run."""
    aside = {each.sha256: f"这份文件这次判断为{each.genre}，没有评分" for each in run.set_aside}
    files = [*(audit.submission.file for audit in run.reports), *(each.file for each in run.set_aside)]
    renewed = {file.strip(): f"同名文件 {file}" for file in files}
    of_unit = {a.identity.unit: f"同一单位的新文件是 {a.submission.file}" for a in run.reports if a.identity.unit}
    unread = {each.file.strip() for each in run.unreadable}

    def why(sha256: str, file: str, unit: str) -> str:
        if sha256 in aside:
            return f"{aside[sha256]}。"
        if file in unread:
            return "这份文件这次未能读取，没有套用。"
        other = renewed.get(file) or of_unit.get(unit)
        return f"报告内容已改动（{other}），没有套用。" if other else "这次没有审核这份报告，没有套用。"

    return why


def _stale(run: AuditRun, corrections: Iterable[Correction]) -> list[StaleDecision]:
    """The decisions on reports that are not in the run, each with the reason."""
    here = {audit.submission.sha256 for audit in run.reports}
    why = why_stale(run)
    return [
        StaleDecision(each.unit, each.file, each.element, each.level, why(each.sha256, each.file, each.unit))
        for each in corrections
        if each.sha256 not in here and each.level is not None
    ]


def _reviewed(audit: ReportAudit, corrections: Sequence[Correction], ruleset: Ruleset) -> ReportAudit:
    if not corrections:
        return audit
    decisions = {
        each.element: Decision(each.level, each.comment, each.workbook)
        for each in corrections
        if each.level is not None
    }
    notes = [note for each in corrections if each.level is None for note in _notes(each, ruleset)]
    return with_decisions(audit, decisions, notes, ruleset)


def _notes(correction: Correction, ruleset: Ruleset) -> Iterator[Note]:
    """A mere comment: all of it for the office, and what is marked for the unit without the rest."""
    name = ruleset.element_of[correction.element].name
    comment = " ".join(correction.comment.split()).rstrip("。")
    yield for_office(f"复核意见（{name}）：{comment}。")
    if told := to_unit(correction.comment):
        yield for_unit(f"{name}：{told}")
