"""What several reviewers typed for units (deductions, red lines, bonus, other parts of the total) beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from auditor.decisions.reviewers.comparing import together
from auditor.decisions.reviewers.opinions import Pass
from auditor.decisions.unit_joining import Typed, typed_in
from auditor.decisions.unit_marks import unit_of
from auditor.decisions.unit_sheet import FilledUnits, Key
from auditor.model import AuditRun, UnitMark
from auditor.text.fold import fold


@dataclass(frozen=True, slots=True)
class ComparedUnits:
    """What is taken, and what is not since it was typed differently, in groups."""

    taken: FilledUnits
    apart: tuple[tuple[Typed, ...], ...]


def compared_units(
    passes: Sequence[Pass], earlier: Iterable[UnitMark], run: AuditRun, red_lines: Collection[str] = ()
) -> ComparedUnits:
    """Take what one reviewer typed, or several alike, with the reasons of all; of a matter that earns bonus points the level counts too.
    One of the `red_lines` (ids) is taken only where all typed it: it may cost a unit its grade. What was taken of these reviewers
    `earlier` and is not typed any more, or differently now, is withdrawn."""
    typed = typed_in(((each.reviewer, each.filled.units) for each in passes), run)
    groups: defaultdict[Key, list[Typed]] = defaultdict(list)
    for key, entries in typed.items():
        groups[_about(key)] += entries
    apart = {
        about: tuple(entries)
        for about, entries in groups.items()
        if _differ(entries) or (about[1] in red_lines and _alone(entries, len(passes)))
    }
    by = together(passes)
    agreed = {key: entries for key, entries in typed.items() if _about(key) not in apart}
    taken = [_one(marks, by) for entries in agreed.values() if (marks := [each for each in entries if each.mark])]
    emptied = {key for key, entries in agreed.items() if all(each.mark is None for each in entries)}
    said, here = {mark.key for each in passes for mark in each.filled.units.marks}, set(map(unit_of, run.reports))
    emptied |= {
        mark.key
        for mark in earlier
        if mark.workbook == by and mark.unit in here and (_about(mark.key) in apart or mark.key not in said)
    }
    return ComparedUnits(FilledUnits(tuple(taken), frozenset(emptied)), tuple(apart.values()))


def _about(key: Key) -> Key:
    """The item of a unit, or the matter whatever its level."""
    unit, item, matter, _ = key
    return unit, item, fold(matter), ""


def _differ(entries: Iterable[Typed]) -> bool:
    """Whether two reviewers typed different values or levels."""
    said: defaultdict[str, set[tuple[float | None, str] | None]] = defaultdict(set)
    for each in entries:
        said[each.name].add((each.mark.value, each.mark.level) if each.mark else None)
    return len(set(map(frozenset, said.values()))) > 1


def _alone(entries: Iterable[Typed], reviewers: int) -> bool:
    """Whether something was typed, and not by every reviewer."""
    entries = list(entries)
    return any(each.mark for each in entries) and len({each.name for each in entries}) < reviewers


def _one(entries: Sequence[Typed], by: str) -> UnitMark:
    """What all typed as one, each reason under its reviewer's name where they differ."""
    marks = [(each.name, each.mark) for each in entries if each.mark]
    reasons = [(name, mark.reason) for name, mark in marks if mark.reason]
    one = {reason for _, reason in reasons}
    told = "；".join(f"{name}：{reason}" for name, reason in reasons) if len(one) > 1 else "".join(one)
    return replace(marks[0][1], reason=told, workbook=by)
