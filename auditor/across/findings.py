"""What an inspection found, beside the reports of the units that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditor.across.last_year import place_of
from auditor.model import AuditRun
from auditor.roster.findings import Finding
from auditor.roster.names import NameBook

_NAMED = 5  # rows that a note names


def findings_of(
    run: AuditRun, findings: Sequence[Finding], units: NameBook
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """For each report of the run, in its order, the problems of its unit; and Chinese sentences for the office on rows that are about
    none of them."""
    about: defaultdict[int, list[str]] = defaultdict(list)
    places = [place_of(units, audit.identity.unit) for audit in run.reports]
    unknown, silent = [], []
    for finding in findings:
        place = place_of(units, finding.unit)
        if place is None:
            unknown.append(finding)
        elif place not in places:
            silent.append(finding)
        else:
            about[place].append(finding.text)
    held = [tuple(about.get(place, ())) if place is not None else () for place in places]
    return held, tuple(_notes(unknown, silent))


def _notes(unknown: Sequence[Finding], silent: Sequence[Finding]) -> Iterator[str]:
    for found, why in (
        (unknown, "单位不在名单和本次的报告里，没有对照，请核对单位名称"),
        (silent, "单位本次没有报告，没有对照"),
    ):
        if found:
            named = "、".join(f"{each.unit}（{each.place}）" for each in found[:_NAMED])
            more = f" 等 {len(found)} 条" if len(found) > _NAMED else ""
            yield f"督察问题有 {len(found)} 条{why}：{named}{more}。"
