"""How a report is laid out, as far as following matters needs it: what its sections are about, and headings that say all there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.across.following.policy import Policy
from auditor.judging.status import section_status
from auditor.model import Report, Status
from auditor.rules.types import SectionRules

_YEAR = re.compile(r"(20\d\d)年")


def parts(report: Report, rules: SectionRules) -> list[Status]:
    """The status that each section gives. One whose heading names a later year than the report's (2026年重点任务), with all that stands
    under it, plans, whatever else its heading says."""
    return list(_parts(report, rules))


def _parts(report: Report, rules: SectionRules) -> Iterator[Status]:
    later = 0  # the level of the heading that names a later year, 0 where none is above
    for section in report.sections:
        years = [int(year) for year in _YEAR.findall(section.heading)]
        if later and section.level <= later:
            later = 0
        if report.identity.year and years and min(years) > report.identity.year:
            later = later or section.level
        yield Status.PLANNED if later else section_status(section, rules)


def leaves(report: Report, policy: Policy) -> set[int]:
    """The headings of items (number of the sentence) under which nothing of weight stands: they say all that there is."""
    found: set[int] = set()
    above: list[tuple[int, int]] = []  # the headings above, with the end of their items
    for number, sentence in enumerate(report.sentences):
        above = [each for each in above if sentence.start < each[1]]
        if above and not policy.leads(report.text[sentence.start : sentence.end]):
            found.difference_update(heading for heading, _ in above)
            above = []
        section = report.sections[sentence.section]
        if sentence.heading and sentence.item >= 0 and not (section.names_role and section.level == 1):
            found.add(number)
            above.append((number, report.items[sentence.item].end))
    return found
