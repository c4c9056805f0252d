"""`auditor read`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.cli.running import run

PAGE = """<html><head><title>青石镇2024年法治政府建设工作报告</title><meta name="PubDate" content="2025-01-20"></head>
<body><div id="zoom"><p>打印本页</p><p>青石镇2024年法治政府建设工作报告</p><p>2024年，青石镇坚持依法行政。现将有关情况报告如下：</p>
<p>一、主要举措和成效</p><p>（一）党委书记、镇长全年主持召开专题会议4次，研究法治政府建设，听取全镇各办各站所依法行政情况的汇报，部署下一阶段任务。</p>
<p>二、存在的不足及下一步打算</p><p>（一）普法形式单一，对村组干部的培训也不够经常，部分群众遇事找法的意识还不强，需要在新的一年里认真改进。</p></div></body></html>"""


def test_the_text_is_printed_with_numbers_roles_and_furniture(tmp_path: Path) -> None:
    path = tmp_path / "青石镇.html"
    path.write_text(PAGE, encoding="utf-8")
    done = run("read", path)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("青石镇.html：html 格式，由selectolax读取，7 段，正文 ")
    assert lines[1:4] == [
        "单位：青石镇　类别：乡镇　年度：2024",
        "网页标题：青石镇2024年法治政府建设工作报告",
        "发布日期：2025-01-20",
    ]
    assert lines[4:6] == ["〔不评分〕", "    1  打印本页"]
    assert "〔举措成效〕" in lines
    assert lines[lines.index("〔不足、计划〕") + 1] == "    6  二、存在的不足及下一步打算"


def test_the_flaws_of_the_text_are_told_last(tmp_path: Path) -> None:
    path = tmp_path / "青石镇.html"
    path.write_text(PAGE.replace("会议4次", "会议XX次").replace("依法行政。", "依法行政。我局带头。"), encoding="utf-8")
    must, check = run("read", path).stdout.splitlines()[-2:]
    assert must.startswith("〔必改〕第5段：“XX次”是没有填写的占位符。")
    assert check.startswith("〔请核〕第3段：")


def test_pages_are_shown_where_the_file_has_them() -> None:
    done = run("read", Path(__file__).parents[2] / "sample_reports" / "03-听松街道.pdf")
    assert "—— 第 1 页 ——" in done.stdout
    assert "—— 第 2 页 ——" in done.stdout


def test_a_file_that_cannot_be_read_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    for name, reason in (("空.docx", "文件是空的"), ("无.docx", "找不到文件")):
        done = run("read", tmp_path / name)
        assert done.returncode == 2
        assert reason in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows only says that there is no such file")
def test_a_name_that_the_system_refuses_is_told_in_chinese() -> None:
    done = run("read", "长" * 200)
    assert done.returncode == 2
    assert "名称太长" in done.stderr
    assert not re.search("[A-Za-z]", done.stderr)
