"""Which reports a bulletin counts, what it calls their units, and how their scores lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from auditor.judging.rank import by_kind, ranked
from auditor.model import AuditRun, ReportAudit
from auditor.output.letter.office import BLANK
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NO_KIND = "类别未能确定"
EXACT = 3  # decimals of points in results.json
NONE = "—"  # in place of a figure that there is none of


def counted(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> tuple[ReportAudit, ...]:
    """The reports on the year asked for that no later one of their unit lies beside, ranked among these alone, kind by kind."""
    return tuple(by_kind(ranked(filter(occasion.asks_for, run.latest)), ruleset.naming.kinds))


def unit_of(audit: ReportAudit) -> str:
    """What the unit of a report is called; an undetermined one is to be filled in by hand, and known by its file till then."""
    return audit.identity.unit or f"{BLANK}（文件：{audit.submission.file}）"


def units_of(audits: Iterable[ReportAudit]) -> str:
    """The units of some reports in a row."""
    return "、".join(map(unit_of, audits))


def figures(audits: Sequence[ReportAudit], ruleset: Ruleset) -> dict[str, str]:
    """Mean, highest and lowest score, and how many reports there are of each grade that any of them has."""
    scores = [audit.score for audit in audits]
    spread = (fmean(scores), max(scores), min(scores)) if scores else ()
    told = [f"{value:.2f}" for value in spread] or [NONE] * 3
    grades = "、".join(f"{name}{number}份" for name, number in grades_of(audits, ruleset).items() if number)
    return {**dict(zip(("平均分", "最高分", "最低分"), told, strict=True)), "等级分布": grades or NONE}


def grades_of(audits: Iterable[ReportAudit], ruleset: Ruleset) -> dict[str, int]:
    """How many reports there are of each grade of the rules, the best first."""
    found = Counter(audit.grade for audit in audits)
    return {grade.name: found[grade.name] for grade in ruleset.grades}


def taken_off(audit: ReportAudit) -> float:
    """The points that flaws, lateness and the deductions of the rules take off, as exact as results.json has them."""
    taken = (*(defect.points for defect in audit.defects), *(each.points for each in audit.tally.deductions))
    return sum(round(points, EXACT) for points in taken)
