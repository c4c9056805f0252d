"""What is allowed in `scoring.yaml` and yet likely a slip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor.errors import Mistake
from auditor.model import Supply, Tone
from auditor.rules.places import Places
from auditor.rules.scoring.types import BONUS, Bonus, Deduction, RedLine
from auditor.rules.types import Ruleset


def scoring_warnings(ruleset: Ruleset, places: Places) -> list[Mistake]:
    """The likely slips of what is scored beside the elements, each with its place (`places` are those of `scoring.yaml`)."""
    rules = ruleset.scoring
    return [
        *(warning for rule in rules.deductions for warning in _deduction(rule, ruleset, places)),
        *_bonus(rules.bonus, places),
        *(warning for rule in rules.red_lines for warning in _red_line(rule, ruleset, places)),
    ]


def _deduction(rule: Deduction, ruleset: Ruleset, places: Places) -> Iterator[Mistake]:
    once = rule.points if rule.per is None else rule.per
    key = "points" if rule.per is None else "per"
    if not once or rule.cap == 0:
        yield places.mistake(
            f"“{rule.name}”扣 0 分，不起作用", "写上分数，或删去这一项", rule.id, key if not once else "cap"
        )
    elif rule.cap is not None and rule.cap < once:
        message = f"“{rule.name}”一次就扣 {once:g} 分，却最多扣 {rule.cap:g} 分"
        yield places.mistake(message, f"cap 要不小于 {key}", rule.id, "cap")
    figure = next((each for each in ruleset.figures if each.id == rule.figure), None)
    element = ruleset.element_of.get(figure.element) if figure and rule.supply is Supply.REPORT else None
    if element and rule.kinds and not set(rule.kinds) & set(element.kinds):
        message = f"“{rule.name}”取报告里写的数，它所属的要素“{element.name}”不适用于{'、'.join(rule.kinds)}"
        yield places.mistake(message, "这些单位的报告不必写这个数；改为 from: ledger，或改 kinds", rule.id, "kinds")


def _bonus(bonus: Bonus, places: Places) -> Iterator[Mistake]:
    for level in bonus.levels:
        if level.points > bonus.cap:
            message = f"加分级别“{level.name}”加 {level.points:g} 分，超过合计的上限 {bonus.cap:g} 分"
            yield places.mistake(message, "改大 cap，或改小这一级别的分数", BONUS, "levels", level.name)
    for above, below in pairwise(bonus.levels):
        if below.points > above.points:
            message = f"加分级别“{below.name}”写在“{above.name}”后面，分数却更高"
            yield places.mistake(message, "从高到低写；核对分数有没有写反", BONUS, "levels", below.name)


def _red_line(rule: RedLine, ruleset: Ruleset, places: Places) -> Iterator[Mistake]:
    if rule.figure and rule.at_least <= 0:
        message = f"红线“{rule.name}”达到 {rule.at_least:g} 就算触及，凡是有这个数的单位都会触及"
        yield places.mistake(message, "at_least 写成 1 或更大", rule.id, "at_least")
    check = ruleset.check_of.get(rule.check)
    if check and check.tone is Tone.HINT:
        message = f"红线“{rule.name}”看的检查“{check.name}”只是提示，不进反馈函，单位不知道为什么"
        yield places.mistake(message, "在 checks.yaml 里把它的 tone 改为 必改 或 请核", rule.id, "check")
