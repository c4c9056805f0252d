"""Flaws of a text that show only where the other units are known: a neighbour's name copied in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.across.table import Understood
from auditor.checks.examination import Examination
from auditor.checks.table import text_defects
from auditor.judging.rank import ranked
from auditor.judging.score import with_defects
from auditor.model import AuditRun, ReportAudit, Submission
from auditor.roster.names import NameBook, name_book, plain_name
from auditor.rules import Ruleset


def among_others(
    run: AuditRun, understood: Understood, ruleset: Ruleset, listed: Sequence[Sequence[str]] = ()
) -> AuditRun:
    """The run with the flaws told that show among the units of the roster, each with its aliases; without one, among those of the run."""
    units = dict.fromkeys(unit for audit in run.reports if (unit := audit.identity.unit))
    names = [*listed] or [(unit,) for unit in units]
    book = name_book(names, ruleset.naming)
    plain = [frozenset(plain_name(name, ruleset.naming) for name in each) for each in names]
    audits = [_examined(audit, understood, ruleset, book, plain) for audit in run.reports]
    return replace(run, reports=ranked(audits))


def _examined(
    audit: ReportAudit, understood: Understood, ruleset: Ruleset, book: NameBook, plain: Sequence[frozenset[str]]
) -> ReportAudit:
    unit, submission = audit.identity.unit, audit.submission
    if not unit or not isinstance(submission, Submission):
        return audit
    own = book.find(unit)
    others = [name for at, names in enumerate(plain) if at not in own for name in names]
    text = "\n".join(paragraph.text for paragraph in submission.paragraphs)
    there = sorted(name for name in others if name in text)
    if not there:  # most texts name no other unit, and are not understood again
        return audit
    found = text_defects(Examination(understood(audit), ruleset, audit.verdicts, there), among_others=True)
    return with_defects(audit, (*audit.defects, *found), ruleset) if found else audit
