"""Years that do not fit: title, introduction and signature that disagree, and another year where this year's work is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.model import Status
from auditor.rules.flaws.types import Check
from auditor.text.paragraphs import paragraph_at

YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_SPAN = re.compile(r"20\d\d年?度?(?:-|~|至|到|、|和|及)(?:20\d\d|今)")  # 2021至2025年: more than one year
_BOUND = re.compile(
    r"年(?:度|末|底|初)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:及?(?:以来|起|始|[之以]?后|[之以]?前|至|到|-|版|第)|(?!存在)\w{2,4}的)"
)
_BEFORE = re.compile(r"(?:自|从|由|至|到|-|~|比|较|于|[(\[]|同|届|[年\d][、和及与])$")
_DATED = re.compile(r"^(?:20\d\d)年\d{1,2}月\d{1,2}日$")
# 2023年度，某镇……: what the year of the report is followed by where a paragraph begins with it.
_OPENS = re.compile("度?,")


def years_disagree(examined: Examination, check: Check) -> Iterator[Finding]:
    """The year that the introduction announces where it is not the title's, and a signature of before the year that is reported on."""
    year, title = examined.identity.year, examined.identity.title or ""
    titled = {int(found) for found in YEAR.findall(title)}
    if year is None or len(titled) > 1 or _SPAN.search(title):
        return
    for found in _announced(examined, check) if titled else ():
        if int(found[1]) not in titled:
            yield Finding(f"导语{found[1]}", found.start(), found.end(), {"年度": str(year)})
    for start, line in examined.last_lines():
        if _DATED.match(line) and int(line[:4]) < year:
            yield Finding(f"落款{line}", start, start + len(line), {"年度": str(year)})


def _announced(examined: Examination, check: Check) -> Iterator[re.Match[str]]:
    """The only year in the words that announce the report; where they name none, the only one before them in their paragraph, if the
    paragraph begins with it."""
    report = examined.report
    for span in examined.spans(check.find)[:1]:
        begin = report.starts[paragraph_at(report.starts, span.start)]
        years = list(YEAR.finditer(report.text, span.start, span.end))
        if not years:
            told = list(YEAR.finditer(report.text, begin, span.start))
            years = [each for each in told if not bounds(report.text, each)]  # but for 《纲要（2021—2025年）》
            if any(int(each[1]) == examined.identity.year for each in told):
                return
            if not (years and years[0].start() == begin and _OPENS.match(report.text, years[0].end())):
                return
        if len({each[1] for each in years}) == 1:
            yield years[0]


def year_in_text(examined: Examination, check: Check) -> Iterator[Finding]:
    """Another year in what is told as done. Years that bound a span, are compared with or stand in a name are none; nor is the
    year after, on which plans are told."""
    year = examined.identity.year
    if year is None or len(YEAR.findall(examined.identity.title or "")) > 1:
        return
    text = examined.report.text
    passed = examined.sentences_with(check.unless)
    for found in YEAR.finditer(text):
        number = examined.sentence_at(found.end())
        if (
            int(found[1]) in (year, year + 1)
            or number >= len(examined.report.sentences)
            or number in passed
            or bounds(text, found)
        ):
            continue
        told = examined.text(number)
        if _tells_work(examined, number) and str(year) not in told and told != examined.identity.title:
            yield Finding(found[1], found.start(), found.end(), {"年度": str(year)})


def _tells_work(examined: Examination, number: int) -> bool:
    """Whether a sentence tells what was done, or is a heading over anything but plans."""
    status = examined.status(number)
    return status is Status.DONE or (status is Status.LACKING and examined.report.sentences[number].heading)


def bounds(text: str, found: re.Match[str]) -> bool:
    """Whether a year (group 1) bounds a span, is one of several, or only tells which thing is meant (2020年组建的)."""
    if _BEFORE.search(text, max(0, found.start() - 2), found.start()):
        return True
    return bool(_SPAN.match(text, found.start()) or _BOUND.match(text, found.end(1)))
