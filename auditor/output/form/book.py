"""The workbook of a form: read from its file, and written with no date and no author of its own."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import AuditorError, reason
from auditor.output.form.fields import EACH_SHEET, Field, Mark, is_broken, spans
from auditor.output.letter.package import Package, packed
from auditor.reading.archive import part_names, read_part
from auditor.reading.draft import RefusedError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_OLD = b"\xd0\xcf\x11\xe0"  # .xls, .et, and workbooks with a password
_MERGED = re.compile(rb'mergeCell [^>]*ref="([A-Za-z0-9:$]+)"')
_MOST_MERGED = 50_000  # cells of one range
_AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx（不要设密码）后再用。"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a form with fields or marks in it, or with a formula; `row` and `column` count from 1."""

    sheet: str
    row: int
    column: int
    text: str
    is_formula: bool

    @property
    def place(self) -> str:
        """Its place as users write it."""
        from openpyxl.utils import get_column_letter

        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"

    @property
    def fields(self) -> list[Field | Mark]:
        """The fields and marks in it, in their order."""
        return [each for _, _, each in spans(self.text)]


@dataclass(frozen=True)
class Form:
    """A form as read: its bytes, and the cells that hold anything to fill in or a formula, by sheet, row and column."""

    path: Path
    data: bytes
    cells: tuple[Cell, ...]
    sheets: tuple[str, ...]
    headers: tuple[str, ...]

    @cached_property
    def marks(self) -> dict[tuple[str, int], Mark]:
        """The rows that are repeated, by sheet and row."""
        found: dict[tuple[str, int], Mark] = {}
        for cell in self.cells:
            for each in cell.fields:
                if isinstance(each, Mark) and each.each != EACH_SHEET:
                    found.setdefault((cell.sheet, cell.row), each)
        return found

    @cached_property
    def sheet_marks(self) -> dict[str, Mark]:
        """The sheets that are repeated, by name."""
        marks = ((cell.sheet, each) for cell in self.cells for each in cell.fields if isinstance(each, Mark))
        return {sheet: mark for sheet, mark in marks if mark.each == EACH_SHEET}


def read_form(path: Path) -> Form:
    """The form in a file. Raises AuditorError for one that is no .xlsx or cannot be opened."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise AuditorError(f"找不到评分表 {path}。") from error
    except OSError as error:
        raise AuditorError(f"评分表 {path} 打不开：{reason(error)}。") from error
    if data.startswith(_OLD) or path.suffix.lower() in (".xls", ".et", ".ett", ".xlt"):
        raise AuditorError(f"评分表 {path} 是旧格式（.xls、.et），或者设了密码，不能填写。{_AGAIN}")
    if path.suffix.lower() in (".xlsm", ".xltm"):
        raise AuditorError(f"评分表 {path} 带有宏，填写后宏不能保留。{_AGAIN}")
    try:
        if wide := _merged_too_wide(data):
            raise AuditorError(f"评分表 {path} 里合并了过多的格子（{wide}），请取消合并，只合并用到的格子。")
        book = load(data)
    except _unreadable() as error:
        raise AuditorError(f"评分表 {path} 打不开，可能已经损坏。{_AGAIN}") from error
    headers = tuple(sheet.title for sheet in book.worksheets if _fields_of_page(sheet))
    return Form(path, data, tuple(_cells(book)), tuple(sheet.title for sheet in book.worksheets), headers)


def load(data: bytes) -> Workbook:
    """The workbook in bytes, texts with several fonts kept. What of it is lost is told elsewhere."""
    from openpyxl import load_workbook

    for name in part_names(data):
        read_part(data, name)  # bounds what is unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), rich_text=True)


def saved(book: Workbook) -> bytes:
    """The workbook as a file; the same workbook gives the same bytes. Excel and WPS calculate its formulas when they open it."""
    book.calculation.fullCalcOnLoad, book.template = True, False
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return packed(Package(parts, {}), {})


def _unreadable() -> tuple[type[Exception], ...]:
    """What is raised for a file that is no workbook."""
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (zipfile.BadZipFile, OSError, LookupError, ValueError, TypeError, AttributeError, SyntaxError)
    return (RefusedError, InvalidFileException, *broken)


def _merged_too_wide(data: bytes) -> str:
    """A merged range of more cells than can be held, each of which the library makes an object; "" where there is none."""
    from openpyxl.utils import range_boundaries

    for name in part_names(data):
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            for found in _MERGED.finditer(read_part(data, name)):
                left, top, right, bottom = (each or 0 for each in range_boundaries(found[1].decode()))
                if (right - left + 1) * (bottom - top + 1) > _MOST_MERGED:
                    return found[1].decode()
    return ""


def _cells(book: Workbook) -> list[Cell]:
    found = []
    for sheet in book.worksheets:
        for (row, column), cell in sorted(sheet._cells.items()):
            is_formula = cell.data_type == "f"
            value = getattr(cell.value, "text", cell.value) if is_formula else cell.value
            text = str(value) if value is not None else ""
            if is_formula or spans(text) or is_broken(text):
                found.append(Cell(sheet.title, row, column, text, is_formula))
    return found


def _fields_of_page(sheet: Any) -> bool:
    """Whether header, footer or the name of a sheet hold a field."""
    both = (getattr(sheet, f"{which}{end}") for which in ("odd", "even", "first") for end in ("Header", "Footer"))
    texts = [part.text for each in both for part in (each.left, each.center, each.right) if part.text]
    return any(spans(text) for text in [sheet.title, *texts])
