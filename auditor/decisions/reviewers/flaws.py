"""What several reviewers say to flaws of the text: what they agree on is taken, the rest waits for a third."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.decisions.flaw_sheet import Key
from auditor.decisions.flaws import Answer, FlawDecision, key_of
from auditor.decisions.reviewers.comparing import together
from auditor.decisions.reviewers.opinions import Pass
from auditor.model import AuditRun, Defect, ReportAudit


@dataclass(frozen=True, slots=True)
class FlawRow:
    """One flaw of a report, and what each reviewer says to it, None where he said nothing and so lets it stand."""

    audit: ReportAudit
    defect: Defect
    answers: tuple[FlawDecision | None, ...]

    @property
    def ignored(self) -> tuple[bool, ...]:
        """Which reviewers ignore it."""
        return tuple(each is not None and each.decision is Answer.IGNORE for each in self.answers)


@dataclass(frozen=True, slots=True)
class ComparedFlaws:
    """What comes of them: decisions `taken`, keys of those that all `emptied`, and the flaws that some ignore and others do not."""

    taken: tuple[FlawDecision, ...]
    emptied: frozenset[Key]
    open: tuple[FlawRow, ...]


def compared_flaws(run: AuditRun, passes: Sequence[Pass]) -> ComparedFlaws:
    """The flaws of a run by what the reviewers say to them."""
    given = [{each.key: each for each in one.filled.flaws.decisions} for one in passes]
    rows = [
        FlawRow(audit, defect, tuple(mine.get(key_of(audit.submission.sha256, defect)) for mine in given))
        for audit in run.reports
        for defect in audit.defects
    ]
    emptied = frozenset.intersection(*(one.filled.flaws.empty - one.filled.flaws.waived for one in passes))
    said = [row for row in rows if any(row.answers)]
    taken = (_one(row, passes) for row in said if len(set(row.ignored)) == 1)
    return ComparedFlaws(tuple(taken), emptied, tuple(row for row in said if len(set(row.ignored)) > 1))


def _one(row: FlawRow, passes: Sequence[Pass]) -> FlawDecision:
    """The decisions of reviewers who agree as one, with the reasons of all."""
    said = [(one.reviewer, each) for one, each in zip(passes, row.answers, strict=True) if each]
    reasons = dict.fromkeys(each.reason for _, each in said if each.reason)
    text = next(iter(reasons), "")
    if len(reasons) > 1:
        text = "\n".join(f"{reviewer}：{each.reason}" for reviewer, each in said if each.reason)
    return replace(said[0][1], reason=text, workbook=together(passes))
