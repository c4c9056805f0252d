"""From the outcomes of single files to one ranked run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.across.same_text import same_texts
from auditor.judging.rank import ranked
from auditor.model import AuditRun, ReportAudit, SetAside, Unreadable
from auditor.rules import Ruleset


def assemble(outcomes: Iterable[ReportAudit | SetAside | Unreadable], ruleset: Ruleset) -> AuditRun:
    """One run: reports ranked, the other files by name; twins name each other. Nothing is left out."""
    outcomes = list(outcomes)
    audits = [outcome for outcome in outcomes if isinstance(outcome, ReportAudit)]
    twins = same_texts(audits)
    return AuditRun(
        ruleset_id=ruleset.id,
        ruleset_title=ruleset.title,
        ruleset_sha256=ruleset.sha256,
        reports=ranked(_with_twins(audit, twins.get(audit.submission.file, ())) for audit in audits),
        set_aside=tuple(sorted((o for o in outcomes if isinstance(o, SetAside)), key=lambda o: o.file)),
        unreadable=tuple(sorted((o for o in outcomes if isinstance(o, Unreadable)), key=lambda o: o.file)),
    )


def _with_twins(audit: ReportAudit, twins: tuple[str, ...]) -> ReportAudit:
    """The audit with its twins named, and a note on them for the reader of the score."""
    if not twins:
        return audit
    note = f"正文与 {'、'.join(twins)} 相同，可能是重复报送，请核对。"
    return replace(audit, same_as=twins, notes=(*audit.notes, note))
