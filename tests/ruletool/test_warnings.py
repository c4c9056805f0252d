import pytest

from auditor.ruleset import Ruleset
from auditor.ruleset.wording import parse
from auditor.ruletool.warnings import crosses, warnings


@pytest.mark.parametrize(
    ("wording", "phrase", "found"),
    [("分发", "充分/发挥", True), ("发挥", "充分/发挥", False), ("充分", "充分/发挥", False)],
)
def test_a_short_wording_across_the_border_of_two_words_is_seen(wording: str, phrase: str, found: bool) -> None:
    assert crosses(parse(wording), phrase) is found


def test_the_shipped_rules_give_no_warning(ruleset: Ruleset) -> None:
    assert warnings(ruleset) == []
