"""Two reviewers and a third as users see them: what is printed, what comes of it in the next audit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run
from tests.cli.test_review import ADVISER, PERSON, REPORT, verdict

pytestmark = pytest.mark.slow


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two reports in 报送, audited into 结果, and a copy of the workbook for each of two reviewers."""
    (tmp_path / "报送").mkdir()
    for unit in ("青石镇", "白石镇"):
        (tmp_path / "报送" / f"{unit}.txt").write_text(REPORT.format(unit=unit), encoding="utf-8")
    done = run("audit", tmp_path / "报送", "--out", tmp_path / "结果", "--format", "xlsx,json")
    assert done.returncode == 0, done.stderr
    for name in ("甲", "乙"):
        shutil.copy(tmp_path / "结果" / "scores.xlsx", tmp_path / f"{name}.xlsx")
    return tmp_path


def put(path: Path, unit: str, element: str, sheet: str = "评分明细", **values: object) -> None:
    """Fill cells of one row in, by title."""
    book = load_workbook(path)
    titles = [cell.value for cell in book[sheet][3]]
    at = titles.index("要素编号")
    row = next(row for row in book[sheet].iter_rows(min_row=4) if (row[0].value, row[at].value) == (unit, element))
    for title, value in values.items():
        row[titles.index(title)].value = value
    book.save(path)


def blind(place: Path, *more: object) -> str:
    done = run("review", "blind", place / "甲.xlsx", place / "乙.xlsx", "--out", place / "结果", *more, place=place)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_reviewers_and_a_third_settle_the_levels_of_the_next_audit(place: Path) -> None:
    put(place / "甲.xlsx", "青石镇", PERSON, 复核等次="缺失", 复核意见="会议与法治无关")
    put(place / "乙.xlsx", "青石镇", PERSON, 复核等次="一般提及", 复核意见="写得太少")
    for name in ("甲", "乙"):
        put(place / f"{name}.xlsx", "白石镇", PERSON, 复核等次="有具体举措")
    told = blind(place)
    assert "甲、乙 背靠背评分，没有填的格子按同意程序的判定算：" in told
    assert "每人都填了的 2 项，等次相同 1 项（50.0%），加权 kappa" in told
    assert "最不一致的要素：党政主要负责人履行推进法治建设第一责任人职责（2 项中 1 项不同）" in told
    assert "白石镇  党政主要负责人履行推进法治建设第一责任人职责：有成效佐证 → 有具体举措" in told
    assert "有分歧、等待裁定：判定 1 项，文本问题 0 处。" in told
    assert "  青石镇  党政主要负责人履行推进法治建设第一责任人职责：甲 缺失 0.00 分，乙 一般提及 " in told
    assert f"  auditor review settle {place / '结果' / '分歧.xlsx'} --out {place / '结果'}" in told

    nothing = run("review", "settle", place / "结果" / "分歧.xlsx", "--out", place / "结果")
    assert nothing.returncode == 2
    assert "分歧.xlsx 里还没有裁定。" in nothing.stderr
    put(place / "结果" / "分歧.xlsx", "青石镇", PERSON, "分歧", 裁定等次="缺失")
    done = run("review", "settle", place / "结果" / "分歧.xlsx", "--out", place / "结果")
    assert "青石镇  党政主要负责人履行推进法治建设第一责任人职责：有成效佐证 → 缺失" in done.stdout
    assert "共 2 条：新增 1，改动 0，撤销 0，原样保留 1。" in done.stdout

    audited = run("audit", place / "报送", "--out", place / "结果", "--format", "xlsx,json")
    assert "改定或确认等次的复核 2 处" in audited.stdout
    decision = verdict(place, "青石镇", PERSON)["decision"]
    assert (decision["level"], decision["reason"], decision["by"]) == ("missing", "甲：\n会议与法治无关", "分歧.xlsx")
    assert verdict(place, "白石镇", PERSON)["decision"]["by"] == "甲.xlsx、乙.xlsx"


def test_what_is_left_open_is_named(place: Path) -> None:
    for element in (PERSON, ADVISER):
        put(place / "甲.xlsx", "青石镇", element, 复核等次="一般提及")
    blind(place)
    put(place / "结果" / "分歧.xlsx", "青石镇", ADVISER, "分歧", 裁定等次="缺失")
    done = run("review", "settle", place / "结果" / "分歧.xlsx", "--out", place / "结果")
    assert "还没有裁定：判定 1 项，文本问题 0 处。\n  青石镇  党政主要负责人履行" in done.stdout


def test_the_settings_of_the_workplace_say_whether_points_are_averaged(place: Path) -> None:
    (place / "auditor.yaml").write_text("format: 1\nreviewers: 平均\n", encoding="utf-8")
    put(place / "甲.xlsx", "青石镇", PERSON, 复核等次="有具体举措")
    told = blind(place)
    assert "取平均分的 1 项。" in told
    assert "没有要裁定的分歧。" in told
    assert "复核会自动套用" in told


def test_facts_entered_differently_are_told_and_nothing_is_taken_of_them(place: Path) -> None:
    for name, state in (("甲", "已核"), ("乙", "未核")):
        put(place / f"{name}.xlsx", "青石镇", PERSON, 佐证状态=state)
    told = blind(place)
    assert "佐证状态填得不同（甲 填 已核，乙 填 未核），没有收，请核对后用 auditor review apply 补填。" in told
    assert "共 0 条" in told


def test_workbooks_of_several_bodies_are_taken_back_at_once_or_not_at_all(place: Path) -> None:
    first, second = place / "甲.xlsx", place / "乙.xlsx"
    put(first, "青石镇", PERSON, 复核等次="缺失")
    put(second, "青石镇", ADVISER, 复核等次="一般提及")
    done = run("review", "apply", first, second, "--out", place / "结果")
    assert done.returncode == 0, done.stderr
    assert "共 2 条：新增 2" in done.stdout
    before = (place / "结果" / "review.yaml").read_bytes()
    put(second, "青石镇", PERSON, 复核等次="一般提及")
    put(second, "白石镇", PERSON, 复核等次="一般提及")
    done = run("review", "apply", first, second, "--out", place / "结果")
    assert done.returncode == 2
    assert "有 1 处在两份评分表里填得不同，什么都没有收。" in done.stderr
    assert "乙.xlsx 评分明细!D" in done.stderr
    assert "“一般提及”  与 甲.xlsx 评分明细!D" in done.stderr
    assert (place / "结果" / "review.yaml").read_bytes() == before
