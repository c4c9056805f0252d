from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from auditor.checks.lateness import LATE, LONGEST, due, lateness, misfits
from auditor.model import Arrival, Defect, Identity, Tone
from auditor.rules import Ruleset
from auditor.rules.term import LateStep, Term

OF_2024, UNDATED = Identity("甲镇", "乡镇", 2024), Identity("甲镇", "乡镇", None)


@pytest.fixture
def rules(ruleset: Ruleset) -> Ruleset:
    """Due by 31 March; 1 point from 1 day and 3 points from 15 days on."""
    return replace(ruleset, reporting=Term((3, 31), (LateStep(1, 1.0), LateStep(15, 3.0))))


def test_a_late_report_is_a_defect_with_the_deduction_of_its_days(rules: Ruleset) -> None:
    (defect,) = lateness(OF_2024, Arrival(date(2025, 4, 15)), rules)
    message = "报送日期 2025-04-15，截止日期 2025-03-31，逾期 15 天。"
    assert defect == Defect(LATE, Tone.CHECK, "", (), message, "今后请按期报送。", 3.0)


@pytest.mark.parametrize("submitted", [date(2025, 3, 31), None])
def test_a_report_in_time_and_one_whose_day_nobody_knows_have_no_defect(rules: Ruleset, submitted: date | None) -> None:
    assert list(lateness(OF_2024, Arrival(submitted), rules)) == []


def test_the_deadline_of_the_unit_goes_before_that_of_the_rules(rules: Ruleset) -> None:
    arrival = Arrival(date(2025, 4, 30), deadline=date(2025, 4, 29))
    assert due(OF_2024, arrival, rules) == date(2025, 4, 29)
    (defect,) = lateness(OF_2024, arrival, rules)
    assert "逾期 1 天" in defect.message


def test_without_a_year_nothing_is_late(rules: Ruleset) -> None:
    assert due(UNDATED, Arrival(date(2025, 4, 30)), rules) is None
    assert list(lateness(UNDATED, Arrival(date(2025, 4, 30)), rules)) == []


def test_days_that_do_not_fit_the_year_are_no_lateness(rules: Ruleset) -> None:
    deadline = date(2025, 3, 31)
    last = deadline + timedelta(LONGEST)
    assert [defect.deduction for defect in lateness(OF_2024, Arrival(last), rules)] == [3.0]
    assert not misfits(last, deadline)
    assert list(lateness(OF_2024, Arrival(last + timedelta(1)), rules)) == []
    assert misfits(last + timedelta(1), deadline)
    assert not misfits(None, deadline)
