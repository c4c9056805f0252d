"""What people typed for units in sheets 扣分红线 and 加分项 of the scoring workbook, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from auditor.decisions.rows import FOREIGN, PREFILLED, Row, nearest, number_within, rows_of, sheet_named
from auditor.decisions.unit_cells import (
    AWARDS,
    CROSSED,
    GROUND,
    ITEM,
    ITEMS,
    LEVEL,
    MATTER,
    REASON,
    SPARED,
    UNIT,
    UNIT_KEY,
    VALUE,
    award_of,
)
from auditor.decisions.unit_marks import unit_of
from auditor.model import AuditRun, UnitMark
from auditor.reading.tables import Table
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS, Deduction, Part, RedLine
from auditor.text.fold import fold

ITEM_TITLES = (VALUE, REASON, ITEM, UNIT_KEY)
AWARD_TITLES = (UNIT, MATTER, LEVEL, GROUND)
_MOST, _MOST_OF_PART = 1_000_000, 100

Key: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FilledUnits:
    """What people did in the two sheets: what stands there now, and the keys of what stood there from the start and is gone. `rows`
    tells by key where each of them stands."""

    marks: tuple[UnitMark, ...] = ()
    empty: frozenset[Key] = frozenset()
    rows: Mapping[Key, Row] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rows are read against, and what was found in them so far."""

    units: Mapping[str, str]
    ruleset: Ruleset
    workbook: str
    mistakes: list[str]
    found: dict[Key, tuple[UnitMark, Row]] = field(default_factory=dict)
    gone: dict[Key, Row] = field(default_factory=dict)

    def add(self, mark: UnitMark, row: Row, title: str) -> None:
        """Put a mark with the others; two on the same must agree."""
        known, where = self.found.setdefault(mark.key, (mark, row))
        if known.said != mark.said:
            self.mistakes.append(
                f"{row.cell(title)}  与 {where.cell(title)} 是同一单位的同一项，填得却不同。请改成一样。"
            )


def read_unit_sheets(
    tables: Sequence[Table], path: Path, run: AuditRun, ruleset: Ruleset, mistakes: list[str]
) -> FilledUnits:
    """What was typed in the workbook at `path`, which was written of the `run`; nothing where it has no such sheets. What is wrong in
    its cells goes to `mistakes`. Raises AuditorError for a sheet without its columns."""
    units = {fold(unit): unit for unit in map(unit_of, run.reports)}
    reading = _Reading(units, ruleset, path.name, mistakes)
    if (table := sheet_named(tables, ITEMS)) is not None:
        for row in rows_of(table, ITEMS, ITEM_TITLES, path):
            _read_item(row, reading)
    if (table := sheet_named(tables, AWARDS)) is not None:
        for row in rows_of(table, AWARDS, AWARD_TITLES, path):
            _read_award(row, reading)
    rows = {key: row for key, (_, row) in reading.found.items()}
    empty = reading.gone.keys() - rows.keys()
    return FilledUnits(tuple(mark for mark, _ in reading.found.values()), frozenset(empty), reading.gone | rows)


def _read_item(row: Row, reading: _Reading) -> None:
    """A row of 扣分红线; that of a second report of a unit has no key and repeats what is typed for the first."""
    unit, item = row.texts[UNIT_KEY], fold(row.texts[ITEM])
    filled = row.texts[VALUE] or row.texts[REASON]
    if not unit or not (filled or row.texts[PREFILLED]):
        return
    rule, known = {each.id: each for each in reading.ruleset.scoring.items}.get(item), reading.units.get(fold(unit))
    if rule is None or known is None:
        title, what = (ITEM, f"没有编号为“{row.texts[ITEM]}”的事项") if rule is None else (UNIT_KEY, f"没有“{unit}”")
        reading.mistakes.append(f"{row.cell(title)}  results.json 里{what}。{FOREIGN}")
    elif not filled:
        reading.gone[known, item, "", ""] = row
    else:
        told = len(reading.mistakes)
        value = _crossed(row, reading) if isinstance(rule, RedLine) else _number(row, rule, reading)
        if len(reading.mistakes) == told:
            mark = UnitMark(known, item, value, reason=row.texts[REASON], workbook=reading.workbook)
            reading.add(mark, row, VALUE)


def _crossed(row: Row, reading: _Reading) -> float | None:
    """None where a red line is crossed, 0 where it is not."""
    said = fold(row.texts[VALUE])
    if not said:
        reading.mistakes.append(
            f"{row.cell(VALUE)}  写了原因，没有选是否触及。请选“{CROSSED}”或“{SPARED}”，或清空原因。"
        )
    elif said not in (CROSSED, SPARED):
        hint = nearest(said, (CROSSED, SPARED)) or f"可填：{CROSSED}、{SPARED}。"
        reading.mistakes.append(f"{row.cell(VALUE)}  “{row.texts[VALUE]}”不是红线的认定。{hint}")
    return 0.0 if said == SPARED else None


def _number(row: Row, rule: Deduction | Part, reading: _Reading) -> float | None:
    most = _MOST_OF_PART if isinstance(rule, Part) else _MOST
    beyond = f"{rule.name}：“{row.texts[VALUE]}”应在 0 与 {most} 之间。"
    return number_within(row, VALUE, rule.name, most, beyond, reading.mistakes)


def _read_award(row: Row, reading: _Reading) -> None:
    """A row of 加分项. One that was filled from the start and now says another matter or level stands for the new one alone."""
    before = award_of(row.texts[PREFILLED])
    if before:
        reading.gone[before] = row
    texts = {title: row.texts[title] for title in AWARD_TITLES}
    if not any(texts.values()):
        return
    mistakes = [f"{row.cell(title)}  没有填{title}。" for title in (UNIT, MATTER, LEVEL) if not texts[title]]
    levels = {fold(level.name): level.name for level in reading.ruleset.scoring.bonus.levels}
    for title, known, what in ((UNIT, reading.units, "没有这个单位的报告"), (LEVEL, levels, "不是加分的级别")):
        if texts[title] and fold(texts[title]) not in known:
            hint = nearest(texts[title], list(known.values())) or f"可填：{'、'.join(list(known.values())[:8])}。"
            mistakes.append(f"{row.cell(title)}  “{texts[title]}”{what}。{hint}")
    reading.mistakes.extend(mistakes)
    if not mistakes:
        unit, level = reading.units[fold(texts[UNIT])], levels[fold(texts[LEVEL])]
        mark = UnitMark(unit, BONUS, None, level, texts[MATTER], texts[GROUND], reading.workbook)
        reading.add(mark, row, GROUND)
