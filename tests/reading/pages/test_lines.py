from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.pages.lines import contents_page, drop_page_numbers, join_lines, measured, starts_item

ROOT = Path(__file__).parents[3]
REPORTS = sorted(  # those of every clone, and the shared ones where they are here
    [*(ROOT / "tests" / "data" / "reports").glob("*.txt"), *(ROOT.parent / "shared" / "reports").glob("d*.txt")]
)
ONE_BLOCK = "11-乌桕乡.txt"  # where it is wrapped, an item of its may begin a line
BODY = (
    "坚持把学习宣传贯彻作为首要政治任务，纳入党委理论学习中心组学习内容，全年开展专题学习四次，"
    "干部职工依法办事的意识不断增强，工作成效明显。"
)
REPORT = [
    "柳塘镇2023年法治政府建设情况报告",
    "一、主要做法",
    "（一）强化理论学习",
    BODY,
    "（二）规范执法行为",
    BODY * 2,
    BODY,
    "二、存在问题",
    BODY,
    "柳塘镇人民政府",
    "2024年1月12日",
]


def hard_wrapped(paragraphs, width=35, *, indent="　　", page=12):
    rows, number = [], 0
    for paragraph in paragraphs:
        text = indent + paragraph
        while text:
            cut = width
            while cut < len(text) and text[cut] in "，。、；：”）":
                cut += 1
            rows.append(text[:cut])
            text = text[cut:]
            if len(rows) % page == 0:
                number += 1
                rows += ["", f"— {number} —", ""]
    return rows


def joined(rows, rules=None):
    if rules is not None:
        rows = drop_page_numbers(rows, rules.is_page_number)
    return [block.text for block in join_lines(*measured(rows))]


@pytest.mark.parametrize("indent", ["　　", "    ", ""])
def test_a_hard_wrapped_report_with_page_numbers_becomes_whole_again(indent, rules):
    assert joined(hard_wrapped(REPORT, indent=indent), rules) == REPORT


@pytest.mark.parametrize("width", [20, 28, 35, 40])
def test_any_usual_width_is_found(width, rules):
    assert joined(hard_wrapped(REPORT, width), rules) == REPORT


def test_text_with_a_paragraph_a_line_stays_as_it_is(rules):
    assert joined(REPORT, rules) == REPORT


def test_a_sentence_broken_by_a_blank_line_is_mended():
    first, second = BODY[:40], BODY[40:]
    assert joined(["一、主要做法", BODY * 3, first, "", second]) == ["一、主要做法", BODY * 3, BODY]


def test_a_heading_without_punctuation_is_never_glued_to_the_text_before_it():
    assert joined([BODY, "规范执法行为", BODY * 2]) == [BODY, "规范执法行为", BODY * 2]


def test_running_figures_are_page_numbers_and_other_figures_stay():
    assert drop_page_numbers(["甲", "1", "乙", "2", "丙"], lambda _: False) == ["甲", "乙", "丙"]
    assert drop_page_numbers(["审查合同", "37", "份", "5"], lambda _: False) == ["审查合同", "37", "份", "5"]


@pytest.mark.parametrize(
    "text", ["一、主要", "（一）强化", "(二)规范", "1.审查", "2、普法", "一是强化", "第一部分", "①学习"]
)
def test_enumerators_start_an_item(text):
    assert starts_item(text)


@pytest.mark.parametrize("text", ["3.15消费者权益日", "十里亭镇", "一般程序", "2023年", "第一书记"])
def test_look_alikes_start_no_item(text):
    assert not starts_item(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_whole_report_keeps_its_lines(path):
    rows = path.read_text(encoding="utf-8").splitlines()
    assert joined(rows) == [row.strip() for row in rows if row.strip()]


@pytest.mark.parametrize("path", [path for path in REPORTS if path.name != ONE_BLOCK], ids=lambda path: path.name)
def test_a_whole_report_hard_wrapped_comes_back_nearly_whole(path, rules):
    paragraphs = [row.strip() for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    again = joined(hard_wrapped(paragraphs, page=24), rules)
    assert len(set(again) & set(paragraphs)) >= 0.85 * len(set(paragraphs))


@given(st.lists(st.text(alphabet="法治政府，。、一二（）1. 　是\t", max_size=60), max_size=30))
def test_joining_neither_loses_nor_adds_a_character(rows):
    assert "".join(joined(rows)) == "".join(row.strip() for row in rows)


def test_entries_of_a_table_of_contents_refer_to_a_page():
    assert [
        contents_page(text) for text in ("一、做法……1", "前言........ 12", "二、问题 · · · · 3", "附表．．．．．4")
    ] == [1, 12, 3, 4]
    assert [contents_page(text) for text in ("全年审查合同12", "他说……", "v1.2.3.4", "……" * 90 + "1", "")] == [None] * 5


def test_entries_of_a_table_of_contents_stay_apart_in_hard_wrapped_text():
    entries = [f"{name}{'…' * (32 - len(name))}{page}" for page, name in enumerate(("主要做法", "存在问题", "打算"), 1)]
    assert joined([*entries, *hard_wrapped(REPORT, indent="")])[:4] == [*entries, REPORT[0]]
