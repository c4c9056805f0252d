"""Reviews taken up: corrections merged into those kept, and put in force on a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from auditor.decisions.deciding import with_decisions
from auditor.decisions.merging import Merged, merged
from auditor.decisions.overlay import overlaid
from auditor.decisions.remarks import to_unit
from auditor.decisions.reviews import Correction
from auditor.judging.rank import ranked
from auditor.model import AuditRun, Decision, Note, ReportAudit, StaleDecision, for_office, for_unit
from auditor.rules import Ruleset


def merge(
    earlier: Iterable[Correction],
    new: Iterable[Correction],
    cleared: Mapping[tuple[str, str], Collection[str]] = MappingProxyType({}),
) -> Merged[Correction]:
    """The earlier corrections with the new ones on the same element of the same report laid over them: what a new one leaves open (a
    level beside a mere comment, points, …) stays as it was, unless it is among what was `cleared`; one of which nothing is left is
    withdrawn."""
    known, given = {each.key: each for each in earlier}, {each.key: each for each in new}
    laid = [overlaid(given.get(key), known.get(key), cleared.get(key, ())) for key in {**given, **cleared}]
    standing = [each for each in laid if each is not None and not each.blank]
    return merged(known.values(), standing, {each.key for each in laid if each is not None and each.blank})


def apply_review(run: AuditRun, corrections: Sequence[Correction], ruleset: Ruleset) -> AuditRun:
    """The run with the corrections in force: levels, marks, points, scores, grades and ranks. Corrections of reports that are not in
    the run, byte for byte, are told in `stale` (marks alone in `notes`) and change nothing; mere comments become notes on their
    report, for the office."""
    of_report: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        of_report[correction.sha256].append(correction)
    audits = [_reviewed(audit, of_report.get(audit.submission.sha256, ()), ruleset) for audit in run.reports]
    stale, notes = _stale(run, corrections), _marks_left(run, corrections)
    return replace(run, reports=ranked(audits), stale=(*run.stale, *stale), notes=(*run.notes, *notes))


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


def _marks_left(run: AuditRun, corrections: Iterable[Correction]) -> Iterator[str]:
    """A sentence for each report that is not in the run and has marks without a level, of which `stale` does not tell."""
    here = {audit.submission.sha256 for audit in run.reports}
    why = why_stale(run)
    left = Counter(
        (each.unit or each.file, why(each.sha256, each.file, each.unit))
        for each in corrections
        if each.sha256 not in here and each.level is None and not each.marks.blank
    )
    for (place, reason), count in left.items():
        yield f"{place}：人工填写的考核分、自评分、佐证 {count} 项，{reason}"


def _reviewed(audit: ReportAudit, corrections: Sequence[Correction], ruleset: Ruleset) -> ReportAudit:
    if not corrections:
        return audit
    decisions = {
        each.element: Decision(each.level, each.comment, each.workbook)
        for each in corrections
        if each.level is not None
    }
    notes = [note for each in corrections if each.level is None and each.comment for note in _notes(each, ruleset)]
    marks = {each.element: each.marks for each in corrections}
    verdicts = tuple(replace(each, marks=marks.get(each.element, each.marks)) for each in audit.verdicts)
    return with_decisions(replace(audit, verdicts=verdicts), decisions, notes, ruleset)


def _notes(correction: Correction, ruleset: Ruleset) -> Iterator[Note]:
    """A mere comment: all of it for the office, and what is marked for the unit without the rest."""
    name = ruleset.element_of[correction.element].name
    comment = " ".join(correction.comment.split()).rstrip("。")
    yield for_office(f"复核意见（{name}）：{comment}。")
    if told := to_unit(correction.comment):
        yield for_unit(f"{name}：{told}")
