"""The rules' own examples, and that each rule has enough of them."""

from collections import Counter

from auditor.judging.engine import Engine
from auditor.model import Level
from auditor.workbench.examples import try_examples

EVERY = {Level.EVIDENCED, Level.ACTED, Level.MENTIONED, Level.MISSING}
UNMENTIONED = {"causes"}  # mentioned by a heading alone, which no example shows


def test_every_example_gets_its_level_except_known_misses(engine: Engine) -> None:
    tried = try_examples(engine)
    failed = [
        (item.element.id, item.example.text, item.found.id)
        for item in tried
        if not item.passed and not item.example.known_miss
    ]
    assert failed == []
    assert [item.example.text for item in tried if item.passed and item.example.known_miss] == [], "missed no more"
    assert len(tried) == sum(len(element.examples) for element in engine.ruleset.elements)


def test_every_rule_has_examples_that_hold_and_look_alikes_that_do_not(engine: Engine) -> None:
    for element in engine.ruleset.elements:
        levels = Counter(example.level for example in element.examples)
        holding = sum(count for level, count in levels.items() if level >= Level.MENTIONED)
        lowest = Level.MENTIONED if element.counting else Level.MISSING
        look_alikes = sum(count for level, count in levels.items() if level <= lowest)
        assert holding >= 2, element.id
        assert look_alikes >= 3, element.id
        assert len(element.examples) >= 8, element.id
        assert EVERY - levels.keys() == ({Level.MENTIONED} if element.id in UNMENTIONED else set()), element.id
