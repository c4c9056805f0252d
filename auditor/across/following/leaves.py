"""Headings of a report that say all there is."""

from __future__ import annotations

from auditor.across.following.policy import Policy
from auditor.model import Report


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
