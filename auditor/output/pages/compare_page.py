"""The variables of `compare.html.j2`: what two reports side by side are put together from, by the script of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from auditor.judging.rank import by_kind
from auditor.model import AuditRun, Level, ReportAudit, Verdict
from auditor.output.labels import or_undetermined, shortened
from auditor.output.pages.board import Column

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

QUOTED = 200  # characters of a quote; the whole of it is one click away
NO_LEVEL = -1  # of an element that does not apply


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`kinds` are the units to choose from, kind by kind: (kind, ((number, unit), …)); the number is the place in the overview, from 0.
    `parts` are those of the 纲要 with their elements, as rows of the table. `data` is what the script fills in, as JSON has it: `levels`
    (number, label and id of each), and `units` in the order of their numbers, each with its `verdicts` in the order of the rows:
    [number of the level, points, full, best quote, its paragraph, its page or null]."""

    kinds: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    parts: tuple[tuple[str, tuple[Column, ...]], ...]
    data: dict[str, Any]


def compare_page(run: AuditRun, ruleset: Ruleset, names: Sequence[str]) -> ComparePage:
    """The comparison of the reports of a run whose pages bear `names`."""
    page_of = dict(zip(map(id, run.reports), names, strict=True))
    audits = by_kind(run.reports, ruleset.naming.kinds)
    numbered = groupby(enumerate(audits), key=lambda each: or_undetermined(each[1].identity.kind))
    levels = {int(level): (ruleset.label(level), level.id) for level in Level}
    return ComparePage(
        kinds=tuple((kind, tuple((number, _unit(audit)) for number, audit in members)) for kind, members in numbered),
        parts=tuple(
            (part, tuple(Column(element.id, element.name) for element in members))
            for part, members in groupby(ruleset.elements, key=lambda element: element.part)
        ),
        data={"levels": levels, "units": [_data(audit, page_of[id(audit)]) for audit in audits]},
    )


def _unit(audit: ReportAudit) -> str:
    return or_undetermined(audit.identity.unit)


def _data(audit: ReportAudit, name: str) -> dict[str, object]:
    return {
        "unit": _unit(audit),
        "kind": or_undetermined(audit.identity.kind),
        "year": or_undetermined(audit.identity.year),
        "file": audit.submission.file,
        "score": f"{audit.score:.2f}",
        "grade": audit.grade,
        "rank": audit.rank,
        "rank_in_kind": audit.rank_in_kind,
        "gaps": sum(verdict.gap for verdict in audit.verdicts),
        "href": f"reports/{name}",
        "verdicts": [_verdict(verdict) for verdict in audit.verdicts],
    }


def _verdict(verdict: Verdict) -> list[object]:
    level = int(verdict.level) if isinstance(verdict.level, Level) else NO_LEVEL
    told: list[object] = [level, f"{verdict.points:.2f}", f"{verdict.full:.2f}"]
    if verdict.evidence:
        best = verdict.evidence[0]
        told += [shortened(best.quote, QUOTED), best.place.paragraph, best.page]
    return told
