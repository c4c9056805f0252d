"""The page and the workbook on what two rulesets make of the same reports; the unit is a formula, the quote a script."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from openpyxl import load_workbook

from auditor.model import Defect, Level, Place, Tone
from auditor.model.difference import Accuracy, Difference, Effect, FlawChange, Twice, VerdictChange
from auditor.output.difference import write_difference_html, write_difference_xlsx

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def difference(good_report):
    """The first verdict of a report falls to 缺失; its quote is hostile."""
    verdict = good_report.verdicts[0]
    evidence = (replace(verdict.evidence[0], quote=HOSTILE, wording="=1+1"), *verdict.evidence[1:])
    before = replace(verdict, evidence=evidence)
    after = replace(verdict, found=Level.MISSING, points=0.0, evidence=())
    twice = Twice(replace(good_report, rank=1), replace(good_report, score=12.5, grade="不合格", rank=2))
    return Difference(
        reports=(twice,),
        changes=(VerdictChange(twice, "adviser", HOSTILE, before, after),),
        repriced=(VerdictChange(twice, "training", "学法", before, replace(before, points=1.0)),),
        effects=(Effect("adviser", HOSTILE, (60, None), down=1), Effect("training", "学法", (40, 50), repriced=1)),
        one_only=("b.txt",),
        set_aside=(),
        flaws=(
            FlawChange(
                twice,
                "placeholder",
                "占位符",
                Defect("placeholder", Tone.MUST, HOSTILE, (Place(2, 0, 3),), HOSTILE),
                None,
            ),
        ),
        accuracy=(Accuracy(10, 0.9, 0.8, 0.7, 0.6), Accuracy(10, 0.95, 0.85, 0.75, 0.65)),
    )


@pytest.fixture
def page(difference, ruleset, tmp_path):
    return write_difference_html(difference, ruleset, ruleset, tmp_path / "d.html").read_text("utf-8")


@pytest.fixture
def book(difference, ruleset, tmp_path):
    return load_workbook(write_difference_xlsx(difference, ruleset, ruleset, tmp_path / "d.xlsx"))


def test_the_page_tells_each_verdict_with_the_evidence_of_both_sides(page):
    changes = page.split('id="changes"')[1]
    for told in ("有成效佐证", "缺失", "&lt;script&gt;alert(1)&lt;/script&gt;", "命中：=1+1（第", "未找到相关表述"):
        assert told in changes


def test_the_page_tells_elements_scores_and_accuracy(page):
    for told in ("降 1", "只变得分 1", "12.50", "不合格", "0.950", "0.850", "b.txt"):
        assert told in page


def test_the_page_tells_each_flaw_that_is_told_otherwise(page):
    flaws = page.split('id="flaws"')[1]
    for told in ("占位符：不再报出 1 条。", "必改，1 处", "没有报出", "第2段", "&lt;script&gt;"):
        assert told in flaws


def test_nothing_on_the_page_is_markup_of_a_submission_or_asks_for_anything_from_outside(page):
    assert page.count("<script") == 1
    assert not re.search(r"https?://|<script |<img|url\(|@import", page)
    digest = b64encode(sha256(b"").digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert "<script></script>" in page


def test_the_workbook_has_a_sheet_for_each_matter(book):
    assert book.sheetnames == ["等次变化", "得分和排名", "受影响的要素", "只变得分", "文本问题变化", "准确程度"]
    rows = {name: [cell.value for cell in book[name][4]] for name in book.sheetnames}
    assert rows["等次变化"][2:5] == [HOSTILE, "有成效佐证", "缺失"]
    assert rows["等次变化"][7:9] == [HOSTILE, "=1+1"]
    assert rows["得分和排名"][7:] == [1, 2]
    assert rows["受影响的要素"][1:3] == ["60", "没有"]
    assert rows["只变得分"][2] == "学法"
    assert rows["文本问题变化"][2:] == ["占位符", "必改，1 处", "没有报出", "第2段", HOSTILE]
    assert rows["准确程度"][2] == "0.900"


def test_no_cell_is_a_formula(book):
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_same_difference_gives_the_same_bytes(difference, ruleset, tmp_path):
    written = [write_difference_xlsx(difference, ruleset, ruleset, tmp_path / name) for name in ("a.xlsx", "b.xlsx")]
    assert written[0].read_bytes() == written[1].read_bytes()
