"""How every workbook is made: opened with a fixed date, filled, and put in its place when it is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from auditor.results.placing import place

# A text is a text: it never becomes a formula, a link or a number.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
CREATED = datetime(2000, 1, 1)  # fixed, so that the same content gives the same bytes


def write_book(path: Path, title: str, fill: Callable[[Workbook], None]) -> Path:
    """Let `fill` add the sheets of a new workbook, then put it in its place, which is returned.

    Raises AuditorError where it cannot be written; a workbook that lay there then stays as it was.
    """
    return place(path, lambda draft: _write(draft, title, fill))


def _write(draft: Path, title: str, fill: Callable[[Workbook], None]) -> None:
    book = Workbook(str(draft), _OPTIONS)
    book.set_properties({"title": title, "created": CREATED})
    fill(book)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None  # the error of the system, which the library has wrapped
