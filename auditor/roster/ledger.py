"""The office's own ledger (台账): a workbook with a row a unit and a column a figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of
from auditor.roster.names import plain_name
from auditor.rules import Ruleset
from auditor.rules.scoring.types import Figure
from auditor.text.fold import fold

UNITS = ("单位", "单位名称")  # titles that the column of the units may bear
UNIT = UNITS[1]
_SUMS = ("合计", "总计", "小计")  # in place of a unit: not a row of one
_UNKNOWN = ("", "-", "--", "/")  # folded: nobody entered a figure
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万)?(?:(?![余多几十百千万亿上下])[\u4e00-\u9fff]){0,2}")
_MANY = 10_000
_BLANK = re.compile(r"\s+")
_MISSPELT, _ALIKE = 0.8, 0.6  # from when on a title is taken for a misspelt one, and for much like another
_UNIT_OF = re.compile(r"\([^()]{1,4}\)$")  # 行政复议案件数(件)
_AS = "请写成 12 的样子；没有发生的写 0，不掌握的留空"


@dataclass(frozen=True, slots=True)
class Row:
    """What the office knows of one unit: figures by their id, those that it knows; `place` tells in Chinese where it stands."""

    unit: str
    figures: Mapping[str, float]
    place: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows in the order of the file; no figure of a unit stands in it twice. `figures` are the ids that it has a column for,
    `passed_over` the titles of columns that hold none of them, each with its place."""

    rows: tuple[Row, ...] = ()
    figures: frozenset[str] = frozenset()
    passed_over: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether no figure is entered yet."""
        return not any(row.figures for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the header of a table stands, the column of the units, those of the figures, and all other titles."""

    table: Table
    row: int
    unit: int
    figures: tuple[tuple[int, Figure], ...]
    others: tuple[tuple[int, str], ...]

    def absent(self, columns: Sequence[str]) -> list[str]:
        """Those of the titles of all figures that it does not have."""
        present = {fold(figure.column) for _, figure in self.figures}
        return [title for title in columns if title not in present]


@dataclass(slots=True)
class _Reading:
    """What is read so far, and what is wrong with it."""

    mistakes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    seen: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # the place of each figure, by the plain name of its unit


def read_ledger(path: Path, ruleset: Ruleset) -> Ledger:
    """The ledger in an .xlsx or .csv file: all visible sheets that have a header row, with the columns by the names in the rules.

    Raises AuditorError for a file that cannot be opened, and with all mistakes, each with its cell and what to do.
    """
    reading = _Reading()
    columns = {fold(figure.column): figure for figure in ruleset.figures}
    headers = [found for table in read_tables(path, (*UNITS, *columns)) if (found := _header(table, columns))]
    if not headers:
        reading.mistakes.append(_no_header(ruleset.figures))
    for header in headers:
        reading.mistakes += _wrong_titles(header, list(columns))
        _read_rows(header, reading, lambda name: plain_name(name, ruleset.naming))
    if reading.mistakes:
        told = "\n".join(reading.mistakes)
        raise AuditorError(f"台账 {path} 有 {len(reading.mistakes)} 处需要改正，改好保存后重新运行：\n{told}")
    known = frozenset(figure.id for header in headers for _, figure in header.figures)
    return Ledger(tuple(reading.rows), known, tuple(_passed_over(headers, list(columns))))


def _no_header(figures: Sequence[Figure]) -> str:
    names = "、".join(f"“{figure.column}”" for figure in figures) or "（规则的 ledger.yaml 里没有写）"
    return (
        f"前 {HEADER_ROWS} 行里没有找到表头。请在第一行写上“{UNIT}”和至少一个数据的列名；"
        f"认得的列名：{names}。也可以用 auditor ledger template 生成一份空白台账。"
    )


