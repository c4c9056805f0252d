"""`auditor form`, and `audit --form`."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.running import run

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "sample_reports" / "01-青石镇.txt"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    book = Workbook()
    book.active["A1"], book.active["B1"] = "{{单位}}", "{{得分}}"
    book.save(tmp_path / "评分表.xlsx")
    return tmp_path / "评分表.xlsx"


def test_a_new_form_is_checked_and_filled_in(tmp_path):
    made = run("form", "new", "评分表.xlsx", place=tmp_path)
    assert made.returncode == 0 and "评分表在 评分表.xlsx。" in made.stdout
    checked = run("form", "check", "评分表.xlsx", place=tmp_path)
    assert checked.returncode == 0 and "可以使用：每个单位填一个文件。" in checked.stdout
    assert "不算错" not in checked.stdout
    done = run("audit", REPORT, "--out", "结果", "--form", "评分表.xlsx", place=tmp_path)
    assert "own-forms（1 份本县的评分表）" in done.stdout and "已按 评分表.xlsx 填写评分表。" in done.stdout
    sheet = load_workbook(tmp_path / "结果" / "own-forms" / "青石镇人民政府.xlsx").active
    assert "青石镇人民政府" in sheet["A2"].value


def test_a_new_form_is_made_from_the_rules_for_a_year(tmp_path):
    for year in (2025, 2026):
        assert run("form", "new", f"{year}.xlsx", "--year", year, place=tmp_path).returncode == 0
    rows = [load_workbook(tmp_path / f"{year}.xlsx").active.max_row for year in (2025, 2026)]
    assert rows[0] < rows[1]


def test_a_new_form_takes_no_ones_place(form):
    done = run("form", "new", form)
    assert done.returncode == 2 and "已经存在" in done.stderr


def test_the_elements_that_a_form_does_not_tell_of_are_named(form):
    done = run("form", "check", form)
    assert done.returncode == 0 and "规则里有、表里没有的要素（" in done.stdout


def test_a_mistake_in_the_form_stops_the_audit_before_it_begins(form, tmp_path):
    book = load_workbook(form)
    book.active["C1"] = "{{得分:法律顾问}}"
    book.save(form)
    done = run("audit", REPORT, "--out", tmp_path / "结果", "--form", form)
    assert done.returncode == 2 and "Sheet!C1  没有“法律顾问”这个要素" in done.stderr
    assert not (tmp_path / "结果").exists()


def test_units_of_kinds_that_the_form_does_not_name_are_told(form, tmp_path):
    book = load_workbook(form)
    book.active["C1"] = "{{每个单位 类别=部门}}"
    book.save(form)
    done = run("audit", REPORT, "--out", tmp_path / "结果", "--form", form)
    assert "1 个单位没有填进去" in done.stdout and "没有它们的类别：青石镇人民政府" in done.stdout


def test_the_form_of_a_workplace_is_used_by_itself_and_can_be_left_out(form, tmp_path):
    place = tmp_path / "云山县"
    assert run("init", place).returncode == 0
    (submissions,) = (place / "submissions").iterdir()
    (submissions / "青石镇.txt").write_text(REPORT.read_text("utf-8"), "utf-8")
    form.rename(place / "本县评分表.xlsx")
    done = run("audit", place=place)
    assert "已按 本县评分表.xlsx 填写评分表。" in done.stdout, done.stderr
    again = run("audit", "--no-form", place=place)
    assert "own-forms（" not in again.stdout
    assert "上次填写的本县的评分表（own-forms）这次没有更新" in again.stdout
    load_workbook(place / "本县评分表.xlsx").save(place / "本县评分表.xlsx")
    (place / "本县评分表.xlsx").write_bytes(b"")
    broken = run("audit", place=place)
    assert broken.returncode == 2 and "请加 --no-form" in broken.stderr


def test_files_of_units_that_are_gone_are_cleared_away(form, tmp_path):
    out = tmp_path / "结果"
    run("audit", REPORT, "--out", out, "--form", form)
    book = load_workbook(form)
    book.active["C1"] = "{{每个单位}}"
    book.save(form)
    run("audit", REPORT, "--out", out, "--form", form)
    assert [path.name for path in (out / "own-forms").iterdir()] == ["全部单位.xlsx"]


def test_a_self_check_fills_in_no_form(form):
    done = run("audit", REPORT, "--self-check", "--form", form)
    assert done.returncode == 2 and "不能和 --form 一起写" in done.stderr
