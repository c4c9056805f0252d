"""What an inspection found: a list of units and problems that an office keeps in a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.text.fold import fold

_UNIT, _MATTER = ("单位", "单位名称"), ("问题",)  # titles that a column may bear
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of a unit; `place` tells in Chinese where it stands in the list."""

    unit: str
    text: str
    place: str


def read_findings(path: Path) -> tuple[Finding, ...]:
    """The problems in an .xlsx or .csv file, those of all visible sheets that have a header row; none where nothing is entered yet.
    Raises AuditorError for a file that cannot be opened or has no header, and with all rows of which a half is lacking."""
    mistakes: list[str] = []
    found: list[Finding] = []
    tables = read_tables(path, (*_UNIT, *_MATTER))
    headed = [(table, header) for table in tables if (header := _header(table))]
    for table, (row, *columns) in headed:
        found += _rows(table, row + 1, columns, mistakes)
    if not headed:
        mistakes.append(f"前 {HEADER_ROWS} 行里没有找到表头。请在第一行写上“单位”“问题”两个列名。")
    if mistakes:
        raise AuditorError(
            f"督察问题 {path} 有 {len(mistakes)} 处需要改正，改好保存后重新运行：\n" + "\n".join(mistakes)
        )
    return tuple(found)


def _header(table: Table) -> tuple[int, int, int] | None:
    """The row of the header, the columns of unit and problem; None where there is none."""
    for number, row in enumerate(table.rows[:HEADER_ROWS]):
        titles = [fold(text_of(cell)) for cell in row]
        unit, matter = ([at for at, title in enumerate(titles) if title in known] for known in (_UNIT, _MATTER))
        if unit and matter:
            return number, unit[0], matter[0]
    return None


def _rows(table: Table, first: int, columns: Sequence[int], mistakes: list[str]) -> Iterator[Finding]:
    """The problems from row `first` on; what is wrong with a row goes to `mistakes`."""
    for number in range(first, len(table.rows)):
        unit, matter = (_BLANK.sub("", text_of(table.cell(number, at))) for at in columns)
        if unit and matter:
            yield Finding(unit, matter, table.place(number))
        elif matter:
            mistakes.append(
                f"{table.place(number, columns[0])}：没有写单位。每行都要写，合并的单元格请先取消合并；不用的请删去这一行。"
            )
        elif unit:
            mistakes.append(f"{table.place(number, columns[1])}：没有写问题，请补写，或删去这一行。")
