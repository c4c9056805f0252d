import pytest

from auditor.errors import AuditorError
from auditor.rules import Ruleset
from auditor.workbench.lookup import element_named


@pytest.mark.parametrize("name", ["legal-adviser", "法律顾问与公职律师"])
def test_an_element_is_found_by_its_id_and_by_its_name(ruleset: Ruleset, name: str) -> None:
    assert element_named(ruleset, name).id == "legal-adviser"


@pytest.mark.parametrize(("name", "hint"), [("legal-advisor", "是否想写“legal-adviser”"), ("q", "auditor rules list")])
def test_an_unknown_one_is_told_with_the_nearest_or_where_all_are_listed(
    ruleset: Ruleset, name: str, hint: str
) -> None:
    with pytest.raises(AuditorError, match=hint):
        element_named(ruleset, name)
