"""Waivers put in force on a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.corpus.names import name_book
from auditor.corpus.rank import ranked
from auditor.errors import AuditorError
from auditor.judging.points import decide
from auditor.judging.score import score
from auditor.model import AuditRun, Decision, ReportAudit
from auditor.ruleset import Ruleset
from auditor.ruleset.waivers import Waiver


def apply_waivers(run: AuditRun, waivers: Sequence[Waiver], ruleset: Ruleset) -> AuditRun:
    """The run with the waivers in force: levels, points, scores, grades and ranks; one that is for earlier years only is told on
    the report. Raises AuditorError for a unit that is neither among the reports nor among the missing, or that may be either
    of two."""
    units = list(dict.fromkeys([*_units(run), *(gone.unit for gone in run.missing)]))
    book = name_book([[unit] for unit in units], ruleset.naming)
    of_unit: defaultdict[str, list[Waiver]] = defaultdict(list)
    mistakes = []
    for waiver in waivers:
        found = book.find(waiver.unit)
        if len(found) == 1:
            of_unit[units[found[0]]].append(waiver)
        elif found:
            named = "、".join(units[at] for at in found)
            mistakes.append(f"{waiver.place}：“{waiver.unit}”可能是 {named}，请写全名称。")
        else:
            mistakes.append(f"{waiver.place}：没有叫“{waiver.unit}”的单位（这次的报告和名单里都没有），请核对名称。")
    if mistakes:
        raise AuditorError("豁免文件里的单位对不上：\n" + "\n".join(mistakes))
    audits = [_waived(audit, of_unit.get(audit.identity.unit or "", ()), ruleset) for audit in run.reports]
    return replace(run, reports=ranked(audits))


def _units(run: AuditRun) -> list[str]:
    return [audit.identity.unit for audit in run.reports if audit.identity.unit]


def _waived(audit: ReportAudit, waivers: Iterable[Waiver], ruleset: Ruleset) -> ReportAudit:
    year = audit.identity.year
    current, expired = {}, []
    for waiver in waivers:
        if waiver.until is not None and (year is None or year > waiver.until):
            expired.append(_expired(waiver, ruleset))
        else:
            current[waiver.element] = Decision(waiver.level, waiver.reason, waiver.by, waived=True)
    verdicts = decide(audit.verdicts, current, ruleset, audit.identity.kind)
    value, grade = score(verdicts, audit.defects, ruleset)
    return replace(audit, verdicts=verdicts, score=value, grade=grade, notes=(*audit.notes, *expired))


def _expired(waiver: Waiver, ruleset: Ruleset) -> str:
    name = ruleset.element_of[waiver.element].name
    return f"对“{name}”的豁免只到 {waiver.until} 年度，已过期，没有套用（{waiver.place}）。"
