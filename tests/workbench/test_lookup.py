from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.rules import Ruleset, load_ruleset
from auditor.workbench.lookup import entry_named, rule_named, scored_named
from tests.rules.scoring.county import LEDGER, SCORING


@pytest.mark.parametrize("name", ["legal-adviser", "法律顾问与公职律师"])
def test_an_element_is_found_by_its_id_and_by_its_name(ruleset: Ruleset, name: str) -> None:
    assert rule_named(ruleset, name).id == "legal-adviser"


@pytest.mark.parametrize(("name", "hint"), [("legal-advisor", "是否想写“legal-adviser”"), ("q", "auditor rules list")])
def test_an_unknown_one_is_told_with_the_nearest_or_where_all_are_listed(
    ruleset: Ruleset, name: str, hint: str
) -> None:
    with pytest.raises(AuditorError, match=hint):
        rule_named(ruleset, name)


@pytest.mark.parametrize("name", ["placeholder", "占位符没有填"])
def test_a_check_is_found_by_its_id_and_by_its_name(ruleset: Ruleset, name: str) -> None:
    assert rule_named(ruleset, name) is ruleset.check_of["placeholder"]


@pytest.mark.parametrize("name", ["合同法", "《合同法》", "中华人民共和国合同法"])
def test_a_law_is_found_in_the_list_by_its_name_with_or_without_marks_and_state(ruleset: Ruleset, name: str) -> None:
    found = entry_named(ruleset, name)
    assert found is not None
    assert (found[0].name, str(found[0].until)) == ("中华人民共和国合同法", "2020-12-31")
    assert found[1] is ruleset.check_of["lapsed-law"].dated


def test_a_name_that_no_list_has_is_not_found(ruleset: Ruleset) -> None:
    assert entry_named(ruleset, "placeholder") is None


def test_one_that_is_switched_off_is_told_to_be(ruleset: Ruleset) -> None:
    with pytest.raises(AuditorError, match="“length”已经停用。要启用它，在规则里写 off: false。"):
        rule_named(ruleset, "length")


def test_a_deduction_and_its_figure_are_found_by_the_id_that_both_have(write_ruleset: Callable[..., Path]) -> None:
    county = load_ruleset(write_ruleset(scoring=SCORING, ledger=LEDGER))
    assert scored_named(county, "lost-cases") == (county.scoring.deductions[0], county.figures[0])
    assert scored_named(county, "adviser") == ()
    with pytest.raises(AuditorError, match="是否想写“complaints”"):
        rule_named(county, "complaint")
