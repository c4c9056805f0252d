"""Sections on the year to come whose heading says so by its year alone: in a report on 2023, 三、2024年重点工作."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Section, Status
from auditor.outline.identity import years_in
from auditor.rules.types import SectionRules


def with_plans(sections: Sequence[Section], year: int | None, rules: SectionRules) -> Iterator[Section]:
    """The sections of a report on a year, those on the year after it and all below them in the first planned role; a heading that
    itself names a role keeps it."""
    planned = next((role.name for role in rules.roles if role.status is Status.PLANNED), None)
    above: Section | None = None  # the last section found to be on the year after
    for section in sections:
        if above and section.level <= above.level:
            above = None
        if year and planned and section.roles == (rules.body,) and not section.names_role:
            if above is None and set(years_in(section.heading)) == {year + 1}:
                above = section
            if above:
                yield section._replace(roles=(planned,), names_role=section is above)
                continue
        yield section
