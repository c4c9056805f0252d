"""The cells of sheets 扣分红线 and 加分项 that people fill in: their titles, and what stands in them from the start."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from auditor.decisions.unit_marks import unit_of
from auditor.model import Awarded, ReportAudit, UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS

ITEMS, AWARDS = "扣分红线", "加分项"  # the sheets
VALUE, REASON, ITEM, UNIT_KEY = "人工数值", "原因", "事项编号", "单位键"
UNIT, MATTER, LEVEL, GROUND = "单位", "事项", "级别", "依据"
CROSSED, SPARED = "触及", "未触及"  # what is chosen for a red line


def standing_marks(audit: ReportAudit) -> Iterator[UnitMark]:
    """What people typed for the unit of a report, as it is in force on its score."""
    unit, tally = unit_of(audit), audit.tally
    for taken in tally.deductions:
        if taken.typed or taken.reason:
            yield UnitMark(
                unit, taken.item, taken.value if taken.typed else None, reason=taken.reason, workbook=taken.by
            )
    for line in tally.crossed:
        if line.typed:
            yield UnitMark(unit, line.item, None, reason=line.reason, workbook=line.by)
    for line in tally.spared:
        yield UnitMark(unit, line.item, 0.0, reason=line.reason, workbook=line.by)
    for part in tally.parts:
        if part.typed or part.reason:
            yield UnitMark(unit, part.item, part.score if part.typed else None, reason=part.reason, workbook=part.by)
    yield from (_award(unit, each) for each in tally.awards)


def _award(unit: str, award: Awarded) -> UnitMark:
    return UnitMark(unit, BONUS, None, award.level, award.matter, award.reason, award.by)


def standing_in(audits: Iterable[ReportAudit]) -> dict[tuple[str, str, str, str], UnitMark]:
    """The same of many reports, by key, in their order; two reports of one unit say the same."""
    found: dict[tuple[str, str, str, str], UnitMark] = {}
    for audit in audits:
        for mark in standing_marks(audit):
            found.setdefault(mark.key, mark)
    return found


def standing_awards(audits: Iterable[ReportAudit]) -> list[tuple[UnitMark, float]]:
    """The awards in force with what each earns, by unit; two reports of one unit have the same."""
    found: dict[str, list[tuple[UnitMark, float]]] = {}
    for audit in audits:
        unit = unit_of(audit)
        found.setdefault(unit, [(_award(unit, each), each.points) for each in audit.tally.awards])
    return [each for marks in found.values() for each in marks]


def value_shown(mark: UnitMark, ruleset: Ruleset) -> str:
    """What was typed for an item as people read it, "" where only words were."""
    if mark.item in {line.id for line in ruleset.scoring.red_lines}:
        return SPARED if mark.value == 0 else CROSSED
    return "" if mark.value is None else f"{mark.value:g}"


def award_key(mark: UnitMark) -> str:
    """What stands in the hidden column 预填 beside an award: the award itself, so that it is known again when it was edited."""
    return json.dumps([mark.unit, mark.matter, mark.level], ensure_ascii=False)


def award_of(text: str) -> tuple[str, str, str, str] | None:
    """The key of the award that stood in a row from the start; None for an empty or damaged cell."""
    try:
        unit, matter, level = json.loads(text)
    except ValueError:
        return None
    return str(unit), BONUS, str(matter), str(level)


FILLED: Final = "有"  # in 预填 of 扣分红线 where something stood in the row from the start
