"""The reports of a run held against the roster: which unit each is of, what came late, who has not reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.lateness import days_late, due
from auditor.checks.table import arrival_defects
from auditor.judging.rank import ranked
from auditor.judging.score import score
from auditor.model import Arrival, AuditRun, Identity, Missing, ReportAudit, for_office
from auditor.roster.names import NameBook, name_book
from auditor.roster.roster import Listed, Roster
from auditor.rules import Ruleset


def match_roster(run: AuditRun, roster: Roster, ruleset: Ruleset) -> AuditRun:
    """The run with the roster's word on it: notes on the reports, points deducted from late ones and all ranked again, and in
    `missing` the units without a scored report. A name that could mean two units is told, never settled by guessing."""
    book = name_book(((unit.unit, *unit.aliases) for unit in roster.units), ruleset.naming)
    meant = [book.find(audit.identity.unit) if audit.identity.unit else () for audit in run.reports]
    senders: defaultdict[int, list[str]] = defaultdict(list)
    for audit, places in zip(run.reports, meant, strict=True):
        if len(places) == 1:
            senders[places[0]].append(audit.submission.file)
    audits = []
    for audit, places in zip(run.reports, meant, strict=True):
        units = [roster.units[place] for place in places]
        others = [file for place in places for file in senders.get(place, ()) if file != audit.submission.file]
        audits.append(_held_against(audit, units, others, ruleset))
    told = _heard_of(run, book, meant)
    missing = (
        Missing(unit.unit, unit.kind, "".join(told[place]))
        for place, unit in enumerate(roster.units)
        if place not in senders
    )
    return replace(run, reports=ranked(audits), missing=(*run.missing, *missing))


def _held_against(audit: ReportAudit, units: Sequence[Listed], others: Sequence[str], ruleset: Ruleset) -> ReportAudit:
    """The audit with the notes that follow from the units it can be of; points are deducted where it came late."""
    if len(units) != 1:
        return replace(audit, notes=(*audit.notes, for_office(_unsettled(audit.identity.unit, units))))
    told = list(_kind_notes(audit, units[0]))
    if others:
        told.append(f"名单上的“{units[0].unit}”另有报告{_listing(others)}，请核对以哪一份为准。")
    arrival = Arrival(units[0].submitted, units[0].deadline)
    told += _late_notes(audit.identity, arrival, ruleset)
    audit = replace(audit, notes=(*audit.notes, *map(for_office, told)))
    found = arrival_defects(audit.identity, arrival, ruleset)
    if not found:
        return audit
    value, grade = score(audit.verdicts, (*audit.defects, *found), ruleset)
    return replace(audit, defects=(*audit.defects, *found), score=value, grade=grade)


def _unsettled(name: str | None, units: Sequence[Listed]) -> str:
    if units:
        candidates = "、".join(f"“{unit.unit}”" for unit in units)
        return (
            f"单位“{name}”可能是名单上的{candidates}，未能确定是哪一个，没有对应。"
            f"确知是哪一个时，请在它的“别名”一栏写上“{name}”；几个单位都这样自称的，请单位写全名称后重报。"
        )
    if name is None:
        return "报告单位未能确定，没有与名单对应，请人工核对是名单上的哪个单位。"
    return f"名单上没有“{name}”；如果名单上写的是另一种名称，请在名单的“别名”一栏补上这个名称。"


def _kind_notes(audit: ReportAudit, unit: Listed) -> Iterator[str]:
    found = audit.identity.kind
    if found is None:
        yield f"名单上的类别是{unit.kind}，报告里的类别未能确定；名单上的类别不用于评分，得分按全部要素计算。"
    elif found != unit.kind:
        yield f"名单上的类别是{unit.kind}，报告判断为{found}；名单上的类别不用于评分，得分按{found}计算，请核对。"


def _late_notes(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[str]:
    """What a late report loses, and where lateness could not be judged."""
    deadline = due(identity, arrival, ruleset)
    if arrival.submitted and deadline is None and ruleset.reporting.deadline:
        yield "报告年度未能确定，名单里也没有写截止日期，没有判断是否逾期。"
    if days := days_late(identity, arrival, ruleset):
        points = ruleset.reporting.deduction(days)
        deducted = f"扣 {points:g} 分" if points else "按规则不扣分"
        whose = "" if arrival.deadline else f"（{identity.year} 年度报告的期限）"
        yield f"报送日期 {arrival.submitted}，截止日期 {deadline}{whose}，逾期 {days} 天，{deducted}。"


def _heard_of(run: AuditRun, book: NameBook, meant: Sequence[tuple[int, ...]]) -> defaultdict[int, list[str]]:
    """For the places of the roster, sentences on files that may be of the unit but are no scored report known to be."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    for audit, places in zip(run.reports, meant, strict=True):
        file, name = audit.submission.file, audit.identity.unit
        if len(places) > 1:
            for place in places:
                told[place].append(f"文件《{file}》的单位“{name}”可能是该单位，未能确定。")
        elif name is None:
            for place in book.mentioned(file):
                told[place].append(f"文件《{file}》已评分，但报告单位未能确定。")
    for bad in run.unreadable:
        for place in book.mentioned(bad.file):
            told[place].append(f"文件《{bad.file}》未能读取。")
    for aside in run.set_aside:
        for place in book.mentioned(aside.file):
            told[place].append(f"文件《{aside.file}》不是{book.rules.genre_name}（{aside.genre}），没有评分。")
    return told


def _listing(files: Sequence[str]) -> str:
    return "、".join(f"《{file}》" for file in files)
