"""All that shows only across the reports of a run, by id. A new one is a file in this folder and a row in the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from auditor.across.same_text import same_text
from auditor.model import AuditRun, Report, ReportAudit

# The report that a scored file was understood as, outlined anew each time.
Understood: TypeAlias = Callable[[ReportAudit], Report]
AcrossCheck: TypeAlias = Callable[[AuditRun, Understood], AuditRun]

ACROSS_CHECKS: Mapping[str, AcrossCheck] = {"same_text": same_text}


def compare(run: AuditRun, understood: Understood) -> AuditRun:
    """The run with the findings of every row told on its reports, in the order of the table."""
    for check in ACROSS_CHECKS.values():
        run = check(run, understood)
    return run
