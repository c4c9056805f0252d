from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from auditor.checks.publication import LATE_PUBLICATION, publication
from auditor.model import Arrival, Defect, Identity, Tone
from auditor.rules import Ruleset
from auditor.rules.term import LateStep, Term

OF_2024, UNDATED = Identity("甲镇", "乡镇", 2024), Identity("甲镇", "乡镇", None)


@pytest.fixture
def rules(ruleset: Ruleset) -> Ruleset:
    return replace(ruleset, publishing=Term((3, 31)))


def test_a_report_published_late_is_told_and_loses_nothing_unless_the_rules_say_so(rules: Ruleset) -> None:
    arrival = Arrival(None, published=date(2025, 4, 2))
    (defect,) = publication(OF_2024, arrival, rules)
    message = "公开日期 2025-04-02，最迟应于 2025-03-31 向社会公开，迟 2 天。"
    assert defect == Defect(LATE_PUBLICATION, Tone.CHECK, "", (), message, "今后请按期公开。", 0.0)
    stricter = replace(rules, publishing=Term((3, 31), (LateStep(1, 2.0),)))
    assert [each.deduction for each in publication(OF_2024, arrival, stricter)] == [2.0]


@pytest.mark.parametrize(
    ("who", "published"),
    [(OF_2024, date(2025, 3, 31)), (OF_2024, None), (UNDATED, date(2025, 4, 2)), (OF_2024, date(2026, 4, 2))],
)
def test_in_time_unknown_and_unsettled_is_not_late(rules: Ruleset, who: Identity, published: date | None) -> None:
    assert list(publication(who, Arrival(None, published=published), rules)) == []


def test_the_date_of_reporting_is_not_that_of_publication(rules: Ruleset) -> None:
    assert list(publication(OF_2024, Arrival(date(2025, 5, 1)), rules)) == []
