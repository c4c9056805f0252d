from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging.engine import Engine
from auditor.model import Paragraph, Report, Submission

Outline = Callable[..., Report]
TITLE = "乌有镇2023年法治政府建设年度报告"
PIECES = [
    "一、", "二、", "（一）", "（二）", "1.", "2、", "（1）", "①", "第一部分", "一是", "二是", "首先，", "12.4",
    "主要举措和成效", "存在的不足", "存在的主要问题", "原因分析", "下一步工作打算", "下一步，", "但仍存在一些不足", "现将情况报告如下",
    "乌有镇", "2023年", "法治政府建设年度报告", "全年学法6次", "加强领导", "《办法》", "，", "。", "：", "；", "\n", "　", "“", "𠮷",
]  # fmt: skip
reports = (
    st.lists(st.sampled_from(PIECES), max_size=40)
    .map("".join)
    .filter(
        lambda text: (
            not any(mark in text for mark in ("，一是", "，二是", "，首先"))
        )  # known, see test_headings on lists in one line
    )
)


def texts(report: Report) -> list[str]:
    return [report.text[sentence.start : sentence.end] for sentence in report.sentences]


def items(report: Report) -> list[tuple[str, int]]:
    return [(report.text[item.start : item.end].split("\n")[0].rstrip(), item.level) for item in report.items]


def test_items_are_nested_and_end_where_their_own_level_goes_on(outline_of: Outline) -> None:
    report = outline_of("一、主要成效\n（一）学法。\n1.办班。\n2.考试。\n（二）执法。\n二、存在不足\n（一）人少。")
    assert [(item.style, item.level) for item in report.items] == [
        ("cn", 1), ("cn_paren", 2), ("num", 3), ("num", 3), ("cn_paren", 2), ("cn", 1), ("cn_paren", 2),
    ]  # fmt: skip
    first, learning, course, test, enforcing, second = report.items[:6]
    assert first.end == second.start
    assert learning.end == test.end == enforcing.start
    assert course.end == test.start


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("一、", "（一）"),
        ("（一）", "1."),
        ("1.", "（1）"),
        ("（1）", "①"),
        ("第一部分", "一、"),
        ("1、", "一是"),
        ("一、", "1."),
    ],
)
def test_the_style_that_comes_inside_another_is_one_level_deeper(outline_of: Outline, upper: str, lower: str) -> None:
    report = outline_of(f"{upper}主要成效\n{lower}学法用法。组织学习。")
    assert [item.level for item in report.items] == [1, 2]


def test_a_sentence_belongs_to_the_innermost_section_and_item(outline_of: Outline) -> None:
    report = outline_of("一、主要成效\n（一）学法。组织学习。\n二、存在不足\n人手太少。")
    by_text = dict(zip(texts(report), report.sentences, strict=True))
    assert report.sections[by_text["组织学习"].section].heading == "(一)学法"
    assert report.items[by_text["组织学习"].item].style == "cn_paren"
    assert report.sections[by_text["人手太少"].section].roles == ("不足",)


def test_a_section_inside_another_inherits_its_roles(outline_of: Outline) -> None:
    report = outline_of("一、存在的不足\n（一）队伍方面。人手太少。\n二、下步打算\n（一）队伍方面。增配人手。")
    roles = {text: report.sections[s.section].roles for text, s in zip(texts(report), report.sentences, strict=True)}
    assert roles["人手太少"] == ("不足",)
    assert roles["增配人手"] == ("计划",)


def test_a_heading_of_work_inside_the_plans_stays_among_the_plans(outline_of: Outline) -> None:
    report = outline_of("一、主要成效\n学法。\n二、下步打算\n（一）抓好重点工作落实情况。增配人手。")
    assert report.sections[-1].roles == ("计划",)


def test_sentences_end_at_stops_and_line_ends(outline_of: Outline) -> None:
    report = outline_of("全年学法，成效好。执法有力！普法呢？调解；\n服务到位")
    assert texts(report) == ["全年学法,成效好", "执法有力", "普法呢", "调解", "服务到位"]
    assert [sentence.paragraph for sentence in report.sentences] == [0, 0, 0, 0, 1]


