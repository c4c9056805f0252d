"""A ruleset and its workbook, for the tests that edit one."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from auditor.errors import AuditorError
from auditor.workbench.excel import Imported, import_rulebook, write_rulebook

HEADER = 3
ELEMENTS, EXAMPLES, LEVELS = "要素", "示例", "等次与等级"
TOPIC, ACTED, FIGURES, WEAK = "名称说法(topic)", "举措说法(acted)", "数字单位(figures)", "只算提及(weak)"

# Workbooks by the files of their rules, and of those beside them: the same rules give the same bytes, which a test below holds.
WRITTEN: dict[tuple[object, ...], bytes] = {}


class Book:
    """A ruleset and its workbook, edited by title and id as people do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder.parent / "rules.xlsx"
        self.before = contents(folder)
        files = (folder.name, *contents(folder.parent, "*.yaml").items())
        if files not in WRITTEN:
            write_rulebook(self.path, folder)
            WRITTEN[files] = self.path.read_bytes()
        self.path.write_bytes(WRITTEN[files])
        self.book = load_workbook(self.path)

    def sheet(self, name: str) -> Worksheet:
        sheet = self.book[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    def column(self, sheet: str, title: str) -> int:
        return [cell.value for cell in self.sheet(sheet)[HEADER]].index(title) + 1

    def row(self, sheet: str, *texts: str) -> int:
        rows = range(HEADER + 1, self.sheet(sheet).max_row + 1)
        return next(row for row in rows if set(texts) <= {cell.value for cell in self.sheet(sheet)[row]})

    def cell(self, sheet: str, title: str, *texts: str) -> Any:
        return self.sheet(sheet).cell(self.row(sheet, *texts), self.column(sheet, title))

    def set(self, sheet: str, title: str, value: object, *texts: str) -> str:
        """Enter a value in the row with these texts; gives the cell's name."""
        cell = self.cell(sheet, title, *texts)
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    def add(self, sheet: str, **values: object) -> int:
        row = self.sheet(sheet).max_row + 1
        for title, value in values.items():
            self.sheet(sheet).cell(row, self.column(sheet, title)).value = value  # type: ignore[assignment]
        return row

    def take(self, base: Path | None = None, into: Path | None = None, delete: bool = False) -> Imported:
        self.book.save(self.path)
        return import_rulebook(self.path, into or self.folder, base, delete)

    def diff(self) -> list[str]:
        """The lines that were taken away and added, in all files."""
        after = contents(self.folder)
        assert after.keys() >= self.before.keys()
        return [
            line
            for name, new in after.items()
            for line in unified_diff(
                self.before.get(name, b"").decode().splitlines(), new.decode().splitlines(), n=0, lineterm=""
            )
            if line[0] in "+-" and not line.startswith(("+++", "---"))
        ]

    def refused(self, **how: Any) -> list[str]:
        """The problems of an import that is refused, which writes nothing."""
        with pytest.raises(AuditorError) as error:
            self.take(**how)
        assert contents(self.folder) == self.before
        return str(error.value).splitlines()[1:]


def contents(folder: Path, names: str = "*") -> dict[str, bytes]:
    """The files in a folder, by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob(names)) if path.is_file()}
