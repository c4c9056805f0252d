"""The variables of a page on a report that was handed in again: what of the first one's matters is solved, still there, or new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.across.matters import matter_of
from auditor.model import AuditRun, Progress, ReportAudit, Resubmission
from auditor.output.flaws import check_name
from auditor.output.pages.flaws import flaws

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class Point:
    """One matter: 缺项 or 文字问题, its name, the quote of a flaw, how it was found first ("" where it is new), and where on the page it
    is now, "" where nowhere."""

    kind: str
    name: str
    quote: str
    first: str
    href: str


@dataclass(frozen=True, slots=True)
class Again:
    """The first report, its score and grade; `between`: how many came between the two; `other_rules`: the first was judged by others;
    `lists` are (what became of them, matters), without those that are empty."""

    file: str
    score: float
    grade: str
    between: int
    other_rules: bool
    counts: tuple[tuple[str, int], ...]
    lists: tuple[tuple[str, tuple[Point, ...]], ...]


def again(audit: ReportAudit, run: AuditRun, ruleset: Ruleset) -> Again | None:
    """What a page tells of a report beside the first one, None where it is the first."""
    entry = next((each for each in run.across.resubmissions if each.file == audit.submission.file), None)
    if entry is None:
        return None
    places = {matter_of(flaw.defect).key: flaw.id for flaw in flaws(audit.defects, ruleset) if not flaw.defect.ignored}
    listed = {
        became: tuple(_points(entry, became, places, ruleset))
        for became in (Progress.OPEN, Progress.NEW, Progress.SOLVED)
    }
    return Again(
        file=entry.first_file,
        score=entry.first_score,
        grade=entry.first_grade,
        between=len(entry.between),
        other_rules=entry.first_ruleset_sha256 != run.ruleset_sha256,
        counts=tuple((became.value, entry.count(became)) for became in Progress),
        lists=tuple((became.value, points) for became, points in listed.items() if points),
    )


def _points(
    entry: Resubmission, wanted: Progress, places: Mapping[tuple[str, str, str], str], ruleset: Ruleset
) -> Iterable[Point]:
    for matter, became in entry.progress:
        if became is not wanted:
            continue
        if matter.element:
            first = ruleset.label(matter.level) if matter.level is not None and wanted is not Progress.NEW else ""
            yield Point("缺项", ruleset.element_of[matter.element].name, "", first, matter.element)
        else:
            first = matter.tone.value if matter.tone and wanted is not Progress.NEW else ""
            yield Point("文字问题", check_name(matter.check, ruleset), matter.quote, first, places.get(matter.key, ""))
