from collections.abc import Callable

import pytest

from auditor.judging.whynot import readable, shown, why_not_counted
from auditor.model import Level, ReportAudit, Verdict
from auditor.rules import Ruleset
from auditor.wording.parse import parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("落实责任。", "没有说到法律顾问"),
        ("下一步将聘请法律顾问。", "只见于今后的打算"),
        ("尚未聘请法律顾问。", "只说到不足或尚未做到"),
        ("发挥法律顾问作用。", "没有聘请、参与…决策、购买律师服务等具体举措"),
        ("聘请法律顾问。", "名、件"),
    ],
)
def test_the_condition_that_failed_is_told(verdict_of: Callable[..., Verdict], text: str, said: str) -> None:
    assert said in verdict_of(text).why_not


def test_nothing_is_told_at_the_best_level(verdict_of: Callable[..., Verdict]) -> None:
    assert verdict_of("聘请法律顾问2名。").why_not == ""


@pytest.mark.parametrize("section", ["", "不足", "计划"])
@pytest.mark.parametrize(
    "text", ["落实责任。", "一是召开法治建设会议，二是执法公示，三是开展普法。", "聘请法律顾问2名，但执法力量不足。"]
)
def test_every_verdict_below_the_best_tells_why(
    judge_text: Callable[..., ReportAudit], text: str, section: str
) -> None:
    for verdict in judge_text(text, section).verdicts:
        assert bool(verdict.why_not) is (verdict.applicable and verdict.level < Level.EVIDENCED)
        assert verdict.why_not == "" or verdict.why_not.endswith("。")


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("聘请", "聘请"),
        ("(聘请|签订)…(律师|法律顾问)", "聘请…律师"),
        ("（聘请｜签订）律师", "聘请律师"),
        ("一村(居)?一法律顾问", "一村一法律顾问"),
        ("法律顾?问", "法律问"),
        ("((聘|选)请|签)律师", "聘请律师"),
        ("(甲乙|丙(丁)戊)己", "甲乙己"),
        ("召开N次", "召开若干次"),
        ("<制定>办法", "制定办法"),
    ],
)
def test_a_wording_is_shown_without_the_marks_of_the_language(wording: str, text: str) -> None:
    assert readable(wording) == text


def test_raw_expressions_are_not_shown() -> None:
    assert shown([parse("/甲乙+/"), parse("聘请"), parse("签约"), parse("列席"), parse("出具")]) == "聘请、签约、列席"


def test_a_counted_element_tells_how_many_items_were_found(ruleset: Ruleset) -> None:
    element = ruleset.element_of["achievements"]
    text = why_not_counted(element, Level.ACTED, items=10, marked=5)
    assert text == "“举措成效”部分找到 10 条，其中 5 条具体写明，未达到至少 3 条、其中过半写明可核对的内容的要求。"
