"""What each unit was told to mend, over all runs: how it was found first, how it stands now, and what people wrote beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from auditor.across.matters import matters_of
from auditor.decisions.remedies import Key, Remedies, Remedy, plain_quote
from auditor.model import AuditRun, Matter, Progress, ReportAudit, Resubmission
from auditor.roster.names import plain_name

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

OPEN, ABSENT, GONE = "待重报", "本次没有报告", "不再列为问题"
NOTHING = "—"
_Same: TypeAlias = Callable[[Key], Key]


@dataclass(frozen=True, slots=True)
class Row:
    """One matter of a unit: how it was `first` found and how it is found `now` (a level or a tone, — where neither), what became of
    it, the file that it stands in now, and what people wrote of it, which is kept under the `key`."""

    unit: str
    matter: Matter
    first: str
    now: str
    became: str
    file: str
    key: Key
    remedy: Remedy


@dataclass(frozen=True, slots=True)
class _Told:
    """A row before what was written of it is known; `units` are all names by which that may be kept."""

    units: tuple[str, ...]
    matter: Matter
    first: str
    now: str
    became: str
    file: str = ""


def ledger(run: AuditRun, ruleset: Ruleset, remedies: Remedies) -> list[Row]:
    """The matters of the reports as these stand, then those of units without a report in this run, then what was written of matters
    that are none any more, so that nothing is lost."""
    same = _same(ruleset)
    kept = {same(key): key for key in sorted(remedies, reverse=True)}
    rows: dict[Key, Row] = {}
    for told in chain(_of_reports(run, ruleset), _of_absent(run, ruleset, same)):
        keys = [_key(unit, told.matter) for unit in told.units]
        key = next((kept[found] for each in keys if (found := same(each)) in kept), keys[0])
        row = Row(
            told.units[0], told.matter, told.first, told.now, told.became, told.file, key, remedies.get(key, Remedy())
        )
        rows.setdefault(same(keys[0]), row)
    listed = {row.key for row in rows.values()}
    here = {same(Key(name)) for audit in run.reports for name in _names(audit, None)}
    rest = (
        Row(key.unit, _matter(key), NOTHING, NOTHING, GONE if same(Key(key.unit)) in here else ABSENT, "", key, remedy)
        for key, remedy in sorted(remedies.items())
        if key not in listed
    )
    return [*rows.values(), *rest]


def _same(ruleset: Ruleset) -> _Same:
    """A key with the unit's plain name, by which it is found though the report writes the name in another way."""
    plain = cache(lambda unit: plain_name(unit, ruleset.naming))
    return lambda key: key._replace(unit=plain(key.unit))


def _key(unit: str, matter: Matter) -> Key:
    return Key(unit, matter.element, matter.check, plain_quote(matter.quote))


def _matter(key: Key) -> Matter:
    return Matter(element=key.element, check=key.check, quote=key.quote)


def _names(audit: ReportAudit, again: Resubmission | None) -> tuple[str, ...]:
    """The names that the unit of a report has: in it, and in the first one, else that of the file."""
    names = (audit.identity.unit, again.unit if again else None)
    return tuple(dict.fromkeys(name for name in names if name)) or (audit.submission.file,)


def _of_reports(run: AuditRun, ruleset: Ruleset) -> Iterator[_Told]:
    """The matters of each report, but of those that a later one of the unit stands for."""
    again = {each.file: each for each in run.across.resubmissions}
    for audit in run.reports:
        file = audit.submission.file
        if audit.submission.sha256 in run.superseded:
            continue
        entry = again.get(file)
        units, now = _names(audit, entry), _now(audit, ruleset)
        if entry is None:
            for matter in matters_of(audit):
                yield _Told(units, matter, _label(matter, ruleset), now(matter), OPEN, file)
            continue
        for matter, became in entry.progress:
            yield _Told(units, matter, _label(matter, ruleset), now(matter), became.value, file)


def _of_absent(run: AuditRun, ruleset: Ruleset, same: _Same) -> Iterator[_Told]:
    """What was open of units that have no report in this run, on whatever year."""
    here = {same(Key(name)) for audit in run.reports for name in _names(audit, None)}
    for entry in run.across.awaited:
        unit = entry.unit or entry.first_file
        if same(Key(unit)) in here:
            continue
        for matter, became in entry.progress or [(matter, Progress.OPEN) for matter in entry.first_matters]:
            told = became.value if became is Progress.SOLVED else ABSENT
            yield _Told((unit,), matter, _label(matter, ruleset), NOTHING, told)


def _label(matter: Matter, ruleset: Ruleset) -> str:
    """How a matter was found."""
    if matter.level is not None:
        return ruleset.label(matter.level)
    return matter.tone.value if matter.tone else NOTHING


def _now(audit: ReportAudit, ruleset: Ruleset) -> Callable[[Matter], str]:
    """How a matter is found in a report."""
    levels = {verdict.element: ruleset.label(verdict.level) for verdict in audit.verdicts}
    found = {matter.key: _label(matter, ruleset) for matter in matters_of(audit)}
    return lambda matter: levels.get(matter.element) or found.get(matter.key, NOTHING)
