"""A report that was published after the last day for it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.lateness import days_after
from auditor.model import Arrival, Defect, Identity, Tone
from auditor.rules import Ruleset

LATE_PUBLICATION = "late_publication"


def publication(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[Defect]:
    """The defect of a report published late, by the roster or by the page itself, with the points that the rules deduct."""
    deadline = ruleset.publishing.deadline_of(identity.year)
    if days := days_after(arrival.published, deadline):
        message = f"公开日期 {arrival.published}，最迟应于 {deadline} 向社会公开，迟 {days} 天。"
        yield Defect(
            LATE_PUBLICATION, Tone.CHECK, "", (), message, "今后请按期公开。", ruleset.publishing.deduction(days)
        )
