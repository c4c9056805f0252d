"""Years that do not fit: title, introduction and signature that disagree, and another year where this year's work is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.model import Status
from auditor.rules.flaws.types import Check

YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_SPAN = re.compile(r"20\d\d年?度?(?:-|~|至|到|、|和|及)(?:20\d\d|今)")  # 2021至2025年: more than one year
_BOUND = re.compile(
    r"年(?:度|末|底|初)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|起|始|之?后|之?前|以前|至|到|-|版|第)|年(?:\d{1,2}月)?(?:至|-)"
)
_BEFORE = re.compile(r"(?:自|从|至|到|-|~|比|较|于|[(\[]|同|届|[年\d][、和及与])$")
_DATED = re.compile(r"^(?:20\d\d)年\d{1,2}月\d{1,2}日$")
_SIGNATURE = 4  # last lines among which the date of signature stands


def years_disagree(examined: Examination, check: Check) -> Iterator[Finding]:
    """The year that the introduction announces where it is not the title's, and a signature of before the year that is reported on."""
    year, title = examined.identity.year, examined.identity.title or ""
    titled = {int(found) for found in YEAR.findall(title)}
    if year is None or len(titled) > 1 or _SPAN.search(title):
        return
    text = examined.report.text
    announced = examined.sentences_with(check.find)
    for number in sorted(announced)[:1]:
        sentence = examined.report.sentences[number]
        found = list(YEAR.finditer(text, sentence.start, sentence.end))
        if titled and len({each[1] for each in found}) == 1 and int(found[0][1]) not in titled:
            yield Finding(f"导语{found[0][1]}", found[0].start(), found[0].end(), {"年度": str(year)})
    for start, line in _last_lines(text):
        if _DATED.match(line) and int(line[:4]) < year:
            yield Finding(f"落款{line}", start, start + len(line), {"年度": str(year)})


def _last_lines(text: str) -> Iterator[tuple[int, str]]:
    at = len(text)
    for line in reversed(text.split("\n")[-_SIGNATURE:]):
        at -= len(line)
        yield at, line
        at -= 1


def year_in_text(examined: Examination, check: Check) -> Iterator[Finding]:
    """Another year in what is told as done. Years that bound a span, are compared with or stand in a name are none; nor is the
    year after, on which plans are told."""
    year = examined.identity.year
    if year is None or len(YEAR.findall(examined.identity.title or "")) > 1:
        return
    text = examined.report.text
    passed = examined.sentences_with(check.unless)
    ends = [sentence.end for sentence in examined.report.sentences]
    for found in YEAR.finditer(text):
        number = bisect_left(ends, found.end())
        if int(found[1]) in (year, year + 1) or number >= len(ends) or number in passed or bounds(text, found):
            continue
        told = examined.text(number)
        if examined.status(number) is Status.DONE and str(year) not in told and told != examined.identity.title:
            yield Finding(found[1], found.start(), found.end(), {"年度": str(year)})


def bounds(text: str, found: re.Match[str]) -> bool:
    """Whether a year bounds a span, or is one of several."""
    if _BEFORE.search(text, max(0, found.start() - 2), found.start()):
        return True
    return bool(_SPAN.match(text, found.start()) or _BOUND.match(text, found.end() - 1))
