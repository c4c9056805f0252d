"""What a report must have as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.checks.examination import Examination
from auditor.checks.whole import length, parts
from auditor.model import Report, Tone
from auditor.rules import Ruleset
from auditor.rules.flaws.types import Check

TEXT = "乌有镇2024年法治政府建设年度报告\n一、主要举措和成效\n制定学法计划。"


@pytest.fixture
def examined(outline_of: Callable[..., Report], shipped_ruleset: Ruleset) -> Examination:
    return Examination(outline_of(TEXT), shipped_ruleset)


def check(**more: object) -> Check:
    return Check("a", "甲", "parts", Tone.CHECK, "实务", "缺少{缺少}。", "请补写。", **more)  # type: ignore[arg-type]


def test_the_parts_that_are_absent_are_told_together(examined: Examination) -> None:
    (finding,) = parts(examined, check(roles=("举措成效", "不足", "计划")))
    assert finding.values == {"缺少": "不足、计划"}
    assert [*parts(examined, check(roles=("举措成效",)))] == []


def test_a_text_that_is_too_short_is_told_with_its_length(examined: Examination) -> None:
    written = len(TEXT.replace("\n", ""))
    (finding,) = length(examined, check(least=1500))
    assert finding.values == {"字数": str(written), "至少": "1500"}
    assert [*length(examined, check(least=written))] == []
