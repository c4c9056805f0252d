"""Which status a section gives what stands in it."""

from __future__ import annotations

from auditor.model import Section, Status
from auditor.rules.types import SectionRules


def section_status(section: Section, rules: SectionRules) -> Status:
    """The status of a clause without cues of its own; of a heading with several roles (存在问题及下步打算) the least favourable."""
    statuses = {role.status for role in rules.roles if role.name in section.roles}
    if Status.LACKING in statuses:
        return Status.LACKING
    return Status.PLANNED if Status.PLANNED in statuses else Status.DONE
