"""What each reviewer says of one verdict, whether he filled its row in or left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.decisions.reviews import Correction
from auditor.decisions.sheet import Filled
from auditor.judging.agreement import Judged
from auditor.judging.points import full_points
from auditor.model import NOT_APPLICABLE, AuditRun, Level, ReportAudit, Verdict
from auditor.rules import Ruleset

_SHOWN = 0.005  # points nearer than this read the same


@dataclass(frozen=True, slots=True)
class Pass:
    """What one reviewer did: his name, that of his workbook, and what he filled in."""

    reviewer: str
    workbook: str
    filled: Filled


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer says of a verdict. A level that he did not set is the program's, for he let it be. `points` are those that he
    typed, else those that the level earns; `said` is what he wrote. `entry` is his row, None where it is empty."""

    level: Judged
    points: float
    typed: bool
    said: str
    entry: Correction | None


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict on a report, and what each reviewer says of it, in the order of the reviewers."""

    audit: ReportAudit
    verdict: Verdict
    opinions: tuple[Opinion, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Report and element."""
        return self.audit.submission.sha256, self.verdict.element

    @property
    def levels(self) -> tuple[Judged, ...]:
        """The levels that the reviewers give."""
        return tuple(each.level for each in self.opinions)

    @property
    def same_level(self) -> bool:
        """Whether all give the same level."""
        return len(set(self.levels)) == 1

    @property
    def agreed(self) -> bool:
        """Whether all give the same level and the same points."""
        points = [each.points for each in self.opinions]
        return self.same_level and max(points) - min(points) < _SHOWN

    @property
    def entered(self) -> int:
        """How many reviewers filled anything in."""
        return sum(each.entry is not None for each in self.opinions)


def rows(run: AuditRun, passes: Sequence[Pass], ruleset: Ruleset) -> Iterator[Row]:
    """Every verdict of a run with what the reviewers say of it."""
    given = [{each.key: each for each in one.filled.corrections} for one in passes]
    for audit in run.reports:
        for verdict in audit.verdicts:
            full, key = full_of(audit, verdict, ruleset), (audit.submission.sha256, verdict.element)
            yield Row(audit, verdict, tuple(_opinion(verdict, mine.get(key), full, ruleset) for mine in given))


def _opinion(verdict: Verdict, entry: Correction | None, full: float, ruleset: Ruleset) -> Opinion:
    waived = verdict.decision is not None and verdict.decision.waived
    level: Judged = verdict.level if waived else verdict.found
    if entry is not None and entry.level is not None:
        level = entry.level
    typed = entry.marks.points if entry else None
    earned = full * ruleset.levels[level].share if isinstance(level, Level) else 0.0
    points = earned if typed is None or level is NOT_APPLICABLE else min(typed, full)
    return Opinion(level, points, typed is not None, _said(entry), entry)


def _said(entry: Correction | None) -> str:
    """What a reviewer wrote: his comment, and why he took points off."""
    if entry is None:
        return ""
    why = f"扣分原因：{entry.marks.reason}" if entry.marks.reason else ""
    return "\n".join(filter(None, (entry.comment, why)))


def full_of(audit: ReportAudit, verdict: Verdict, ruleset: Ruleset) -> float:
    """What the element is worth in the report, or would be if it applied."""
    if verdict.applicable:
        return verdict.full
    applying = {each.element for each in audit.verdicts if each.applicable} | {verdict.element}
    return full_points(ruleset, applying, audit.identity.kind)[verdict.element]
