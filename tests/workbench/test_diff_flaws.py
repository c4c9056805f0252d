"""Flaws of the text that two rulesets do not tell alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from auditor.model import Submission, Tone
from auditor.model.difference import Difference, FlawEffect
from auditor.rules import Ruleset
from auditor.wording.parse import parse
from auditor.workbench.diff import compare

TEXT = "乌有镇2024年度法治政府建设情况报告\n一、主要举措和成效\n调解纠纷XX件，走访群众XX户。\n制定学法计划,组织学法。。"


def told(difference: Difference) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.check,
            *(f"{side.tone} {side.points:g} {side.count}" if side else None for side in (each.before, each.after)),
        )
        for each in difference.flaws
    ]


def test_flaws_begun_ended_and_told_in_another_tone_or_with_another_deduction_are_changes(
    shipped_ruleset: Ruleset, submission_of: Callable[..., Submission]
) -> None:
    old = replace(shipped_ruleset, elements=shipped_ruleset.elements[:1])
    check = old.check_of["placeholder"]
    added = replace(check, id="visits", name="走访", find=(parse("走访群众"),), excepted=(), unless=())
    other = {
        "placeholder": replace(check, tone=Tone.CHECK),
        "doubled-marks": replace(old.check_of["doubled-marks"], deduction=1),
    }
    kept = [other.get(each.id, each) for each in old.checks if each.id != "half-width"]
    difference = compare(old, replace(old, checks=(*kept, added)), [(submission_of(TEXT), submission_of(TEXT))])
    assert told(difference) == [
        ("placeholder", "必改 0 1", "请核 0 1"),
        ("placeholder", "必改 0 1", "请核 0 1"),
        ("doubled-marks", "提示 0 1", "提示 1 1"),
        ("visits", None, "必改 0 1"),
        ("half-width", "提示 0 1", None),
    ]
    assert difference.flaw_effects[0] == FlawEffect("占位符没有填", 0, 0, 2)
    assert difference.flaw_effects[-2:] == (FlawEffect("走访", 1, 0, 0), FlawEffect("汉字之间用了半角标点", 0, 1, 0))
    assert len(difference.rescored) == 1


def test_the_same_flaws_are_no_change(shipped_ruleset: Ruleset, submission_of: Callable[..., Submission]) -> None:
    reworded = tuple(replace(each, message="另一种说法。") for each in shipped_ruleset.checks)
    other = replace(shipped_ruleset, checks=reworded)
    assert compare(shipped_ruleset, other, [(submission_of(TEXT), submission_of(TEXT))]).flaws == ()
