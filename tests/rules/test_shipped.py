"""The rulesets that ship, beside one another."""

from itertools import pairwise

from auditor.judging.engine import build_engine
from auditor.rules import load_rulesets
from auditor.rules.locate import inside, shipped
from auditor.workbench.examples import try_examples

RULESETS = load_rulesets()
BEFORE, LATEST = RULESETS[0], RULESETS[-1]


def test_they_cover_the_years_without_a_gap() -> None:
    spans = [ruleset.years for ruleset in RULESETS]
    assert spans[0] == (2021, 2025) and spans[-1] == (2026, 2030)
    assert all(before and after and before[1] + 1 == after[0] for before, after in pairwise(spans))


def test_scores_of_2025_and_2026_compare() -> None:
    """Whoever changes that must think of runs with reports of both."""
    worth = [
        [(each.id, each.kinds, each.points, each.points_by_kind) for each in ruleset.elements if each.points]
        for ruleset in RULESETS
    ]
    assert worth[0] == worth[1] and len(worth[0]) == 35
    assert (BEFORE.levels, BEFORE.grades, BEFORE.gap_below) == (LATEST.levels, LATEST.grades, LATEST.gap_below)


def test_what_is_new_since_2024_stands_in_one_file_and_is_not_scored_yet() -> None:
    new = {element.id: element.points for element in LATEST.elements if element.id not in BEFORE.element_of}
    assert new == {"enterprise-inspection": 0, "duty-list": 0, "supervision-rectification": 0, "governance-centre": 0}
    folder = next(folder for folder in inside(shipped("rules")) if folder.name == LATEST.id)
    assert len(list(folder.rglob("*.yaml"))) == 2


def test_every_example_of_each_gets_its_level() -> None:
    """Those of the first are tried on their own."""
    tried = try_examples(build_engine(LATEST))
    assert [item.example.text for item in tried if item.passed is bool(item.example.known_miss)] == []