def _header(table: Table, columns: Mapping[str, Figure]) -> _Header | None:
    """The header with most titles of figures, the first of those; None where no row has a unit and a figure."""
    found: list[_Header] = []
    for number, row in enumerate(table.rows[:HEADER_ROWS]):
        titles = [_UNIT_OF.sub("", _BLANK.sub("", fold(text_of(cell)))) for cell in row]
        units = [at for at, title in enumerate(titles) if title in UNITS]
        figures = tuple((at, columns[title]) for at, title in enumerate(titles) if title in columns)
        if units and (figures or any(get_close_matches(title, columns, 1, _MISSPELT) for title in titles if title)):
            taken = {*units, *(at for at, _ in figures)}
            others = tuple((at, title) for at, title in enumerate(titles) if title and at not in taken)
            found.append(_Header(table, number, units[0], figures, others))
    return max(found, key=lambda header: (len(header.figures), -header.row), default=None)


def _wrong_titles(header: _Header, columns: Sequence[str]) -> Iterator[str]:
    """A figure with two columns, and titles that are much like that of a figure and are none."""
    seen: set[str] = set()
    for column, figure in header.figures:
        if figure.id in seen:
            place = header.table.place(header.row, column)
            yield f"{place}：列“{figure.column}”出现了两次，请删去其中一列。"
        seen.add(figure.id)
    for column, title in header.others:
        if close := get_close_matches(title, header.absent(columns), 1, _MISSPELT):
            place = header.table.place(header.row, column)
            yield (
                f"{place}：不认识的列名“{title}”，是否想写“{close[0]}”？若不是，请换一个不相近的列名，或删去这一列。"
            )


def _passed_over(headers: Sequence[_Header], columns: Sequence[str]) -> Iterator[str]:
    """The titles of the other columns with their places, each with the figure that it is much like."""
    for header in headers:
        for column, title in header.others:
            close = get_close_matches(title, header.absent(columns), 1, _ALIKE)
            hint = f"，如果就是“{close[0]}”，请改列名" if close else ""
            yield f"{title}（{header.table.place(header.row, column)}{hint}）"


def _read_rows(header: _Header, reading: _Reading, plain: Callable[[str], str]) -> None:
    table = header.table
    names: dict[str, int] = {}
    for number in range(header.row + 1, len(table.rows)):
        unit = _BLANK.sub("", text_of(table.cell(number, header.unit)))
        figures = dict(_figures(header, number, reading.mistakes))
        if fold(unit) in _SUMS or not (unit or figures):
            continue
        if not unit:
            place = table.place(number, header.unit)
            reading.mistakes.append(f"{place}：没有写单位。每行都要写，合并的单元格请先取消合并；不用的请删去这一行。")
            continue
        name = plain(unit)
        if (first := names.setdefault(name, number)) != number:
            reading.mistakes.append(
                f"{table.place(number, header.unit)}：单位“{unit}”与 {table.place(first, header.unit)} 的重复，"
                "一个单位只写一行，请删去其中一行。"
            )
            continue
        _check_twice(header, number, (name, figures), reading)
        reading.rows.append(Row(unit, figures, table.place(number)))


def _check_twice(header: _Header, number: int, row: tuple[str, Mapping[str, float]], reading: _Reading) -> None:
    """A figure of the same unit that another sheet has too."""
    name, figures = row
    for column, figure in header.figures:
        if figure.id in figures:
            place = header.table.place(number, column)
            first = reading.seen.setdefault((name, figure.id), place)
            if first != place:
                reading.mistakes.append(f"{place}：同一单位的“{figure.column}”在 {first} 已经写过，请删去其中一处。")


def _figures(header: _Header, number: int, mistakes: list[str]) -> Iterator[tuple[str, float]]:
    """The figures of a row, by id; what is no figure is a mistake, what is left empty is not known."""
    for column, figure in header.figures:
        cell = header.table.cell(number, column)
        text = _BLANK.sub("", unicodedata.normalize("NFKC", fold(text_of(cell))))
        if text in _UNKNOWN:
            continue
        value = None if isinstance(cell, bool | date | time) else _value(text)
        if value is None:
            mistakes.append(f"{header.table.place(number, column)}：“{text_of(cell)}”不是能识别的数，{_AS}。")
        else:
            yield figure.id, value


def _value(text: str) -> float | None:
    """A number as people write it: 1,200 or 12件 or 1.2万; None for anything else."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    value = float(found[1].replace(",", "") + (found[2] or ""))
    return round(value * _MANY, 6) if found[3] else value
