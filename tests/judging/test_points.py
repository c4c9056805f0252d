"""Points of elements, and people's decisions over verdicts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judging.points import decide, full_points, priced
from auditor.model import Decision, Level, Verdict
from auditor.pipeline import Engine
from auditor.ruleset import Ruleset


@given(st.lists(st.integers(1, 9), min_size=1, max_size=35))
def test_any_points_are_brought_to_a_hundred_in_proportion(ruleset: Ruleset, weights: list[int]) -> None:
    elements = tuple(replace(e, points=w) for e, w in zip(ruleset.elements, weights, strict=False))
    full = full_points(replace(ruleset, elements=elements), {e.id for e in elements})
    assert sum(full.values()) == pytest.approx(100)
    assert all(full[e.id] == pytest.approx(e.points * 100 / sum(weights)) for e in elements)


def test_elements_that_do_not_apply_give_their_points_to_the_others(tiny_engine: Engine) -> None:
    assert full_points(tiny_engine.ruleset, {"adviser", "mediation"}) == {"adviser": 60, "mediation": 40}
    assert full_points(tiny_engine.ruleset, {"adviser"}) == {"adviser": 100}


def verdicts(ruleset: Ruleset) -> list[Verdict]:
    """The adviser as a mention, mediation missing."""
    levels = {"adviser": Level.MENTIONED, "mediation": Level.MISSING}
    bare = [Verdict(name, True, level, 0, 0, False, (), "", "") for name, level in levels.items()]
    full = full_points(ruleset, set(levels))
    return [priced(verdict, full[verdict.element], ruleset) for verdict in bare]


def test_a_decision_stands_and_the_level_of_the_program_stays_beside_it(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    decided = Decision(Level.EVIDENCED, "见附件", "评分表")
    adviser, mediation = decide(verdicts(ruleset), {"adviser": decided}, ruleset)
    assert (adviser.level, adviser.points, adviser.gap) == (Level.EVIDENCED, 60, False)
    assert adviser.decision == replace(decided, machine=Level.MENTIONED)
    assert (mediation.level, mediation.points, mediation.gap, mediation.decision) == (Level.MISSING, 0, True, None)


def test_an_element_decided_not_to_apply_gives_its_points_to_the_others(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    adviser, mediation = decide(verdicts(ruleset), {"mediation": Decision(None, "无此职责", "评分表")}, ruleset)
    assert (mediation.applicable, mediation.full, mediation.gap) == (False, 0, False)
    assert (adviser.full, adviser.points) == (100, 50)


def test_an_element_decided_to_apply_takes_its_share(tiny_engine: Engine) -> None:
    ruleset = tiny_engine.ruleset
    alone = decide(verdicts(ruleset), {"mediation": Decision(None, "", "")}, ruleset)
    adviser, mediation = decide(alone, {"mediation": Decision(Level.ACTED, "有调委会", "评分表")}, ruleset)
    assert (mediation.applicable, mediation.full, mediation.points) == (True, 40, 32)
    assert mediation.decision is not None
    assert mediation.decision.machine is None
    assert adviser.full == 60
