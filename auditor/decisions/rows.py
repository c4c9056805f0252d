"""The rows of a sheet that people filled in, by their titles, however the workbook was saved and its columns moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from auditor.errors import AuditorError
from auditor.reading.tables import HEADER_ROWS, Table, text_of
from auditor.text.fold import fold
from auditor.yamlfile.scalars import is_number, not_a_number

DIGEST, PREFILLED = "报告指纹", "预填"  # hidden columns: which report; what stood in the row from the start
OPEN = "分歧"  # the sheet of what reviewers differ in, which has a command of its own
FOREIGN = "这一行不是与 results.json 同一次审核生成的，请核对工作簿和 --out，或删去这一行。"


@dataclass(frozen=True, slots=True)
class Row:
    """One row (from 0) of a sheet and its columns, both by title."""

    sheet: str
    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    @property
    def digest(self) -> str:
        """The fingerprint of the report that it is on."""
        return fold(self.texts[DIGEST]).lower()

    def cell(self, title: str) -> str:
        """Where a mistake is, as 评分明细!D17."""
        from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - imported on use

        return f"{self.sheet}!{xl_rowcol_to_cell(self.number, self.columns[title])}"


def rows_of(
    table: Table, sheet: str, titles: Collection[str], path: Path, optional: Collection[str] = ()
) -> Iterator[Row]:
    """The rows below the header of a sheet, which must have all of the titles; an `optional` column that is not there, as in workbooks
    of earlier versions, is empty, and so is 预填. Raises AuditorError for titles that are not there, or twice."""
    heads = [[fold(text_of(value)) for value in row] for row in table.rows[:HEADER_ROWS]]
    at = max(range(len(heads)), key=lambda index: sum(title in heads[index] for title in titles), default=-1)
    head = heads[at] if heads else []
    absent = [title for title in titles if title not in head]
    twice = [title for title in (*titles, *optional) if head.count(title) > 1]
    if absent:
        raise AuditorError(
            f"{path.name} 的工作表“{sheet}”前 {HEADER_ROWS} 行里没有列标题：{'、'.join(absent)}。"
            "请用程序生成的那一份填写，列可以移动、隐藏，不要删去或改名。"
        )
    if twice:
        raise AuditorError(f"{path.name} 的工作表“{sheet}”里，列标题“{'、'.join(twice)}”出现了两次，请删去多出的一列。")
    wanted = (*titles, *optional, PREFILLED)
    columns = {title: head.index(title) for title in wanted if title in head}
    for number, values in enumerate(table.rows[at + 1 :], start=at + 1):
        texts = {title: _text(values, columns[title]) if title in columns else "" for title in wanted}
        yield Row(sheet, number, texts, columns)


def _text(values: Sequence[object], column: int) -> str:
    """What stands in a row's column, which a row of a .csv may be too short for."""
    return text_of(values[column]).replace("\r\n", "\n") if column < len(values) else ""


def sheet_named(tables: Iterable[Table], name: str) -> Table | None:
    """The sheet with this name, None where the workbook has none."""
    return next((table for table in tables if fold(table.sheet) == name), None)


def number_within(row: Row, title: str, called: str, most: float, beyond: str, mistakes: list[str]) -> float | None:
    """The number from 0 to `most` in a cell, None where it is empty or wrong. What is wrong goes to `mistakes`: `called` is what people
    call the number, `beyond` is said of one that is too small or too large."""
    text = row.texts[title]
    if not text:
        return None
    if not is_number(text):
        why, advice = not_a_number(text)
        mistakes.append(f"{row.cell(title)}  {called}：{why}。{advice}。")
    elif not 0 <= float(text) <= most:
        mistakes.append(f"{row.cell(title)}  {beyond}")
    else:
        return float(text)
    return None


def foreign_report(row: Row) -> str:
    """The mistake of a row on a report that is not in the results."""
    what = f"“{row.texts[DIGEST]}”不在 results.json 里" if row.texts[DIGEST] else "是空的"
    return f"{row.cell(DIGEST)}  报告指纹{what}。{FOREIGN}"


def nearest(text: str, options: Sequence[str]) -> str:
    """The option that was likely meant, as a question; "" where none is near."""
    close = get_close_matches(text, options, 1, 0.3)
    return f"是否想写“{close[0]}”？" if close else ""
