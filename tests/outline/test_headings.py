from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from auditor.judging.engine import Engine
from auditor.model import Report, Submission

Outline = Callable[..., Report]
TITLE = "乌有镇2023年法治政府建设年度报告"


def headings(report: Report) -> list[str]:
    return [section.heading for section in report.sections if section.heading]


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        ("主要举措和成效", ["举措成效"]),
        ("2023年度推进法治政府建设的主要举措和成效", ["举措成效"]),
        ("主要措施及成效", ["举措成效"]),
        ("主要做法和突出成效", ["举措成效"]),
        ("主要工作完成情况", ["举措成效"]),
        ("工作开展情况", ["举措成效"]),
        ("2023年推进法治政府建设工作情况", ["举措成效"]),
        ("总体情况", ["举措成效"]),
        ("工作回顾", ["举措成效"]),
        ("特色亮点", ["举措成效"]),
        ("强化组织领导，夯实工作基础", ["举措成效"]),
        ("化解矛盾纠纷，破解难题", ["举措成效"]),
        ("做好困难群众法律援助", ["举措成效"]),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", ["第一责任人"]),
        ("主要负责人履行法治建设职责的有关情况", ["第一责任人"]),
        ("存在的不足", ["不足"]),
        ("存在问题", ["不足"]),
        ("存在的主要问题", ["不足"]),
        ("工作中的短板", ["不足"]),
        ("面临的困难", ["不足"]),
        ("困难和短板", ["不足"]),
        ("2023年度推进法治政府建设存在的问题", ["不足"]),
        ("存在的不足和原因", ["不足", "原因"]),
        ("存在的主要问题及原因分析", ["不足", "原因"]),
        ("原因分析", ["原因"]),
        ("2024年工作思路", ["计划"]),
        ("2024年度推进法治政府建设的总体思路和打算", ["计划"]),
        ("下一步工作打算", ["计划"]),
        ("下步工作打算", ["计划"]),
        ("下一年度主要安排", ["计划"]),
        ("下一年度推进法治政府建设的主要安排", ["计划"]),
        ("今后努力方向", ["计划"]),
        ("整改措施", ["计划"]),
        ("存在问题及下步打算", ["不足", "计划"]),
        ("存在的不足及下一步工作打算", ["不足", "计划"]),
        ("问题和下步措施", ["不足", "计划"]),
        ("其他需要报告的情况", ["其他"]),
        ("结语", ["结语"]),
    ],
)
@pytest.mark.parametrize("form", ["二、{}", "第二部分 {}", "（二）{}", "二、{}。", "二、{}："])
def test_a_heading_names_its_role(outline_of: Outline, heading: str, roles: list[str], form: str) -> None:
    report = outline_of(f"{TITLE}\n{form.format(heading)}\n正文在这里写明，一共两句。")
    section = report.sections[report.sentences[-1].section]
    assert sorted(section.roles) == sorted(roles)


@pytest.mark.parametrize("heading", ["着力解决突出问题，维护社会稳定", "及时化解突出困难，服务企业发展"])
def test_solving_problems_is_no_section_of_problems(outline_of: Outline, heading: str) -> None:
    report = outline_of(f"{TITLE}\n一、{heading}\n调解纠纷若干件。")
    assert report.sections[-1].roles == ("举措成效",)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、强化领导", "一、强化领导"),
        ("（一）强化领导", "(一)强化领导"),
        ("1.强化领导", "1.强化领导"),
        ("1、强化领导", "1、强化领导"),
        ("（1）强化领导", "(1)强化领导"),
        ("①强化领导", "①强化领导"),
        ("第一部分 强化领导", "第一部分强化领导"),
        ("一）强化领导", "一)强化领导"),
        ("（一 强化领导", "(一强化领导"),
        ("一、强化领导，夯实基础，凝聚合力。", "一、强化领导,夯实基础,凝聚合力"),
    ],
)
def test_a_heading_on_its_own_line_is_found_in_every_style(outline_of: Outline, line: str, heading: str) -> None:
    report = outline_of(f"{TITLE}\n{line}\n召开会议，研究部署了全年工作。")
    assert headings(report) == [heading]
    assert next(report.text[s.start : s.end] for s in report.sentences if s.heading).rstrip("。") == heading


@pytest.mark.parametrize("enumerator", ["一、", "（一）", "1.", "1、", "（1）", "①"])
@pytest.mark.parametrize("stop", ["。", "："])
def test_a_heading_that_runs_into_its_paragraph_ends_at_its_stop(
    outline_of: Outline, enumerator: str, stop: str
) -> None:
    report = outline_of(f"{TITLE}\n{enumerator}强化领导{stop}召开会议两次，研究部署了工作。")
    (heading,) = headings(report)
    assert heading.endswith("强化领导")
    assert report.text[report.sentences[-1].start :].startswith("召开会议")
    assert not report.sentences[-1].heading


