"""Points of elements, and people's decisions over verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging.engine import Engine
from auditor.judging.points import decide, full_points, priced
from auditor.model import NOT_APPLICABLE, Decision, Level, Marks, NotApplicable, ReportAudit, Verdict
from auditor.rules import Ruleset


@given(st.lists(st.integers(1, 9), min_size=1, max_size=35))
def test_any_points_are_brought_to_a_hundred_in_proportion(ruleset: Ruleset, weights: list[int]) -> None:
    elements = tuple(replace(e, points=w) for e, w in zip(ruleset.elements, weights, strict=False))
    full = full_points(replace(ruleset, elements=elements), {e.id for e in elements})
    assert sum(full.values()) == pytest.approx(100)
    assert all(full[e.id] == pytest.approx(e.points * 100 / sum(weights)) for e in elements)


def test_elements_that_do_not_apply_give_their_points_to_the_others(tiny_engine: Engine) -> None:
    assert full_points(tiny_engine.ruleset, {"adviser", "mediation"}) == {"adviser": 60, "mediation": 40}
    assert full_points(tiny_engine.ruleset, {"adviser"}) == {"adviser": 100}


def test_a_kind_with_points_of_its_own_is_priced_by_these(tiny_engine: Engine) -> None:
    adviser, mediation = tiny_engine.ruleset.elements
    by_kind = replace(tiny_engine.ruleset, elements=(replace(adviser, points_by_kind=(("街道", 10.0),)), mediation))
    both = {"adviser", "mediation"}
    assert full_points(by_kind, both, "街道") == {"adviser": 20, "mediation": 80}
    assert full_points(by_kind, both, "乡镇") == full_points(by_kind, both) == {"adviser": 60, "mediation": 40}
    decided = decide(verdicts(by_kind), {"mediation": Decision(Level.ACTED, "", "")}, by_kind, "街道")
    assert [(verdict.full, verdict.points) for verdict in decided] == [(20, 10), (80, 64)]


def verdicts(ruleset: Ruleset) -> list[Verdict]:
    """The adviser as a mention, mediation missing."""
    levels = {"adviser": Level.MENTIONED, "mediation": Level.MISSING}
    bare = [Verdict(name, level, 0, 0, False, (), "", "") for name, level in levels.items()]
    full = full_points(ruleset, set(levels))
    return [priced(verdict, full, ruleset, None) for verdict in bare]


def test_a_decision_stands_and_the_level_of_the_program_stays_beside_it(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    decided = Decision(Level.EVIDENCED, "见附件", "评分表")
    adviser, mediation = decide(verdicts(ruleset), {"adviser": decided}, ruleset)
    assert (adviser.level, adviser.points, adviser.gap) == (Level.EVIDENCED, 60, False)
    assert (adviser.decision, adviser.found) == (decided, Level.MENTIONED)
    assert (mediation.level, mediation.points, mediation.gap, mediation.decision) == (Level.MISSING, 0, True, None)


def test_an_element_decided_not_to_apply_gives_its_points_to_the_others(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    adviser, mediation = decide(
        verdicts(ruleset), {"mediation": Decision(NOT_APPLICABLE, "无此职责", "评分表")}, ruleset
    )
    assert (mediation.applicable, mediation.full, mediation.gap) == (False, 0, False)
    assert (adviser.full, adviser.points) == (100, 50)


def test_an_element_decided_to_apply_takes_its_share(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    first, second = verdicts(ruleset)
    alone = [first, replace(second, found=NOT_APPLICABLE, full=0)]
    adviser, mediation = decide(alone, {"mediation": Decision(Level.ACTED, "有调委会", "评分表")}, ruleset)
    assert (mediation.applicable, mediation.full, mediation.points) == (True, 40, 32)
    assert mediation.found is NOT_APPLICABLE
    assert adviser.full == 60


def test_without_decisions_verdicts_stay_as_they_are(tiny_engine: Engine) -> None:
    given = tuple(verdicts(tiny_engine.ruleset))
    assert decide(given, {}, tiny_engine.ruleset) == given


def test_a_lowered_level_is_a_gap_with_its_advice_and_the_evidence_stays(
    tiny_engine: Engine, verdict_of: Callable[..., Verdict]
) -> None:
    acted = verdict_of("法律顾问参与决策。")
    assert (acted.level, acted.gap) == (Level.ACTED, False)
    decisions = {"adviser": Decision(Level.PLANNED, "尚未参与", "评分表")}
    lowered, _ = decide([acted, verdict_of("", "mediation")], decisions, tiny_engine.ruleset)
    assert (lowered.level, lowered.points, lowered.gap) == (Level.PLANNED, 12, True)
    assert lowered.advice == "写明聘请了几名法律顾问。"
    assert lowered.evidence == acted.evidence != ()


def test_a_decision_that_confirms_the_program_is_kept(tiny_engine: Engine) -> None:
    decisions = {"adviser": Decision(Level.MENTIONED, "", "评分表")}
    adviser, _ = decide(verdicts(tiny_engine.ruleset), decisions, tiny_engine.ruleset)
    assert (adviser.points, adviser.decision) == (30, Decision(Level.MENTIONED, "", "评分表"))


@pytest.mark.parametrize(("step", "level"), [(2, Level.EVIDENCED), (3, NOT_APPLICABLE), (5, Level.MISSING)])
def test_full_points_add_up_to_a_hundred_whatever_is_decided(
    ruleset: Ruleset, judge_text: Callable[..., ReportAudit], step: int, level: Level | NotApplicable
) -> None:
    decisions = {element.id: Decision(level, "", "评分表") for element in ruleset.elements[::step]}
    decided = decide(judge_text("聘请法律顾问3名。").verdicts, decisions, ruleset)
    assert sum(verdict.full for verdict in decided) == pytest.approx(100)
    assert all(0 <= verdict.points <= verdict.full for verdict in decided)


def test_a_second_decision_leaves_the_level_of_the_program_as_it_was(tiny_engine: Engine) -> None:
    """A review over a waiver."""
    ruleset = tiny_engine.ruleset
    waived = decide(verdicts(ruleset), {"mediation": Decision(NOT_APPLICABLE, "", "", waived=True)}, ruleset)
    _, mediation = decide(waived, {"mediation": Decision(Level.ACTED, "", "评分表")}, ruleset)
    assert (mediation.level, mediation.found) == (Level.ACTED, Level.MISSING)


def typed(ruleset: Ruleset, points: float) -> list[Verdict]:
    """The adviser as a mention for which people typed points, mediation missing."""
    adviser, mediation = verdicts(ruleset)
    return [replace(adviser, marks=Marks(points=points, reason="会议纪要未附")), mediation]


def test_points_that_people_typed_stand_in_place_of_those_of_the_level_which_stays(tiny_engine: Engine) -> None:
    adviser, mediation = decide(typed(tiny_engine.ruleset, 12.5), {}, tiny_engine.ruleset)
    assert (adviser.points, adviser.full, adviser.level, adviser.gap) == (12.5, 60, Level.MENTIONED, False)
    assert mediation.points == 0


def test_typed_points_make_no_gap_and_mend_none(tiny_engine: Engine) -> None:
    missing = replace(verdicts(tiny_engine.ruleset)[1], marks=Marks(points=40))
    adviser, mediation = decide([typed(tiny_engine.ruleset, 0)[0], missing], {}, tiny_engine.ruleset)
    assert [(each.points, each.gap) for each in (adviser, mediation)] == [(0, False), (40, True)]


def test_typed_points_are_no_more_than_full(tiny_engine: Engine) -> None:
    assert decide(typed(tiny_engine.ruleset, 61), {}, tiny_engine.ruleset)[0].points == 60


def test_typed_points_do_not_count_where_the_element_does_not_apply(tiny_engine: Engine) -> None:
    none = {"adviser": Decision(NOT_APPLICABLE, "", "")}
    adviser, mediation = decide(typed(tiny_engine.ruleset, 12.5), none, tiny_engine.ruleset)
    assert (adviser.points, adviser.full, adviser.marks.points) == (0, 0, 12.5)
    assert mediation.full == 100


@given(points=st.floats(0, 100), level=st.sampled_from([*Level, NOT_APPLICABLE]))
def test_points_lie_between_nothing_and_full_whatever_is_typed(
    tiny_engine: Engine, points: float, level: Level | NotApplicable
) -> None:
    adviser, _ = decide(typed(tiny_engine.ruleset, points), {"adviser": Decision(level, "", "")}, tiny_engine.ruleset)
    assert 0 <= adviser.points <= adviser.full
