"""Points that people typed held against what the elements are worth, with all levels as they stand in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.decisions.columns import LEVEL, POINTS, SELF
from auditor.decisions.marks import plain_number
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import Row
from auditor.judging.points import full_points
from auditor.model import NOT_APPLICABLE, ReportAudit
from auditor.rules import Ruleset

_SHOWN = 2  # decimals of points in the workbook: what people copy from there is no more than full


def beyond_full(
    found: Mapping[tuple[str, str], Sequence[tuple[Correction, Row]]],
    reports: Mapping[str, ReportAudit],
    ruleset: Ruleset,
) -> Iterator[str]:
    """A mistake for each number that is more than its element is worth in its report (`reports` by fingerprint, corrections with
    their rows by report and element), and for points where the element does not apply."""
    levels = {key: each.level for key, same in found.items() for each, _ in same if each.level is not None}
    full: dict[str, dict[str, float]] = {}
    for (digest, element), same in found.items():
        typed = [(title, number, row) for each, row in same for title, number in _numbers(each) if number is not None]
        if typed and digest not in full:
            full[digest] = _full(reports[digest], levels, ruleset)
        for title, number, row in typed:
            most = full[digest].get(element)
            if most is None and title == POINTS:
                yield f"{row.cell(title)}  这个要素不适用，填了{title}。请清空，或在“{LEVEL}”里另选一个等次。"
            elif most is not None and number > round(most, _SHOWN):
                yield f"{row.cell(title)}  {title} {plain_number(number)} 超过满分 {most:.2f}。"


def _numbers(correction: Correction) -> tuple[tuple[str, float | None], ...]:
    return (POINTS, correction.marks.points), (SELF, correction.marks.self_points)


def _full(report: ReportAudit, levels: Mapping[tuple[str, str], object], ruleset: Ruleset) -> dict[str, float]:
    """What each element that applies is worth; one without a level in the workbook is as the program found it."""
    digest = report.submission.sha256
    stands = {each.element: levels.get((digest, each.element), each.found) for each in report.verdicts}
    applicable = {element for element, level in stands.items() if level is not NOT_APPLICABLE}
    return full_points(ruleset, applicable, report.identity.kind)
