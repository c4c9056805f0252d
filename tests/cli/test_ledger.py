"""The ledger on the command line."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from auditor.roster.ledger import read_ledger
from auditor.rules import load_ruleset
from tests.cli.running import run

REPORT = """{unit}2024年法治政府建设年度报告
一、主要举措和成效
（一）全年发生行政诉讼案件{cases}件，负责人均出庭应诉。
二、存在的不足
（一）普法形式单一。
"""


def reports(folder: Path) -> Path:
    folder.mkdir()
    for unit, cases in (("青石镇", 12), ("白芨镇", 3)):
        (folder / f"{unit}.txt").write_text(REPORT.format(unit=unit, cases=cases), encoding="utf-8")
    return folder


def test_an_audit_with_a_ledger_tells_what_differs(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text("单位,行政诉讼案件数\n云山县青石镇,10\n白芨镇,3\n", encoding="utf-8")
    done = run("audit", reports(tmp_path / "报送"), "--out", tmp_path / "out", "--ledger", ledger)
    assert done.returncode == 0, done.stderr
    assert "台账核对：不符 1 个、一致 1 个（不符的涉及 1 份报告），见评分表的“台账核对”。" in done.stdout
    assert f"已套用：台账 2 个单位（{ledger}）。" in done.stdout
    sheet = load_workbook(tmp_path / "out" / "scores.xlsx")["台账核对"]
    assert [cell.value for cell in sheet[4]][3:7] == [3, 3, 0, "一致"]


def test_a_mistake_in_the_ledger_is_told_before_anything_is_audited(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.csv"
    ledger.write_text("单位,行政诉讼案件数\n青石镇,十几件\n", encoding="utf-8")
    done = run("audit", reports(tmp_path / "报送"), "--out", tmp_path / "out", "--ledger", ledger)
    assert done.returncode == 2 and "B2：“十几件”不是能识别的数" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_template_has_a_column_for_each_figure_and_the_units_of_the_roster(tmp_path: Path) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_text("单位名称,类别\n青石镇,乡镇\n白芨镇,乡镇\n", encoding="utf-8")
    path = tmp_path / "台账.xlsx"
    done = run("ledger", "template", path, "--roster", roster)
    assert done.returncode == 0, done.stderr
    sheet, ruleset = load_workbook(path)["台账"], load_ruleset()
    assert [cell.value for cell in sheet[1]] == ["单位名称", *(figure.column for figure in ruleset.figures)]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["青石镇", "白芨镇"]
    ledger = read_ledger(path, ruleset)
    assert ledger.blank and [row.unit for row in ledger.rows] == ["青石镇", "白芨镇"]
    assert "已经存在" in run("ledger", "template", path).stderr
