"""The ledger that an office keeps of its units: a row a unit, a column a figure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from auditor.errors import AuditorError
from auditor.roster.ledger import read_ledger
from auditor.rules import Ruleset

HEADER = ("单位名称", "行政复议案件数", "行政诉讼案件数", "持证执法人员数")


def saved(folder: Path, *sheets: tuple[tuple[object, ...], ...]) -> Path:
    """A workbook with a sheet for each of some lists of rows."""
    book = Workbook()
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    path = folder / "台账.xlsx"
    book.save(path)
    return path


def told(path: Path, ruleset: Ruleset) -> str:
    with pytest.raises(AuditorError) as caught:
        read_ledger(path, ruleset)
    return str(caught.value)


def test_each_row_has_the_figures_of_a_unit_by_their_ids(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = (("某县台账",), HEADER, ("青石镇", 3, "12件", "1,200 名"), ("白芨镇", None, "—", 0), ("合计", 3, 12, 1200))
    ledger = read_ledger(saved(tmp_path, rows), ruleset)
    assert [(row.unit, row.figures, row.place) for row in ledger.rows] == [
        ("青石镇", {"reconsideration-cases": 3, "litigation-cases": 12, "certified-staff": 1200}, "工作表“表1”第 3 行"),
        ("白芨镇", {"certified-staff": 0}, "工作表“表1”第 4 行"),
    ]
    assert ledger.figures == {"reconsideration-cases", "litigation-cases", "certified-staff"}


def test_a_csv_serves_too_and_other_columns_are_told(tmp_path: Path, ruleset: Ruleset) -> None:
    path = tmp_path / "台账.csv"
    path.write_text("序号,单位,行政复议案件数,联系人\n1,青石镇,3,老李\n", encoding="utf-8")
    ledger = read_ledger(path, ruleset)
    assert [dict(row.figures) for row in ledger.rows] == [{"reconsideration-cases": 3}]
    assert ledger.passed_over == ("序号（A1）", "联系人（D1）")


def test_figures_of_a_unit_may_stand_on_several_sheets(tmp_path: Path, ruleset: Ruleset) -> None:
    path = saved(
        tmp_path, (("单位", "行政复议案件数"), ("青石镇", 3)), (("单位", "行政诉讼案件数"), ("青石镇", 1)), (("说明",),)
    )
    assert [dict(row.figures) for row in read_ledger(path, ruleset).rows] == [
        {"reconsideration-cases": 3},
        {"litigation-cases": 1},
    ]


def test_a_ledger_without_a_figure_is_blank(tmp_path: Path, ruleset: Ruleset) -> None:
    assert read_ledger(saved(tmp_path, (HEADER, ("青石镇", None, None, None))), ruleset).blank


def test_all_mistakes_are_told_at_once_with_their_cells(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = (
        HEADER,
        ("青石镇", "12余件", -1, date(2024, 3, 4)),
        (None, 3, None, None),
        ("青石镇人民政府", 4, None, None),
        ("白芨镇", "无", "3/4", "85%"),
    )
    message = told(saved(tmp_path, rows), ruleset)
    assert "有 8 处需要改正" in message
    assert "工作表“表1”B2：“12余件”不是能识别的数，请写成 12 的样子；没有发生的写 0，不掌握的留空。" in message
    assert all(f"工作表“表1”{cell}：" in message for cell in ("C2", "D2", "B5", "C5", "D5"))
    assert "工作表“表1”A3：没有写单位" in message
    assert "工作表“表1”A4：单位“青石镇人民政府”与 工作表“表1”A2 的重复" in message


def test_the_same_figure_on_two_sheets_is_a_mistake(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = (("单位", "行政复议案件数"), ("青石镇", 3))
    assert "工作表“表2”B2：同一单位的“行政复议案件数”在 工作表“表1”B2 已经写过" in told(
        saved(tmp_path, rows, rows), ruleset
    )


def test_another_figure_of_the_office_s_own_is_told_with_the_one_that_it_is_like(
    tmp_path: Path, ruleset: Ruleset
) -> None:
    rows = (("单位", "行政诉讼\n案件数（件）", "行政处罚案件数"), ("青石镇", 3, 400))
    ledger = read_ledger(saved(tmp_path, rows), ruleset)
    assert [dict(row.figures) for row in ledger.rows] == [{"litigation-cases": 3}]
    assert ledger.passed_over == ("行政处罚案件数（工作表“表1”C1，如果就是“行政复议案件数”，请改列名）",)


def test_a_title_much_like_a_figure_is_told_with_that_one(tmp_path: Path, ruleset: Ruleset) -> None:
    rows = (("单位", "行政复议案件数量", "持证执法人员数", "持证执法人员数"), ("青石镇", 3, 4, 4))
    message = told(saved(tmp_path, rows), ruleset)
    assert "工作表“表1”B1：不认识的列名“行政复议案件数量”，是否想写“行政复议案件数”？" in message
    assert "工作表“表1”D1：列“持证执法人员数”出现了两次" in message


def test_a_file_without_a_header_is_told_which_columns_are_known(tmp_path: Path, ruleset: Ruleset) -> None:
    message = told(saved(tmp_path, (("青石镇", 3),)), ruleset)
    assert "前 10 行里没有找到表头" in message and "“行政复议案件数”" in message
