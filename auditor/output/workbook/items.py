"""Sheet 扣分红线: a row for each report and each deduction, red line and part of the total, where people type what they know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.decisions.rows import PREFILLED
from auditor.decisions.unit_cells import (
    CROSSED,
    FILLED,
    ITEM,
    ITEMS,
    REASON,
    SPARED,
    UNIT_KEY,
    VALUE,
    standing_in,
)
from auditor.decisions.unit_marks import unit_of
from auditor.model import ReportAudit, UnitMark
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, Choice, Limits, limit_numbers, offer
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, KEY, Cell, Formula, Heading, write_table
from auditor.output.labels import UNSCORED, or_undetermined
from auditor.output.workbook.content import Content
from auditor.output.workbook.items_plan import CAPPED, NAME, RESULT, Planned
from auditor.rules.scoring.types import Deduction, Item, Part, RedLine
from auditor.rules.scoring.words import SUPPLY_NAMES, deduction_words, part_words, red_line_words

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

COLUMNS = (
    ("单位", 18), ("类别", 8), ("性质", 9), ("事项", 20), ("规定", 40), ("来源", 7), ("已知数值", 10), (VALUE, 10), ("结果", 10),
    (REASON, 26), ("评分责任单位", 14), ("文件", 22),
    (ITEM, 0), (UNIT_KEY, 0), ("采用数值", 0), ("封顶位次", 0), (PREFILLED, 0),
)  # fmt: skip
_SORTS = {Deduction: "扣分项", RedLine: "红线", Part: "组成部分"}
_KNOWN, _TYPED, _REASON, _SHOWN, _TAKEN = 6, 7, 9, 12, 14
_NOTE = (
    "黄色两列可以填写：扣分项填次数或数字，红线选触及或未触及，组成部分填 0 到 100 的分数；填了的代替已知数值，清空即恢复。"
    "填完保存，用 auditor review apply 收回。原因只供内部掌握。"
)
_NO_NUMBER = "不是可填的数"
_HAS, _HAS_NOT, _NOWHERE = "有", "没有", "—"


def write_items(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet."""
    plan, ruleset = content.items, content.ruleset
    standing = standing_in(content.run.reports)
    rows = [_row(each, standing, ruleset) for each in plan.rows]
    sheet = write_table(book, styles, Heading(ITEMS, _NOTE, "没有适用的扣分项和红线。"), COLUMNS, rows)
    sheet.set_column(_SHOWN, len(COLUMNS) - 1, None, None, {"hidden": True})
    sheet.set_paper(A3)
    if not rows:
        return
    for report in range(len(plan.reports)):
        for kind in _SORTS:
            if together := plan.of(report, kind):
                _limit(sheet, together)
    result = xl_rowcol_to_cell(HEADER + 1, RESULT, col_abs=True)
    crossed = {"type": "formula", "criteria": f"={result}={quoted(CROSSED)}", "format": styles["tone-must"]}
    sheet.conditional_format(HEADER + 1, RESULT, HEADER + len(rows), RESULT, crossed)


def _limit(sheet: Worksheet, together: Sequence[Planned]) -> None:
    """What may be typed in rows of one sort that lie together."""
    item, first, last = together[0].item, together[0].row, together[-1].row
    if isinstance(item, RedLine):
        told = Choice((CROSSED, SPARED), "不是红线的认定", f"请选{CROSSED}或{SPARED}；清空即按已知的情况认定。")
        offer(sheet, told, _TYPED, first, last)
    elif isinstance(item, Part):
        limit_numbers(sheet, Limits("=100", _NO_NUMBER, "请填 0 到 100 的分数，只写数字。"), _TYPED, first, last)
    else:
        limit_numbers(sheet, Limits("=1000000", _NO_NUMBER, "请填次数或数字，只写数字。"), _TYPED, first, last)


def _row(planned: Planned, standing: dict[tuple[str, str, str, str], UnitMark], ruleset: Ruleset) -> list[Cell]:
    audit, item = planned.audit, planned.item
    mark = standing.get((unit_of(audit), item.id, "", ""))
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(or_undetermined(audit.identity.kind), "centre"),
        Cell(_SORTS[type(item)], "centre"),
        Cell(item.name),
        Cell(_words(item, ruleset), "quiet"),
        Cell("检查" if isinstance(item, RedLine) and item.check else SUPPLY_NAMES[item.supply], "centre"),
        Cell(known_value(audit, item), "centre"),
        *_typed(planned, mark),
        Cell(item.scored_by, "quiet"),
        Cell(audit.submission.file, "quiet"),
        Cell(item.id, KEY),
        Cell(unit_of(audit) if planned.leader is None else "", KEY),
        _taken(planned, mark),
        _capped(planned, ruleset),
        Cell(FILLED if mark and planned.leader is None else "", KEY),
    ]


