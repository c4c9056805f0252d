"""The roster: which units are to report, by when, and when each one's report came in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading.tables import HEADER_ROWS, Table, read_tables, text_of, titles_in
from auditor.roster.names import plain_name
from auditor.rules import Ruleset
from auditor.text.fold import fold
from auditor.yamlfile.file import FORMAT, NEWER_NEEDED

UNIT, KIND, ALIASES, DEADLINE, SUBMITTED, PUBLISHED = TITLES = (
    "单位名称", "类别", "别名", "截止日期", "报送日期", "公开日期",
)  # fmt: skip
REQUIRED = (UNIT, KIND)
FORMAT_ROW = "名单格式"  # the first cell of a row, outside the list, whose second one is the format of the file
_SEPARATORS = re.compile("[、；;，,\n]")
_WIDE = str.maketrans("()", "（）")  # brackets are typed in either width: 部门(有执法权)
_BLANK = re.compile(r"\s+")
_DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEARS = range(2000, 2101)
_NO_HEADER = (
    f"前 {HEADER_ROWS} 行里没有找到表头。请在第一行写上 {'、'.join(REQUIRED)} 等列名，"
    "或用 auditor roster template 生成一份空白名单。"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit of the roster: its deadline where the roster sets one, and the days its report came in and was published where it tells."""

    unit: str
    kind: str
    aliases: tuple[str, ...] = ()
    deadline: date | None = None
    submitted: date | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The units that are to report, in the order of the file; no two bear the same name or alias."""

    units: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table: the cells under the known titles, and where they are."""

    table: Table
    number: int
    columns: Mapping[str, int]

    def cell(self, title: str) -> object:
        column = self.columns.get(title)
        return "" if column is None else self.table.cell(self.number, column)

    def text(self, title: str) -> str:
        return _BLANK.sub("", text_of(self.cell(title)))

    def place(self, title: str) -> str:
        return self.table.place(self.number, self.columns[title])


def read_roster(path: Path, ruleset: Ruleset) -> Roster:
    """The roster in an .xlsx or .csv file: all visible sheets that have a header row.

    Raises AuditorError for a file that cannot be opened, and with all mistakes, each with its cell and what to do.
    """
    mistakes: list[str] = []
    listed: list[tuple[Listed, _Row]] = []
    tables = read_tables(path, TITLES)
    _check_format(path, tables)
    headed = _headed(tables)
    for table, header in headed:
        columns = _columns(table, header, mistakes)
        if all(title in columns for title in REQUIRED):
            rows = (_Row(table, number, columns) for number in range(header + 1, len(table.rows)))
            filled = (row for row in rows if any(row.text(title) for title in columns))
            listed += [(_listed(row, ruleset, mistakes), row) for row in filled]
    mistakes += _doubles(listed, ruleset)
    if not headed:
        mistakes.append(_NO_HEADER)
    elif not mistakes and not listed:
        table, header = headed[0]
        mistakes.append(f"{table.place(header)}的表头下面没有单位。请从下一行起，每行写一个单位。")
    if mistakes:
        raise AuditorError(f"名单 {path} 有 {len(mistakes)} 处需要改正，改好保存后重新运行：\n" + "\n".join(mistakes))
    return Roster(tuple(unit for unit, _ in listed))


def is_blank(path: Path) -> bool:
    """Whether a roster has its header but no unit yet, as a new one has. Raises AuditorError for a file that cannot be opened."""
    headed = _headed(read_tables(path, TITLES))
    cells = (cell for table, header in headed for row in table.rows[header + 1 :] for cell in row)
    return bool(headed) and not any(text_of(cell).strip() for cell in cells)


def _check_format(path: Path, tables: Sequence[Table]) -> None:
    """Refuse a roster that says it is of a higher format than is known."""
    rows = (row for table in tables for row in table.rows if len(row) > 1 and fold(text_of(row[0])) == FORMAT_ROW)
    for number in (text_of(row[1]) for row in rows):
        if number.isdecimal() and int(number) > FORMAT:
            raise AuditorError(f"名单 {path} 的格式是 {number}，本程序只认得到 {FORMAT}。{NEWER_NEEDED}。")


