"""Several workbooks taken back together as one, and nothing where two of them say different things in the same cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from auditor.decisions.columns import TITLE_OF
from auditor.decisions.flaw_sheet import ANSWER, FilledFlaws, Key, answered
from auditor.decisions.flaws import FlawDecision, key_of
from auditor.decisions.marks import plain_number
from auditor.decisions.overlay import BLANK, FIELDS, value_of, with_values
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import Row
from auditor.decisions.sheet import Filled
from auditor.decisions.sheet import Key as VerdictKey
from auditor.decisions.standing import standing
from auditor.decisions.unit_joining import Typed, joined_units, one_of, typed_in
from auditor.errors import AuditorError
from auditor.model import AuditRun
from auditor.rules import Ruleset

MUCH = "、"  # between the names of workbooks


@dataclass(frozen=True, slots=True)
class Handed:
    """A workbook handed back: the name of its file, and what people did in it."""

    name: str
    filled: Filled


class _Entry(NamedTuple):
    """What somebody did in one cell, None where it was emptied."""

    handed: Handed
    row: Row
    value: Any


def joined(several: Sequence[Handed], run: AuditRun, ruleset: Ruleset) -> Filled:
    """What people did in several workbooks of the `run`, as if in one. A cell that stands as the workbook was written is nobody's doing.
    Raises AuditorError with both cells for each that was filled differently in two."""
    if len(several) == 1:
        return several[0].filled
    mistakes: list[str] = []
    corrections, cleared = _corrections(several, run, partial(_shown, ruleset=ruleset), mistakes)
    flaws = _flaws(several, run, mistakes)
    typed = typed_in(((each.name, each.filled.units) for each in several), run)
    mistakes += [_typed_apart(entries, ruleset) for entries in typed.values() if not one_of(entries)]
    if mistakes:
        raise AuditorError(
            f"有 {len(mistakes)} 处在两份评分表里填得不同，什么都没有收。请商定后改成一样，或清空其中一处，再运行：\n"
            + "\n".join(mistakes)
        )
    rows = {key: row for each in reversed(several) for key, row in each.filled.rows.items()}
    return Filled(corrections, cleared, flaws, joined_units([each.filled.units for each in several], typed), rows)


def _corrections(
    several: Sequence[Handed], run: AuditRun, shown: Callable[[Any], str], mistakes: list[str]
) -> tuple[tuple[Correction, ...], dict[VerdictKey, frozenset[str]]]:
    given = [({each.key: each for each in handed.filled.corrections}, handed) for handed in several]
    before = {
        (audit.submission.sha256, verdict.element): standing(verdict)
        for audit in run.reports
        for verdict in audit.verdicts
    }
    keys = dict.fromkeys(key for mine, handed in given for key in (*mine, *handed.filled.cleared))
    made: list[Correction] = []
    cleared: dict[VerdictKey, frozenset[str]] = {}
    for key in keys:
        mine = [(each[key], handed) for each, handed in given if key in each]
        done = {name: list(_entries(given, key, name, before[key][name])) for name in FIELDS}
        for name, entries in done.items():
            mistakes += _apart(entries, TITLE_OF[name], shown)
        if left := frozenset(name for name, entries in done.items() if entries and entries[0].value is None):
            cleared[key] = left
        if mine:
            made.append(_one(mine, done))
    return tuple(each for each in made if not each.blank), cleared


def _entries(
    given: Sequence[tuple[Mapping[VerdictKey, Correction], Handed]], key: VerdictKey, name: str, before: Any
) -> Iterator[_Entry]:
    """What was done in one cell of each workbook, without those where nothing was."""
    for mine, handed in given:
        value = value_of(mine[key], name) if key in mine else None
        emptied = value in BLANK and name in handed.filled.cleared.get(key, ())
        if emptied or (value not in BLANK and value != before):
            yield _Entry(handed, handed.filled.rows[key], None if emptied else value)


def _one(mine: Sequence[tuple[Correction, Handed]], done: Mapping[str, Sequence[_Entry]]) -> Correction:
    """The corrections of all workbooks on one verdict as one."""

    def value(name: str) -> Any:
        if entries := done[name]:
            return entries[0].value
        return next((found for each, _ in mine if (found := value_of(each, name)) not in BLANK), None)

    def by(*names: str) -> str:
        doing = dict.fromkeys(entry.handed.name for name in names for entry in done[name] if entry.value is not None)
        return MUCH.join(doing)

    first = mine[0][0]
    made = with_values(first, {name: value(name) for name in FIELDS})
    marked = by(*FIELDS[2:]) or next((each.marks.by for each, _ in mine if each.marks.by), "")
    marks = made.marks if made.marks.blank else replace(made.marks, by=marked)
    return replace(made, workbook=by(*FIELDS[:2]) or first.workbook, marks=marks)


def _flaws(several: Sequence[Handed], run: AuditRun, mistakes: list[str]) -> FilledFlaws:
    before = {
        key_of(audit.submission.sha256, defect): answered(defect) for audit in run.reports for defect in audit.defects
    }
    made: dict[Key, FlawDecision] = {}
    empty: set[Key] = set()
    done: dict[Key, list[_Entry]] = {}
    for handed in several:
        flaws = handed.filled.flaws
        for each in flaws.decisions:
            made.setdefault(each.key, each)
            if (each.decision.value, each.reason) != before[each.key]:
                done.setdefault(each.key, []).append(_Entry(handed, flaws.rows[each.key], each))
        for key in flaws.empty:
            done.setdefault(key, []).append(_Entry(handed, flaws.rows[key], None))
    for key, entries in done.items():
        mistakes += _apart(entries, ANSWER, _answer)
        if entries[0].value is None:
            empty.add(key)
            made.pop(key, None)
        else:
            made[key] = entries[0].value
    waived = {key for handed in several for key in handed.filled.flaws.waived}
    rows = {key: row for each in reversed(several) for key, row in each.filled.flaws.rows.items()}
    return FilledFlaws(tuple(made.values()), frozenset(empty), frozenset(empty & waived), rows)


def _apart(entries: Sequence[_Entry], title: str, shown: Callable[[Any], str]) -> Iterator[str]:
    """What the others did in a cell otherwise than the first."""
    for other in entries[1:]:
        first = entries[0]
        if shown(other.value) != shown(first.value):
            yield (
                f"{other.handed.name} {other.row.cell(title)} {shown(other.value)}  与 "
                f"{first.handed.name} {first.row.cell(title)} {shown(first.value)} 是同一格，填得不同。"
            )


def _typed_apart(entries: Sequence[Typed], ruleset: Ruleset) -> str:
    """What two typed for one item of a unit."""
    first, other = entries[0], next(each for each in entries if each.said != entries[0].said)
    return f"{other.name} {other.cell} {other.told(ruleset)}  与 {first.name} {first.cell} {first.told(ruleset)} 是同一项，填得不同。"


def _shown(value: Any, ruleset: Ruleset) -> str:
    """What stands in a cell, as people read it."""
    if value is None:
        return "清空了"
    if isinstance(value, str):
        return f"“{value}”"  # the state of proof is one too
    return f"“{plain_number(value)}”" if isinstance(value, float) else f"“{ruleset.label(value)}”"


def _answer(decision: FlawDecision | None) -> str:
    if decision is None:
        return "清空了"
    return f"“{decision.decision.value}{f'：{decision.reason}' if decision.reason else ''}”"
