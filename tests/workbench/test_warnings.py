"""What is told of likely slips is in tests/ruleset/mistakes; here, what is not told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.judging.engine import Engine, build_engine
from auditor.rules import load_ruleset
from auditor.rules.places import Places
from auditor.wording.parse import parse
from auditor.workbench.warnings import crosses, warnings

SHIPPED = Path(__file__).parents[2] / "rules" / "gangyao-2021-2025"


@pytest.mark.parametrize(
    ("wording", "phrase", "found"),
    [("分发", "充分/发挥", True), ("发挥", "充分/发挥", False), ("充分", "充分/发挥", False)],
)
def test_a_short_wording_across_the_border_of_two_words_is_seen(wording: str, phrase: str, found: bool) -> None:
    assert crosses(parse(wording), phrase) is found


def test_the_shipped_rules_give_no_warning(engine: Engine) -> None:
    assert warnings(engine, Places(SHIPPED)) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      - 聘请\n", "      - 聘请\n      - 聘请…律师\n"),  # a gap may reach what the shorter one does not
        ("excluded: [企业法律顾问]", "excluded: [企业, 企业法律顾问]"),  # the longer one overlaps with more
        ("      - 聘请\n", "      - 聘请\n      - 法律顾问\n"),  # a name may be an act too
        ("      - 聘请\n", "      - 聘请\n      - 工作\n"),  # an act counts beside a name alone
        ("known_miss", "known_miss"),
    ],
)
def test_what_has_an_effect_is_not_told(
    right: str, wrong: str, write_ruleset: Callable[..., Path], tiny_elements: str
) -> None:
    known_miss = "      - {level: evidenced, text: 落实安全生产责任。, known_miss: true}\n"
    text = tiny_elements.replace("  - id: mediation", known_miss + "  - id: mediation").replace(right, wrong, 1)
    folder = write_ruleset(elements=text)
    assert warnings(build_engine(load_ruleset(folder)), Places(folder)) == []
