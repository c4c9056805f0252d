"""A form in a file, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from auditor.output.form.checking import check_form
from auditor.output.form.filling import filled
from auditor.output.form.unit import units_of
from auditor.output.occasion import PLAIN


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """`save(book)`, or `save({"A1": "{{得分}}"})`: a form in a file."""

    def made(book: Workbook | dict[str, object], name: str = "评分表.xlsx") -> Path:
        if isinstance(book, dict):
            cells, book = book, Workbook()
            book.active.title = "表"
            for place, value in cells.items():
                book.active[place] = value
        book.save(tmp_path / name)
        return tmp_path / name

    return made


@pytest.fixture
def fill(save, run, ruleset) -> Callable[..., Workbook]:
    """`fill(book)`: the workbook that a form becomes, for the first unit of the tiny run or for all; `of` and `under` are another run
    and ruleset."""

    def made(book, of=None, under=None, which: int | None = 0) -> Workbook:
        rules = under or ruleset
        units = list(units_of(of or run, rules, PLAIN))
        form = check_form(save(book), [rules])
        data = filled(form, rules, units if which is None else [units[which]])
        return load_workbook(BytesIO(data), rich_text=True)

    return made
