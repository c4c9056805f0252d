"""Ranks within one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.model import ReportAudit
from auditor.rules.naming import Kind


def ranked(audits: Iterable[ReportAudit]) -> tuple[ReportAudit, ...]:
    """The audits by score, best first, then by file, with their ranks from 1, among all and within their kind; equal scores share a
    rank. Where the kind is undetermined there is no rank within it."""
    ordered = sorted(audits, key=lambda audit: (-audit.score, audit.submission.file))
    everywhere = _ranks([("", audit.score) for audit in ordered])
    in_kind = _ranks([(audit.identity.kind, audit.score) for audit in ordered])
    return tuple(
        replace(audit, rank=rank, rank_in_kind=within if audit.identity.kind else 0)
        for audit, rank, within in zip(ordered, everywhere, in_kind, strict=True)
    )


def by_kind(audits: Iterable[ReportAudit], kinds: Iterable[Kind]) -> list[ReportAudit]:
    """The ranked audits in the order of the kinds, those of a kind as they stand; last those whose kind is undetermined."""
    order = {kind.name: place for place, kind in enumerate(kinds)}
    return sorted(audits, key=lambda audit: order.get(audit.identity.kind or "", len(order)))


def _ranks(scores: Sequence[tuple[str | None, float]]) -> list[int]:
    """The rank of each score, best first, within its group."""
    seen: Counter[str | None] = Counter()
    ranks: dict[tuple[str | None, float], int] = {}
    for group, score in scores:
        seen[group] += 1
        ranks.setdefault((group, score), seen[group])
    return [ranks[each] for each in scores]
