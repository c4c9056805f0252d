"""The comparison finds what was planted, and nothing among independent reports."""

from collections import Counter

import pytest

from auditor.model import Tone
from tests.across.copies.planted.hard import NOT_CHECKED, SILENT, TOLD, Case, hard
from tests.across.copies.planted.reports import independent
from tests.across.copies.planted_table import between, by_kind, not_planted, told, tone_of

CHECK = str(Tone.CHECK.value)
RECALL = 0.95  # of the planted copies, at 请核
WANTED = {
    TOLD: {CHECK},
    SILENT: {tone_of(None)},
    NOT_CHECKED: {tone_of(None), str(Tone.HINT.value)},
}


def test_nearly_all_planted_copies_are_to_be_checked() -> None:
    tones = sum(by_kind().values(), Counter())
    assert tones[CHECK] >= RECALL * tones.total(), by_kind()


def test_no_pair_without_a_planted_copy_is_to_be_checked() -> None:
    assert not_planted()[CHECK] == 0


def test_no_pair_of_independent_reports_is_to_be_checked() -> None:
    found = [(each.left.file, each.right.file) for each in told(independent()).values() if each.tone is Tone.CHECK]
    assert found == []


@pytest.mark.parametrize("case", hard()[1], ids=lambda case: case.name)
def test_a_hard_case_becomes_what_it_is_to_become(case: Case) -> None:
    tones = {tone_of(between(hard()[0], *pair)) for pair in case.pairs}
    assert tones <= WANTED[case.wanted]
