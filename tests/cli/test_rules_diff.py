"""`auditor rules diff`."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.running import run

TITLE = "青石镇2024年法治政府建设工作报告\n一、主要举措和成效\n"
TEXTS = {
    "a.txt": "法务专员每周到镇坐班。",
    "b.txt": "（一）聘请律师2名担任法律顾问。",
    "labels.yaml": "a.txt: {unit: 青石镇, kind: 乡镇, year: 2024, labels: {legal-adviser: {level: evidenced}}}\n",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "报送材料"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text if name.endswith("yaml") else TITLE + text, "utf-8")
    return folder


@pytest.fixture
def county(tmp_path: Path) -> Path:
    folder = tmp_path / "本县规则"
    (folder / "elements").mkdir(parents=True)
    (folder / "ruleset.yaml").write_text("id: linxi\ntitle: 临溪县评查规则\nextends: gangyao-2021-2025\n", "utf-8")
    (folder / "elements" / "a.yaml").write_text(
        "elements:\n  - {id: legal-adviser, topic: {add: [法务专员]}}\n", "utf-8"
    )
    return folder


def test_it_tells_what_changes_and_because_of_which_sentence(reports: Path, county: Path) -> None:
    done = run("rules", "diff", "-", county, "--on", reports)
    assert done.returncode == 0, done.stdout
    for told in (
        "比较了 2 份报告：1 项判定的等次变了，另有 0 项只变得分；1 份得分变了，",
        "法律顾问与公职律师   6      升 1",
        "a.txt  法律顾问与公职律师：缺失 → 有成效佐证",
        "改前：未找到相关表述",
        "改后：法务专员每周到镇坐班〔坐班；第3段",
    ):
        assert told in done.stdout


def test_labels_tell_whether_the_rules_come_nearer(reports: Path, county: Path) -> None:
    done = run("rules", "diff", "-", county, "--on", reports, "--labels", reports / "labels.yaml")
    assert "与人工标注相比（1 项判定）" in done.stdout
    assert "一致率 0.000 → 1.000，上升" in done.stdout


def test_the_files_have_it_all(reports: Path, county: Path, tmp_path: Path) -> None:
    page, book = tmp_path / "影响.html", tmp_path / "影响.xlsx"
    done = run("rules", "diff", "-", county, "--on", reports, "--html", page, "--xlsx", book)
    assert "全部变化在" in done.stdout
    assert "法务专员每周到镇坐班" in page.read_text("utf-8")
    assert load_workbook(book).sheetnames == ["等次变化", "得分和排名", "受影响的要素", "只变得分", "文本问题变化"]


def test_flaws_of_the_text_that_change_are_told_by_their_check(reports: Path, county: Path) -> None:
    (reports / "b.txt").write_text(TITLE + "聘请法律顾问XX名。", "utf-8")
    (county / "checks.yaml").write_text('checks: {change: [{id: placeholder, "off": true}]}\n', "utf-8")
    done = run("rules", "diff", "-", county, "--on", reports)
    assert "文本检查  占位符没有填：不再报出 1 条" in done.stdout
    assert "b.txt  占位符没有填：必改，1 处 → 没有报出\n    第3段：“XX名”是没有填写的占位符。" in done.stdout


def test_the_same_rules_change_nothing(reports: Path) -> None:
    done = run("rules", "diff", "-", "-", "--on", reports)
    assert "0 项判定的等次变了，另有 0 项只变得分；0 份得分变了，0 份等级变了。" in done.stdout


def test_pages_read_otherwise_are_read_twice(reports: Path, county: Path) -> None:
    (county / "pages.yaml").write_text("contains: {add: [法务专员]}\n", "utf-8")
    done = run("rules", "diff", "-", county, "--on", reports)
    assert done.returncode == 0, done.stdout
    assert "比较了 2 份报告" in done.stdout
    assert "a.txt  法律顾问与公职律师" not in done.stdout  # its only line is page furniture to the second ruleset


def test_labels_of_other_reports_are_refused(reports: Path, county: Path, tmp_path: Path) -> None:
    labels = tmp_path / "l.yaml"
    labels.write_text(TEXTS["labels.yaml"].replace("a.txt", "z.txt"), "utf-8")
    done = run("rules", "diff", "-", county, "--on", reports, "--labels", labels)
    assert done.returncode == 2
    assert "没有一份是" in done.stderr


def test_a_file_of_another_kind_is_refused(reports: Path) -> None:
    done = run("rules", "diff", "-", "-", "--on", reports, "--html", "影响.docx")
    assert done.returncode == 2
    assert "以 .html 结尾" in done.stderr


def test_without_a_report_there_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "讲话.txt").write_text("在全县会议上的讲话\n同志们：大家好。", "utf-8")
    done = run("rules", "diff", "-", "-", "--on", tmp_path / "讲话.txt")
    assert done.returncode == 2
    assert "没有一份可以比较" in done.stderr


def test_what_is_scored_otherwise_is_told_and_that_only_the_report_counts(reports: Path, county: Path) -> None:
    scoring = """\
deductions: [{id: complaints, name: 被投诉查实, per: 0.3, cap: 1.2}]
red_lines: [{id: x, name: 占位, grade: 不合格, check: placeholder}]
"""
    (county / "scoring.yaml").write_text(scoring, "utf-8")
    (reports / "b.txt").write_text(TITLE + TEXTS["b.txt"] + "接待群众XX人次。", "utf-8")
    page, book = county.parent / "影响.html", county.parent / "影响.xlsx"
    done = run("rules", "diff", "-", county, "--on", reports, "--html", page, "--xlsx", book)
    told = ("扣分项", "被投诉查实", "没有", "每 1 次扣 0.3 分，最多扣 1.2 分；数值由人填写")
    assert "{}  {}：{} → {}".format(*told) in done.stdout
    assert "得分只按报告本身算：台账里的数、人工填写的数和加分都没有算进去。" in done.stdout
    assert told in list(load_workbook(book)["扣分加分"].values)
    grades = [row[6] for row in load_workbook(book)["得分和排名"].values if row[1] == "b.txt"]
    assert grades == ["不合格"]
    assert "得分只按报告本身算" in page.read_text("utf-8")


def test_where_nothing_is_scored_beside_the_elements_nothing_is_told_of_it(reports: Path, county: Path) -> None:
    assert "得分只按报告本身算" not in run("rules", "diff", "-", county, "--on", reports).stdout
