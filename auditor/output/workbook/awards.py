"""Sheet 加分项: matters that earn a unit bonus points, entered by people; one matter counts once, at its highest level."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from auditor.decisions.rows import PREFILLED
from auditor.decisions.unit_cells import AWARDS, GROUND, LEVEL, MATTER, UNIT, award_key
from auditor.decisions.unit_marks import unit_of
from auditor.model import UnitMark
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import Choice, offer
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, KEY, Cell, Formula, Heading, write_cell, write_table
from auditor.output.workbook.content import Content
from auditor.rules.scoring.words import bonus_words

COLUMNS = (
    (UNIT, 24), (MATTER, 44), (LEVEL, 12), (GROUND, 36), ("计分", 9),
    ("级别分", 0), ("单位键", 0), ("事项键", 0), (PREFILLED, 0), ("单位名单", 0), ("级别名单", 0), ("级别分值", 0),
)  # fmt: skip
_UNIT, _MATTER, _LEVEL, _POINTS, _RAW, _UNIT_KEY, _MATTER_KEY = 0, 1, 2, 4, 5, 6, 7
_UNITS, _LEVELS, _WORTH, _SHOWN = 9, 10, 11, 5
_BLANK_ROWS = 30
_NOTE = "黄色各列可以填写，一行一个事项，最多再填 {blank} 行；填完保存，用 auditor review apply 收回。{rule}。"
# What people write now in one way, now in another; results are worked out after more of the like.
_SAME = ((" ", ""), ("　", ""), ("“", ""), ("”", ""), ("（", "("), ("）", ")"))


def award_cells(content: Content, column: int) -> str:
    """A column over all rows of the sheet, as formulas of other sheets name it."""
    return f"{AWARDS}!{_column(content, column)}"


def award_sum(content: Content, unit: str) -> str:
    """The points of a unit, whose key is in the cell `unit`, before the cap."""
    return f"SUMPRODUCT(--EXACT({award_cells(content, _UNIT_KEY)},{unit}),{award_cells(content, _POINTS)})"


def write_awards(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet."""
    bonus = content.ruleset.scoring.bonus
    marks: list[tuple[UnitMark, float] | None] = [*content.awards, *(None for _ in range(_BLANK_ROWS))]
    rows = [_row(row, each, content) for row, each in enumerate(marks, start=HEADER + 1)]
    heading = Heading(AWARDS, _NOTE.format(blank=_BLANK_ROWS, rule=bonus_words(bonus)), "")
    sheet = write_table(book, styles, heading, COLUMNS, rows)
    sheet.set_column(_SHOWN, len(COLUMNS) - 1, None, None, {"hidden": True})
    sheet.print_area(0, 0, HEADER + len(rows), _SHOWN - 1)
    units = list(dict.fromkeys(map(unit_of, content.run.reports)))
    lists: dict[int, list[str | float]] = {
        _UNITS: [*units],
        _LEVELS: [each.name for each in bonus.levels],
        _WORTH: [each.points for each in bonus.levels],
    }
    for column, values in lists.items():
        for row, value in enumerate(values, start=HEADER + 1):
            write_cell(sheet, styles, row, column, Cell(value, KEY))
    first, last = HEADER + 1, HEADER + len(rows)
    if units:
        source = f"={xl_range_abs(first, _UNITS, HEADER + len(units), _UNITS)}"
        offer(sheet, Choice(source, "没有这个单位的报告", "请从下拉框里选择。"), _UNIT, first, last)
    source = f"={_levels(content, _LEVELS)}"
    offer(sheet, Choice(source, "没有这个级别", "请从下拉框里选择。"), _LEVEL, first, last)


def _row(row: int, told: tuple[UnitMark, float] | None, content: Content) -> list[Cell]:
    mark, points = told or (None, None)
    unit, matter, level = (xl_rowcol_to_cell(row, each) for each in (_UNIT, _MATTER, _LEVEL))
    names, worth = _levels(content, _LEVELS), _levels(content, _WORTH)
    worth_now = content.ruleset.scoring.bonus.points_of(mark.level) if mark else 0.0
    same, same_now = f"TRIM({matter})", mark.matter if mark else ""
    for written, plain in _SAME:
        same = f"SUBSTITUTE({same},{quoted(written)},{quoted(plain)})"
        same_now = same_now.replace(written, plain)
    return [
        Cell(mark.unit if mark else "", "input"),
        Cell(mark.matter if mark else "", "input"),
        Cell(mark.level if mark else "", "input-level"),
        Cell(mark.reason if mark else "", "input"),
        Cell(Formula(_counting(row, content), "" if points is None else points), "points"),
        Cell(Formula(f"=IFERROR(INDEX({worth},MATCH(TRIM({level}),{names},0)),0)", worth_now), KEY),
        Cell(Formula(f"=TRIM({unit})", mark.unit if mark else ""), KEY),
        Cell(Formula(f"={same}", same_now), KEY),
        Cell(award_key(mark) if mark else "", KEY),
    ]


def _counting(row: int, content: Content) -> str:
    """The points of the level where no row on the same matter of the same unit has more, and none above has as many; else none."""
    level, raw, unit, matter = (xl_rowcol_to_cell(row, each) for each in (_LEVEL, _RAW, _UNIT_KEY, _MATTER_KEY))
    same = f"EXACT({_column(content, _UNIT_KEY)},{unit})*EXACT({_column(content, _MATTER_KEY)},{matter})"
    raws = _column(content, _RAW)
    better = f"({raws}>{raw})+({raws}={raw})*(ROW({raws})<ROW())"
    return f'=IF({level}="","",IF(SUMPRODUCT({same}*({better}))>0,0,{raw}))'


def _column(content: Content, column: int) -> str:
    return str(xl_range_abs(HEADER + 1, column, HEADER + len(content.awards) + _BLANK_ROWS, column))


def _levels(content: Content, column: int) -> str:
    last = HEADER + len(content.ruleset.scoring.bonus.levels)
    return str(xl_range_abs(HEADER + 1, column, last, column))
