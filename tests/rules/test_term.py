from __future__ import annotations

from datetime import date

from auditor.rules.load import load_ruleset
from auditor.rules.term import LEAP_DAY, Term


def test_29_february_is_the_last_day_of_that_month_in_every_year() -> None:
    assert [Term(LEAP_DAY).deadline_of(year) for year in (2023, 2024)] == [date(2024, 2, 29), date(2025, 2, 28)]


def test_the_shipped_rules_leave_the_date_of_reporting_to_the_county_and_fix_that_of_publication() -> None:
    ruleset = load_ruleset()
    assert ruleset.reporting.deadline is None
    assert ruleset.publishing.deadline_of(2024) == date(2025, 3, 31)
    assert ruleset.publishing.deduction(400) == 0.0
