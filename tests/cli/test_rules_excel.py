"""`rules export` and `rules import`, through click's runner."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from auditor.cli.main import cli
from auditor.errors import AuditorError


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, list(map(str, words)))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the rules in `r`, and their workbook."""
    run("rules", "copy", tmp_path / "r")
    done = run("rules", "export", tmp_path / "规则.xlsx", "--rules", tmp_path / "r")
    assert "auditor rules import" in done.output
    return tmp_path / "规则.xlsx"


def test_an_edit_in_the_workbook_is_told_and_checks(book: Path) -> None:
    edited = load_workbook(book)
    edited["示例"]["E4"].value = "例句改了一个字。"
    edited.save(book)
    rules = book.parent / "r"
    done = run("rules", "import", book, "--into", rules)
    assert done.exit_code == 0
    told = done.output.splitlines()
    assert told[0].startswith("elements/00-年度报告.yaml achievements（主要举措和成效）：改了示例")
    assert told[1].startswith("已写入 elements/00-年度报告.yaml。")
    assert run("rules", "check", "--rules", rules).exit_code == 0
    assert run("rules", "import", book, "--into", rules).output == "工作簿与规则一致，没有改动。\n"


def test_mistakes_are_told_by_cell(book: Path) -> None:
    edited = load_workbook(book)
    edited["要素"]["F4"].value = 40
    edited["要素"]["L12"].value = "(聘请"
    edited.save(book)
    error = run("rules", "import", book, "--into", book.parent / "r").exception
    assert isinstance(error, AuditorError)
    assert "要素!L12  “(聘请”：" in str(error)


def test_a_workbook_is_never_overwritten_and_is_an_xlsx(book: Path) -> None:
    assert "已经存在" in str(run("rules", "export", book).exception)
    assert "要以 .xlsx 结尾" in str(run("rules", "export", book.with_suffix(".xls")).exception)
