"""Names that no longer hold, or not yet: laws and plans in their titles, bodies and terms wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from auditor.checks.examination import Examination, Finding
from auditor.rules.flaws.types import Check, Dated, DatedList
from auditor.text.days import day_text
from auditor.text.fold import fold

_STATE = re.compile(r"^中华人民共和国")
# A note on the edition behind a title; the list may have an edition apart, as a trial one that has lapsed.
_EDITION = re.compile(r"\((?:试行|暂行|修订|修正|草案|\d{4}年?修[订正].*)\)$")
_FORMER = re.compile(r"(?:原|旧)$")


def lapsed(examined: Examination, check: Check) -> Iterator[Finding]:
    """Titles in the list that had lapsed before the year reported on began, with what stands in their place."""
    year = examined.identity.year
    for found, entry in _titles(examined, check):
        if year and entry.until and entry.until.year < year:
            yield Finding(entry.name, found.start(), found.end(), _told(entry))


def ahead(examined: Examination, check: Check) -> Iterator[Finding]:
    """Titles in the list that came into force only after the year following the one reported on had begun its second half."""
    year = examined.identity.year
    for found, entry in _titles(examined, check):
        if year and entry.start and (entry.start.year, entry.start.month) > (year + 1, 6):
            yield Finding(entry.name, found.start(), found.end(), {"施行": day_text(entry.start)})


def dated_term(examined: Examination, check: Check) -> Iterator[Finding]:
    """Names of bodies and terms that had been given up before the year reported on began."""
    year = examined.identity.year
    passed = examined.sentences_with(check.unless)
    for entry in check.dated.entries:
        if not (year and entry.wording and entry.until and entry.until.year < year):
            continue
        for span in examined.spans((entry.wording,)):
            if span.sentence not in passed and not _is_former(examined.report.text, span.start):
                yield Finding(entry.name, span.start, span.end, _told(entry))


def _titles(examined: Examination, check: Check) -> Iterator[tuple[re.Match[str], Dated]]:
    """The titles of a report that the list has, but for those in sentences that speak of their end."""
    known, report = _by_name(check.dated), examined.report
    passed = examined.sentences_with(check.unless)
    stretches = [report.sentences[number] for number in passed]
    for found in examined.titles:
        title = plain_title(found[1])
        entry = known.get(title) or known.get(_EDITION.sub("", title))
        inside = any(each.start <= found.start() < each.end for each in stretches)
        if entry and not inside and not _is_former(report.text, found.start()):
            yield found, entry


@lru_cache(maxsize=4096)  # reports cite the same titles
def plain_title(title: str) -> str:
    """A title folded, without the name of the state before it."""
    return _STATE.sub("", fold(title))


@lru_cache(maxsize=8)
def _by_name(listed: DatedList) -> Mapping[str, Dated]:
    return {plain_title(entry.name): entry for entry in listed.entries}


def _is_former(text: str, start: int) -> bool:
    """Whether a name that starts there is told to be a former one."""
    return bool(_FORMER.search(text, max(0, start - 1), start))


def _told(entry: Dated) -> Mapping[str, str]:
    return {"失效": day_text(entry.until), "应为": entry.successor or "文件"}
