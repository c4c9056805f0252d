"""Waivers put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.decisions.deciding import with_decisions
from auditor.decisions.waivers import ANY_UNIT, AnyWaiver, FlawWaiver, Waiver
from auditor.errors import AuditorError
from auditor.judging.rank import ranked
from auditor.judging.score import with_defects
from auditor.model import AuditRun, Decision, Defect, Ignored, Note, ReportAudit, StaleDecision, for_office
from auditor.roster.names import NameBook, name_book, plain_name
from auditor.rules import Ruleset

_NO_REPORT = "这次没有这个单位的报告，没有套用豁免"


def apply_waivers(
    run: AuditRun, waivers: Sequence[AnyWaiver], ruleset: Ruleset, listed: Sequence[Sequence[str]] = ()
) -> AuditRun:
    """The run with the waivers in force: levels, points, scores, grades and ranks; one that is for earlier years only is told on
    the report. `listed` are the units of the roster with their aliases; without it a waiver for a unit that is not among the
    reports is told in `stale`. Raises AuditorError for a unit that is not listed, and for a name that may mean either of two."""
    rules = ruleset.naming
    units = {plain_name(unit, rules): unit for audit in run.reports if (unit := audit.identity.unit)}
    names = [*listed] or [(unit,) for unit in units.values()]
    book = name_book(names, rules)
    of_unit: defaultdict[int, list[AnyWaiver]] = defaultdict(list)
    mistakes, stale, notes = [], [], []
    for_all = [each for each in waivers if each.unit == ANY_UNIT]
    for waiver in waivers:
        if waiver.unit == ANY_UNIT:
            continue
        found = book.find(waiver.unit)
        if len(found) == 1:
            of_unit[found[0]].append(waiver)
        elif found:
            mistakes.append(
                f"{waiver.place}：“{waiver.unit}”可能是 {'、'.join(names[at][0] for at in found)}，请写全名称。"
            )
        elif listed:
            mistakes.append(f"{waiver.place}：名单里没有叫“{waiver.unit}”的单位，请核对名称。")
        elif isinstance(waiver, FlawWaiver):
            notes.append(f"{waiver.unit}：{_NO_REPORT}（{waiver.place}）。")
        else:
            why = f"{_NO_REPORT}（{waiver.place}）。"
            stale.append(StaleDecision(waiver.unit, "", waiver.element, waiver.level, why))
    if mistakes:
        raise AuditorError("豁免文件里的单位对不上：\n" + "\n".join(mistakes))
    audits = [_waived(audit, [*_of(audit, book, of_unit), *for_all], ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits), stale=(*run.stale, *stale), notes=(*run.notes, *notes))


def _of(audit: ReportAudit, book: NameBook, of_unit: Mapping[int, Sequence[AnyWaiver]]) -> Sequence[AnyWaiver]:
    """The waivers for the unit of a report, where its name is that of one unit alone."""
    found = book.find(audit.identity.unit) if audit.identity.unit else ()
    return of_unit.get(found[0], ()) if len(found) == 1 else ()


def _waived(audit: ReportAudit, waivers: Sequence[AnyWaiver], ruleset: Ruleset) -> ReportAudit:
    """The audit with what is waived for its year; of those that stood for earlier years only it is told where they would have served."""
    if not waivers:
        return audit
    year = audit.identity.year
    expired = [each for each in waivers if each.until is not None and (year is None or year > each.until)]
    current = [each for each in waivers if each not in expired]
    decisions = {
        each.element: Decision(each.level, each.reason, each.by, waived=True)
        for each in current
        if isinstance(each, Waiver)
    }
    notes = [_expired(each, ruleset) for each in expired if _would_serve(each, audit)]
    audit = with_decisions(audit, decisions, notes, ruleset)
    flaws = [each for each in current if isinstance(each, FlawWaiver)]
    return with_defects(audit, [_let_be(defect, flaws) for defect in audit.defects], ruleset)


def _let_be(defect: Defect, waivers: Iterable[FlawWaiver]) -> Defect:
    """The flaw, ignored where a waiver is about it: the first of the unit's own, then of those for all."""
    waiver = next((each for each in waivers if each.covers(defect)), None)
    return replace(defect, ignored=Ignored(waiver.reason, waiver.by, waived=True)) if waiver else defect


def _would_serve(waiver: AnyWaiver, audit: ReportAudit) -> bool:
    return isinstance(waiver, Waiver) or any(map(waiver.covers, audit.defects))


def _expired(waiver: AnyWaiver, ruleset: Ruleset) -> Note:
    name = (
        ruleset.check_of[waiver.check] if isinstance(waiver, FlawWaiver) else ruleset.element_of[waiver.element]
    ).name
    return for_office(f"对“{name}”的豁免只到 {waiver.until} 年度，已过期，没有套用（{waiver.place}）。")
