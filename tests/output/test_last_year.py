"""Sheets 与上年比较, 各要素与上年比较 and 兑现对照, as written and as a program that calculates shows them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.output.xlsx import write_xlsx
from tests.tiny_run import FORMULA, across

__all__ = ["across"]
SHEET, ELEMENTS, FOLLOWED = "与上年比较", "各要素与上年比较", "兑现对照"


@pytest.fixture
def compared(run, across):
    """The tiny run beside a year before, by the same rules."""
    return replace(run, across=across)


def rows(book, sheet):
    """The rows of a sheet below its header, by column title without line breaks."""
    titles = [str(cell.value).replace("\n", "") for cell in book[sheet][3]]
    return [
        dict(zip(titles, row, strict=True)) for row in book[sheet].iter_rows(min_row=4, values_only=True) if any(row)
    ]


def test_a_run_without_an_earlier_year_has_neither_sheet(run, ruleset, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(run, ruleset, tmp_path)[0])
    assert not {SHEET, ELEMENTS} & set(book.sheetnames)


def test_a_unit_stands_with_both_years_and_what_has_moved(compared, ruleset, tmp_path: Path) -> None:
    path = write_xlsx(compared, ruleset, tmp_path)[0]
    (row,) = rows(load_workbook(path, data_only=True), SHEET)
    assert (row["单位"], row["上年得分"], row["本年得分"], row["增减"]) == (FORMULA, 88, 67.5, -20.5)
    assert (row["上年等级"], row["本年等级"], row["上年缺项"], row["本年缺项"]) == ("优秀", "不合格", 0, 1)
    assert (row["提高的要素"], row["下降的要素"]) == ("法律顾问与公职律师", "—")
    assert [row[f"{year}年度"] for year in (2021, 2022, 2023)] == [50.25, 88, 67.5]
    assert (row["上年的报告"], row["说明"]) == ("上年.docx（2022 年度）", "")


def test_this_years_figures_follow_the_table_of_scores(compared, ruleset, tmp_path: Path) -> None:
    (row,) = rows(load_workbook(write_xlsx(compared, ruleset, tmp_path)[0]), SHEET)
    assert row["本年得分"] == row["2023年度"] == "=评分总表!$F8"
    assert row["增减"] == "=ROUND(评分总表!$F8-88,2)"
    assert row["本年等级"].startswith("=评分总表!")
    assert row["本年缺项"].startswith("=评分总表!")


def test_a_change_has_a_sign_beside_its_colour(compared, ruleset, tmp_path: Path) -> None:
    sheet = load_workbook(write_xlsx(compared, ruleset, tmp_path)[0])[SHEET]
    assert sheet["E4"].number_format == "▲ +0.00;▼ -0.00;— 0.00"
    assert {rule.operator for each in sheet.conditional_formatting for rule in each.rules} == {
        "greaterThan",
        "lessThan",
    }


def test_a_small_line_runs_over_all_years(compared, ruleset, tmp_path: Path) -> None:
    path = write_xlsx(compared, ruleset, tmp_path)[0]
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    (drawn,) = [text for text in sheets if "sparkline" in text]
    assert f"<xm:f>'{SHEET}'!M4:O4</xm:f><xm:sqref>L4</xm:sqref>" in drawn


def test_a_year_that_is_not_known_is_blank_not_a_zero(compared, ruleset, tmp_path: Path) -> None:
    (last,) = compared.across.last_year
    empty = compared.reports[1].submission
    other = replace(last, file=empty.file, sha256=empty.sha256, history=last.history[1:])
    run = replace(compared, across=replace(compared.across, last_year=(last, other)))
    book = load_workbook(write_xlsx(run, ruleset, tmp_path)[0])
    assert [row["2021年度"] for row in rows(book, SHEET)] == [50.25, None]


def test_scores_by_other_rules_are_said_so_in_the_note_and_in_the_row(compared, ruleset, tmp_path: Path) -> None:
    (last,) = compared.across.last_year
    run = replace(compared, across=replace(compared.across, last_year=(replace(last, comparable=False),)))
    book = load_workbook(write_xlsx(run, ruleset, tmp_path)[0])
    assert book[SHEET]["A2"].value.startswith("两年评分所用的规则不同，得分不宜直接比较，见“说明”一栏。")
    assert rows(book, SHEET)[0]["说明"] == "两年评分所用的规则不同，得分不宜直接比较。"


def test_elements_tell_in_how_many_units_they_moved(compared, ruleset, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(compared, ruleset, tmp_path)[0])
    (row,) = rows(book, ELEMENTS)  # the other element did not apply
    assert list(row.values()) == ["法律顾问与公职律师", 1, 1, 0, 0, 0, 0]


def test_what_was_followed_stands_with_both_texts_and_where_they_are(compared, ruleset, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(compared, ruleset, tmp_path)[0])
    plan, found = rows(book, FOLLOWED)
    assert list(plan.values()) == [
        FORMULA,
        "计划",
        "明年聘请法律顾问。",
        7,
        "法律顾问与公职律师",
        "聘请某律师事务所担任法律顾问，审查合同12份。",
        2,
        "有结果",
        "本报告写明已做。",
        None,
        None,
        "上年.docx",
    ]
    assert (found["来源"], found["上年原文或督察问题"], found["状态（程序）"]) == ("督察", FORMULA, "没有再提")
    assert (found["上年段落"], found["本报告最接近的原文"], found["上年的报告"]) == ("—", "—", "—")
    note = book[FOLLOWED]["A2"].value
    assert note.startswith("有结果 1 项，没有再提 1 项。")
    assert "不等于没有做，请人工核对" in note


def test_a_person_may_enter_what_was_found_to_hold(compared, ruleset, tmp_path: Path) -> None:
    sheet = load_workbook(write_xlsx(compared, ruleset, tmp_path)[0])[FOLLOWED]
    assert [sheet[f"{column}4"].protection.locked for column in "HJKL"] == [True, False, False, True]
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("J4:J5", '"有结果,有进展,又列入计划,没有再提,无法对照"')


def test_where_nothing_was_followed_there_is_no_such_sheet(compared, ruleset, tmp_path: Path) -> None:
    (last,) = compared.across.last_year
    run = replace(compared, across=replace(compared.across, last_year=(replace(last, followed=()),)))
    assert FOLLOWED not in load_workbook(write_xlsx(run, ruleset, tmp_path)[0]).sheetnames


def test_no_sheet_says_that_anything_was_not_done(compared, ruleset, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(compared, ruleset, tmp_path)[0])
    texts = [str(cell) for name in (SHEET, FOLLOWED) for row in book[name].iter_rows(values_only=True) for cell in row]
    assert not any("未完成" in text or "没有完成" in text for text in texts)
