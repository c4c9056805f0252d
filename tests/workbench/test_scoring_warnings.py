"""What is told to be likely a slip in `scoring.yaml`; each case breaks one thing of a county that is right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.rules import load_ruleset
from auditor.rules.places import Places
from auditor.workbench.scoring_warnings import scoring_warnings
from tests.rules.scoring.county import LEDGER, SCORING

Write = Callable[..., Path]


def told(write: Write, scoring: str) -> list[str]:
    folder = write(scoring=scoring, ledger=LEDGER)
    found = scoring_warnings(load_ruleset(folder), Places(folder, of="scoring.yaml"))
    return [f"{each.file}:{each.line} {each.message}" for each in found]


def test_a_county_that_is_right_is_told_nothing(write_ruleset: Write) -> None:
    assert told(write_ruleset, SCORING) == []


@pytest.mark.parametrize(
    ("right", "slip", "message"),
    [
        ("per: 0.5, cap: 2", "per: 0.5, cap: 0.2", "3 “行政诉讼败诉”一次就扣 0.5 分，却最多扣 0.2 分"),
        ("per: 0.5, cap: 2", "points: 5, cap: 2", "3 “行政诉讼败诉”一次就扣 5 分，却最多扣 2 分"),
        ("per: 0.5, cap: 2", "per: 0, cap: 2", "3 “行政诉讼败诉”扣 0 分，不起作用"),
        ("per: 0.5, cap: 2", "per: 0.5, cap: 0", "3 “行政诉讼败诉”扣 0 分，不起作用"),
        ("{cap: 10", "{cap: 4", "5 加分级别“国家级”加 5 分，超过合计的上限 4 分"),
        ("points: 3}", "points: 6}", "5 加分级别“省级”写在“国家级”后面，分数却更高"),
        (
            "不合格}",
            "不合格, from: ledger, figure: lost-cases, at_least: 0}",
            "7 红线“弄虚作假”达到 0 就算触及，凡是有这个数的单位都会触及",
        ),
        (
            "from: ledger, figure: lost-cases, per",
            "from: report, figure: lost-cases, kinds: [部门], per",
            "3 “行政诉讼败诉”取报告里写的数，它所属的要素“人民调解”不适用于部门",
        ),
        (
            "check: late",
            "check: half-width",
            "8 红线“迟报”看的检查“汉字之间用了半角标点”只是提示，不进反馈函，单位不知道为什么",
        ),
    ],
)
def test_a_likely_slip_is_told_with_its_line(write_ruleset: Write, right: str, slip: str, message: str) -> None:
    assert told(write_ruleset, SCORING.replace(right, slip)) == [f"scoring.yaml:{message}"]
