import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.errors import AuditorError
from auditor.model import Defect, Ignored, Level, Place, Tone
from auditor.output.occasion import Occasion
from auditor.output.self_check import check_self_check, write_self_check
from tests.tiny_run import SCRIPT

MUST = Defect("x", Tone.MUST, "12份", (Place(2, 19, 22),), "件数没有核对。", "请填写件数。")
CHECK = Defect("x", Tone.CHECK, "学法", (Place(3, 3, 5),), "请看一眼。", count=3)
HINT = Defect("x", Tone.HINT, "聘请", (Place(2, 0, 2),), "只是提示。")
LET_BE = Defect("x", Tone.MUST, "聘请", (Place(2, 0, 2),), "已经定了的。", ignored=Ignored("本县都这样写", "甲"))
PARTS = Defect("x", Tone.CHECK, "", (), "没有找到这些部分：计划。", "请补写。")


@pytest.fixture
def report(good_report):
    return replace(good_report, defects=(HINT, CHECK, LET_BE, PARTS, MUST))


@pytest.fixture
def alone(run, report):
    return replace(run, reports=(report,), set_aside=(), unreadable=())


def page(run, ruleset, folder, occasion=None):
    (path,) = write_self_check(run, ruleset, folder, None, occasion or Occasion())
    return LexborHTMLParser(path.read_text("utf-8"))


def section(shown, name):
    return shown.css_first(f"#{name}").parent.text(separator=" ", strip=True)


def test_flaws_stand_under_their_tone_with_the_words_around_them(alone, ruleset, tmp_path):
    shown = page(alone, ruleset, tmp_path)
    must, check = section(shown, "must"), section(shown, "check")
    assert "必须改正的文字（1 项）" in must and "件数没有核对。" in must and "请填写件数。" in must and "第2段" in must
    assert [shown.css_first(f"#{each} + ol mark").text() for each in ("must", "check")] == ["12份", "学法"]
    assert "…事务所担任法律顾问，审查合同 12份 。" in must
    assert "（共 3 处）" in check and "请看一眼。" in check


def test_missing_parts_and_gaps_stand_with_advice_as_in_the_letter(alone, report, ruleset, tmp_path):
    shown = page(alone, ruleset, tmp_path)
    absent = section(shown, "absent")
    assert "没有找到这些部分：计划。" in absent and "（2 项）" in absent
    assert "只有打算，没有写已做的事。" in absent and "写明学法的次数。" in absent
    assert "将组织学法。" in absent.replace(" ", "")
    missing = replace(report.verdicts[1], found=Level.MISSING, evidence=(), why_not="没有找到。")
    shown = page(replace(alone, reports=(replace(report, verdicts=(report.verdicts[0], missing)),)), ruleset, tmp_path)
    assert "没有找到。" in section(shown, "absent")


def test_what_is_only_mentioned_stands_with_advice(alone, report, ruleset, tmp_path):
    mentioned = replace(report.verdicts[0], found=Level.MENTIONED, why_not="没有写明举措。", advice="写明聘请的律师。")
    shown = page(replace(alone, reports=(replace(report, verdicts=(mentioned,)),)), ruleset, tmp_path)
    weak = section(shown, "weak")
    assert "法律顾问与公职律师" in weak and "没有写明举措。" in weak and "写明聘请的律师。" in weak
    assert "没有缺项" not in section(shown, "absent")


def test_hints_what_is_ignored_and_what_is_for_the_office_stay_out(alone, ruleset, tmp_path):
    text = page(alone, ruleset, tmp_path).text()
    for told in ("只是提示", "已经定了的", "本县都这样写", "内部核对"):
        assert told not in text


def test_neither_score_nor_rank_is_told_unless_the_score_is_asked_for(alone, ruleset, tmp_path):
    text = page(alone, ruleset, tmp_path).css_first("main").text()
    assert not re.search("67.50|不合格|排名|得分", text)
    text = page(alone, ruleset, tmp_path, Occasion(scored=True)).css_first("main").text()
    assert "67.50" in text and "不合格" in text and "排名" not in text


def test_the_page_needs_no_script_and_hostile_text_stays_text(run, ruleset, empty_report, tmp_path):
    shown = page(replace(run, reports=(empty_report,)), ruleset, tmp_path)
    (script,) = shown.css("script")
    assert script.text() == ""
    assert SCRIPT in shown.css_first(".lead").text()


def test_several_reports_are_refused(run, ruleset, tmp_path):
    with pytest.raises(AuditorError, match="这个文件里有 2 份"):
        check_self_check(ruleset, None, run)


def test_a_file_without_a_report_is_told_why(run, ruleset):
    with pytest.raises(AuditorError, match=r"扫描\.pdf：没有可以读取的文字"):
        check_self_check(ruleset, None, replace(run, reports=()))


def test_a_template_of_the_users_own_is_used_and_its_mistakes_are_told(alone, ruleset, tmp_path):
    (tmp_path / "self-check.html.j2").write_text("{{ page.unit }}\n{% if %}", "utf-8")
    with pytest.raises(AuditorError, match=r"self-check\.html\.j2 第 2 行有错误：语法错误"):
        check_self_check(ruleset, tmp_path)
