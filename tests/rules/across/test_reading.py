"""What `copies.yaml` and `following.yaml` may say, and what is said of mistakes in them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.rules import load_ruleset
from auditor.rules.types import Ruleset

Write = Callable[..., Path]
ROOT = Path(__file__).parents[3]


def common(name: str) -> str:
    return (ROOT / "rules" / "common" / f"{name}.yaml").read_text(encoding="utf-8")


def with_line(name: str, key: str, line: str) -> str:
    """A common file with the line of a key replaced."""
    text, count = re.subn(rf"^{key}:.*$", line, common(name), flags=re.MULTILINE)
    assert count == 1
    return text


def test_the_shipped_rules_say_when_text_in_common_is_told(ruleset: Ruleset) -> None:
    rules = ruleset.copying
    assert (rules.run, rules.telling, rules.share, rules.sentences, rules.units) == (30, 40, 0.08, 5, 3)
    assert rules.formulas


def test_a_county_sets_its_own_share(write_ruleset: Write) -> None:
    own = load_ruleset(write_ruleset(copies=with_line("copies", "share", "share: 0.15")))
    assert own.copying.share == 0.15


@pytest.mark.parametrize(
    ("name", "key", "line", "told"),
    [
        ("copies", "share", "share: 8%", "8%"),
        ("copies", "share", "share: 8", "数字应在 0 与 1 之间"),
        ("copies", "run", "run: 3", "数字应在 13 与 1000 之间"),
        ("copies", "units", "unit: 3", "不认识的键“unit”"),
        ("following", "near", "near: 0.9", "near 大于 linked"),
        ("following", "nameable", "nameable: 0", "数字应在 1 与 100 之间"),
        ("following", "causes", "causes: [缘由]", "缘由"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(
    write_ruleset: Write, name: str, key: str, line: str, told: str
) -> None:
    with pytest.raises(AuditorError) as caught:
        load_ruleset(write_ruleset(**{name: with_line(name, key, line)}))
    assert f"{name}.yaml:" in str(caught.value) and told in str(caught.value)
