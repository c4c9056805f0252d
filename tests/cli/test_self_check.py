"""`auditor audit FILE --self-check`."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import run

TEXT = """青石镇2024年度法治政府建设工作报告
2024年，青石镇坚持依法行政。现将有关情况报告如下：
一、主要举措和成效
（一）镇长全年主持召开法治专题会议XX次，组织学法4次，审查合同12份。
（二）严格依法行政，我局坚持依法决策。
二、存在的不足
一是由于培训不够，个别干部法治意识不强。
三、下一步工作打算
继续加强法治培训。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "青石镇.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_page_is_printed_and_written_beside(report: Path, tmp_path: Path) -> None:
    done = run("audit", report.name, "--self-check", place=tmp_path)
    assert done.returncode == 0, done.stderr
    for told in (
        "单位：青石镇",
        "没有写到、只写了打算的内容（",
        "必须改正的文字（1 项）",
        "【XX次】",
        "请核对的文字（1 项）",
        "【我局】",
    ):
        assert told in done.stdout
    page = (tmp_path / "self-check.html").read_text(encoding="utf-8")
    assert "专题会议<mark>XX次</mark>" in page
    assert done.stdout.endswith("自查页：self-check.html\n")
    assert {path.name for path in tmp_path.iterdir()} == {report.name, "self-check.html", ".auditor-files.json"}


def test_the_score_is_told_on_request_alone(report: Path, tmp_path: Path) -> None:
    plain = run("audit", report, "--self-check", "--out", tmp_path / "out").stdout
    assert not re.search("得分|等级|排名", plain)
    scored = run("audit", report, "--self-check", "--score", "--out", tmp_path / "out").stdout
    assert re.search(r"^得分：\d+\.\d\d　等级：", scored, re.MULTILINE)
    assert "得分" in (tmp_path / "out" / "self-check.html").read_text(encoding="utf-8")


def test_the_results_of_the_county_are_left_as_they_are(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("audit", report, "--out", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name[0] != "."}
    assert run("audit", report, "--self-check", "--out", out).returncode == 0
    assert before and all(path.read_bytes() == data for path, data in before.items())


def test_several_files_a_folder_and_an_archive_are_refused(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "白芨镇.txt"
    other.write_text(TEXT.replace("青石", "白芨"), encoding="utf-8")
    packed = tmp_path / "两份.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in (report, other):
            archive.write(path, path.name)
    for paths in ((report, other), (tmp_path,), (packed,)):
        done = run("audit", *paths, "--self-check", "--out", tmp_path / "out")
        assert done.returncode == 2
        assert "自查一次只看一份报告" in done.stderr
    assert not (tmp_path / "out" / "self-check.html").exists()


def test_a_file_that_cannot_be_read_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    done = run("audit", tmp_path / "空.docx", "--self-check", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "文件是空的" in done.stderr


def test_the_score_belongs_to_the_self_check(report: Path) -> None:
    done = run("audit", report, "--score")
    assert done.returncode == 2
    assert "--score 只和 --self-check 一起用" in done.stderr


def test_the_help_shows_how_to_ask_for_it() -> None:
    assert "auditor audit 青石镇.docx --self-check" in run("audit", "--help").stdout
