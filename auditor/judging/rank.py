"""Ranks within one run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.model import ReportAudit


def ranked(audits: Iterable[ReportAudit]) -> tuple[ReportAudit, ...]:
    """The audits by score, best first, then by file, with their ranks from 1; equal scores share a rank."""
    ordered = sorted(audits, key=lambda audit: (-audit.score, audit.submission.file))
    scores = [audit.score for audit in ordered]
    return tuple(replace(audit, rank=scores.index(audit.score) + 1) for audit in ordered)
