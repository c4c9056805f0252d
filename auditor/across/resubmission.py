"""A report handed in again: which of what its unit's first report had to mend is solved, still there or new (整改复核).

The results of the run before tell which report was there first; each later one is compared with that first, however many come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from auditor.across.first_reports import Called, Said, Who, by_unit, caller, first_of, known_reports
from auditor.across.matters import matter_of, matters_of
from auditor.model import NOT_APPLICABLE, AuditRun, Matter, Progress, ReportAudit, Resubmission, for_office
from auditor.rules import Ruleset

_MatterKey: TypeAlias = tuple[str, str, str]

_NAMED = 5  # units in a note


def resubmitted(
    run: AuditRun, earlier: AuditRun | None, ruleset: Ruleset, listed: Sequence[Sequence[str]] = ()
) -> AuditRun:
    """The run with the reports that were handed in again compared with their unit's first one, which the `earlier` run or the names
    of the files tell. `listed` are the units of the roster, each with its aliases. Units of the earlier run that have no report in this
    one are kept in mind, unless the two runs have neither unit nor year in common."""
    called = caller(ruleset, listed)
    here = by_unit(run, called)
    said = known_reports(earlier, called, ruleset)
    again = {
        audit.submission.file: _again(audit, first, said.get(who, []), ruleset)
        for who, audits in here.items()
        if (first := first_of(audits, said.get(who, []), run.ruleset_sha256, ruleset))
        for audit in audits
        if audit.submission.sha256 != first.first_sha256
    }
    found = tuple(again[audit.submission.file] for audit in run.reports if audit.submission.file in again)
    awaited = _awaited(here, said)
    notes = (*run.notes, *_notes(run, found, awaited, called))
    later = _later(found)
    reports = tuple(_superseded(audit, later.get(audit.submission.sha256, ())) for audit in run.reports)
    return replace(run, reports=reports, notes=notes, across=replace(run.across, resubmissions=found, awaited=awaited))


def _again(audit: ReportAudit, first: Resubmission, said: Said, ruleset: Ruleset) -> Resubmission:
    """A report beside the first one of its unit. Where an earlier run knew it, what came between stays as it was told then."""
    digest = audit.submission.sha256
    own = [each for each in said if each.sha256 == digest != each.first_sha256]
    before = own or said
    between = dict.fromkeys(chain.from_iterable((*each.between, each.sha256) for each in before))
    told = (matter for each in before for matter, became in each.progress if _told(became, bool(own)))
    return replace(
        first,
        file=audit.submission.file,
        sha256=digest,
        progress=_progress(audit, first.first_matters, [*told], ruleset),
        between=tuple(each for each in between if each not in (digest, first.first_sha256)),
    )


def _told(became: Progress, own: bool) -> bool:
    """Whether a matter that the first report did not have was told of a report between: what is new in this one itself was not."""
    return became is Progress.SOLVED or (became is Progress.NEW and not own)


def _progress(
    audit: ReportAudit, first: Sequence[Matter], between: Sequence[Matter], ruleset: Ruleset
) -> tuple[tuple[Matter, Progress], ...]:
    """What became of the matters of the first report and of those between, and what is new beside the first one's."""
    now = {matter.key: matter for matter in matters_of(audit)}
    known = {matter.key: matter for matter in first}
    later = {matter.key: matter for matter in between if matter.key not in known}
    settled = _settled(audit)
    found = [(matter, Progress.OPEN) for key, matter in known.items() if key in now]
    found += [
        (matter, Progress.SOLVED)
        for key, matter in {**known, **later}.items()
        if key not in now and key not in settled and _asked(matter, ruleset)
    ]
    found += [(matter, Progress.NEW) for key, matter in now.items() if key not in known]
    return tuple(found)


def _settled(audit: ReportAudit) -> set[_MatterKey]:
    """What the report need not mend, because it does not apply to the unit or people let it be: neither solved nor open."""
    spared = [Matter(element=verdict.element) for verdict in audit.verdicts if verdict.level is NOT_APPLICABLE]
    ignored = [matter_of(defect) for defect in audit.defects if defect.ignored]
    return {matter.key for matter in (*spared, *ignored)}


def _asked(matter: Matter, ruleset: Ruleset) -> bool:
    """Whether the rules of this run ask for it at all."""
    return matter.element in ruleset.element_of if matter.element else matter.check in ruleset.check_of


def _awaited(here: Mapping[Who, object], said: Mapping[Who, Said]) -> tuple[Resubmission, ...]:
    """What is known of units without a report in this run, by unit; of nobody where the run has neither unit nor year in common with
    what is known: then it is of other reports altogether."""
    units, years = ({each[part] for each in here} & {each[part] for each in said} for part in (0, 1))
    if here and not (units or years):
        return ()
    gone = (each for who, known in said.items() if who not in here for each in known)
    return tuple(sorted(gone, key=lambda each: (each.unit, each.year or 0, each.first_file, each.file)))


def _later(found: Sequence[Resubmission]) -> dict[str, list[str]]:
    """By the fingerprint of a report the files of those that its unit handed in after it."""
    later: defaultdict[str, list[str]] = defaultdict(list)
    for each in found:
        for digest in (each.first_sha256, *each.between):
            later[digest].append(each.file)
    return later


def _superseded(audit: ReportAudit, later: Sequence[str]) -> ReportAudit:
    """The audit, with a note where later reports of its unit lie beside it."""
    if not later:
        return audit
    files = "、".join(f"《{file}》" for file in later)
    note = f"这个单位同一年度后来又报送了{files}，这一份不写反馈函，也不印评分表；以后一份为准的，请把这一份移出报送材料文件夹后重新运行。"
    return replace(audit, notes=(*audit.notes, for_office(note)))


def _notes(
    run: AuditRun, found: Sequence[Resubmission], awaited: Sequence[Resubmission], called: Called
) -> Iterator[str]:
    """What a reader of the comparison must know: other rules the first time, another year."""
    if other := [each.unit or each.file for each in found if each.first_ruleset_sha256 != run.ruleset_sha256]:
        yield f"重报的报告有 {len(other)} 份，第一次报送时用的规则与这次不同，整改前后的变化可能来自规则：{_named(other)}。"
    years = {called(each.unit, each.first_file): each for each in awaited}
    here = dict.fromkeys(called(audit.identity.unit or "", audit.submission.file) for audit in run.reports)
    if moved := [f"{years[name].unit}（上次{_year(years[name])}）" for name in here if name in years]:
        yield f"有 {len(moved)} 个单位上次报送的报告年度与这次不同，没有对照整改情况：{_named(moved)}。"


def _year(each: Resubmission) -> str:
    return f"{each.year} 年" if each.year else "年度未能确定"


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