def _headed(tables: Sequence[Table]) -> list[tuple[Table, int]]:
    """The tables with a header and the row it stands in: two titles make one, a single title only where there is no better."""
    found: list[tuple[int, Table, int]] = []
    for table in tables:
        titles = [titles_in(row, TITLES) for row in table.rows[:HEADER_ROWS]]
        if best := max(titles, default=0):
            found.append((best, table, titles.index(best)))
    least = min(2, max((titles for titles, _, _ in found), default=0))
    return [(table, row) for titles, table, row in found if titles >= least]


def _columns(table: Table, header: int, mistakes: list[str]) -> dict[str, int]:
    """The columns by title; absent, repeated and misspelt titles are mistakes, other columns are left alone."""
    columns: dict[str, int] = {}
    others: list[tuple[int, str]] = []
    for column, cell in enumerate(table.rows[header]):
        title = fold(text_of(cell))
        if title in columns:
            mistakes.append(f"{table.place(header, column)}：列“{title}”出现了两次，请删去其中一列。")
        elif title in TITLES:
            columns[title] = column
        elif title:
            others.append((column, title))
    absent = [title for title in TITLES if title not in columns]
    for column, title in others:
        if close := get_close_matches(title, absent, 1, 0.5):
            absent.remove(close[0])
            mistakes.append(
                f"{table.place(header, column)}：不认识的列名“{title}”，是否想写“{close[0]}”？"
                "若不是，请换一个不相近的列名，或删去这一列。"
            )
    mistakes += [f"{table.place(header)}：缺少“{title}”这一列，请补上。" for title in REQUIRED if title in absent]
    return columns


def _listed(row: _Row, ruleset: Ruleset, mistakes: list[str]) -> Listed:
    """The unit of a row; what is wrong with it goes to `mistakes`."""
    unit, kind = row.text(UNIT), row.text(KIND).translate(_WIDE)
    kinds = [each.name for each in ruleset.naming.kinds]
    if not unit:
        mistakes.append(f"{row.place(UNIT)}：没有写单位名称，请补写，或删去这一行。")
    if not kind:
        mistakes.append(
            f"{row.place(KIND)}：没有写类别，可写：{'、'.join(kinds)}。每行都要写，合并的单元格请先取消合并。"
        )
    elif kind not in kinds:
        close = get_close_matches(kind, kinds, 1, 0.4)
        hint = f"是否想写“{close[0]}”？" if close else f"可写：{'、'.join(kinds)}。"
        mistakes.append(f"{row.place(KIND)}：类别“{kind}”不在规则里。{hint}")
    aliases = _SEPARATORS.split(text_of(row.cell(ALIASES)))
    return Listed(
        unit,
        kind,
        tuple(dict.fromkeys(filter(None, (_BLANK.sub("", alias) for alias in aliases)))),
        _date(row, DEADLINE, mistakes),
        _date(row, SUBMITTED, mistakes),
        _date(row, PUBLISHED, mistakes),
    )


def _date(row: _Row, title: str, mistakes: list[str]) -> date | None:
    """The date in a cell, None where it is empty or no date, which is a mistake."""
    cell = row.cell(title)
    if isinstance(cell, datetime):
        cell = cell.date()
    if not isinstance(cell, date):
        text = unicodedata.normalize("NFKC", text_of(cell)).strip()
        if not text:
            return None
        cell = _written_date(text)
    if cell is None or cell.year not in _YEARS:
        mistakes.append(
            f"{row.place(title)}：{title}“{text_of(row.cell(title))}”不是能识别的日期，请写成 2025-03-31 的样子。"
        )
        return None
    return cell


def _written_date(text: str) -> date | None:
    written = _DATE.fullmatch(text) or _DIGITS.fullmatch(text)
    try:
        return date(*map(int, written.groups())) if written else None
    except ValueError:
        return None


def _doubles(listed: Sequence[tuple[Listed, _Row]], ruleset: Ruleset) -> Iterator[str]:
    """Names and aliases that stand for two units of the roster."""
    owners: dict[str, tuple[_Row, str, str]] = {}
    for unit, row in listed:
        for title, name in ((UNIT, unit.unit), *((ALIASES, alias) for alias in unit.aliases)):
            if not (plain := plain_name(name, ruleset.naming)):
                continue
            owner, where, other = owners.setdefault(plain, (row, title, name))
            if owner is not row:
                yield (
                    f"{row.place(title)}：{title}“{name}”与 {owner.place(where)} 的“{other}”重复，"
                    "一个名称只能属于一个单位，请改正或删去其中一处。"
                )
