"""Reviews taken up: corrections merged into those kept, and put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.decisions.deciding import with_decisions
from auditor.decisions.remarks import to_unit
from auditor.decisions.reviews import Correction
from auditor.judging.rank import ranked
from auditor.model import AuditRun, Decision, Note, ReportAudit, StaleDecision, for_office, for_unit
from auditor.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Merged:
    """All corrections to keep; of these, `added` are new, `changed` stand in place of `replaced` (same order), and `kept` is
    how many stay as they were. `withdrawn` are kept no more."""

    corrections: tuple[Correction, ...]
    added: tuple[Correction, ...]
    changed: tuple[Correction, ...]
    replaced: tuple[Correction, ...]
    kept: int
    withdrawn: tuple[Correction, ...] = ()


def merge(
    earlier: Iterable[Correction],
    new: Sequence[Correction],
    withdrawn: Container[tuple[str, str]] = (),
    cleared: Container[tuple[str, str]] = (),
) -> Merged:
    """The earlier corrections, those on the same element of the same report replaced by the new ones, and without those
    whose keys are `withdrawn`. A comment alone leaves an earlier level as it is, unless that is `cleared`."""
    every = list(earlier)
    levels = {each.key: each for each in every if each.level is not None and each.key not in cleared}
    new = [
        replace(levels[each.key], comment=each.comment) if each.level is None and each.key in levels else each
        for each in new
    ]
    gone = tuple(each for each in every if each.key in withdrawn)
    known = {each.key: each for each in every if each.key not in withdrawn}
    added = tuple(each for each in new if each.key not in known)
    changed = tuple(each for each in new if each.key in known and not _same(each, known[each.key]))
    replaced = tuple(known[each.key] for each in changed)
    kept = len(known) - len(changed)
    together = known | {each.key: each for each in (*added, *changed)}
    return Merged(tuple(together.values()), added, changed, replaced, kept, gone)


def _same(first: Correction, second: Correction) -> bool:
    return (first.level, first.comment) == (second.level, second.comment)


def apply_review(run: AuditRun, corrections: Sequence[Correction], ruleset: Ruleset) -> AuditRun:
    """The run with the corrections in force: levels, points, scores, grades and ranks. Corrections of reports that are not in
    the run, byte for byte, are told in `stale` and change nothing; mere comments become notes on their report, for the office."""
    of_report: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        of_report[correction.sha256].append(correction)
    audits = [_reviewed(audit, of_report.get(audit.submission.sha256, ()), ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits), stale=(*run.stale, *_stale(run, corrections)))


def _stale(run: AuditRun, corrections: Iterable[Correction]) -> list[StaleDecision]:
    """The decisions on reports that are not in the run, each with the reason."""
    here = {audit.submission.sha256 for audit in run.reports}
    aside = {each.sha256: f"这份文件这次判断为{each.genre}，没有评分" for each in run.set_aside}
    files = [*(audit.submission.file for audit in run.reports), *(each.file for each in run.set_aside)]
    renewed = {file.strip(): f"同名文件 {file}" for file in files}
    of_unit = {a.identity.unit: f"同一单位的新文件是 {a.submission.file}" for a in run.reports if a.identity.unit}
    unread = {each.file.strip() for each in run.unreadable}

    def why(correction: Correction) -> str:
        if correction.sha256 in aside:
            return f"{aside[correction.sha256]}。"
        if correction.file in unread:
            return "这份文件这次未能读取，没有套用。"
        other = renewed.get(correction.file) or of_unit.get(correction.unit)
        return f"报告内容已改动（{other}），没有套用。" if other else "这次没有审核这份报告，没有套用。"

    return [
        StaleDecision(each.unit, each.file, each.element, each.level, why(each))
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
