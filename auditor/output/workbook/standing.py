"""The list of units on the sheet 汇总: by kind and rank, with the points of each part of the 纲要, looked up in 评分总表 by place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.model import ReportAudit
from auditor.output.kit.cells import clean, quoted, row_height
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import KEY, Cell, Formula, write_cell
from auditor.output.labels import or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

COLUMNS = (("类内\n排名", 6), ("单位", 26), ("得分", 8), ("等级", 8), ("缺项数", 7))
_LOOKED_UP = (grid.RANK_IN_KIND, grid.NAME, grid.SCORE, grid.GRADE, grid.GAP_COUNT)
_STYLES = ("centre", "text", "score", "centre", "centre")
_PART_ROOM = 10.0
_ROOM = 32  # units on the page; of more, the best and the weakest of each kind
_LEAST = 4  # of a kind


def parts_of(ruleset: Ruleset) -> list[str]:
    """The parts in the ruleset's order."""
    return list(dict.fromkeys(element.part for element in ruleset.elements))


def write_standing(sheet: Worksheet, styles: Styles, content: Content, header: int, key_column: int) -> int:
    """The list with its header in row `header`; in `key_column` stands which row of 评分总表 each unit has. Returns its last row."""
    columns = len(COLUMNS) + len(parts_of(content.ruleset))
    _write_header(sheet, styles, content.ruleset, header)
    row, before = header, 0
    for kind in content.kinds:
        audits = content.of_kind(kind)
        row += 1
        for column, cell in enumerate(_kind(content, kind)):
            write_cell(sheet, styles, row, column, cell)
        sheet.merge_range(row, 0, row, 1, clean(f"{kind}（{len(audits)}个）　满分"), styles["kind"])
        sheet.set_row(row, 20)
        for place in _places(len(audits), len(content.run.reports)):
            row += 1
            if place is None:
                sheet.merge_range(row, 0, row, columns - 1, f"（其余见“{grid.SCORES}”）", styles["quiet-centre"])
                continue
            audit, key = audits[place - 1], f"=MATCH({quoted(f'{kind}#{place}')},{content.layout.scores(grid.ORDER)},0)"
            write_cell(sheet, styles, row, key_column, Cell(Formula(key, before + place), KEY))
            cells = _unit(content, audit, xl_rowcol_to_cell(row, key_column, col_abs=True), header)
            for column, cell in enumerate(cells):
                write_cell(sheet, styles, row, column, cell)
            sheet.set_row(row, row_height([(or_undetermined(audit.identity.unit), COLUMNS[1][1])]))
        before += len(audits)
    return row


def _write_header(sheet: Worksheet, styles: Styles, ruleset: Ruleset, row: int) -> None:
    parts = [clean(part) for part in parts_of(ruleset)]
    sheet.set_row(row, row_height([(part, _PART_ROOM) for part in parts], least=40, line=13))
    for column, (title, _) in enumerate(COLUMNS):
        sheet.write_string(row, column, title, styles["header"])
    for column, part in enumerate(parts, start=len(COLUMNS)):
        sheet.write_string(row, column, part, styles["element"])


def _places(units: int, all_units: int) -> list[int | None]:
    """The places (from 1) of a kind that are shown, None where some are left out."""
    room = units if all_units <= _ROOM else max(_LEAST, _ROOM * units // all_units)
    if units <= room:
        return [*range(1, units + 1)]
    best = room - room // 2
    return [*range(1, best + 1), None, *range(units - room // 2 + 1, units + 1)]


def _kind(content: Content, kind: str) -> Iterator[Cell]:
    """The line above the units of a kind: what there is to earn."""
    full = next(each for each in content.fulls if kind in each.kinds).points
    yield from (Cell("", "kind"), Cell("", "kind"), Cell(sum(full.values()), "full"))
    yield from (Cell("", "weight"), Cell("", "weight"))
    for part in parts_of(content.ruleset):
        yield Cell(sum(full.get(each.id, 0) for each in content.ruleset.elements if each.part == part), "full")


def _unit(content: Content, audit: ReportAudit, key: str, header: int) -> Iterator[Cell]:
    """The row of a unit, looked up by its row in 评分总表, which is in the cell `key`."""
    layout, ruleset = content.layout, content.ruleset
    gaps = sum(verdict.gap for verdict in audit.verdicts)
    rank = audit.rank_in_kind or "—"
    values = (rank, clean(or_undetermined(audit.identity.unit)), audit.score, audit.grade, gaps)
    for column, value, style in zip(_LOOKED_UP, values, _STYLES, strict=True):
        yield Cell(Formula(f"=INDEX({layout.scores(column)},{key})", value), style)
    part_of = {element.id: element.part for element in ruleset.elements}
    for column, part in enumerate(parts_of(ruleset), start=len(COLUMNS)):
        title = xl_rowcol_to_cell(header, column, row_abs=True)
        points = f"INDEX({layout.score_points()},{key},0)"
        value = sum(verdict.points for verdict in audit.verdicts if part_of[verdict.element] == part)
        yield Cell(Formula(f"=SUMIF({layout.score_parts()},{title},{points})", value), "points")
