"""The reports of a run held against the roster: which unit each is of, what came late, who has not reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.judging.points import for_kind
from auditor.judging.rank import ranked
from auditor.judging.score import with_defects
from auditor.model import Arrival, AuditRun, Missing, ReportAudit, for_office
from auditor.roster.names import NameBook, name_book
from auditor.roster.roster import Listed, Roster
from auditor.roster.timing import timed
from auditor.rules import Ruleset

NO_DEADLINE = "名单写了报送日期，但规则（reporting）没有写报送期限：名单里没有写“截止日期”的单位，没有判断是否逾期。"


def match_roster(run: AuditRun, roster: Roster, ruleset: Ruleset, year: int | None = None) -> AuditRun:
    """The run with the roster's word on it: notes on the reports, points deducted from late ones and all ranked again, and in
    `missing` the units without a scored report. A name that could mean two units is told, never settled by guessing. `year` is
    the one asked for."""
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
        audits.append(timed(*_held_against(_split(audit, units, ruleset), units, others), ruleset, year))
    told = _heard_of(run, book, meant)
    missing = (
        Missing(unit.unit, unit.kind, "".join(told[place]))
        for place, unit in enumerate(roster.units)
        if place not in senders
    )
    if not ruleset.reporting.deadline and any(unit.submitted and not unit.deadline for unit in roster.units):
        run = replace(run, notes=(*run.notes, NO_DEADLINE))
    return replace(run, reports=ranked(audits), missing=(*run.missing, *missing))


def _split(audit: ReportAudit, units: Sequence[Listed], ruleset: Ruleset) -> ReportAudit:
    """The audit of a unit whose kind the roster tells more closely (部门（有执法权）), judged as of that kind."""
    kind = audit.identity.kind
    if len(units) != 1 or not kind or ruleset.naming.within(units[0].kind) != kind:
        return audit
    closer = units[0].kind
    audit = replace(audit, identity=replace(audit.identity, kind=closer))
    audit = replace(audit, verdicts=for_kind(audit.verdicts, ruleset, closer))
    return with_defects(audit, audit.defects, ruleset)


def _held_against(audit: ReportAudit, units: Sequence[Listed], others: Sequence[str]) -> tuple[ReportAudit, Arrival]:
    """The audit with the notes that follow from the units it can be of, and what the roster says of its arrival."""
    if len(units) != 1:
        return replace(audit, notes=(*audit.notes, for_office(_unsettled(audit.identity.unit, units)))), Arrival(None)
    told = list(_kind_notes(audit, units[0]))
    if others:
        told.append(f"名单上的“{units[0].unit}”另有报告{_listing(others)}，请核对以哪一份为准。")
    audit = replace(audit, notes=(*audit.notes, *map(for_office, told)))
    return audit, Arrival(units[0].submitted, units[0].deadline, units[0].published)


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
