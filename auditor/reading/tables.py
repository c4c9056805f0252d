"""Tables that people keep in .xlsx or .csv, as rows of cells with their places."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import AuditorError, reason
from auditor.reading.draft import RefusedError
from auditor.reading.text import decode
from auditor.text.fold import fold

HEADER_ROWS = 10  # a header stands within the first so many rows
MAX_CELLS = 20_000_000  # the library takes room for the whole rectangle up to the last cell
_PACKAGES = (b"PK", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_DELIMITERS = (",", ";", "\t")
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')
_HEAD_BYTES = 4096
# Left to the library, which opens the file next and tells.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, from its first cell; `sheet` is its name, "" for a file that has none."""

    sheet: str
    rows: Sequence[Sequence[object]]

    def cell(self, row: int, column: int) -> object:
        """One cell; empty where its row is too short for it."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int | None = None) -> str:
        """Where a cell or a row is, for a message; both count from 0."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return sheet + (f"第 {row + 1} 行" if column is None else f"{_letters(column)}{row + 1}")


def read_tables(path: Path, titles: Collection[str]) -> list[Table]:
    """The visible sheets of a workbook, or the one table of a .csv file, whose delimiter is the one that brings out most of
    the titles. Raises AuditorError for a file that cannot be read as a table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AuditorError(f"打不开 {path}：{reason(error)}。请核对文件名，并先在 Excel 或 WPS 里关闭它。") from error
    return _sheets(data, path) if data.startswith(_PACKAGES) else [_separated(data, path, titles)]


def text_of(cell: object) -> str:
    """A cell as it reads on the sheet, without blanks at its ends."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def titles_in(row: Sequence[object], titles: Collection[str]) -> int:
    """How many cells of a row are titles."""
    return sum(fold(text_of(cell)) in titles for cell in row)


def _sheets(data: bytes, path: Path) -> list[Table]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    _check_size(data, path)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            Table(sheet.name, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible
        ]
    except CalamineError as error:
        raise AuditorError(
            f"{path} 不是能打开的 Excel 工作簿，可能已损坏或设有密码。请在 Excel 或 WPS 里另存为 .xlsx。"
        ) from error


def _check_size(data: bytes, path: Path) -> None:
    """Refuse a sheet with a stray cell at the far end, which would take all memory."""
    with suppress(*_BROKEN), zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in (name for name in package.namelist() if name.startswith("xl/worksheets/")):
            with package.open(name) as part:
                found = _DIMENSION.search(part.read(_HEAD_BYTES))
            if found and _number(found[1].decode()) * int(found[2]) > MAX_CELLS:
                last = found[1].decode() + found[2].decode()
                raise AuditorError(
                    f"{path} 有一张表一直用到 {last}，多半是误填了一格。请删去表格以外的内容后重新保存。"
                )


def _separated(data: bytes, path: Path, titles: Collection[str]) -> Table:
    try:
        text = decode(data)
        readings = [list(csv.reader(io.StringIO(text, newline=""), delimiter=each)) for each in _DELIMITERS]
    except (RefusedError, csv.Error) as error:
        raise AuditorError(
            f"{path} 不是能读的表格。请在 Excel 或 WPS 里另存为 .xlsx，或 UTF-8 编码的 .csv。"
        ) from error
    best = max(readings, key=lambda rows: max((titles_in(row, titles) for row in rows[:HEADER_ROWS]), default=0))
    return Table("", best)


def _letters(column: int) -> str:
    """The letters of a column that counts from 0."""
    head, last = divmod(column, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


def _number(letters: str) -> int:
    """How many columns there are up to the one with these letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
