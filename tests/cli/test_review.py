"""The round trip of a review, as a user would make it: audit, fill in, take back, audit again, measure the rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from tests.cli.running import Done, run

REPORT = """{unit}2024年法治政府建设工作报告
2024年，{unit}坚持依法行政。现将有关情况报告如下：
一、主要举措和成效
（一）党委书记、镇长履行推进法治建设第一责任人职责，全年主持召开专题会议4次。
二、存在的不足
（一）普法形式单一。
三、下一步打算
（一）加强普法。
"""
pytestmark = pytest.mark.slow
PERSON, ADVISER = "first-responsible-person", "legal-adviser"


@pytest.fixture(scope="module")
def first_audit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports in 报送, audited into 结果; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "报送").mkdir()
    for unit in ("青石镇", "白石镇"):
        (folder / "报送" / f"{unit}.txt").write_text(REPORT.format(unit=unit), encoding="utf-8")
    done = audit(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def place(first_audit: Path, tmp_path: Path) -> Path:
    """The audited folder, for one test."""
    return shutil.copytree(first_audit, tmp_path, dirs_exist_ok=True)


def audit(place: Path, *more: object) -> Done:
    return run("audit", place / "报送", "--out", place / "结果", "--format", "xlsx,json", *more)


def take(place: Path, *more: object) -> Done:
    return run("review", "apply", place / "结果" / "scores.xlsx", "--out", place / "结果", *more)


def enter(place: Path, unit: str, element: str, level: str, comment: str = "") -> None:
    fill(place, unit, element, {"复核等次": level, "复核意见": comment})


def fill(place: Path, unit: str, element: str, cells: dict[str, object]) -> None:
    """Fill in the row of a unit and an element: a value by title."""
    path = place / "结果" / "scores.xlsx"
    book = load_workbook(path)
    sheet = book["评分明细"]
    titles = [cell.value for cell in sheet[3]]
    at = titles.index("要素编号")
    row = next(row for row in sheet.iter_rows(min_row=4) if (row[0].value, row[at].value) == (unit, element))
    for title, value in cells.items():
        row[titles.index(title)].value = value
    book.save(path)


def results(place: Path) -> Any:
    return json.loads((place / "结果" / "results.json").read_text(encoding="utf-8"))


def verdict(place: Path, unit: str, element: str) -> Any:
    report = next(report for report in results(place)["reports"] if report["unit"] == unit)
    return next(verdict for verdict in report["verdicts"] if verdict["element"] == element)


def test_a_level_entered_in_the_workbook_stands_in_the_next_audit(place: Path) -> None:
    before = results(place)["reports"]
    enter(place, "青石镇", PERSON, "缺失", "会议与法治无关")
    enter(place, "白石镇", ADVISER, "", "请补报合同")
    done = take(place)
    assert done.returncode == 0, done.stderr
    assert "青石镇  党政主要负责人履行推进法治建设第一责任人职责：有成效佐证 → 缺失" in done.stdout
    assert "：只留意见，不改等次" in done.stdout
    assert "共 2 条：新增 2，改动 0，撤销 0，原样保留 0。" in done.stdout
    review = place / "结果" / "review.yaml"
    assert "复核会自动套用" in done.stdout
    done = audit(place)
    assert f"已套用：复核 2 条（{review}）。" in done.stdout
    assert done.returncode == 0, done.stderr
    assert "改定或确认等次的复核 1 处，涉及 1 份报告。" in done.stdout
    assert "只留意见的复核 1 条，列在各报告的备注里。" in done.stdout
    found = verdict(place, "青石镇", PERSON)
    assert found["decision"] == {
        "level": "missing",
        "machine": "evidenced",
        "reason": "会议与法治无关",
        "by": "scores.xlsx",
        "waived": False,
    }
    assert (found["level"], found["points"], found["gap"]) == ("missing", 0, True)
    first, second = results(place)["reports"]
    assert (first["unit"], first["rank"], second["unit"], second["rank"]) == ("白石镇", 1, "青石镇", 2)
    assert second["score"] < before[1]["score"]


def test_points_typed_in_the_workbook_stand_in_the_next_audit_until_they_are_emptied(place: Path) -> None:
    before = verdict(place, "青石镇", PERSON)
    name = "青石镇  党政主要负责人履行推进法治建设第一责任人职责："
    cells = {"人工考核分": 2.5, "扣分原因": "会议与\n法治无关", "自评分": 6, "佐证材料": "会议纪要", "佐证状态": "已核"}
    fill(place, "青石镇", PERSON, cells)
    told = f"{name}考核分 7 → 2.5（扣分原因：会议与 法治无关）；自评分 6；佐证材料：会议纪要（已核）"
    assert before["points"] == 7
    assert told in take(place).stdout
    done = audit(place)
    assert "人工填写的考核分 1 处。" in done.stdout
    after = verdict(place, "青石镇", PERSON)
    assert (after["points"], after["level"], after["gap"]) == (2.5, before["level"], False)
    assert (after["marks"]["reason"], after["marks"]["self_points"]) == ("会议与\n法治无关", 6)
    fill(place, "青石镇", PERSON, {"人工考核分": 3, "佐证状态": None})
    assert f"{name}考核分 2.5 → 3（扣分原因：会议与 法治无关）；佐证材料：会议纪要\n" in take(place).stdout
    audit(place)
    fill(place, "青石镇", PERSON, {"人工考核分": None, "扣分原因": None, "自评分": None})
    done = take(place)
    assert f"{name}考核分 3 撤销，按等次计分；撤销自评分 6\n" in done.stdout
    audit(place)
    assert verdict(place, "青石镇", PERSON)["points"] == 7
    fill(place, "青石镇", PERSON, {"佐证材料": None})
    assert f"{name}撤销所填的内容\n" in take(place).stdout
    assert "reviews: []" in (place / "结果" / "review.yaml").read_text("utf-8")


def test_a_review_is_left_out_only_where_it_is_not_wanted(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失")
    take(place)
    done = audit(place, "--no-review")
    assert "已套用" not in done.stdout
    assert verdict(place, "青石镇", PERSON)["decision"] is None
    audit(place)
    assert verdict(place, "青石镇", PERSON)["level"] == "missing"


def test_a_review_of_other_rules_beside_the_results_is_refused_not_ignored(place: Path) -> None:
    (place / "结果" / "review.yaml").write_text("ruleset: {id: other}\nreviews: []\n", encoding="utf-8")
    done = audit(place)
    assert done.returncode == 2
    assert "这份复核针对规则“other”" in done.stderr
    assert "请加 --no-review" in done.stderr


def test_a_second_review_adds_to_the_first_and_loses_nothing(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失")
    take(place)
    audit(place)
    assert "新增 0，改动 0，撤销 0，原样保留 1。" in take(place).stdout
    enter(place, "青石镇", PERSON, "一般提及")
    enter(place, "青石镇", ADVISER, "不适用")
    done = take(place)
    assert "有成效佐证 → 一般提及（原复核：缺失）" in done.stdout
    assert "新增 1，改动 1，撤销 0，原样保留 0。" in done.stdout
    enter(place, "青石镇", PERSON, "")
    enter(place, "白石镇", PERSON, "缺失")
    done = take(place)
    assert "新增 1，改动 0，撤销 1，原样保留 1。" in done.stdout
    assert "撤销复核“一般提及”，恢复程序的判定" in done.stdout


def test_a_changed_report_is_judged_anew_and_its_corrections_are_told(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失")
    enter(place, "白石镇", PERSON, "缺失")
    take(place)
    (place / "报送" / "青石镇.txt").write_text(REPORT.format(unit="青石镇") + "（二）再抓普法。\n", encoding="utf-8")
    (place / "报送" / "白石镇.txt").unlink()
    done = audit(place)
    assert done.returncode == 0, done.stderr
    assert "改定或确认等次的复核 0 处" in done.stdout
    assert "报告内容已改动（同名文件 青石镇.txt），没有套用。" in done.stdout
    assert "这次没有审核这份报告，没有套用。" in done.stdout
    assert verdict(place, "青石镇", PERSON)["decision"] is None
    assert [(each["unit"], each["level"]) for each in results(place)["stale"]] == [
        ("白石镇", "missing"),
        ("青石镇", "missing"),
    ]


def test_mistakes_in_the_workbook_leave_the_review_file_as_it_was(place: Path) -> None:
    enter(place, "青石镇", PERSON, "很好")
    done = take(place)
    assert done.returncode == 2
    assert "“很好”不是等次" in done.stderr
    assert not (place / "结果" / "review.yaml").exists()


def test_a_workbook_with_nothing_entered_is_told(place: Path) -> None:
    done = take(place)
    assert done.returncode == 2
    assert "没有填写复核等次" in done.stderr


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_results_that_are_not_there_or_broken_are_told(place: Path, content: str | None) -> None:
    path = place / "结果" / "results.json"
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = take(place)
    assert done.returncode == 2
    assert "results.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_review_file_stops_the_audit_before_it_begins(place: Path) -> None:
    (place / "review.yaml").write_text("reviews: 1", encoding="utf-8")
    (place / "结果" / "results.json").unlink()
    done = audit(place, "--review", place / "review.yaml")
    assert done.returncode == 2
    assert "review.yaml:1:10" in done.stderr
    assert not (place / "结果" / "results.json").exists()


def test_the_rules_are_measured_by_a_review_on_the_corrected_elements_alone(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失", "会议与法治无关")
    enter(place, "白石镇", PERSON, "有成效佐证")
    enter(place, "白石镇", ADVISER, "", "只是意见")
    take(place)
    (place / "报送" / "青石镇.txt").rename(place / "报送" / "改了名字.txt")
    done = run("rules", "evaluate", place / "结果" / "review.yaml", "--reports", place / "报送")
    assert done.returncode == 0, done.stderr
    assert "标注“缺失”，判定“有成效佐证”" in done.stdout
    assert "标注依据：会议与法治无关" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 项判定：一致率 0.500")
    assert "单位" not in done.stdout.splitlines()[-1]


def test_a_review_of_reports_in_an_archive_finds_them_there(tmp_path: Path) -> None:
    import zipfile

    (tmp_path / "报送").mkdir()
    with zipfile.ZipFile(tmp_path / "报送" / "全县.zip", "w") as archive:
        archive.writestr("镇/青石镇.txt", REPORT.format(unit="青石镇"))
    audit(tmp_path)
    enter(tmp_path, "青石镇", PERSON, "缺失")
    take(tmp_path)
    done = run("rules", "evaluate", tmp_path / "结果" / "review.yaml", "--reports", tmp_path / "报送")
    assert done.stdout.splitlines()[-1].startswith("1 项判定：一致率 0.000")


def test_a_review_of_changed_reports_measures_nothing(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失")
    enter(place, "白石镇", PERSON, "缺失")
    take(place)
    (place / "报送" / "青石镇.txt").write_text(REPORT.format(unit="青石镇") + "又及。", encoding="utf-8")
    done = run("rules", "evaluate", place / "结果" / "review.yaml", "--reports", place / "报送")
    assert "没有找到或没有评分的报告：青石镇.txt" in done.stdout
    assert "1 项判定" in done.stdout


def test_the_review_file_is_plain_yaml_for_other_programs(place: Path) -> None:
    enter(place, "青石镇", PERSON, "不适用", "注意: # 见附件")
    take(place)
    content = yaml.safe_load((place / "结果" / "review.yaml").read_text(encoding="utf-8"))
    assert content["ruleset"]["id"] == "gangyao-2021-2025"
    (entry,) = content["reviews"]
    assert (entry["level"], entry["comment"], entry["unit"]) == ("not-applicable", "注意: # 见附件", "青石镇")


def test_a_workbook_made_with_other_rules_is_told(place: Path) -> None:
    """As where the rules were changed and the reports audited again, and an older workbook is taken back."""
    enter(place, "青石镇", PERSON, "缺失")
    path = place / "结果" / "results.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["ruleset"]["sha256"] = "0" * 64
    path.write_text(json.dumps(data), encoding="utf-8")
    done = take(place)
    assert done.returncode == 2
    assert "不是用同一套规则生成的" in done.stderr


def test_one_reviewers_copy_does_not_take_back_what_another_entered(place: Path) -> None:
    """Both copies were made before either was taken back."""
    other = place / "另一份.xlsx"
    shutil.copy(place / "结果" / "scores.xlsx", other)
    enter(place, "青石镇", PERSON, "缺失")
    take(place)
    audit(place)
    shutil.copy(other, place / "结果" / "scores.xlsx")
    enter(place, "青石镇", PERSON, "", "只是意见")
    enter(place, "白石镇", PERSON, "缺失")
    done = take(place)
    assert "撤销 0" in done.stdout
    text = (place / "结果" / "review.yaml").read_text(encoding="utf-8")
    assert text.count("level: missing") == 2
    assert "只是意见" in text


def test_a_workbook_saved_by_hand_is_kept_and_told(place: Path) -> None:
    enter(place, "青石镇", PERSON, "缺失")
    done = audit(place)
    assert "  scores.xlsx → scores-人工修改1.xlsx" in done.stdout
    assert "用 auditor review apply 收回" in done.stdout
    assert (place / "结果" / "scores-人工修改1.xlsx").exists()


def test_letters_written_before_the_review_follow_it_unasked(place: Path) -> None:
    audit(place, "--format", "xlsx,json,docx,forms")
    before = {path.name: path.read_bytes() for path in (place / "结果" / "notices").iterdir()}
    enter(place, "青石镇", PERSON, "缺失")
    take(place)
    done = audit(place)
    assert "上次还生成过给各单位的反馈函、供打印签字的各单位评分表，这次一并更新。" in done.stdout
    after = {path.name: path.read_bytes() for path in (place / "结果" / "notices").iterdir()}
    assert after.keys() == before.keys()
    assert after != before


def test_what_was_said_to_flaws_of_the_text_is_told_counted_and_measured(tmp_path: Path) -> None:
    (tmp_path / "报送").mkdir()
    text = REPORT.format(unit="青石镇").replace("专题会议4次", "专题会议XX次。。")
    (tmp_path / "报送" / "青石镇.txt").write_text(text, encoding="utf-8")
    audit(tmp_path)
    path = tmp_path / "结果" / "scores.xlsx"
    book = load_workbook(path)
    sheet = book["文本问题"]
    sheet["I4"].value, sheet["I5"].value, sheet["J5"].value = "采纳", "忽略", "不影响理解"
    book.save(path)
    taken = take(tmp_path)
    assert taken.stdout.splitlines()[:2] == [
        "青石镇  占位符没有填“XX次”：采纳",
        "青石镇  标点连用“。。”：忽略，不影响理解",
    ]
    assert "共 2 条：新增 2，改动 0，撤销 0，原样保留 0。" in taken.stdout
    assert "文本问题的处理 2 条" in audit(tmp_path).stdout
    measured = run("rules", "evaluate", tmp_path / "结果" / "review.yaml")
    assert [line.split() for line in measured.stdout.splitlines()[1:]] == [
        ["准确率", "采纳", "忽略", "性质", "检查"],
        ["0.00", "0", "1", "提示", "标点连用"],
        ["1.00", "1", "0", "必改", "占位符没有填"],
        ["2", "处处理：采纳", "1，忽略", "1，准确率", "0.500"],
    ]
