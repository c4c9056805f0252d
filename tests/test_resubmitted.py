"""A county's second round: letters go out, a report comes back, and nothing that anybody entered is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.cli.running import run

FIRST = "青石镇2024年法治政府建设工作报告\n一、主要举措和成效\n（一）开展普法宣传××次。"
SECOND = FIRST.replace("××次", "12次") + "\n（二）聘请法律顾问2名，审查合同30份。新建调解室××个。"
pytestmark = pytest.mark.slow
ALL = ("--format", "xlsx,html,json,docx")


def rows(out: Path) -> dict[str, tuple[object, object]]:
    """整改情况 and 整改措施 of the matters of 青石镇 that tell of what was done, or of flaws and legal advisers."""
    sheet = load_workbook(out / "scores.xlsx")["整改台账"]
    told = {
        str(row[2]): (row[5], row[7] or "")
        for row in sheet.iter_rows(min_row=4, values_only=True)
        if row[0] == "青石镇"
    }
    return {name: both for name, both in told.items() if both[1] or "“" in name or "法律顾问" in name}


def enter(out: Path, name: str, text: str) -> None:
    book = load_workbook(out / "scores.xlsx")
    sheet = book["整改台账"]
    row = next(row for row in sheet.iter_rows(min_row=4) if (row[0].value, row[2].value) == ("青石镇", name))
    row[7].value = text
    book.save(out / "scores.xlsx")


def letter(out: Path) -> str:
    return "\n".join(each.text for each in Document(str(out / "notices" / "青石镇.docx")).paragraphs)


def test_a_second_round_from_letter_to_letter(tmp_path: Path) -> None:
    folder, out = tmp_path / "报送", tmp_path / "结果"
    folder.mkdir()
    (folder / "青石镇.txt").write_text(FIRST, encoding="utf-8")
    (folder / "白水镇.txt").write_text(FIRST.replace("青石镇", "白水镇"), encoding="utf-8")
    assert "整改复核" not in run("audit", folder, "--out", out, *ALL).stdout
    assert "此前指出" not in letter(out)
    adviser, flaw = "法律顾问与公职律师", "占位符没有填：“××次”"
    assert rows(out) == {adviser: ("待重报", ""), flaw: ("待重报", "")}
    enter(out, adviser, "补写顾问合同数")
    enter(out, flaw, "请司法所核对次数")

    (folder / "青石镇修改稿.txt").write_text(SECOND, encoding="utf-8")
    (folder / "青石镇.txt").unlink()
    done = run("audit", folder, "--out", out, *ALL).stdout
    assert "整改复核：1 个单位重报，已解决 " in done and "收回了评分表里填写的整改情况 2 条" in done
    assert "白水镇" not in letter(out)
    assert "此前指出的缺项和文字问题共" in letter(out) and "下列1项是本次新出现的" in letter(out)
    second = {
        adviser: ("已解决", "补写顾问合同数"),
        flaw: ("已解决", "请司法所核对次数"),
        "占位符没有填：“××个”": ("新出现", ""),
    }
    assert rows(out) == second

    written = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    run("audit", folder, "--out", out, *ALL)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == written

    (folder / "青石镇修改稿.txt").unlink()
    run("audit", folder, "--out", out, *ALL)
    assert {became for became, measures in rows(out).values() if measures} == {"已解决"}
    assert rows(out)["占位符没有填：“××个”"][0] == "本次没有报告"
    (folder / "第三稿.txt").write_text(SECOND.replace("××个", "3个"), encoding="utf-8")
    run("audit", folder, "--out", out, *ALL)
    assert rows(out) == second | {"占位符没有填：“××个”": ("已解决", "")}
