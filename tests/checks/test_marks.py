"""Marks of punctuation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.checks.defects import MOST
from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(("text", "quoted"), [("制定计划。。", ["。。"]), ("甲，、乙。", ["，、"]), ("制定计划。", [])])
def test_marks_that_should_not_stand_together_are_found(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("doubled-marks", text) == quoted


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("印发《学法计划，组织学法。", True),
        ("（一）抓学习。", False),
        ("1）抓学习。", False),
        ("制定计划（见附件。", True),
        ("乌政发〔2024〕3号。", False),
    ],
)
def test_a_bracket_without_its_partner_is_found(find: Find, text: str, fires: bool) -> None:
    assert bool(find("brackets", text)) is fires


def test_half_width_marks_between_characters_are_one_flaw(find: Find) -> None:
    (defect,) = find("half-width", "制定计划,组织学法,开展3,000人培训")
    assert defect.count == 2


def test_of_many_half_width_marks_the_first_five_are_placed_and_all_are_counted(find: Find) -> None:
    (defect,) = find("half-width", "\n".join("制定计划,组织学法" for _ in range(9)))
    assert (defect.count, len(defect.places)) == (9, 5)


def test_a_text_of_brackets_alone_is_bounded(find: Find) -> None:
    assert len(find("brackets", "（" * 5000)) == MOST
