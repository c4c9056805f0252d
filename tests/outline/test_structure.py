"""Which part of a report a line opens, and which it does not."""

from collections.abc import Callable

import pytest

from auditor.model import Report

Outline = Callable[..., Report]
TITLE = "乌有镇2023年度法治政府建设情况报告\n"
DONE = "一、主要举措和成效\n（一）抓学习。全年学法6次。\n（二）抓执法。办理案件12件。\n（三）抓调解。调解纠纷45件。\n"


def roles(report: Report, text: str) -> tuple[str, ...]:
    """The roles of the section that a stretch of the text stands in."""
    at = report.text.index(text)
    return next(section.roles for section in reversed(report.sections) if section.start <= at < section.end)


@pytest.mark.parametrize(
    "line",
    [
        "制定普法工作计划。",
        "制定年度学法计划。全年学法6次。",
        "（一）制定年度普法工作计划",
        "（一）细化工作安排。组织学法。",
        "1.把普法列入年度工作计划。",
        "年度普法有计划。",
        "（一）统筹部署安排",
    ],
)
def test_a_line_that_tells_of_a_plan_made_opens_no_plan(outline_of: Outline, line: str) -> None:
    report = outline_of(f"{TITLE}一、主要举措和成效\n{line}\n到村里开展普法宣传12场。")
    assert roles(report, "到村里") == ("举措成效",)


@pytest.mark.parametrize(
    "heading",
    [
        "四、下一步工作打算",
        "四、2024年工作计划",
        "四、工作打算。",
        "下一步工作打算",
        "四、2024年度推进法治政府建设主要安排",
        "四、明年计划",
        "四、今后努力方向",
    ],
)
def test_a_heading_that_names_the_plan_opens_it(outline_of: Outline, heading: str) -> None:
    assert roles(outline_of(f"{TITLE}{DONE}{heading}\n到村里开展普法宣传。"), "到村里") == ("计划",)


@pytest.mark.parametrize(
    "sentence",
    [
        "今后将继续努力，不断提升法治水平。",
        "我们今后将以更高标准抓好法治建设。",
        "我镇今后将继续努力。",
        "下一阶段，乌有镇将继续做好工作。",
        "乌有镇将继续推进法治建设。",
    ],
)
@pytest.mark.parametrize("before", [DONE, DONE.rstrip("\n")])
def test_a_closing_sentence_is_a_plan_and_no_heading(outline_of: Outline, before: str, sentence: str) -> None:
    report = outline_of(TITLE + before + sentence)
    last = report.sentences[-1]
    assert (report.sections[last.section].roles, last.heading) == (("计划",), False)


@pytest.mark.parametrize("heading", ["存在问题及下步打算", "不足与改进", "问题与对策", "存在的问题和努力方向"])
def test_a_heading_of_two_roles_gives_its_text_both(outline_of: Outline, heading: str) -> None:
    report = outline_of(f"{TITLE}{DONE}二、{heading}\n（一）学法意识不强。将加强培训。")
    assert roles(report, "学法意识") == ("不足", "计划")


def test_a_problem_told_with_its_cause_is_no_heading_of_causes(outline_of: Outline) -> None:
    text = "二、存在的不足和原因\n（一）学法意识还不够强。\n（二）执法力量薄弱，主要原因是编制偏少。"
    assert roles(outline_of(TITLE + DONE + text), "执法力量") == ("不足", "原因")
    apart = "二、存在的不足\n学法意识不强。\n三、原因分析\n编制偏少。"
    assert roles(outline_of(TITLE + DONE + apart), "编制偏少") == ("原因",)


def test_one_short_line_of_problems_is_text(outline_of: Outline) -> None:
    report = outline_of(f"{TITLE}{DONE}二、存在的不足\n法治政府建设还有差距。")
    assert not report.sentences[-1].heading


def test_a_list_right_behind_a_heading_needs_nothing_between(outline_of: Outline) -> None:
    text = "一、主要举措和成效（一）抓好学法工作，夯实根基。学法6次。（二）抓好执法。办案12件。二、存在的不足一是意识不强；二是力量薄弱。"
    report = outline_of(TITLE + text)
    headings = [section.heading for section in report.sections if section.heading]
    assert headings[:3] == ["一、主要举措和成效", "(一)抓好学法工作,夯实根基", "(二)抓好执法"]
    assert roles(report, "力量薄弱") == ("不足",)
    assert sum(item.style == "一是" for item in report.items) == 2


def test_words_that_hold_the_first_of_a_list_begin_none(outline_of: Outline) -> None:
    report = outline_of(f"{TITLE}一、主要举措和成效\n（一）坚持党政统一是根本保证\n学法6次。")
    assert [item.style for item in report.items] == ["cn", "cn_paren"]
