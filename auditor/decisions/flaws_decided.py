"""Decisions on flaws of the text put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.decisions.apply import why_stale
from auditor.decisions.flaws import Answer, FlawDecision, key_of
from auditor.judging.rank import ranked
from auditor.judging.score import with_defects
from auditor.model import Adopted, AuditRun, Defect, Ignored, ReportAudit
from auditor.rules import Ruleset


def decide_flaws(run: AuditRun, decisions: Sequence[FlawDecision], ruleset: Ruleset) -> AuditRun:
    """The run with the decisions in force: what is ignored costs nothing, and scores, grades and ranks follow. Decisions on reports that
    are not in the run, byte for byte, change nothing and are told in its notes; one on a flaw that is found no more is let be."""
    known = {each.key: each for each in decisions}
    audits = [_decided(audit, known, ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits), notes=(*run.notes, *_stale(run, decisions)))


def _decided(audit: ReportAudit, known: Mapping[tuple[str, str, str], FlawDecision], ruleset: Ruleset) -> ReportAudit:
    digest = audit.submission.sha256
    decided = (known.get(key_of(digest, defect)) for defect in audit.defects)
    defects = tuple(
        _answered(defect, each) if each else defect for defect, each in zip(audit.defects, decided, strict=True)
    )
    return audit if defects == audit.defects else with_defects(audit, defects, ruleset)


def _answered(defect: Defect, decision: FlawDecision) -> Defect:
    if decision.decision is Answer.IGNORE:
        return replace(defect, ignored=Ignored(decision.reason, decision.workbook), adopted=None)
    return replace(defect, ignored=None, adopted=Adopted(decision.reason, decision.workbook))


def _stale(run: AuditRun, decisions: Iterable[FlawDecision]) -> Iterator[str]:
    """A sentence for each report that was decided on and is not in the run."""
    why = why_stale(run)
    here = {audit.submission.sha256 for audit in run.reports}
    gone: defaultdict[tuple[str, str], int] = defaultdict(int)
    for each in decisions:
        if each.sha256 not in here:
            gone[each.unit or each.file, why(each.sha256, each.file, each.unit)] += 1
    for (place, reason), count in gone.items():
        yield f"{place}：对文本问题的处理 {count} 条，{reason}"
