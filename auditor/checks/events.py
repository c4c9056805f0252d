"""An event of another year on which a verdict on this year rests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.checks.years import bounds
from auditor.model import Level, Place, Verdict
from auditor.rules.flaws.types import Check
from auditor.text.paragraphs import folded_offset

_DATE = re.compile(r"(?<!\d)(20\d\d)年\d{1,2}月(?:\d{1,2}日)?")
_ACTED = frozenset({Level.ACTED, Level.EVIDENCED})


def event_date(examined: Examination, check: Check) -> Iterator[Finding]:
    """The date in the sentence that a verdict rests on, where it lies in another year and nothing in the sentence in this one."""
    dates = _other_dates(examined, check)
    if not dates:
        return
    report, year = examined.report, examined.identity.year
    index = {paragraph.number: at for at, paragraph in enumerate(report.submission.paragraphs)}
    for verdict in examined.verdicts:
        quoted = _rests_on(verdict)
        if quoted is None:
            continue
        number = examined.sentence_at(folded_offset(report, index[quoted.paragraph], quoted.end))
        if number in dates:
            start, end = dates[number]
            values = {"年度": str(year), "要素": examined.ruleset.element_of[verdict.element].name}
            yield Finding(f"{verdict.element}{start}", start, end, values, verdict.element)


def _other_dates(examined: Examination, check: Check) -> dict[int, tuple[int, int]]:
    """The first date of each sentence (by index) in which all dates lie in another year."""
    year, report = examined.identity.year, examined.report
    passed = examined.sentences_with(check.unless)
    dates: dict[int, tuple[int, int]] = {}
    for found in _DATE.finditer(report.text) if year else ():
        number = examined.sentence_at(found.end())
        if int(found[1]) == year or number >= len(report.sentences) or number in passed or bounds(report.text, found):
            continue
        if str(year) not in examined.text(number):
            dates.setdefault(number, found.span())
    return dates


def _rests_on(verdict: Verdict) -> Place | None:
    """Where the sentence stands that a verdict rests on, if it tells an act."""
    return verdict.evidence[0].quoted if verdict.found in _ACTED and verdict.evidence else None
