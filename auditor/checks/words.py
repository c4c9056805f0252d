"""Wordings that a report should not have: placeholders left in, 法制 where 法治 is meant."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding, Span
from auditor.rules.flaws.types import Check


def words(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each place with one of the wordings, the longest where several overlap; alike ones are one flaw."""
    passed = examined.sentences_with(check.unless)
    excepted = examined.spans(check.excepted)
    last = -1
    for span in sorted(examined.spans(check.find), key=lambda each: (each.start, -each.end)):
        if span.start < last or span.sentence in passed or _touches(span, excepted):
            continue
        last = span.end
        yield Finding(examined.report.text[span.start : span.end], span.start, span.end, {})


def _touches(span: Span, others: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)
