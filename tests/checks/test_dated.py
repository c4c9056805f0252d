"""Names that no longer hold, or not yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from auditor.checks.dated import lapsed, plain_title
from auditor.checks.examination import Examination
from auditor.judging.engine import Engine
from auditor.model import Defect, Report
from auditor.rules import Ruleset
from auditor.rules.flaws.types import Dated, DatedList
from auditor.text.fold import fold

TITLE = "乌有镇2024年法治政府建设年度报告"
Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("学习《中华人民共和国合同法》2次。", ["《中华人民共和国合同法》"]),
        ("学习《劳动合同法》2次。", []),
        ("学习合同法律知识2次。", []),
        ("清理依据《合同法》制定的文件，宣布废止3件。", []),
        ("移交原《信访条例》办理的事项。", []),
        ("学习《中国共产党统一战线工作条例》2次。", []),
        ("学习《中国共产党党组工作条例》2次。", []),
    ],
)
def test_a_lapsed_law_is_found_by_its_title(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("lapsed-law", text) == quoted


def test_no_two_names_that_ship_are_read_as_one(engine: Engine) -> None:
    """A former edition would else stand for the one in force."""
    lists = {check.how: check.dated.entries for check in engine.ruleset.checks if check.dated.entries}
    assert {"lapsed", "ahead", "dated_term"} <= lists.keys()
    for how, entries in lists.items():
        read = Counter((fold if how == "dated_term" else plain_title)(entry.name) for entry in entries)
        assert [name for name, times in read.items() if times > 1] == []


def test_a_law_is_no_flaw_in_the_year_in_which_it_still_held(quotes: Quotes) -> None:
    title = "乌有镇2020年法治政府建设年度报告"
    assert quotes("lapsed-law", "学习《合同法》2次。", title=title) == []


def test_the_successor_is_told(find: Find) -> None:
    (defect,) = find("lapsed-law", "学习《合同法》2次。")
    assert defect.suggestion == "请改引现行的《中华人民共和国民法典》。"


def test_a_law_that_came_years_later_is_found(quotes: Quotes) -> None:
    title = "乌有镇2021年法治政府建设年度报告"
    assert quotes("law-ahead", "学习《法治宣传教育法》2次。", title=title) == ["《法治宣传教育法》"]
    assert quotes("law-ahead", "学习《法治宣传教育法》2次。", title="乌有镇2025年法治政府建设年度报告") == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("联合国土资源局执法3次。", ["国土资源局"]), ("原国土资源局移交案件3件。", []), ("国土资源局更名后移交3件。", [])],
)
def test_a_renamed_body_is_found(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("dated-term", text) == quoted


def test_a_name_that_another_body_still_bears_is_let_be(quotes: Quotes) -> None:
    assert quotes("dated-term", "联合县乡村振兴局检查2次。", title="乌有镇2025年法治政府建设年度报告") == []


@pytest.mark.parametrize(
    ("title", "quoted"),
    [("某条例（试行）", ["《某条例（试行）》"]), ("某条例", []), ("别的条例（试行）", ["《别的条例（试行）》"])],
)
def test_a_trial_edition_in_the_list_is_not_the_one_in_force(
    shipped_ruleset: Ruleset, outline_of: Callable[..., Report], title: str, quoted: list[str]
) -> None:
    over = date(2019, 4, 5)
    listed = DatedList(None, tuple(Dated(name, None, over, "", "甲") for name in ("某条例（试行）", "别的条例")))
    check = replace(shipped_ruleset.check_of["lapsed-law"], dated=listed)
    examined = Examination(outline_of(f"{TITLE}\n一、举措\n学习《{title}》。"), shipped_ruleset)
    found = lapsed(examined, check)
    assert [
        examined.report.text[each.start : each.end].replace("(", "（").replace(")", "）") for each in found
    ] == quoted
