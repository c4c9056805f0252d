"""`auditor compare`."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.copied_run import MEDIATION, SILENT, report_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports that share text, and one that shares none."""
    for unit, count in (("青石镇", 12), ("白芨镇", 17)):
        _write(tmp_path / f"{unit}.txt", [line.text for line in report_of(unit, count).paragraphs])
    _write(tmp_path / "要点.txt", ["云山县2024年法治政府建设工作要点", *MEDIATION])
    _write(
        tmp_path / "花楼街道.txt",
        ["花楼街道2024年度法治政府建设工作报告", "一、主要举措", "街道开设网格夜校，请老法官讲邻里纠纷。"],
    )
    return tmp_path


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines), encoding="utf-8")


def test_what_two_files_share_is_told_and_shown_side_by_side(folder: Path) -> None:
    done = run("compare", "青石镇.txt", "白芨镇.txt", place=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["甲：青石镇.txt　单位：青石镇　年度：2024", "乙：白芨镇.txt　单位：白芨镇　年度：2024"]
    assert lines[2].startswith("请核：") and "%" in lines[2]
    assert lines[3].startswith("  1. 甲第1—9段，乙第1—9段，") and "大体相同，相同的数字：9、6、213" in lines[3]
    assert lines[-1] == "并排的网页：雷同比对.html"
    page = (folder / "雷同比对.html").read_text("utf-8")
    assert re.search("<b>12</b>.*<b>17</b>", page, re.DOTALL) and SILENT[:-1] in page


def test_the_page_goes_where_it_is_asked_for(folder: Path) -> None:
    done = run("compare", "青石镇.txt", "白芨镇.txt", "--out", "比对/页.html", place=folder)
    assert done.returncode == 0 and (folder / "比对" / "页.html").is_file()
    assert not (folder / "雷同比对.html").exists()


def test_a_page_that_it_did_not_write_is_kept_and_its_own_is_written_anew(folder: Path) -> None:
    (folder / "雷同比对.html").write_text("别的网页", "utf-8")
    first = run("compare", "青石镇.txt", "白芨镇.txt", place=folder)
    assert "原有的 雷同比对.html 不是程序写的，或者人工改动过，已改名为 雷同比对-人工修改1.html 保留。" in first.stdout
    assert (folder / "雷同比对-人工修改1.html").read_text("utf-8") == "别的网页"
    assert "保留" not in run("compare", "白芨镇.txt", "青石镇.txt", place=folder).stdout


def test_text_of_a_common_base_does_not_count(folder: Path) -> None:
    words = ("compare", "青石镇.txt", "白芨镇.txt")
    without, with_base = (
        int(re.search(r"、(\d+) 字相同", run(*words, *more, place=folder).stdout)[1])  # type: ignore[index]
        for more in ((), ("--base", "要点.txt"))
    )
    assert with_base < without - 50  # the base has two sentences of theirs


def test_files_that_share_nothing_give_no_page(folder: Path) -> None:
    done = run("compare", "青石镇.txt", "花楼街道.txt", place=folder)
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == "没有发现相同的文字，没有写网页。"
    assert not (folder / "雷同比对.html").exists()


def test_what_is_no_annual_report_is_compared_all_the_same(folder: Path) -> None:
    done = run("compare", "青石镇.txt", "要点.txt", place=folder)
    assert "注意：乙不是法治政府建设年度报告" in done.stdout and "并排的网页" in done.stdout


def test_two_reports_of_one_unit_in_files_of_one_name_are_told_apart(folder: Path) -> None:
    for place, count in (("去年", 1), ("今年", 2)):
        (folder / place).mkdir()
        _write(folder / place / "青石镇.txt", [line.text for line in report_of("青石镇", count).paragraphs])
    done = run("compare", "今年/青石镇.txt", "去年/青石镇.txt", place=folder)
    assert done.stdout.startswith("甲：今年/青石镇.txt　") and "\n乙：去年/青石镇.txt　" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["青石镇.txt", "没有.docx"], "错误：找不到文件：没有.docx"),
        (["青石镇.txt", "./青石镇.txt"], "错误：甲和乙是同一个文件"),
        (["青石镇.txt", "副本.txt"], "错误：甲和乙的内容一个字节也不差"),
        (["青石镇.txt", "."], "是文件夹。这里要写一个文件"),
        (["青石镇.txt", "坏.docx"], "错误：未能读取 坏.docx："),
        (["青石镇.txt", "包.zip"], "错误：未能读取 包.zip：文件是压缩包。请解压后再看其中的报告。"),
        (["青石镇.txt", "白芨镇.txt", "--base", "没有.docx"], "错误：找不到文件：没有.docx"),
        (["青石镇.txt", "白芨镇.txt", "--out", "页.docx"], "错误：--out 写的是网页，文件名要以 .html 结尾"),
    ],
)
def test_what_cannot_be_compared_is_told(words: list[str], told: str, folder: Path) -> None:
    (folder / "副本.txt").write_bytes((folder / "青石镇.txt").read_bytes())
    (folder / "坏.docx").write_bytes(b"PK\3\4 broken")
    with zipfile.ZipFile(folder / "包.zip", "w") as archive:
        for name in ("青石镇.txt", "白芨镇.txt"):
            archive.write(folder / name, name)
    done = run("compare", *words, place=folder)
    assert done.returncode == 2 and told in done.stderr
    assert not list(folder.glob("*.html"))
