"""From the outcomes of single files to one ranked run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.model import AuditRun, ReportAudit, SetAside, Unreadable
from auditor.ruleset import Ruleset


def assemble(outcomes: Iterable[ReportAudit | SetAside | Unreadable], ruleset: Ruleset) -> AuditRun:
    """One run: reports by score, best first, then by file; equal scores share a rank. Nothing is left out."""
    outcomes = list(outcomes)
    audits = sorted((o for o in outcomes if isinstance(o, ReportAudit)), key=lambda a: (-a.score, a.submission.file))
    scores = [audit.score for audit in audits]
    return AuditRun(
        ruleset_id=ruleset.id,
        ruleset_title=ruleset.title,
        ruleset_sha256=ruleset.sha256,
        reports=tuple(replace(audit, rank=scores.index(audit.score) + 1) for audit in audits),
        set_aside=tuple(sorted((o for o in outcomes if isinstance(o, SetAside)), key=lambda o: o.file)),
        unreadable=tuple(sorted((o for o in outcomes if isinstance(o, Unreadable)), key=lambda o: o.file)),
    )
