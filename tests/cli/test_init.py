"""A workplace, made and used as a county office would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run

SAMPLES = Path(__file__).parents[2] / "sample_reports"
ADVISER = "legal-adviser"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workplace with one report; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("made")
    done = run("init", "云山县", "--year", 2023, place=folder)
    assert done.returncode == 0, done.stderr
    shutil.copy(SAMPLES / "02-落雁乡.docx", folder / "云山县" / "submissions" / "2023")
    return folder / "云山县"


@pytest.fixture
def place(workplace: Path, tmp_path: Path) -> Path:
    return shutil.copytree(workplace, tmp_path / "云山县")


def results(place: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((place / "结果" / "2023" / "results.json").read_text(encoding="utf-8"))
    return found


def test_the_samples_are_audited_as_the_message_says(tmp_path: Path) -> None:
    made = run("init", "试用", "--samples", place=tmp_path)
    assert "auditor audit 样例 --out 样例结果" in made.stdout and "手册.html" in made.stdout
    done = run("audit", "样例", "--out", "样例结果", place=tmp_path / "试用")
    assert done.returncode == 0, done.stderr
    assert "共 16 份评分" in done.stdout


def test_an_audit_in_a_workplace_needs_no_options(place: Path) -> None:
    done = run("audit", place=place)
    assert done.returncode == 0, done.stderr
    assert results(place)["ruleset"]["id"] == "local"
    assert "云山县法治政府建设年度报告评查规则" in (place / "结果" / "2023" / "index.html").read_text(encoding="utf-8")


def test_a_workplace_bears_the_name_of_its_county_and_titles_do(tmp_path: Path) -> None:
    assert run("init", "2023年评查", "--county", "云山县", "--year", 2023, place=tmp_path).returncode == 0
    place = tmp_path / "2023年评查"
    shutil.copy(SAMPLES / "02-落雁乡.docx", place / "submissions" / "2023")
    assert run("audit", place=place).returncode == 0
    book = load_workbook(place / "结果" / "2023" / "scores.xlsx", read_only=True)
    assert book["汇总"]["A1"].value == "云山县2023年法治政府建设年度报告评查情况汇总"
    assert "<h1>云山县2023年法治政府建设年度报告评查结果</h1>" in (place / "结果" / "2023" / "index.html").read_text(
        "utf-8"
    )


def test_options_win_over_the_settings(place: Path) -> None:
    done = run("audit", "--out", "别处", "--format", "json", place=place)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (place / "别处").glob("[!.]*")] == ["results.json"]


def test_the_rules_of_a_workplace_are_those_that_its_commands_use(place: Path) -> None:
    assert "与 gangyao-2021-2025 完全相同" in run("rules", "list", "--changes", place=place).stdout
    assert "云山县" in run("rules", "check", place=place).stdout


def test_a_workplace_for_2026_stands_on_the_rules_for_2026(tmp_path: Path) -> None:
    run("init", "云山县", "--year", 2026, place=tmp_path)
    assert "与 gangyao-2026 完全相同" in run("rules", "list", "--changes", place=tmp_path / "云山县").stdout


def test_a_new_element_has_its_place_in_a_workplace(place: Path) -> None:
    done = run("rules", "new", "village-review", "--into", "rules", place=place)
    assert done.returncode == 0, done.stderr
    assert "village-review" in (place / "rules" / "elements" / "本县改动.yaml").read_text(encoding="utf-8")


def test_a_mistyped_setting_is_told_with_its_line(place: Path) -> None:
    path = place / "auditor.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("rules: rules", "rule: rules"), encoding="utf-8")
    done = run("audit", place=place)
    assert done.returncode == 2
    assert "auditor.yaml" in done.stderr
    assert "rule" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_with_something_in_it_is_not_touched(place: Path) -> None:
    done = run("init", "云山县", place=place.parent)
    assert done.returncode == 2
    assert "已经存在" in done.stderr


def test_an_audit_without_a_word_and_without_a_workplace_is_told_what_is_lacking(tmp_path: Path) -> None:
    done = run("audit", place=tmp_path)
    assert done.returncode == 2
    assert "没有写要审核的文件或文件夹" in done.stderr


WAIVER = """waivers:
  - unit: {unit}
    element: 法律顾问与公职律师
    level: {level}
    reason: 由县局统一聘请
    by: 县司法局
    until: {until}
