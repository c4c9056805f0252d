"""What counts for an element, and for how much, under the tiny ruleset: `adviser` (法律顾问) and `mediation` (调解)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.judging.engine import build_engine
from auditor.model import Level, Paragraph, Submission, Verdict
from auditor.rules import load_ruleset

VerdictOf = Callable[..., Verdict]
MISSING, PLANNED, MENTIONED, ACTED, EVIDENCED = Level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("落实安全生产责任。", MISSING),
        ("聘请专家授课。", MISSING),
        ("发挥法律顾问作用。", MENTIONED),
        ("聘请法律顾问。", ACTED),
        ("法律顾问参与重大决策。", ACTED),
        ("购买律师服务。", ACTED),
        ("聘请法律顾问2名。", EVIDENCED),
        ("与某某律师事务所签约。", EVIDENCED),
        ("3月5日聘请法律顾问。", EVIDENCED),
        ("每季度聘请法律顾问授课。", EVIDENCED),
        ("印发《乌有镇法律顾问工作办法》。", EVIDENCED),
        ("学习《法律顾问工作办法》。", MISSING),
    ],
)
def test_the_strongest_thing_said_decides(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize(
    ("text", "adviser", "mediation"),
    [
        ("法律顾问审查合同12件。", EVIDENCED, MISSING),
        ("调解纠纷12件。", MISSING, EVIDENCED),
        ("法律顾问参与调解12件。", MENTIONED, EVIDENCED),
        ("调解工作中法律顾问出力12件。", EVIDENCED, MENTIONED),
        ("发挥法律顾问作用，调解纠纷12件。", MENTIONED, EVIDENCED),
        ("调解纠纷12件，法律顾问2名。", EVIDENCED, EVIDENCED),
        ("12件纠纷经调解化解。", MISSING, EVIDENCED),
        ("组织调解，全年化解12件。", MISSING, EVIDENCED),
        ("调解纠纷，法律顾问到场，服务3次。", MENTIONED, EVIDENCED),
        ("调解纠纷，法律顾问到场，办理12件。", EVIDENCED, MENTIONED),
        ("法律顾问到场，调解纠纷，办理12件。", MENTIONED, EVIDENCED),
        ("调解有序。全年办理12件。", MISSING, MENTIONED),
    ],
)
def test_a_figure_is_owned_by_the_last_topic_named_that_counts_its_unit(
    verdict_of: VerdictOf, text: str, adviser: Level, mediation: Level
) -> None:
    assert verdict_of(text, "adviser").level is adviser
    assert verdict_of(text, "mediation").level is mediation


@pytest.mark.parametrize(
    "text",
    ["发挥法律顾问作用，培训3期。", "法律顾问12家。", "法律顾问若干件。", "法律顾问审查一件。", "法律顾问审查多件。"],
)
def test_a_figure_of_another_unit_or_none_at_all_is_no_evidence(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of(text).level is MENTIONED


@pytest.mark.parametrize("text", ["法律顾问第2名。", "法律顾问落实三项制度。", "法律顾问制度第十二件。"])
def test_an_ordinal_or_a_fixed_phrase_is_no_figure(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of(text).level is MENTIONED


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("聘请法律顾问，开展调解。", ACTED),
        ("开展调解，聘请辅导员。", MISSING),
        ("法律顾问到位，开展调解，聘请专家。", ACTED),
        ("法律顾问到位。\n聘请专家。", MENTIONED),
    ],
)
def test_an_act_counts_where_its_sentence_has_named_the_element(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


def test_the_best_evidence_stands_first_and_one_for_each_sentence(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("发挥法律顾问作用。聘请法律顾问。聘请法律顾问2名，法律顾问审查3件。")
    assert [evidence.level for evidence in verdict.evidence] == [EVIDENCED, ACTED, MENTIONED]


def test_several_mentions_do_not_add_up(verdict_of: VerdictOf) -> None:
    assert verdict_of("发挥法律顾问作用。" * 5).level is MENTIONED


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一村一法律顾问。", MENTIONED),
        ("一村一法律顾问聘请20名。", MENTIONED),
        ("聘请一村一法律顾问。", MENTIONED),
        ("落实一村一法律顾问，聘请政府法律顾问2名。", EVIDENCED),
    ],
)
def test_a_weak_wording_is_a_mention_at_most(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("指导聘请企业法律顾问3名。", MISSING),
        ("聘请企业法律顾问，聘请法律顾问。", ACTED),
    ],
)
def test_an_excluded_wording_takes_away_what_stands_in_it(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("村委会聘请法律顾问。", MENTIONED),
        ("村委会聘请法律顾问2名。", MENTIONED),
        ("村委会到场，镇政府聘请法律顾问。", ACTED),
        ("聘请法律顾问服务村委会。", ACTED),
    ],
)
def test_what_somebody_else_does_is_a_mention_at_most(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


@pytest.mark.parametrize("text", ["落实法律顾问聘请制度。", "健全法律顾问聘请机制。", "完善法律顾问参与决策制度。"])
def test_upholding_a_system_is_no_act(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of(text).level is MENTIONED


def test_a_list_of_criteria_is_a_mention(verdict_of: VerdictOf) -> None:
    assert verdict_of("把是否聘请法律顾问、是否开展调解作为考核内容。").level is MENTIONED


@pytest.mark.parametrize(
    ("section", "text", "level"),
    [
        ("计划", "聘请法律顾问2名。", PLANNED),
        ("计划", "发挥法律顾问作用。", PLANNED),
        ("计划", "已聘请法律顾问2名。", EVIDENCED),
        ("计划", "在现有法律顾问的基础上，增配人手。", MENTIONED),
        ("不足", "法律顾问作用发挥不好。", PLANNED),
        ("不足", "聘请法律顾问2名。", PLANNED),
        ("不足", "虽聘请了法律顾问，但人手不足。", ACTED),
        ("不足", "聘请了法律顾问2名，人手不足。", EVIDENCED),
        ("", "下一步将聘请法律顾问2名。", PLANNED),
        ("", "尚未聘请法律顾问。", PLANNED),
        ("", "尚未聘请法律顾问。发挥法律顾问作用。", MENTIONED),
    ],
)
def test_plans_and_shortcomings_count_as_planned_unless_the_clause_says_otherwise(
    verdict_of: VerdictOf, section: str, text: str, level: Level
) -> None:
    assert verdict_of(text, section=section).level is level


@pytest.mark.parametrize(
    "text",
    [
        "（一）聘请法律顾问2名\n抓好各项工作。",
        "（一）聘请法律顾问。抓好各项工作。",
        "（一）聘请法律顾问：抓好各项工作。",
    ],
)
def test_a_heading_is_a_mention_at_most(verdict_of: VerdictOf, text: str) -> None:
    verdict = verdict_of(text)
    assert verdict.level is MENTIONED
    assert verdict.evidence[0].strength > MENTIONED


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）发挥法律顾问作用。聘请律师到场。", ACTED),
        ("（一）发挥法律顾问作用。聘请律师2名。", EVIDENCED),
        ("（一）发挥法律顾问作用。组织大家学习。", MENTIONED),
        ("（一）发挥法律顾问作用。聘请律师到场。\n（二）加强培训。聘请专家12名。", ACTED),
    ],
)
def test_the_heading_of_an_item_tells_what_its_sentences_speak_of(
    verdict_of: VerdictOf, text: str, level: Level
) -> None:
    assert verdict_of(text).level is level


def test_a_planned_act_does_not_hide_one_that_was_done(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("下一步将聘请法律顾问3名。\n今年聘请法律顾问。")
    assert verdict.level is ACTED
    assert [evidence.status.value for evidence in verdict.evidence] == ["done", "planned"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("在县法律顾问团的指导下，工作有序。", MISSING),
        ("将调解与法律顾问工作同部署。", MISSING),
        ("在县法律顾问团的指导下，聘请法律顾问。", ACTED),
    ],
)
def test_words_inside_a_set_phrase_name_nothing(verdict_of: VerdictOf, text: str, level: Level) -> None:
    assert verdict_of(text).level is level


def test_a_wording_that_holds_a_name_whole_still_counts(write_ruleset: Callable[..., Path], tiny_elements: str) -> None:
    elements = tiny_elements.replace("topic: [法律顾问]", "topic: [审计组织]")
    engine = build_engine(load_ruleset(write_ruleset(elements=elements)))
    paragraphs = (Paragraph(1, "一、主要举措和成效"), Paragraph(2, "健全审计组织。"))
    verdicts = engine.judge(engine.outline(Submission("a.txt", "", "txt", paragraphs))).verdicts
    assert next(v for v in verdicts if v.element == "adviser").level is MENTIONED


@pytest.mark.parametrize(
    ("lead", "level"), [("法律顾问", ACTED), ("企业法律顾问", MISSING), ("一村一法律顾问", MENTIONED)]
)
def test_an_item_is_not_about_what_its_first_sentence_names_only_in_an_exclusion_or_weakly(
    verdict_of: VerdictOf, lead: str, level: Level
) -> None:
    assert verdict_of(f"（一）做好{lead}工作\n公开聘请3人。").level is level


@pytest.mark.parametrize(
    ("wording", "level"), [("参与…决策", MENTIONED), ("参与……决策", ACTED), ("参与‥决策", MENTIONED)]
)
def test_an_act_is_said_in_one_clause_unless_its_wording_reaches_far(
    write_ruleset: Callable[..., Path], tiny_elements: str, wording: str, level: Level
) -> None:
    elements = tiny_elements.replace("- 参与…决策", f"- {wording}")
    engine = build_engine(load_ruleset(write_ruleset(elements=elements)))
    paragraphs = (Paragraph(1, "一、主要举措和成效"), Paragraph(2, "法律顾问参与研究，科学决策。"))
    verdicts = engine.judge(engine.outline(Submission("a.txt", "", "txt", paragraphs))).verdicts
    assert next(v for v in verdicts if v.element == "adviser").level is level
