"""bulletin.docx: what it tells of a run, and what it keeps to itself."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from auditor.errors import AuditorError
from auditor.model import (
    Across,
    Awarded,
    Crossed,
    Decision,
    Deducted,
    Defect,
    Identity,
    Ignored,
    LastYear,
    Level,
    Missing,
    PartScore,
    Resubmission,
    Supply,
    Tally,
    Tone,
    YearScore,
    for_office,
)
from auditor.output.bulletin.fields import FIELDS
from auditor.output.bulletin.values import bulletin
from auditor.output.bulletin.write import check_bulletin, write_bulletin
from auditor.output.occasion import PLAIN, Correspondence, Occasion
from auditor.results.read import read_results
from auditor.results.write import write_json
from tests.output.bulletin.told import GOLDEN, OCCASION, told

SECRET = "内部戊己"


@pytest.fixture
def report(good_report):
    """A maker of reports: a unit, its kind, its score, and the levels of both elements with a quote of the first."""

    def make(unit, kind="乡镇", score=67.5, levels=(Level.EVIDENCED, Level.PLANNED), **more):
        file = f"{unit}.docx"
        verdicts = tuple(
            replace(verdict, found=level, gap=level < Level.MENTIONED)
            for verdict, level in zip(good_report.verdicts, levels, strict=True)
        )
        submission = replace(good_report.submission, file=file, sha256=unit.encode().hex().ljust(64, "0")[:64])
        who = Identity(unit, kind, 2024)
        return replace(
            good_report, submission=submission, identity=who, score=score, verdicts=verdicts, **{"defects": ()} | more
        )

    return make


def written(run, ruleset, tmp_path, occasion=PLAIN):
    (path,) = write_bulletin(run, ruleset, tmp_path, None, occasion)
    return told(path)


def test_the_bulletin_of_a_tiny_run_reads_as_it_should(run, ruleset, tmp_path):
    """With a unit whose name is a formula, and one without a name."""
    assert written(run, ruleset, tmp_path) == (GOLDEN / "tiny.txt").read_text("utf-8")


@pytest.mark.slow
def test_the_bulletin_of_the_samples_reads_as_it_should(samples_run, shipped_ruleset, tmp_path):
    """After a change of rules: `python -m tests.output.bulletin.told`, then read what has changed."""
    assert written(samples_run, shipped_ruleset, tmp_path, OCCASION) == (GOLDEN / "samples.txt").read_text("utf-8")


def test_a_run_read_back_from_its_results_gives_the_same_bytes(run, ruleset, report, across, tmp_path):
    """With points of three decimals, flaws ignored, levels decided, text shared, a year before and units that are missing."""
    flaws = (
        Defect("placeholder", Tone.MUST, "某", (), "甲。", deduction=0.1234567),
        Defect("placeholder", Tone.CHECK, "某", (), "乙。", ignored=Ignored("让", "甲")),
        Defect("late", Tone.CHECK, "", (), "逾期 5 天。", deduction=1.0),
    )
    tally = Tally(deductions=(Deducted("lost", "败诉", Supply.HAND, 1, 0.7654321),), bonus=1.5)
    first = report("甲镇", score=81.25, defects=flaws, tally=tally)
    decided = replace(first.verdicts[1], gap=False, decision=Decision(Level.ACTED, "看过。", "甲"))
    reports = (replace(first, verdicts=(first.verdicts[0], decided)), *run.reports)
    missing = (Missing("丙镇", "乡镇"), Missing("丁局", "部门", "文件《丁局.pdf》未能读取。"))
    _same_bytes(replace(run, reports=reports, missing=missing, across=across), ruleset, tmp_path)


@pytest.mark.slow
def test_the_samples_read_back_from_their_results_give_the_same_bytes(samples_run, shipped_ruleset, tmp_path):
    _same_bytes(samples_run, shipped_ruleset, tmp_path)


def _same_bytes(run, ruleset, folder):
    (results,) = write_json(run, ruleset, folder)
    (first,) = write_bulletin(run, ruleset, folder / "run", None, OCCASION)
    (second,) = write_bulletin(read_results(results).run, ruleset, folder / "results", None, OCCASION)
    assert first.read_bytes() == second.read_bytes()


def test_equal_scores_share_a_rank_and_kinds_are_ranked_apart(run, ruleset, report, tmp_path):
    reports = [report("甲镇", score=80), report("乙镇", score=80), report("丙镇", score=70), report("丁局", "部门", 60)]
    text = written(replace(run, reports=tuple(reports)), ruleset, tmp_path)
    for row in ("1 | 甲镇 | 80.00", "1 | 乙镇 | 80.00", "3 | 丙镇 | 70.00", "1 | 丁局 | 60.00"):
        assert f"\n{row} | 不合格 | 1\n" in text
    assert "乡镇（3份，平均76.67分）" in text
    assert "部门（1份，平均60.00分）" in text


def test_a_report_that_a_later_one_replaces_counts_no_more(run, ruleset, report, tmp_path):
    first, second = report("甲镇", score=10), replace(report("甲镇", score=90), submission=report("乙").submission)
    digests = second.submission.sha256, first.submission.sha256
    again = Resubmission("乙.docx", digests[0], "甲镇", 2024, "甲镇.docx", digests[1], "a" * 64, 10, "不合格", (), ())
    both = replace(run, reports=(second, first), across=Across(resubmissions=(again,)))
    text = written(both, ruleset, tmp_path)
    assert "本次评查报告1份，平均得分90.00分" in text
    assert "10.00" not in text


def test_a_report_on_another_year_is_named_and_not_ranked(run, ruleset, report, tmp_path):
    other = replace(report("乙镇", score=90), identity=Identity("乙镇", "乡镇", 2023))
    occasion = Occasion(year=2024)
    text = written(replace(run, reports=(other, report("甲镇"))), ruleset, tmp_path, occasion)
    assert "关于2024年度法治政府建设年度报告\n评查情况的通报" in text
    assert "报告不是2024年度的：\n1．乙镇（报告年度：2023）\n" in text
    assert "\n1 | 甲镇 | 67.50" in text
    assert "90.00" not in text


def test_who_did_not_report_is_told_apart_from_whom_something_came_of(run, ruleset, report, tmp_path):
    missing = (Missing("丙镇", "乡镇"), Missing("丁局", "部门", "文件《丁局.pdf》未能读取。"))
    occasion = Occasion(listed={"乡镇": 2, "部门": 1})
    text = written(replace(run, reports=(report("甲镇"),), missing=missing), ruleset, tmp_path, occasion)
    assert "应当报送报告的单位3个，已报送1个，未报送1个，报送情况待核1个。" in text
    assert "\n乡镇 | 2 | 1 | 1 | 67.50 | 67.50 | 67.50 | 不合格1份\n部门 | 1 | 0 | 0 | — | — | — | —\n" in text
    assert "未报送的：\n1．丙镇（乡镇）\n报送情况待核的：\n1．丁局（部门）。文件《丁局.pdf》未能读取。\n" in text


def test_without_a_roster_nobody_is_said_to_be_missing(run, ruleset, report, tmp_path):
    bare = replace(run, reports=(report("甲镇"),), set_aside=(), unreadable=())
    text = written(bare, ruleset, tmp_path)
    assert "应当报送" not in text
    assert "未报送" not in text


def test_nothing_is_said_of_common_lacks_where_all_tell_all(run, ruleset, report, tmp_path):
    best = (Level.EVIDENCED, Level.EVIDENCED)
    reports = (
        report("甲镇", levels=best, score=100, grade="优秀"),
        report("乙镇", levels=best, score=99, grade="优秀"),
    )
    text = written(replace(run, reports=reports), ruleset, tmp_path)
    assert "其中优秀2份。" in text
    assert "普遍存在的问题" not in text
    assert "2份适用的报告中，2份（100%）为“有成效佐证”。" in text
    assert "没有发现需要改正或核对的文字问题" in text


def test_a_run_without_a_report_says_so(run, ruleset, tmp_path):
    text = written(replace(run, reports=(), set_aside=(), unreadable=()), ruleset, tmp_path)
    assert "没有可以评查的报告。" in text
    assert "附件" not in text
    assert " | " not in text


def test_the_units_that_lack_an_element_are_named_beside_one_that_tells_it(run, ruleset, report, tmp_path):
    reports = (
        report("甲镇", score=90),
        report("乙镇", levels=(Level.MISSING, Level.PLANNED)),
        report("丙镇", levels=(Level.MENTIONED, Level.PLANNED)),
    )
    text = written(replace(run, reports=reports), ruleset, tmp_path)
    assert (
        "2．法律顾问与公职律师。3份适用的报告中，缺项的1份，只作一般提及的1份。写明聘请的律师。\n"
        "缺项的：乙镇。\n只作一般提及的：丙镇。\n"
        "可参照甲镇的写法：“聘请某律师事务所担任法律顾问，审查合同12份。”\n" in text
    )
    assert (
        "1．学法。3份适用的报告中，缺项的3份，只作一般提及的0份。写明学法的次数。\n缺项的：甲镇、丙镇、乙镇。\n" in text
    )


def test_what_people_decided_stands_and_what_they_ignored_is_not_told(run, ruleset, report, tmp_path):
    decided = report("甲镇")
    raised = replace(decided.verdicts[1], gap=False, decision=Decision(Level.EVIDENCED, SECRET, SECRET))
    flaws = (
        Defect("placeholder", Tone.MUST, "某", (), "甲。", ignored=Ignored(SECRET, SECRET)),
        Defect("late", Tone.CHECK, "", (), "逾期 3 天。", ignored=Ignored(SECRET, SECRET)),
        Defect("placeholder", Tone.CHECK, "某", (), "乙。", count=4),
        Defect("late", Tone.CHECK, "", (), "逾期 5 天。"),
        Defect("placeholder", Tone.HINT, "某", (), "丙。"),
    )
    decided = replace(decided, verdicts=(decided.verdicts[0], raised), defects=flaws, notes=(for_office(SECRET),))
    text = written(replace(run, reports=(decided,), notes=(SECRET,)), ruleset, tmp_path)
    assert "普遍存在的问题" not in text
    assert "1份报告有文字问题，其中必须改正的0处，需要核对的4处。" in text
    assert "\n1 | 占位符没有填 | 0 | 4 | 1\n" in text
    assert "1．甲镇。逾期 5 天。" in text
    assert "逾期 3 天" not in text
    assert SECRET not in text


def test_the_year_before_is_told_where_the_rules_were_the_same(run, ruleset, report, tmp_path):
    reports = report("甲镇", score=80), report("乙镇", score=70), report("丙镇")
    before = [
        LastYear(
            each.submission.file,
            each.submission.sha256,
            "去年.docx",
            "e" * 64,
            (),
            (YearScore(2023, score, "良"),),
            alike,
            (),
        )
        for each, score, alike in zip(reports, (75.0, 72.0, 1.0), (True, True, False), strict=True)
    ]
    text = written(replace(run, reports=reports, across=Across(last_year=tuple(before))), ruleset, tmp_path)
    assert "有上年得分可比的报告2份，平均得分由73.50分变为75.00分，1份上升，1份下降，0份持平。" in text
    assert "另有1份报告两年评分所用的规则不同" in text


def test_deductions_bonus_and_red_lines_are_told_where_there_are_any(run, ruleset, report, tmp_path):
    tally = Tally(
        deductions=(Deducted("lost", "败诉", Supply.HAND, 2, 1.2, reason=SECRET),),
        parts=(PartScore("report", "报告", 60, Supply.REPORT, 80), PartScore("visit", "实地", 40, Supply.HAND)),
        awards=(Awarded("示范", "省级", 3, SECRET),),
        bonus=3,
        crossed=(Crossed("lie", "弄虚作假", "不合格", Supply.HAND, SECRET),),
    )
    flaw = Defect("placeholder", Tone.MUST, "某", (), "甲。", deduction=0.5)
    reports = report("甲镇", score=80, tally=tally, defects=(flaw,)), report("乙镇")
    text = written(replace(run, reports=reports), ruleset, tmp_path)
    for line in (
        "总分由报告（权重60）、实地（权重40）按权重合成。",
        "有1份报告的总分还有部分得分尚未评定，名次可能变动。",
        "有扣分的报告1份，有加分的1份，触及红线的1份。",
        "名次 | 单位 | 得分 | 等级 | 缺项数 | 加分 | 扣分\n1 | 甲镇 | 80.00 | 不合格 | 1 | 3.00 | 1.70",
    ):
        assert line in text
    assert SECRET not in text


def test_the_office_signs_as_in_its_letters(run, ruleset, tmp_path):
    letter = Correspondence("云山县司法局", "云司〔2025〕7号", "张三，0000-1234567", "2025年4月15日前")
    text = written(run, ruleset, tmp_path, Occasion("云山县", 2024, "审查", letter))
    assert text.startswith("云司〔2025〕7号\n关于2024年度法治政府建设年度报告\n审查情况的通报\n")
    assert "于2025年4月15日前重新报送" in text
    assert "\n云山县司法局\n　　　年　　月　　日\n" in text
    assert "评查" not in text


def test_hostile_text_stays_text(run, ruleset, report, tmp_path):
    hostile = '{{年度}}<w:fldSimple w:instr="DDE"/>&amp;\x00\u202e{{逐个 类别}}'
    run = replace(run, reports=(report(hostile),), missing=(Missing(hostile, hostile, hostile),))
    (path,) = write_bulletin(run, ruleset, tmp_path)
    assert '1 | {{年度}}<w:fldSimple w:instr="DDE"/>&amp;{{逐个 类别}} | 67.50' in told(path)
    assert b"<w:fldSimple" not in zipfile.ZipFile(path).read("word/document.xml")


def test_no_field_is_left_and_every_value_has_its_name(run, ruleset, across, tmp_path):
    values = bulletin(replace(run, across=across), ruleset, PLAIN)
    assert set(values.texts) == set(FIELDS.texts)
    assert {name: set(entries[0]) for name, entries in values.lists.items() if entries} == {
        name: set(members) for name, members in FIELDS.lists.items() if values.lists[name]
    }
    assert values.lists.keys() == FIELDS.lists.keys()
    for name, inner in FIELDS.chapters.items():
        for entry in values.chapters[name]:
            assert set(entry.texts) == set(inner.texts)
            assert set(entry.lists) == set(inner.lists)
    (path,) = write_bulletin(replace(run, across=across), ruleset, tmp_path)
    assert "{{" not in told(path)


def test_a_template_of_the_user_replaces_the_shipped_one_and_its_mistakes_are_told(run, ruleset, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    document = Document()
    for text in ("{{评分数}}份", "{{逐个 类别}}", "{{类别.名称}}：{{名次.单位}}", "{{结束}}"):
        document.add_paragraph(text)
    document.save(str(own / "bulletin.docx"))
    (path,) = write_bulletin(run, ruleset, tmp_path / "out", own)
    assert told(path).startswith("2份\n乡镇：")
    document.add_paragraph("{{类别.名称}}")
    document.save(str(own / "bulletin.docx"))
    with pytest.raises(
        AuditorError, match=r"模板 .*bulletin\.docx 有错误：没有“类别\.名称”这个域。它要写在“逐个 类别”和“结束”之间"
    ):
        check_bulletin(ruleset, own)


@pytest.mark.office
def test_another_word_processor_opens_the_bulletin(samples_run, shipped_ruleset, tmp_path, soffice):
    (path,) = write_bulletin(samples_run, shipped_ruleset, tmp_path, None, OCCASION)
    pages = PdfDocument(soffice(path, "pdf", tmp_path))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    for heading in ("一、总体情况", "二、各类单位得分和排名", "（一）乡镇", "四、普遍存在的问题", "七、下一步要求"):
        assert heading in text


def test_every_field_is_in_the_handbook_on_templates_and_every_field_told_there_is_one():
    pages = (GOLDEN.parents[3] / "docs" / "模板.md").read_text("utf-8")
    told_of = pages[pages.index("### 通报的模板") : pages.index("## 二、网页模板")]
    known = {*FIELDS.known, *(name for chapter in FIELDS.chapters.values() for name in chapter.known)}
    used = {name.replace(" ", "") for name in re.findall(r"\{\{([^{}]+)\}\}", told_of)}
    marks = {"结束", "如有普遍问题.引文", *(f"逐个{name}" for name in FIELDS.chapters)}
    assert used == known | marks
    conditions = set(FIELDS.conditions) - set(FIELDS.lists) - set(FIELDS.chapters)
    assert [name for name in conditions if f"“{name}”" not in told_of] == []
