"""The roster on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.results.schema import results_schema
from tests.cli.running import run

REPORT = """{unit}2024年法治政府建设工作报告
2024年，{unit}坚持依法行政。现将有关情况报告如下：
一、主要举措和成效
（一）党委书记、镇长履行推进法治建设第一责任人职责，全年主持召开专题会议4次。
二、存在的不足
（一）普法形式单一。
三、下一步打算
（一）加强普法。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "报送"
    inside.mkdir()
    for unit in ("青石镇", "白芨镇"):
        (inside / f"{unit}.txt").write_text(REPORT.format(unit=unit), encoding="utf-8")
    (inside / "落雁乡.pdf").write_bytes(b"%PDF-1.4 broken")
    return inside


def roster(folder: Path, *rows: str) -> Path:
    path = folder / "名单.csv"
    path.write_text("\n".join(("单位名称,类别,截止日期,报送日期", *rows)), encoding="utf-8")
    return path


def test_an_audit_with_a_roster_tells_who_has_not_reported_and_deducts_for_lateness(
    folder: Path, tmp_path: Path
) -> None:
    listed = roster(
        tmp_path,
        "云山县青石镇,乡镇,2025-03-31,2025-04-20",
        "白芨镇,乡镇,,2025-03-20",
        "落雁乡,乡镇,,",
        "乌有乡,乡镇,,",
        "甲乡,乡镇,,",
    )
    done = run("audit", folder, "--out", tmp_path / "out", "--roster", listed)
    assert done.returncode == 0, done.stdout
    assert "未报送  落雁乡：文件《落雁乡.pdf》未能读取。" in done.stdout
    assert "未报送  乌有乡、甲乡" in done.stdout
    assert "共 2 份评分，3 个单位未报送，1 份未能读取" in done.stdout
    results = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert results["missing"][:2] == [
        {"unit": "落雁乡", "kind": "乡镇", "note": "文件《落雁乡.pdf》未能读取。"},
        {"unit": "乌有乡", "kind": "乡镇", "note": ""},
    ]
    assert [(each["unit"], each["rank"]) for each in results["reports"]] == [("白芨镇", 1), ("青石镇", 2)]
    first, late = results["reports"]
    assert first["score"] - late["score"] == pytest.approx(3)
    assert late["defects"][0]["check"] == "late"


def test_the_results_with_missing_units_are_as_the_schema_says(folder: Path, tmp_path: Path) -> None:
    import jsonschema

    run("audit", folder, "--out", tmp_path / "out", "--format", "json", "--roster", roster(tmp_path, "乌有乡,乡镇,,"))
    jsonschema.validate(json.loads((tmp_path / "out" / "results.json").read_bytes()), results_schema())


def test_a_mistake_in_the_roster_is_told_before_anything_is_audited(folder: Path, tmp_path: Path) -> None:
    done = run("audit", folder, "--out", tmp_path / "out", "--roster", roster(tmp_path, "青石镇,乡鎮,,"))
    assert done.returncode == 2
    assert "B2：类别“乡鎮”不在规则里" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_template_has_the_columns_notes_with_examples_and_a_list_of_kinds(tmp_path: Path) -> None:
    done = run("roster", "template", tmp_path / "名单.xlsx")
    assert done.returncode == 0, done.stdout
    book = load_workbook(tmp_path / "名单.xlsx")
    assert book.sheetnames == ["名单", "说明"]
    sheet = book["名单"]
    assert [cell.value for cell in sheet[1]] == ["单位名称", "类别", "别名", "截止日期", "报送日期", "公开日期"]
    assert sheet.max_row == 1
    assert all(cell.comment is not None and "示例：" in cell.comment.text for cell in sheet[1])
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"乡镇,街道,部门,县区"'
    assert str(rule.sqref) == "B2:B1001"


def test_the_template_is_the_same_each_time_and_never_overwrites(tmp_path: Path) -> None:
    run("roster", "template", tmp_path / "a.xlsx")
    run("roster", "template", tmp_path / "b.xlsx")
    written = (tmp_path / "a.xlsx").read_bytes()
    assert written == (tmp_path / "b.xlsx").read_bytes()
    again = run("roster", "template", tmp_path / "a.xlsx")
    assert "已经存在" in again.stderr
    assert (tmp_path / "a.xlsx").read_bytes() == written


@pytest.mark.parametrize(("place", "said"), [("名单.csv", "要以 .xlsx 结尾"), ("file/名单.xlsx", "无法写入")])
def test_a_place_where_no_template_can_be_is_told(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("roster", "template", tmp_path / place)
    assert done.returncode == 2
    assert said in done.stderr
