"""The verdicts on a report hold in whatever style it is written; and the rewriting of styles itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.styles import transform
from tests.styles.table import Compared, compare_all, share

LEAST = 98.0  # per cent of equal verdicts, over all labelled reports

Table = dict[str, dict[Path, Compared]]
REPORT = [
    "乌有镇2023年法治政府建设报告",
    "一、主要举措和成效",
    "（一）加强学习",
    "集中学习4次。",
    "二、存在问题",
    "（一）人手少。",
]


@pytest.fixture(scope="module")
def table() -> Table:
    return compare_all()


@pytest.mark.slow
@pytest.mark.parametrize("style", transform.STYLES)
def test_the_verdicts_hold_in_the_style(style: str, table: Table) -> None:
    assert share(table[style]) >= LEAST


@pytest.mark.slow
@pytest.mark.parametrize("style", transform.STYLES)
def test_unit_year_and_kind_hold_where_the_title_has_a_line_of_its_own(style: str, table: Table) -> None:
    assert not [path.name for path, compared in table[style].items() if set(compared.facts) & set("uyk")]


def test_numbers_become_arabic_also_inside_a_paragraph() -> None:
    lines = ["一、成效", "（十二）学习。1.领导带头；2.全员参加", "3.考核"]
    assert transform.arabic(lines) == ["1、成效", "（12）学习。①领导带头；②全员参加", "③考核"]


def test_sections_become_parts() -> None:
    assert transform.parts(["一、成效", "（一）学习", "1.考核"]) == ["第一部分 成效", "一、学习", "（一）考核"]


def test_a_date_is_no_number() -> None:
    assert transform.arabic(["12.4宪法日", "2023年"]) == ["12.4宪法日", "2023年"]


def test_headings_lose_their_numbers_and_stand_alone() -> None:
    lines = ["一、成效", "（一）加强学习。集中学习4次。", "（二）人手少。"]
    assert transform.unnumbered(lines) == ["成效", "加强学习", "集中学习4次。", "人手少"]


def test_a_heading_runs_into_its_paragraph_with_and_without_a_full_stop() -> None:
    body = "全年" + "集中学习" * 12
    assert transform.run_in(["（一）加强学习", body]) == [f"（一）加强学习。{body}"]
    assert transform.run_in_bare(["（一）加强学习", body]) == [f"（一）加强学习{body}"]
    assert transform.run_in_bare(["（一）加强学习", f"一是{body}"]) == ["（一）加强学习", f"一是{body}"]


def test_all_lines_become_one() -> None:
    assert transform.one_block(["一、成效", "（一）学习"]) == ["一、成效（一）学习"]


def test_lines_break_at_a_width_and_pages_are_numbered() -> None:
    rows = transform.hard_wrapped(["学习" * 600])
    assert rows[0] == "　　" + "学习" * 16 + "学"
    assert rows[25] == "- 1 -"
    assert rows[-1] == "- 2 -"


def test_a_left_bracket_gets_lost() -> None:
    assert transform.lost_brackets(["（一）学习"]) == ["一）学习"]


def test_brackets_number_the_top_level() -> None:
    assert transform.paren_top(["一、成效", "（一）学习", "1.考核"]) == ["（一）成效", "1.学习", "（1）考核"]


def test_without_a_wrapper_its_parts_rise_and_the_rest_counts_on() -> None:
    lines = [*REPORT[:4], "（二）严格执法", "1.持证。", *REPORT[4:]]
    assert transform.no_wrapper(lines)[1:] == [
        "一、加强学习", "集中学习4次。", "二、严格执法", "（一）持证。", "三、存在问题", "（一）人手少。",
    ]  # fmt: skip


def test_problems_and_plans_lose_their_headings() -> None:
    lines = [*REPORT, "（二）经费缺", "三、下一步打算", "（一）招人。", "乌有镇人民政府"]
    assert transform.unheaded_tail(lines)[4:] == [
        transform.ADMISSION + "一是人手少。二是经费缺。", "下一步，一是招人。", "乌有镇人民政府",
    ]  # fmt: skip


def test_a_web_page_stands_around_the_report() -> None:
    page = transform.web_page(REPORT)
    assert [line for line in page if line in REPORT] == REPORT
    assert page[-1].startswith("版权所有")


def test_punctuation_becomes_half_width() -> None:
    assert transform.half_width(["（一）学习：4次；"]) == ["(一)学习:4次;"]


def test_blanks_stand_between_some_characters() -> None:
    assert transform.spaced(["学习贯彻落实法治政府建设"]) == ["\u00a0" * 4 + "学习贯彻落实法治政 府建设"]


@pytest.mark.parametrize(
    "style", ["arabic", "parts", "unnumbered", "run_in", "lost_brackets", "no_wrapper", "unheaded_tail"]
)
def test_a_report_without_such_numbers_stays_as_it_is(style: str) -> None:
    lines = ["乌有镇2023年法治政府建设报告", "加强学习", "集中学习4次。"]
    assert transform.STYLES[style](lines) == lines
