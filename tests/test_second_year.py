"""The second year of a county, section 十五 of the handbook: the year before is found and compared by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run
from tests.two_years import BEFORE, FINDINGS, NOW, ROSTER, written

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Sparkline")]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workplace that was used for 2023 and is now set to 2024."""
    place = tmp_path_factory.mktemp("years")
    assert run("init", "云山县", "--year", 2023, place=place).returncode == 0
    made = place / "云山县"
    written(made / "submissions" / "2023", BEFORE)
    settings = made / "auditor.yaml"
    written(made, {"名单.csv": ROSTER, "auditor.yaml": f"{settings.read_text(encoding='utf-8')}\nroster: 名单.csv\n"})
    first = run("audit", place=made)
    assert first.returncode == 0, first.stderr
    assert "上年" not in first.stdout and "兑现" not in first.stdout
    settings.write_text(settings.read_text(encoding="utf-8").replace("2023", "2024"), encoding="utf-8")
    written(made / "submissions" / "2024", NOW)
    return made


def test_last_year_is_used_by_itself_and_told(county: Path) -> None:
    shown = run("audit", place=county).stdout
    places = [str(Path("结果", "2023", "results.json")), str(Path("submissions", "2023"))]
    assert f"与上年比较（{'、'.join(places)}）：2 份报告，1 份上升，1 份下降，0 份持平。" in shown
    assert "兑现对照：有结果 3 项、又列入计划 2 项、没有再提 1 项、无法对照 1 项，请人工核对。" in shown
    book = load_workbook(county / "结果" / "2024" / "scores.xlsx")
    assert {"与上年比较", "各要素与上年比较", "兑现对照"} <= set(book.sheetnames)
    data = json.loads((county / "结果" / "2024" / "results.json").read_text(encoding="utf-8"))
    assert [(each["file"], each["last_file"], each["comparable"]) for each in data["across"]["last_year"]] == [
        ("青石镇.txt", "青石镇.txt", True),
        ("白芨镇.txt", "白芨乡.txt", True),
    ]


def test_it_can_be_left_out(county: Path) -> None:
    shown = run("audit", "--no-last-year", "--out", "另一处", place=county).stdout
    assert "上年" not in shown
    assert "与上年比较" not in load_workbook(county / "另一处" / "scores.xlsx").sheetnames


def test_what_an_inspection_found_is_used_where_it_lies_and_told(county: Path) -> None:
    path = written(county, {"问题.csv": FINDINGS}) / "问题.csv"
    shown = run("audit", "--findings", path.name, "--out", "再一处", place=county).stdout
    assert "督察问题 3 条（问题.csv）" in shown
    assert "督察问题有 1 条单位不在名单和本次的报告里，没有对照，请核对单位名称：红岩镇（第 4 行）。" in shown


def test_a_broken_result_of_last_year_is_told_with_how_to_leave_it_out(county: Path) -> None:
    results = county / "结果" / "2023" / "results.json"
    kept = results.read_bytes()
    try:
        results.write_bytes(b"{")
        told = run("audit", place=county)
    finally:
        results.write_bytes(kept)
    assert told.returncode == 2
    assert "results.json 已损坏" in told.stderr
    assert "请加 --no-last-year" in told.stderr
