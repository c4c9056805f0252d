"""What the rules have beside the elements is told: deductions, bonus, red lines, parts of the total."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import Awarded, Crossed, Deducted, PartScore, Supply, Tally
from auditor.rules.scoring.types import Bonus, BonusLevel, Deduction, Part, RedLine, ScoringRules

SCORING = ScoringRules(
    (Deduction("late", "未按时 报送", per=0.3), Deduction("lost", "败诉", per=1.0)),
    Bonus((BonusLevel("省级", 3.0),), 10.0),
    (RedLine("false", "弄虚作假", "不合格"),),
    (Part("report", "报告", 60, Supply.REPORT), Part("daily", "日常", 40)),
)
TALLY = Tally(
    elements=68.0,
    flaws=0.5,
    deductions=(
        Deducted("late", "未按时 报送", Supply.HAND, 2.0, 0.6, reason="内部记的"),
        Deducted("lost", "败诉", Supply.LEDGER),
    ),
    report=66.9,
    parts=(PartScore("report", "报告", 60, Supply.REPORT, 66.9), PartScore("daily", "日常", 40, Supply.HAND)),
    composite=66.9,
    awards=(Awarded("示范创建", "省级", 3.0, reason="内部记的"),),
    bonus=3.0,
    crossed=(Crossed("false", "弄虚作假", "不合格", Supply.HAND, reason="内部记的"),),
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("扣分项:未按时报送", 0.6), ("扣分项数值:未按时报送", 2), ("扣分项:败诉", 0), ("扣分项数值:败诉", None), ("扣分合计", 1.1),
        ("部分:报告", 66.9), ("部分:日常", None), ("权重:日常", 40), ("报告得分", 66.9), ("加分", 3), ("加分合计", 3),
        ("加分事项", "示范创建（省级）3 分"), ("红线", "弄虚作假"), ("要素得分", 68), ("总分", 69.9),
    ],
)  # fmt: skip
def test_items_are_told_and_what_people_noted_on_them_is_not(fill, run, ruleset, good_report, field, value):
    told = replace(run, reports=(replace(good_report, tally=TALLY, score=69.9),))
    made = fill({"A1": f"{{{{{field}}}}}", "B1": "末"}, told, replace(ruleset, scoring=SCORING))
    assert made.active["A1"].value == value


def test_a_number_of_events_within_a_text_has_no_decimals(fill, run, ruleset, good_report):
    told = replace(run, reports=(replace(good_report, tally=TALLY),))
    made = fill({"A1": "{{扣分项数值:未按时报送}}次，占 {{权重:日常}}%"}, told, replace(ruleset, scoring=SCORING))
    assert made.active["A1"].value == "2次，占 40%"


def test_a_report_that_nobody_took_apart_has_its_score(fill):
    assert fill({"A1": "{{报告得分}}"}).active["A1"].value == 67.5


def test_a_name_that_the_rules_do_not_have_is_told_with_the_nearest(save, ruleset):
    from auditor.errors import AuditorError
    from auditor.output.form.checking import check_form

    with pytest.raises(AuditorError, match="规则里没有“日长”这一项。是否想写“日常”？"):
        check_form(save({"A1": "{{部分:日长}}"}), [replace(ruleset, scoring=SCORING)])
