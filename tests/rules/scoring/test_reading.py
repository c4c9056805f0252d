"""What `scoring.yaml` and `ledger.yaml` may say, and what is said of mistakes in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.checks.table import ARRIVAL_CHECKS
from auditor.errors import AuditorError
from auditor.model import Supply
from auditor.rules import load_ruleset
from auditor.rules.flaws.reading import ARRIVAL
from auditor.rules.types import Ruleset

Write = Callable[..., Path]

LEDGER = """\
figures:
  - {id: lost-cases, column: 败诉件数, element: adviser, said: [败诉案件N件]}
  - {id: survey, column: 满意度得分}
"""
SCORING = """\
deductions:
  - {id: lost, name: 行政诉讼败诉, from: ledger, figure: lost-cases, per: 0.5, cap: 2}
  - {id: complaints, name: 被投诉查实, per: 0.3, kinds: [乡镇], scored_by: 监督科}
  - {id: rate, name: 出庭率不足, below: 90, points: 3}
bonus: {cap: 10, levels: [{name: 国家级, points: 5}, {name: 省级, points: 3}]}
red_lines:
  - {id: false, name: 弄虚作假, grade: 不合格}
  - {id: late-line, name: 迟报, grade: 良好, check: late}
parts:
  - {id: report, name: 年度报告, weight: 60, from: report}
  - {id: survey-part, name: 满意度, weight: 40, from: ledger, figure: survey}
subtotals:
  - {name: 队伍, elements: [adviser]}
"""


def loaded(write: Write, scoring: str = SCORING, ledger: str = LEDGER) -> Ruleset:
    return load_ruleset(write(scoring=scoring, ledger=ledger))


def told(write: Write, scoring: str = SCORING, ledger: str = LEDGER) -> str:
    with pytest.raises(AuditorError) as caught:
        loaded(write, scoring, ledger)
    return str(caught.value)


def test_the_shipped_rules_score_nothing_beside_the_elements(ruleset: Ruleset) -> None:
    assert ruleset.scoring.plain and not ruleset.scoring.subtotals


def test_deductions_bonus_red_lines_parts_and_subtotals_are_read(write_ruleset: Write) -> None:
    rules = loaded(write_ruleset)
    lost, complaints, rate = rules.scoring.deductions
    assert (lost.supply, lost.figure, lost.per, lost.cap) == (Supply.LEDGER, "lost-cases", 0.5, 2)
    assert (complaints.supply, complaints.kinds, complaints.scored_by) == (Supply.HAND, ("乡镇",), "监督科")
    assert (rate.below, rate.points, rate.per) == (90, 3, None)
    assert [level.name for level in rules.scoring.bonus.levels] == ["国家级", "省级"]
    assert [line.grade for line in rules.scoring.red_lines] == ["不合格", "良好"]
    assert [(part.weight, part.supply) for part in rules.scoring.parts] == [(60, Supply.REPORT), (40, Supply.LEDGER)]
    assert rules.scoring.subtotals[0].elements == ("adviser",)
    assert [figure.column for figure in rules.figures] == ["败诉件数", "满意度得分"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("per: 0.5, cap: 2", "cap: 2", "要写 per"),
        ("per: 0.5", "per: 0.5, points: 1", "要写 per"),
        ("figure: lost-cases, per", "figure: lost-case, per", "没有编号为“lost-case”的数字"),
        ("from: ledger, figure: lost-cases", "from: ledger", "没有写 figure"),
        ("from: ledger, figure: lost-cases", "figure: lost-cases", "却没有写数值从哪里来"),
        ("from: ledger, figure: survey", "from: 台账, figure: survey", "“台账”不在可选范围内"),
        ("id: complaints", "id: lost", "编号“lost”重复"),
        ("id: complaints", "id: bonus", "编号“bonus”重复"),
        ("kinds: [乡镇]", "kinds: [乡里]", "“乡里”不在可选范围内"),
        ("grade: 不合格", "grade: 不及格", "没有“不及格”这个等级"),
        ("grade: 不合格", "grade: 优秀", "已经是最好的等级"),
        ("check: late", "check: lateness", "没有编号为“lateness”的文本检查"),
        ("cap: 10, ", "", "加分没有写 cap"),
        ("{name: 省级", "{name: 国家级", "级别“国家级”写了两次"),
        ("weight: 60", "weight: 50", "各部分的权重合计为 90"),
        (", from: report}", "}", "from: report（报告本身的得分）的部分有 0 个"),
        ("[adviser]", "[advisor]", "没有编号为“advisor”的要素"),
        ("cap: 2}", "caps: 2}", "不认识的键“caps”"),
    ],
)
def test_a_mistake_is_told_with_its_line(write_ruleset: Write, before: str, after: str, message: str) -> None:
    assert before in SCORING
    found = told(write_ruleset, SCORING.replace(before, after, 1))
    assert "scoring.yaml:" in found and message in found


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("N件", "件", "里要有一个 N"),
        ("column: 满意度得分", "column: 败诉件数", "列名“败诉件数”重复"),
        ("element: adviser", "element: advisers", "没有编号为“advisers”的要素"),
        ("said: [败诉案件N件]", "none: [败诉案件N件]", "里不能有 N"),
        ("id: survey", "id: 满意度", "编号“满意度”写得不对"),
    ],
)
def test_a_mistake_in_the_ledger_is_told_with_its_line(
    write_ruleset: Write, before: str, after: str, message: str
) -> None:
    found = told(write_ruleset, SCORING, LEDGER.replace(before, after, 1))
    assert "ledger.yaml:" in found and message in found


def test_a_figure_of_an_element_that_the_ruleset_does_not_have_belongs_to_none(write_ruleset: Write) -> None:
    ledger = LEDGER.replace("element: adviser", "element: administrative-litigation")
    assert [figure.element for figure in loaded(write_ruleset, ledger=ledger).figures] == ["", ""]


def test_what_a_deduction_takes_follows_from_its_value(write_ruleset: Write) -> None:
    lost, _, rate = loaded(write_ruleset).scoring.deductions
    assert [lost.lost(value) for value in (None, 0, 1, 4, 9)] == [0, 0, 0.5, 2, 2]
    assert [rate.lost(value) for value in (None, 95, 90, 89.9, 0)] == [0, 0, 0, 3, 3]


def test_a_red_line_may_name_whatever_is_told_of_an_arrival() -> None:
    assert list(ARRIVAL) == list(ARRIVAL_CHECKS)