"""


def waive(place: Path, unit: str = "落雁乡", level: str = "不适用", until: int = 2023) -> None:
    (place / "waivers.yaml").write_text(WAIVER.format(unit=unit, level=level, until=until), encoding="utf-8")


def test_a_waiver_stands_beside_the_verdict_of_the_program_in_every_output(place: Path) -> None:
    waive(place)
    assert run("audit", place=place).returncode == 0
    (report,) = results(place)["reports"]
    verdict = next(each for each in report["verdicts"] if each["element"] == ADVISER)
    assert (verdict["applicable"], verdict["full"]) == (False, 0)
    assert verdict["decision"] == {
        "level": "not-applicable", "machine": "acted", "reason": "由县局统一聘请", "by": "县司法局", "waived": True,
    }  # fmt: skip
    page = next((place / "结果" / "2023" / "reports").glob("*.html")).read_text(encoding="utf-8")
    assert "程序判定为“有具体举措”，按豁免改定（县司法局）：由县局统一聘请" in page


def test_a_waiver_is_no_correction_when_the_workbook_is_taken_back(place: Path) -> None:
    waive(place)
    run("audit", place=place)
    done = run("review", "apply", "结果/2023/scores.xlsx", "--out", "结果/2023", place=place)
    assert done.returncode == 2
    assert "没有填写复核等次" in done.stderr


def test_an_expired_waiver_is_told_and_changes_nothing(place: Path) -> None:
    waive(place, until=2022)
    done = run("audit", place=place)
    assert "豁免只到 2022 年度，已过期，没有套用" in done.stdout
    (report,) = results(place)["reports"]
    assert all(verdict["decision"] is None for verdict in report["verdicts"])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"level": "很好"}, "很好"),
    ],
)
def test_a_waiver_with_an_unknown_level_is_an_error_with_its_line(
    place: Path, changes: dict[str, str], told: str
) -> None:
    waive(place, **changes)
    done = run("audit", place=place)
    assert done.returncode == 2
    assert told in done.stderr
    assert "waivers.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_waiver_for_a_unit_that_has_not_reported_is_told_where_there_is_no_roster(place: Path) -> None:
    waive(place, unit="不存在镇")
    assert run("audit", place=place).returncode == 0
    (stale,) = results(place)["stale"]
    assert (stale["unit"], "没有这个单位的报告" in stale["why"]) == ("不存在镇", True)


@pytest.mark.parametrize(("unit", "code"), [("落雁乡", 0), ("雁乡", 0), ("不存在镇", 2)])
def test_a_waiver_names_a_unit_as_the_roster_does_or_by_its_alias(place: Path, unit: str, code: int) -> None:
    (place / "名单.csv").write_text(
        "单位名称,类别,别名\n落雁民族乡,乡镇,落雁乡、雁乡\n白石镇,乡镇,\n", encoding="utf-8"
    )
    waive(place, unit=unit)
    done = run("audit", "--roster", "名单.csv", place=place)
    assert done.returncode == code, done.stderr
    if code:
        assert "名单里没有叫“不存在镇”的单位" in done.stderr
    else:
        (report,) = results(place)["reports"]
        assert any(verdict["decision"] for verdict in report["verdicts"])


def test_what_the_office_decided_is_used_in_every_audit_without_being_asked_for(place: Path) -> None:
    first = run("audit", place=place)
    assert "名单 名单.xlsx 里还没有填写单位，没有使用" in first.stdout
    book = load_workbook(place / "结果" / "2023" / "scores.xlsx")
    row = book["评分明细"][4]
    row[3].value = "不适用"
    book.save(place / "结果" / "2023" / "scores.xlsx")
    done = run("review", "apply", "结果/2023/scores.xlsx", place=place)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("下一步：\n  auditor audit\n")
    roster = load_workbook(place / "名单.xlsx")
    roster["名单"].append(["落雁乡", "乡镇"])
    roster.save(place / "名单.xlsx")
    waive(place)
    for _ in range(2):
        done = run("audit", place=place)
        assert (
            f"已套用：复核 1 条（{Path('结果/2023/review.yaml')}）、名单 1 个单位（名单.xlsx）、豁免 1 条（waivers.yaml）。"
            in done.stdout
        )
        (report,) = results(place)["reports"]
        assert [each["decision"]["waived"] for each in report["verdicts"] if each["decision"]] == [False, True]
    assert "已套用" not in run("audit", "--no-review", "--no-roster", "--no-waivers", place=place).stdout


def test_a_folder_name_with_signs_of_yaml_makes_a_workplace_too(tmp_path: Path) -> None:
    assert run("init", "云山县 # 试点'", place=tmp_path).returncode == 0
    done = run("rules", "list", "--changes", place=tmp_path / "云山县 # 试点'")
    assert "云山县 # 试点'法治政府建设年度报告评查规则" in done.stdout
