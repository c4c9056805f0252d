"""What a report must have as a whole: its parts, and a least length."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check


def parts(examined: Examination, check: Check) -> Iterator[Finding]:
    """The parts that are wanted and not there, in one finding."""
    there = {role for section in examined.report.sections for role in section.roles}
    absent = [role for role in check.roles if role not in there]
    if absent:
        yield Finding("部分", 0, 0, {"缺少": "、".join(absent)})


def length(examined: Examination, check: Check) -> Iterator[Finding]:
    """A text that is shorter than is wanted, line breaks left out."""
    written = len(examined.report.text.replace("\n", ""))
    if written < check.least:
        yield Finding("字数", 0, 0, {"字数": str(written), "至少": str(check.least)})
