"""From the outcomes of single files to one ranked run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.corpus.duplicates import same_texts
from auditor.model import AuditRun, ReportAudit, SetAside, Unreadable
from auditor.ruleset import Ruleset


def assemble(outcomes: Iterable[ReportAudit | SetAside | Unreadable], ruleset: Ruleset) -> AuditRun:
    """One run: reports by score, best first, then by file; equal scores share a rank; twins name each other. Nothing
    is left out."""
    outcomes = list(outcomes)
    audits = sorted((o for o in outcomes if isinstance(o, ReportAudit)), key=lambda a: (-a.score, a.submission.file))
    scores = [audit.score for audit in audits]
    twins = same_texts(audits)
    return AuditRun(
        ruleset_id=ruleset.id,
        ruleset_title=ruleset.title,
        ruleset_sha256=ruleset.sha256,
        reports=tuple(
            _with_twins(replace(audit, rank=scores.index(audit.score) + 1), twins.get(audit.submission.file, ()))
            for audit in audits
        ),
        set_aside=tuple(sorted((o for o in outcomes if isinstance(o, SetAside)), key=lambda o: o.file)),
        unreadable=tuple(sorted((o for o in outcomes if isinstance(o, Unreadable)), key=lambda o: o.file)),
    )


def _with_twins(audit: ReportAudit, twins: tuple[str, ...]) -> ReportAudit:
    """The audit with its twins named, and a note on them for the reader of the score."""
    if not twins:
        return audit
    note = f"正文与 {'、'.join(twins)} 相同，可能是重复报送，请核对。"
    return replace(audit, same_as=twins, notes=(*audit.notes, note))
