from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import cli
from tests.rules.scoring.county import LEDGER, SCORING


@pytest.fixture
def said(write_ruleset: Callable[..., Path]) -> Callable[..., str]:
    folder = write_ruleset(scoring=SCORING, ledger=LEDGER)
    return lambda *words: CliRunner().invoke(cli, ["rules", *words, "--rules", str(folder)]).output


def test_a_deduction_and_the_figure_of_the_same_id_are_both_explained_with_their_places(
    said: Callable[..., str],
) -> None:
    assert said("explain", "lost-cases").splitlines() == [
        "行政诉讼败诉（lost-cases）",
        "扣分项　scoring.yaml:3",
        "每 1 次扣 0.5 分，最多扣 2 分；数值取台账“败诉件数”",
        "",
        "败诉件数（lost-cases）",
        "台账的数字　ledger.yaml:2",
        "属于要素“人民调解”",
        "",
        "报告里写这个数字的说法：",
        "    败诉案件（数字）件",
        "",
        "用到它的：行政诉讼败诉",
    ]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("bonus", ["加分", "加分　scoring.yaml:5"]),
        ("加分", ["加分", "加分　scoring.yaml:5"]),
        ("迟报", ["迟报（late-line）", "红线　scoring.yaml:8", "有“逾期报送”的问题，或者由人认定，等级至多为“良好”"]),
        (
            "survey-part",
            ["满意度（survey-part）", "总分的组成　scoring.yaml:11", "占总分的 40%；分数取台账“满意度得分”"],
        ),
        ("队伍", ["队伍", "小计　scoring.yaml:13", "法律顾问、人民调解"]),
        ("survey", ["满意度得分（survey）", "台账的数字　ledger.yaml:3", "不属于哪个要素"]),
    ],
)
def test_each_thing_is_explained_by_its_id_or_name(said: Callable[..., str], name: str, lines: list[str]) -> None:
    assert said("explain", name).splitlines()[: len(lines)] == lines


def test_an_element_tells_its_figures_in_the_ledger(said: Callable[..., str]) -> None:
    assert said("explain", "mediation").endswith("\n\n台账里属于它的数字：败诉件数（lost-cases）\n")
    assert "台账" not in said("explain", "adviser")


def test_the_list_of_rules_ends_with_all_that_is_scored_beside_the_elements(said: Callable[..., str]) -> None:
    lines = [line for line in said("list").splitlines() if line]
    assert [line for line in lines[lines.index("扣分项 2 项") :] if not line.startswith(" ")] == [
        "扣分项 2 项",
        "加分",
        "红线 2 项",
        "总分的组成 2 项",
        "小计 1 项",
        "台账的数字 2 项",
    ]
    assert lines[lines.index("红线 2 项") + 1].split() == ["false-report", "弄虚作假（由人认定，等级至多为“不合格”）"]


def test_a_check_counts_what_is_scored_beside_the_elements(said: Callable[..., str]) -> None:
    assert said("check").splitlines()[-1].endswith("；扣分项 2 个，加分级别 2 个，红线 2 个，总分的组成部分 2 个。")


def test_the_shipped_rules_list_and_count_none_of_it() -> None:
    output = CliRunner().invoke(cli, ["rules", "list"]).output
    assert "扣分项" not in output
