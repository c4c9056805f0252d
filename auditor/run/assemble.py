"""From the fates of single files to one ranked run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.across.table import compare
from auditor.judging.rank import ranked
from auditor.model import AuditRun, Fate, ReportAudit, SetAside, Unreadable
from auditor.rules import Ruleset
from auditor.run.understood import understanding


def assemble(fates: Iterable[Fate], ruleset: Ruleset, notes: Sequence[str] = ()) -> AuditRun:
    """One run: reports ranked, the other files by name, and told what shows only across them. Nothing is left out."""
    fates = list(fates)
    run = AuditRun(
        ruleset_id=ruleset.id,
        ruleset_title=ruleset.title,
        ruleset_sha256=ruleset.sha256,
        reports=ranked(fate for fate in fates if isinstance(fate, ReportAudit)),
        set_aside=tuple(sorted((fate for fate in fates if isinstance(fate, SetAside)), key=lambda fate: fate.file)),
        unreadable=tuple(sorted((fate for fate in fates if isinstance(fate, Unreadable)), key=lambda fate: fate.file)),
        notes=tuple(notes),
    )
    return compare(run, understanding(ruleset))
