"""What a unit of another sort calls itself: 我镇 in a bureau's report, 本局 in a township's."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check


def calls(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each call that units whose names end like this one's do not use of themselves; of a unit without a name, nothing is known."""
    unit = examined.identity.unit or ""
    bare = examined.ruleset.naming.without_body(unit)
    ends = max((end for end, _ in check.ends if bare.endswith(end)), key=len, default=None)
    wordings = dict(check.ends).get(ends or "", ())
    passed = examined.sentences_with(check.unless)
    for span in examined.spans(wordings):
        if span.sentence not in passed:
            called = examined.report.text[span.start : span.end]
            yield Finding(called, span.start, span.end, {"单位": unit})
