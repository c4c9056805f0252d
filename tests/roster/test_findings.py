"""The list of what an inspection found, as offices keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from auditor.errors import AuditorError
from auditor.roster.findings import Finding, read_findings


def saved(folder: Path, *rows: tuple[object, ...]) -> Path:
    """A workbook with one sheet of rows."""
    book = Workbook()
    assert book.active
    book.active.title = "督察"
    for row in rows:
        book.active.append(row)
    path = folder / "督察问题.xlsx"
    book.save(path)
    return path


def test_each_row_is_a_problem_of_a_unit_with_its_place(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ("某县督察发现问题清单",),
        ("序号", "单位", "问题"),
        (1, "青石镇", "案卷没有\n编号。"),
        (None, None, None),
    )
    assert read_findings(path) == (Finding("青石镇", "案卷没有编号。", "工作表“督察”第 3 行"),)


def test_a_csv_and_the_longer_title_serve_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("单位名称,问题\n青石镇,没有公开。\n", encoding="utf-8")
    assert [(each.unit, each.text) for each in read_findings(path)] == [("青石镇", "没有公开。")]


def test_a_list_with_its_header_alone_has_no_problem(tmp_path: Path) -> None:
    assert read_findings(saved(tmp_path, ("单位", "问题"))) == ()


def test_a_row_of_which_half_is_lacking_is_told_with_its_cell(tmp_path: Path) -> None:
    with pytest.raises(AuditorError) as error:
        read_findings(saved(tmp_path, ("单位", "问题"), ("青石镇", None), (None, "案卷没有编号。")))
    assert "有 2 处需要改正" in str(error.value)
    assert "工作表“督察”B2：没有写问题" in str(error.value)
    assert "工作表“督察”A3：没有写单位。每行都要写，合并的单元格请先取消合并" in str(error.value)


def test_a_file_without_the_header_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="前 10 行里没有找到表头。请在第一行写上“单位”“问题”两个列名。"):
        read_findings(saved(tmp_path, ("青石镇", "案卷没有编号。")))
