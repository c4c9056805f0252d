"""The checks' own examples, and that each check has enough of them."""

from collections.abc import Callable
from pathlib import Path

from auditor.judging.engine import Engine, build_engine
from auditor.rules import load_ruleset
from auditor.rules.places import Places
from auditor.workbench.check_examples import try_checks
from auditor.workbench.check_warnings import check_warnings

SHIPPED = Path(__file__).parents[2] / "rules" / "gangyao-2021-2025"
CHECKS = """\
checks:
  - id: old-slogan
    name: 过时的口号
    how: words
    tone: 请核
    source: 县委办通知
    message: “{原文}”已经不提了。
    suggestion: 请改用现在的提法。
    find: [平安双创]
    examples:
      - {fires: true, text: 开展平安创建。}
      - {fires: false, text: 开展平安双创。}
      - {fires: true, text: 深化平安双创。}
"""


def test_every_example_of_the_shipped_checks_fires_as_it_says(engine: Engine) -> None:
    tried = try_checks(engine)
    assert [(item.check.id, item.example.text) for item in tried if not item.passed] == []
    assert len(tried) == sum(len(check.examples) for check in engine.ruleset.checks)


def test_the_shipped_checks_give_no_warning(engine: Engine) -> None:
    assert check_warnings(engine, Places(SHIPPED, of="checks.yaml")) == []


def test_an_example_that_fails_says_what_was_found(write_ruleset: Callable[..., Path]) -> None:
    tried = try_checks(build_engine(load_ruleset(write_ruleset(checks=CHECKS))))
    assert [item.passed for item in tried] == [False, False, True]
    assert [item.complaint for item in tried[:2]] == ["应当报出，没有报出", "不应当报出，报出了“平安双创”"]