def test_items_of_a_list_in_one_sentence_are_sentences_of_their_own(outline_of: Outline) -> None:
    report = outline_of(f"{TITLE}\n一、主要成效\n一是学法，二是执法，三是普法。")
    assert texts(report)[2:] == ["一是学法,", "二是执法,", "三是普法"]
    assert len({sentence.item for sentence in report.sentences[2:]}) == 3


def test_dates_make_no_items(outline_of: Outline) -> None:
    report = outline_of("一、宣传\n12.4国家宪法日设点。\n3.15当天设点。1.2万人参加。\n2.0版上线。")
    assert [item.style for item in report.items] == ["cn"]


def test_a_text_in_one_block_is_cut_at_its_enumerators(outline_of: Outline) -> None:
    filler = "组织学习，开展培训，研究工作" * 30
    report = outline_of(
        f"{TITLE}一、主要举措和成效（一）学法扎实。{filler}。（二）执法规范{filler}。二、存在的不足（一）人手少。{filler}"
    )
    assert [item.style for item in report.items] == ["cn", "cn_paren", "cn_paren", "cn", "cn_paren"]
    assert report.sections[-1].roles == ("不足",)


def test_furniture_is_left_out_of_the_text_but_keeps_its_number(engine: Engine) -> None:
    paragraphs = (
        Paragraph(1, "首页 > 公开", furniture=True),
        Paragraph(2, "一、主要成效"),
        Paragraph(3, "第 1 页", furniture=True),
        Paragraph(4, "学法用法。"),
    )
    report = engine.outline(Submission("a.txt", "0" * 64, "txt", paragraphs))
    assert texts(report) == ["一、主要成效", "学法用法"]
    assert [sentence.paragraph for sentence in report.sentences] == [1, 3]
    assert len(report.starts) == 4


def test_a_long_text_before_any_heading_is_told_as_unstructured(outline_of: Outline) -> None:
    text = "组织学习，开展培训，研究工作。" * 80
    assert outline_of(text).unstructured
    assert not outline_of(f"一、主要举措和成效\n{text}").unstructured
    assert not outline_of("组织学习。").unstructured


def test_an_empty_text_has_no_sentences(outline_of: Outline) -> None:
    report = outline_of("")
    assert report.sentences == ()
    assert report.genre


def test_a_heading_that_begins_the_text_is_one_sentence(outline_of: Outline) -> None:
    assert texts(outline_of("一、主要成效\n学法用法。")) == ["一、主要成效", "学法用法"]


def check_places(report: Report) -> None:
    length, at = len(report.text), 0
    for sentence in report.sentences:
        assert at <= sentence.start < sentence.end <= length
        at = sentence.end
        assert report.starts[sentence.paragraph] <= sentence.start
        assert 0 <= sentence.section < len(report.sections)
        assert -1 <= sentence.item < len(report.items)
    for section in report.sections:
        assert 0 <= section.start <= section.end <= length
    for item in report.items:
        assert 0 <= item.start <= item.end <= length
        assert all(inner.end <= item.end for inner in report.items if item.start < inner.start < item.end)
    known = {index for s in report.sentences for index in range(s.start, s.end)}
    assert {report.text[index] for index in range(length) if index not in known} <= set("。;!?\n")


@given(reports)
def test_sentences_of_a_report_cover_it_in_order_without_overlap(outline_of: Outline, text: str) -> None:
    check_places(outline_of(f"{TITLE}\n{text}"))


@given(st.text(max_size=200).filter(lambda text: "\n" not in text), st.text(max_size=60))
def test_any_text_has_an_outline(outline_of: Outline, text: str, title: str) -> None:
    check_places(outline_of(text, title))


@given(reports)
def test_a_report_of_the_shape_of_one_is_outlined_twice_alike(outline_of: Outline, text: str) -> None:
    assert outline_of(text) == outline_of(text)
