"""Whose act and whose figure something is, under the tiny ruleset: `adviser` (法律顾问, act 聘请, units 名, 件) and `mediation` (调解)."""

from collections.abc import Callable

import pytest

from auditor.model import Level, Verdict

VerdictOf = Callable[..., Verdict]
MISSING, PLANNED, MENTIONED, ACTED, EVIDENCED = Level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("法律顾问到位。聘请专家2名。", EVIDENCED),
        ("法律顾问到位。聘请教授。聘请专家2名。", EVIDENCED),
        ("法律顾问到位。工作有序。聘请专家。", MENTIONED),
        ("法律顾问到位。开展调解。聘请专家。", MENTIONED),
        ("法律顾问到位，开展调解。聘请专家。", MENTIONED),
        ("开展调解，法律顾问到位。聘请专家。", ACTED),
        ("法律顾问到位。\n聘请专家。", MENTIONED),
        ("一是法律顾问到位。二是聘请专家。", MENTIONED),
        ("法律顾问到位。全年办理2件。", MENTIONED),
        ("法律顾问到位。下一步将聘请专家。", MENTIONED),
    ],
)
def test_a_sentence_that_names_nothing_goes_on_about_what_the_one_before_it_named_last(
    verdict_of: VerdictOf, text: str, level: Level
) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("聘请专家授课，发挥法律顾问作用。", ACTED),
        ("聘请专家开展调解，发挥法律顾问作用。", MENTIONED),
        ("聘请专家，开展调解，发挥法律顾问作用。", MENTIONED),
        ("开展调解，聘请专家授课，发挥法律顾问作用。", ACTED),
    ],
)
def test_an_act_before_any_name_belongs_to_the_first_named_after_it(
    verdict_of: VerdictOf, text: str, level: Level
) -> None:
    assert verdict_of(text).level is level


def test_a_clause_that_tells_by_what_means_serves_the_next_one_too(verdict_of: VerdictOf) -> None:
    assert verdict_of("聘请调解专家，发挥法律顾问作用。").level is MENTIONED
    assert verdict_of("通过聘请调解专家，发挥法律顾问作用。").level is ACTED


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("3月5日，聘请法律顾问。", EVIDENCED),
        ("3月5日，天气晴好，聘请法律顾问。", EVIDENCED),
        ("聘请法律顾问，实现全覆盖。", EVIDENCED),
        ("开展调解，3月5日，聘请法律顾问。", EVIDENCED),
        ("聘请法律顾问，部门联合抽查率100%。", ACTED),
        ("聘请法律顾问，开展调解，做到全覆盖。", ACTED),
        ("聘请法律顾问，每月开展调解。", ACTED),
        ("聘请法律顾问，印发《乌有镇节水办法》。", ACTED),
    ],
)
def test_a_date_or_coverage_in_a_clause_of_its_own_belongs_to_the_clause_that_it_leads_or_closes(
    verdict_of: VerdictOf, text: str, level: Level
) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("发挥法律顾问作用，开展党史学习2件。", MENTIONED),
        ("发挥法律顾问作用，为党史学习聘请专家。", MENTIONED),
        ("为党史学习聘请法律顾问2名。", EVIDENCED),
        ("法律顾问到位。抓好党史学习。聘请专家。", MENTIONED),
    ],
)
def test_other_work_of_the_unit_owns_what_is_said_of_it(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level
