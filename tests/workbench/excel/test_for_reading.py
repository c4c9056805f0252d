"""The sheets of a rulebook that show checks and lists, and are not taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.workbench.excel import write_rulebook
from tests.workbench.excel.book import HEADER, Book

LAWS = "looked_up: 2026-11-27\nentries:\n  - {name: 合同法, from: 1999-10-01, until: 2020-12-31, successor: 民法典, source: 民法典}\n"
OWN = {
    "ruleset.yaml": "id: own\ntitle: 临溪县规则\nextends: rules\n",
    "checks.yaml": 'checks: {change: [{id: half-width, "off": true}]}\n',
    "laws.yaml": "entries: {add: [{name: 临溪县规划, until: 2025-12-31, source: 县委文件}]}\n",
}


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(min_row=HEADER, values_only=True))


def test_checks_and_lists_stand_on_sheets_that_are_protected_and_say_where_to_edit(
    write_ruleset: Callable[..., Path], tmp_path: Path
) -> None:
    path = write_rulebook(tmp_path / "a.xlsx", write_ruleset(laws=LAWS))
    book = load_workbook(path)
    for sheet, file in (("文本检查", "checks.yaml"), ("法规名单", "laws.yaml"), ("叫法名单", "terms.yaml")):
        assert book[sheet].protection.sheet
        assert f"在这里改了不会导入；要改，请改规则文件夹里的 {file}。" in str(book[sheet]["A2"].value)
    assert rows(path, "法规名单")[1] == ("合同法", "1999-10-01", "2020-12-31", "民法典", "民法典")
    head, first, *_ = rows(path, "文本检查")
    told = dict(zip(head, first, strict=True))
    assert (told["编号"], told["查法"], told["性质"], told["不算(excepted)"]) == (
        "placeholder",
        "words",
        "必改",
        "(X|x)(光|射线)",
    )
    off = {row[0] for row in rows(path, "文本检查") if row[head.index("停用")] == "是"}
    assert off == {"parts", "length"}


def test_what_a_county_has_otherwise_is_marked_there_too(write_ruleset: Callable[..., Path], tmp_path: Path) -> None:
    write_ruleset(laws=LAWS)
    for name, text in OWN.items():
        (tmp_path / "own").mkdir(exist_ok=True)
        (tmp_path / "own" / name).write_text(text, "utf-8")
    path = write_rulebook(tmp_path / "a.xlsx", tmp_path / "own")
    assert [row[2] for row in rows(path, "法规名单")] == ["来源", "上级", "本县加"]
    sources = {row[0]: row[2] for row in rows(path, "文本检查")}
    assert {name for name, source in sources.items() if source == "本县改"} == {"half-width"}


@pytest.mark.parametrize(
    ("sheet", "title", "row"), [("文本检查", "性质", "placeholder"), ("法规名单", "查自(source)", "合同法")]
)
def test_an_edit_there_changes_nothing_and_is_told(
    sheet: str, title: str, row: str, write_ruleset: Callable[..., Path]
) -> None:
    book = Book(write_ruleset(laws=LAWS))
    assert book.take().notes == ()
    book.set(sheet, title, "别的", row)
    assert book.take().notes == (f"工作表“{sheet}”只供查阅，里面的改动没有导入，请直接改规则文件",)
    assert book.diff() == []
