"""What people typed for units in several copies of one workbook, beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.decisions.rows import PREFILLED, Row
from auditor.decisions.unit_cells import GROUND, VALUE, standing_in, value_shown
from auditor.decisions.unit_sheet import FilledUnits, Key
from auditor.model import AuditRun, UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS


@dataclass(frozen=True, slots=True)
class Typed:
    """What was done in one row of a copy, called by its `name`: the mark, None where it was emptied."""

    name: str
    row: Row
    mark: UnitMark | None

    @property
    def said(self) -> tuple[float | None, str] | None:
        """What was typed."""
        return self.mark.said if self.mark else None

    @property
    def cell(self) -> str:
        """Where it was typed."""
        bonus = self.mark and self.mark.item == BONUS
        return self.row.cell(GROUND if bonus or VALUE not in self.row.columns else VALUE)

    def told(self, ruleset: Ruleset) -> str:
        """What was typed, as people read it."""
        if self.mark is None:
            return "清空了"
        return f"“{'，'.join(filter(None, (value_shown(self.mark, ruleset), self.mark.level, self.mark.reason)))}”"


def typed_in(copies: Iterable[tuple[str, FilledUnits]], run: AuditRun) -> dict[Key, list[Typed]]:
    """By key all that was done in the copies of the workbook of the `run`; what stands there as it was written is nobody's doing, but
    what somebody typed in an empty row is his, though the same is in force by now."""
    before = standing_in(run.reports)
    done: dict[Key, list[Typed]] = {}
    for name, units in copies:
        for mark in units.marks:
            row = units.rows[mark.key]
            if mark.key not in before or before[mark.key].said != mark.said or not row.texts[PREFILLED]:
                done.setdefault(mark.key, []).append(Typed(name, row, mark))
        for key in units.empty:
            done.setdefault(key, []).append(Typed(name, units.rows[key], None))
    return done


def one_of(entries: Sequence[Typed]) -> bool:
    """Whether all say the same."""
    return len({each.said for each in entries}) == 1


def joined_units(copies: Sequence[FilledUnits], done: Mapping[Key, Sequence[Typed]]) -> FilledUnits:
    """The copies as one, given what was `done` in them, where none contradicts another."""
    made = {mark.key: mark for units in reversed(copies) for mark in units.marks}
    empty = {key for key, entries in done.items() if entries[0].mark is None}
    for key, entries in done.items():
        if (mark := entries[0].mark) is not None:
            made[key] = mark
    rows = {key: row for units in reversed(copies) for key, row in units.rows.items()}
    return FilledUnits(tuple(mark for key, mark in made.items() if key not in empty), frozenset(empty), rows)
