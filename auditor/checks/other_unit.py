"""The name of another unit where the report's own should stand: in the title, in the introduction, in the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check
from auditor.text.paragraphs import paragraph_at
from auditor.wording.parse import any_of

_BEGINNING = 12  # first sentences among which the announcement stands
_LONGEST_SIGNATURE = 30
_AMONG = tuple("等和与及、,")  # behind a name that is one of several
_YEAR = re.compile(r"(?:20\d\d年(?:度|以来)?,?)?")
_SENTENCE = ("。", ";", ",", "!")  # what a signature does not end with


def other_unit(examined: Examination, check: Check) -> Iterator[Finding]:
    """Each name of another unit of the run or the roster in a line that names the reporting unit."""
    own = examined.identity.unit or ""
    others = [name for name in examined.names if len(name) > 1 and name not in own and own not in name]
    others.sort(key=len, reverse=True)
    passed = any_of(check.unless)
    told: set[int] = set()  # where a name begins: of 白芨 and 白芨镇 there, the longer is told
    for start, line in (*_titles(examined), *_announced(examined, check), *_signature(examined)):
        if passed.search(line):
            continue
        for name in others:
            at = line.find(name)
            if at >= 0 and start + at not in told and not _is_within(name, line, own):
                told.add(start + at)
                yield Finding(name, start + at, start + at + len(name), {"单位": own})
    start, line = _opening(examined, check)
    first = next((name for name in others if line.startswith(name)), None)
    if first and start not in told and line[len(first) : len(first) + 1] not in _AMONG:
        yield Finding(first, start, start + len(first), {"单位": own})


def _is_within(name: str, line: str, own: str) -> bool:
    """Whether a name stands in the line only as part of the unit's own."""
    return bool(own) and own in line and name not in line.replace(own, "")


def _titles(examined: Examination) -> Iterator[tuple[int, str]]:
    title = examined.identity.title
    at = examined.report.text.find(title) if title else -1
    if title and at >= 0:
        yield at, title


def _announced(examined: Examination, check: Check) -> Iterator[tuple[int, str]]:
    """What the introduction says from the words that announce the report on."""
    announces = any_of(check.find)
    for number, sentence in enumerate(examined.report.sentences[:_BEGINNING]):
        found = announces.search(examined.text(number))
        if found:
            yield sentence.start + found.start(), examined.text(number)[found.start() :]
            return


def _opening(examined: Examination, check: Check) -> tuple[int, str]:
    """What the paragraph that announces the report begins with, behind the year."""
    report = examined.report
    found = any_of(check.find).search(report.text, 0, report.sentences[:_BEGINNING][-1].end)
    if not found:
        return 0, ""
    begin = report.starts[paragraph_at(report.starts, found.start())]
    year = _YEAR.match(report.text, begin)
    begin = year.end() if year else begin
    return begin, report.text[begin : found.start()]


def _signature(examined: Examination) -> Iterator[tuple[int, str]]:
    for at, line in examined.last_lines():
        if len(line) <= _LONGEST_SIGNATURE and not line.endswith(_SENTENCE):
            yield at, line
