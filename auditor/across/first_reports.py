"""Which report of a unit on a year was there first: the run before tells it, else the names of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

from auditor.across.matters import matters_of
from auditor.model import AuditRun, ReportAudit, Resubmission
from auditor.roster.names import name_book, plain_name
from auditor.rules import Ruleset

Who: TypeAlias = tuple[str, int | None]  # a unit by the name that tells it from others, and the year
Said: TypeAlias = list[Resubmission]  # what is known of one of them
Called: TypeAlias = Callable[[str, str], str]  # what a unit, or where it is undetermined its file, is known by


def caller(ruleset: Ruleset, listed: Sequence[Sequence[str]]) -> Called:
    """What a unit is known by: its place on the roster, else its plain name; a file whose unit is undetermined by its own name."""
    book = name_book(listed, ruleset.naming)

    def called(unit: str, file: str) -> str:
        places = book.find(unit) if unit else ()
        return f"名单{places[0]}" if len(places) == 1 else plain_name(unit, ruleset.naming) if unit else f"《{file}》"

    return called


def by_unit(run: AuditRun, called: Called) -> dict[Who, list[ReportAudit]]:
    """The reports of each unit and year by the names of their files."""
    found: defaultdict[Who, list[ReportAudit]] = defaultdict(list)
    for audit in sorted(run.reports, key=lambda audit: audit.submission.file):
        found[called(audit.identity.unit or "", audit.submission.file), audit.identity.year].append(audit)
    return found


def known_reports(earlier: AuditRun | None, called: Called, ruleset: Ruleset) -> dict[Who, Said]:
    """What the earlier run knows of each unit and year: its later reports, those awaited, else its first one."""
    if earlier is None:
        return {}
    found: defaultdict[Who, Said] = defaultdict(list)
    for each in (*earlier.across.resubmissions, *earlier.across.awaited):
        found[called(each.unit, each.first_file), each.year].append(each)
    for who, audits in by_unit(earlier, called).items():
        if who not in found and (first := _earliest(audits, ruleset)):
            found[who] = [as_first(first, earlier.ruleset_sha256)]
    return found


def as_first(audit: ReportAudit, rules: str) -> Resubmission:
    """A report as the first of its unit, judged by the ruleset with the fingerprint `rules`."""
    file, sha256 = audit.submission.file, audit.submission.sha256
    who, matters = audit.identity, matters_of(audit)
    return Resubmission(
        file, sha256, who.unit or "", who.year, file, sha256, rules, audit.score, audit.grade, matters, ()
    )


def _earliest(audits: Sequence[ReportAudit], ruleset: Ruleset) -> ReportAudit | None:
    """The first of a unit's reports: the only one, else the only one whose file does not call it handed in again; None: not told."""
    texts = {audit.submission.sha256: audit for audit in reversed(audits)}
    marks = ruleset.naming.resubmitted
    unmarked = [each for each in texts.values() if not any(mark in each.submission.file for mark in marks)]
    told = list(texts.values()) if len(texts) == 1 else unmarked
    return told[0] if len(told) == 1 else None


def first_of(audits: Sequence[ReportAudit], said: Said, rules: str, ruleset: Ruleset) -> Resubmission | None:
    """The first report of a unit, as this run judges it where it has it."""
    here = {audit.submission.sha256: audit for audit in audits}
    if said:
        known = here.get(said[0].first_sha256)
        return as_first(known, rules) if known else said[0]
    earliest = _earliest(audits, ruleset)
    return as_first(earliest, rules) if earliest else None
