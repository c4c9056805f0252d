"""Waivers put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.decisions.deciding import with_decisions
from auditor.decisions.waivers import Waiver
from auditor.errors import AuditorError
from auditor.judging.rank import ranked
from auditor.model import AuditRun, Decision, Note, ReportAudit, StaleDecision, for_office
from auditor.roster.names import NameBook, name_book, plain_name
from auditor.rules import Ruleset


def apply_waivers(
    run: AuditRun, waivers: Sequence[Waiver], ruleset: Ruleset, listed: Sequence[Sequence[str]] = ()
) -> AuditRun:
    """The run with the waivers in force: levels, points, scores, grades and ranks; one that is for earlier years only is told on
    the report. `listed` are the units of the roster with their aliases; without it a waiver for a unit that is not among the
    reports is told in `stale`. Raises AuditorError for a unit that is not listed, and for a name that may mean either of two."""
    rules = ruleset.naming
    units = {plain_name(unit, rules): unit for audit in run.reports if (unit := audit.identity.unit)}
    names = [*listed] or [(unit,) for unit in units.values()]
    book = name_book(names, rules)
    of_unit: defaultdict[int, list[Waiver]] = defaultdict(list)
    mistakes, stale = [], []
    for waiver in waivers:
        found = book.find(waiver.unit)
        if len(found) == 1:
            of_unit[found[0]].append(waiver)
        elif found:
            mistakes.append(
                f"{waiver.place}：“{waiver.unit}”可能是 {'、'.join(names[at][0] for at in found)}，请写全名称。"
            )
        elif listed:
            mistakes.append(f"{waiver.place}：名单里没有叫“{waiver.unit}”的单位，请核对名称。")
        else:
            why = f"这次没有这个单位的报告，没有套用豁免（{waiver.place}）。"
            stale.append(StaleDecision(waiver.unit, "", waiver.element, waiver.level, why))
    if mistakes:
        raise AuditorError("豁免文件里的单位对不上：\n" + "\n".join(mistakes))
    audits = [_waived(audit, _of(audit, book, of_unit), ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits), stale=(*run.stale, *stale))


def _of(audit: ReportAudit, book: NameBook, of_unit: Mapping[int, Sequence[Waiver]]) -> Sequence[Waiver]:
    """The waivers for the unit of a report, where its name is that of one unit alone."""
    found = book.find(audit.identity.unit) if audit.identity.unit else ()
    return of_unit.get(found[0], ()) if len(found) == 1 else ()


def _waived(audit: ReportAudit, waivers: Sequence[Waiver], ruleset: Ruleset) -> ReportAudit:
    if not waivers:
        return audit
    year = audit.identity.year
    current, expired = {}, []
    for waiver in waivers:
        if waiver.until is not None and (year is None or year > waiver.until):
            expired.append(_expired(waiver, ruleset))
        else:
            current[waiver.element] = Decision(waiver.level, waiver.reason, waiver.by, waived=True)
    return with_decisions(audit, current, expired, ruleset)


def _expired(waiver: Waiver, ruleset: Ruleset) -> Note:
    name = ruleset.element_of[waiver.element].name
    return for_office(f"对“{name}”的豁免只到 {waiver.until} 年度，已过期，没有套用（{waiver.place}）。")