def _words(item: Item, ruleset: Ruleset) -> str:
    """The rule in words, without what has columns of its own."""
    if isinstance(item, Deduction):
        return deduction_words(replace(item, kinds=(), scored_by=""), ruleset.figures)
    if isinstance(item, RedLine):
        return red_line_words(replace(item, kinds=(), scored_by=""), ruleset.figures, ruleset.checks)
    return part_words(replace(item, scored_by=""), ruleset.figures)


def known_value(audit: ReportAudit, item: Item) -> float | str:
    """What is known of an item without anybody's typing: a figure, whether there is such a flaw, or that nothing is."""
    if isinstance(item, RedLine) and item.check:
        stands = any(defect.check == item.check and not defect.ignored for defect in audit.defects)
        return _HAS if stands else _HAS_NOT
    beside = next((each for each in audit.beside if each.figure == item.figure), None)
    value = beside.by(item.supply) if beside else None
    return _NOWHERE if value is None else value


def _is_crossed(planned: Planned) -> bool:
    """Whether a red line is crossed now."""
    return planned.item.id in {each.item for each in planned.audit.tally.crossed}


def _typed(planned: Planned, mark: UnitMark | None) -> list[Cell]:
    """The yellow cells with the result between them; for a second report of a unit they repeat what is typed for the first."""
    result = _result(planned)
    if planned.leader is None:
        return [Cell(_value(planned.item, mark), "input-level"), result, Cell(mark.reason if mark else "", "input")]
    value, reason = (xl_rowcol_to_cell(planned.leader, column) for column in (_TYPED, _REASON))
    stands = _value(planned.item, mark)
    return [
        Cell(Formula(f'=IF({value}="","",{value})', "" if stands is None else stands), "centre"),
        result,
        Cell(Formula(f'=IF({reason}="","",{reason})', mark.reason if mark else ""), "quiet"),
    ]


def _value(item: Item, mark: UnitMark | None) -> float | str | None:
    """What stands in the yellow cell from the start."""
    if mark is None:
        return None
    if isinstance(item, RedLine):
        return SPARED if mark.value == 0 else CROSSED
    return mark.value


def _result(planned: Planned) -> Cell:
    """The points lost, whether the line is crossed, or the score of the part, from the value that counts."""
    audit, item, row = planned.audit, planned.item, planned.row
    taken = xl_rowcol_to_cell(row, _TAKEN)
    if isinstance(item, RedLine):
        return Cell(Formula(f"={taken}", CROSSED if _is_crossed(planned) else SPARED), "centre")
    if isinstance(item, Part):
        score = next((each.score for each in audit.tally.parts if each.item == item.id), None)
        told = Formula(f'=IF({taken}="",{quoted(UNSCORED)},{taken})', UNSCORED if score is None else score)
        return Cell(told, "centre-points")
    points = next((each.points for each in audit.tally.deductions if each.item == item.id), 0.0)
    counted = taken if item.below is None else f"({item.below!r}-{taken})"
    lost = f"{item.points or 0.0!r}" if item.per is None else f"{counted}*{item.per!r}"
    lost = lost if item.cap is None else f"MIN({item.cap!r},{lost})"
    return Cell(Formula(f'=IF({taken}="",0,IF({counted}>0,{lost},0))', points), "lost")


def _taken(planned: Planned, mark: UnitMark | None) -> Cell:
    """The value that counts: what people typed, or else what is known."""
    audit, item = planned.audit, planned.item
    typed, known = (xl_rowcol_to_cell(planned.row, column) for column in (_TYPED, _KNOWN))
    stands = known_value(audit, item)
    if isinstance(item, RedLine):
        said = f"TRIM({typed})"
        met = f"{known}={quoted(_HAS)}" if item.check else f"IF(ISNUMBER({known}),{known}>={item.at_least!r},FALSE)"
        within = f"IF({met},{quoted(CROSSED)},{quoted(SPARED)})"
        chosen = f"OR({said}={quoted(CROSSED)},{said}={quoted(SPARED)})"
        now = CROSSED if _is_crossed(planned) else SPARED
        return Cell(Formula(f"=IF({chosen},{said},{within})", now), KEY)
    # VALUE fails on an empty cell, and reads a number that was pasted as text.
    number = f"IF(ISNUMBER({typed}),{typed},VALUE(TRIM({typed})))"
    value = mark.value if mark and mark.value is not None else stands if isinstance(stands, float | int) else ""
    return Cell(Formula(f'=IFERROR({number},IF(ISNUMBER({known}),{known},""))', value), KEY)


def _capped(planned: Planned, ruleset: Ruleset) -> Cell:
    """How high the grade may be, counted from the lowest, where a red line is crossed."""
    if not isinstance(planned.item, RedLine):
        return Cell("", KEY)
    names = [grade.name for grade in reversed(ruleset.grades)]
    place = names.index(planned.item.grade) + 1
    result = xl_rowcol_to_cell(planned.row, RESULT)
    return Cell(Formula(f'=IF({result}={quoted(CROSSED)},{place},"")', place if _is_crossed(planned) else ""), KEY)


assert COLUMNS[NAME][0] == "事项" and COLUMNS[CAPPED][0] == "封顶位次"  # what other sheets name
