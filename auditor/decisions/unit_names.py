"""What people typed for units, found again where a report bears the name of its unit in another way (青石镇, 青石镇人民政府)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from auditor.decisions.merging import Merged, merged
from auditor.decisions.unit_cells import standing_in
from auditor.decisions.unit_marks import unit_of
from auditor.decisions.unit_sheet import FilledUnits, Key
from auditor.model import AuditRun, UnitMark
from auditor.roster.names import NameBook, name_book, plain_name
from auditor.rules.naming import NamingRules


def named_as_here(
    marks: Sequence[UnitMark], run: AuditRun, naming: NamingRules, listed: Sequence[Sequence[str]] = ()
) -> list[UnitMark]:
    """The marks under the names that the reports of the run bear: those typed for another name of the unit of a report count for it too,
    unless the same was typed for its own name. Of names that may mean several units only the very same counts. `listed` are the units
    of the roster, each with its aliases."""
    here = dict.fromkeys(map(unit_of, run.reports))
    book = _book(run, naming, listed)
    places = {name: _place(book, name) for name in {*here, *(mark.unit for mark in marks)}}
    names = defaultdict(list)
    for audit in run.reports:
        if audit.identity.unit and (place := places[unit_of(audit)]) is not None:
            names[place].append(unit_of(audit))
    found = {mark.key: mark for mark in marks if mark.unit in here}
    for mark in marks:
        place = places[mark.unit]
        others = names[place] if place is not None else []
        for each in (replace(mark, unit=name) for name in others):
            found.setdefault(each.key, each)
        if not others and mark.unit not in here:
            found[mark.key] = mark
    return list(found.values())


def taken_into(
    earlier: Iterable[UnitMark], filled: FilledUnits, run: AuditRun, naming: NamingRules
) -> Merged[UnitMark]:
    """What people did in a workbook of the run merged into what was kept. What was kept under a name that no report bears any more is
    kept under the present one; what stands in a row because it was typed for another name of the unit is nobody's doing, and where
    such a row was emptied it is withdrawn under all names."""
    kept = _renamed(tuple(earlier), run, naming)
    before, known = standing_in(run.reports), {mark.key for mark in kept}
    plain = {name: plain_name(name, naming) for name in {*(mark.unit for mark in kept), *map(unit_of, run.reports)}}
    same = {(plain[mark.unit], *mark.key[1:]) for mark in kept}
    gone = {(plain_name(unit, naming), *rest) for unit, *rest in filled.empty}

    def done(mark: UnitMark) -> bool:
        about = (plain[mark.unit], *mark.key[1:])
        stands = mark.key in before and before[mark.key].said == mark.said
        return not stands or (about not in gone and (mark.key in known or about not in same))

    emptied = {mark.key for mark in kept if (plain[mark.unit], *mark.key[1:]) in gone}
    return merged(kept, [mark for mark in filled.marks if done(mark)], filled.empty | emptied)


def _renamed(marks: Sequence[UnitMark], run: AuditRun, naming: NamingRules) -> list[UnitMark]:
    """The marks, those for a name that no report bears any more under the present one where it is sure."""
    here = dict.fromkeys(map(unit_of, run.reports))
    away: defaultdict[str, list[UnitMark]] = defaultdict(list)
    for mark in marks:
        if mark.unit not in here:
            away[mark.unit].append(mark)
    now = _present_names(away, {mark.key for mark in marks}, run, naming)
    found = {mark.key: mark for mark in marks if mark.unit not in now}
    for mark in marks:
        if mark.unit in now:
            moved = replace(mark, unit=now[mark.unit])
            found.setdefault(moved.key, moved)
    return list(found.values())


def _present_names(
    away: Mapping[str, Sequence[UnitMark]], known: Container[Key], run: AuditRun, naming: NamingRules
) -> dict[str, str]:
    """By name that no report bears the one that its unit bears now. The roster with its aliases is not at hand here: a name that is
    wholly another is known by its marks, all of which stand for one unit that has none of them of its own."""
    plain = {plain_name(unit, naming): unit for unit in map(unit_of, run.reports)}
    standing = standing_in(run.reports)
    now = {unit: plain[short] for unit in away if (short := plain_name(unit, naming)) in plain}
    bearers = {
        unit: [
            name
            for name in plain.values()
            if all(
                (moved := replace(mark, unit=name)).key not in known and standing.get(moved.key) == moved
                for mark in mine
            )
        ]
        for unit, mine in away.items()
        if unit not in now
    }
    claims = Counter(name for names in bearers.values() for name in names)
    return now | {unit: names[0] for unit, names in bearers.items() if len(names) == 1 and claims[names[0]] == 1}


def _book(run: AuditRun, naming: NamingRules, listed: Sequence[Sequence[str]]) -> NameBook:
    """The names of the units of the roster, each with its aliases, then those of the units of the run that are not on it."""
    roster = name_book(listed, naming)
    units = (unit for audit in run.reports if (unit := audit.identity.unit) and not roster.find(unit))
    return name_book(
        [*listed, *((unit,) for unit in {plain_name(unit, naming): unit for unit in units}.values())], naming
    )


def _place(book: NameBook, name: str) -> int | None:
    """The place of the one unit that a name means, None where it means none or could mean several."""
    places = book.find(name)
    return places[0] if len(places) == 1 else None
