"""What outputs are told besides the run: whose audit it is, and how its office writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from auditor.model import AuditRun, ReportAudit


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What letters say of the office; "" is left to be filled in by hand. `until` is when the unit has to answer by, in words.
    `score` and `rank`: whether letters tell the unit its score with its grade, and its rank."""

    sender: str = ""
    number: str = ""
    contact: str = ""
    until: str = ""
    score: bool = True
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """One round of reports: the `county` ("" where it is not told), the `year` they are to be on, the `term` by which the office
    calls what it does (评查, 审查, 审核), its letters, and how many units of each kind are to report, None where no roster tells.
    `apart` says why the reports are not as many as the units that reported, "" where they are. `scored`: a self-check tells the score.
    `form` is the office's own score sheet."""

    county: str = ""
    year: int | None = None
    term: str = "评查"
    letter: Correspondence = field(default_factory=Correspondence)
    listed: Mapping[str, int] | None = None
    apart: str = ""
    scored: bool = False
    form: Path | None = None

    def asks_for(self, audit: ReportAudit) -> bool:
        """Whether a report is on the year asked for, or may be."""
        return self.year is None or audit.identity.year in (None, self.year)

    def year_of(self, run: AuditRun) -> int | None:
        """The year of the round; None where reports differ in it and none is asked for."""
        years = {audit.identity.year for audit in run.reports}
        return self.year or (years.pop() if len(years) == 1 else None)

    def title(self, run: AuditRun, subject: str, what: str) -> str:
        """The title of a table or page: county, year, subject (what the reports are called) and what it is; without the year where
        reports differ in it and none is asked for."""
        year = self.year_of(run)
        return f"{self.county}{f'{year}年' if year else ''}{subject}{self.term}{what}"


PLAIN = Occasion()  # where nothing is told