@pytest.mark.parametrize(
    "line",
    [
        "（一）召开会议12次。研究部署工作。",
        "（一）我镇高度重视。研究部署工作。",
        "（一）组建了执法队。研究部署工作。",
        "（一）已建成大厅。研究部署工作。",
        "（一）未发生案件。研究部署工作。",
        "（一）学法，用法，守法，护法，普法。研究部署工作。",
        "（一）坚持党对法治工作的全面领导，把法治建设纳入重要日程，定期听取法治建设工作汇报，切实推动各项任务落地见效。研究部署工作。",
        "一是强化领导。研究部署工作。",
    ],
)
def test_a_sentence_of_text_is_no_heading(outline_of: Outline, line: str) -> None:
    report = outline_of(f"{TITLE}\n一、主要举措和成效\n{line}")
    assert headings(report) == ["一、主要举措和成效"]


@pytest.mark.parametrize(("length", "found"), [(48, 2), (49, 1)])
def test_a_heading_that_runs_into_its_paragraph_is_short(outline_of: Outline, length: int, found: int) -> None:
    report = outline_of(f"{TITLE}\n一、主要举措和成效\n（一）{'法' * length}。研究部署工作。")
    assert len(headings(report)) == found


@pytest.mark.parametrize("heading", ["存在的不足", "存在的主要问题：", "下一步工作打算", "2024年工作计划。"])
def test_a_line_that_names_a_role_is_a_heading_without_a_number(outline_of: Outline, heading: str) -> None:
    report = outline_of(f"{TITLE}\n一、主要举措和成效\n召开会议，研究工作。\n{heading}\n正文写在这里，共有两句。")
    last = report.sections[report.sentences[-1].section]
    assert last.heading == heading.rstrip("：。")
    assert set(last.roles) <= {"不足", "计划"}


def test_short_lines_above_long_ones_are_headings_where_nothing_is_numbered(outline_of: Outline) -> None:
    body = "乌有镇坚持党的领导，扎实推进各项工作，全年组织学习，推动法治建设取得新的进展，群众满意度不断提升"
    report = outline_of(f"{TITLE}\n{body * 2}。\n强化组织领导\n{body}。\n规范行政执法\n{body}。")
    assert headings(report) == ["强化组织领导", "规范行政执法"]


def test_a_line_that_the_file_calls_a_heading_is_one(
    outline_of: Outline, engine: Engine, submission_of: Callable[..., Submission]
) -> None:
    plain = submission_of(f"{TITLE}\n一、主要举措\n召开会议，研究工作。\n学法用法\n组织学习，开展培训。")
    marked = tuple(replace(p, heading=2) if p.text == "学法用法" else p for p in plain.paragraphs)
    assert headings(engine.outline(plain)) == ["一、主要举措"]
    assert headings(engine.outline(replace(plain, paragraphs=marked))) == ["一、主要举措", "学法用法"]


@pytest.mark.parametrize(
    ("opener", "role"),
    [
        ("但也清醒地认识到，工作中还存在一些不足和差距", "不足"),
        ("在看到成绩的同时，执法力量还比较欠缺", "不足"),
        ("虽然取得了一定成效，但执法力量还比较欠缺", "不足"),
        ("但仍存在一些问题，执法力量欠缺", "不足"),
        ("下一步，我镇将加强培训", "计划"),
        ("今后，我镇将加强培训", "计划"),
        ("我镇将继续加强培训", "计划"),
        ("2024年，我镇将进一步加强培训", "计划"),
    ],
)
@pytest.mark.parametrize("before", ["召开会议，研究工作。\n", "召开会议，研究工作。"])
def test_problems_and_plans_without_a_heading_are_known_by_their_opening(
    outline_of: Outline, opener: str, role: str, before: str
) -> None:
    report = outline_of(f"{TITLE}\n一、主要举措和成效\n{before}{opener}。")
    assert report.sections[report.sentences[-1].section].roles == (role,)


def test_a_plan_is_not_led_back_to_the_problems_by_an_opening(outline_of: Outline) -> None:
    report = outline_of(f"{TITLE}\n一、下一步工作打算\n加强培训。但仍存在一些不足，须逐步解决。")
    assert report.sections[report.sentences[-1].section].roles == ("计划",)


@pytest.mark.parametrize(
    "closing", ["现将有关情况报告如下：", "现将工作情况汇报如下。", "现总结如下", "具体情况如下："]
)
def test_after_the_end_of_the_preface_unheaded_text_is_of_the_body(outline_of: Outline, closing: str) -> None:
    report = outline_of(f"{TITLE}\n乌有镇坚持依法行政。{closing}\n全年组织学习，研究工作。")
    roles = [report.sections[sentence.section].roles for sentence in report.sentences]
    assert roles[0] == roles[1] == ("导语",)
    assert roles[-1] == ("举措成效",)


def test_a_list_after_words_that_name_a_role_does_not_overlap_with_them(outline_of: Outline) -> None:
    check_order(outline_of(f"{TITLE}\n一、主要举措和成效\n召开会议，研究工作。\n存在的主要问题，一是执法不严。"))


@pytest.mark.parametrize("line", ["主要举措，一是查找存在的不足", "存在问题，二是下步打算："])
def test_an_unnumbered_heading_ends_where_a_list_begins(outline_of: Outline, line: str) -> None:
    check_order(outline_of(f"{TITLE}\n一、主要举措和成效\n召开会议，研究工作。\n{line}"))


def check_order(report: Report) -> None:
    assert all(left.end <= right.start for left, right in pairwise(report.sentences))
