"""`rules export` and `rules import`."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the rules in `r`, and their workbook."""
    run("rules", "copy", tmp_path / "r")
    done = run("rules", "export", tmp_path / "规则.xlsx", "--rules", tmp_path / "r")
    assert "auditor rules import" in done.stdout
    return tmp_path / "规则.xlsx"


def test_an_edit_in_the_workbook_is_told_and_checks(book: Path) -> None:
    edited = load_workbook(book)
    edited["示例"]["E4"].value = "例句改了一个字。"
    edited.save(book)
    rules = book.parent / "r"
    done = run("rules", "import", book, "--into", rules)
    assert done.returncode == 0
    told = done.stdout.splitlines()
    assert told[0].startswith("elements/00-年度报告.yaml achievements（主要举措和成效）：改了示例")
    assert told[1].startswith("已写入 elements/00-年度报告.yaml。")
    assert run("rules", "check", "--rules", rules).returncode == 0
    assert run("rules", "import", book, "--into", rules).stdout == "工作簿与规则一致，没有改动。\n"


def test_mistakes_are_told_by_cell(book: Path) -> None:
    edited = load_workbook(book)
    edited["要素"]["F4"].value = 40
    column = next(cell.column_letter for cell in edited["要素"][3] if cell.value.startswith("举措说法"))
    edited["要素"][f"{column}12"].value = "(聘请"
    edited.save(book)
    done = run("rules", "import", book, "--into", book.parent / "r")
    assert done.returncode == 2
    assert f"要素!{column}12  “(聘请”：" in done.stderr


def test_a_workbook_is_never_overwritten_and_is_an_xlsx(book: Path) -> None:
    assert "已经存在" in run("rules", "export", book).stderr
    assert "要以 .xlsx 结尾" in run("rules", "export", book.with_suffix(".xls")).stderr
