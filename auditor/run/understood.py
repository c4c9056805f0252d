"""The report behind a scored file, for whoever needs more than its verdicts."""

from __future__ import annotations

from functools import cache

from auditor.across.table import Understood
from auditor.model import Report, ReportAudit, Submission
from auditor.outline import outline, outliner
from auditor.rules import Ruleset


def understanding(ruleset: Ruleset) -> Understood:
    """A function that outlines the submission of an audit once more when asked (docs/decisions/0015)."""
    compiled = cache(lambda: outliner(ruleset))  # most runs never ask

    def understood(audit: ReportAudit) -> Report:
        assert isinstance(audit.submission, Submission)  # read in this run, not recalled from an earlier one
        return outline(audit.submission, compiled())

    return understood
