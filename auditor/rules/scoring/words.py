"""A rule of `scoring.yaml` in words: what it takes or gives, from what, for whom, and who settles it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model import Supply
from auditor.rules.flaws.reading import ARRIVAL
from auditor.rules.flaws.types import Check
from auditor.rules.scoring.types import Bonus, Deduction, Figure, Item, Part, RedLine

SUPPLY_NAMES = {Supply.HAND: "人工", Supply.LEDGER: "台账", Supply.REPORT: "报告"}
_SOURCES = {Supply.LEDGER: "台账", Supply.REPORT: "报告里写的"}
_BETWEEN = "；"


def deduction_words(rule: Deduction, figures: Iterable[Figure]) -> str:
    """What a deduction says, in Chinese without a full stop: 每 1 次扣 0.5 分，最多扣 2 分；数值取台账“败诉件数”."""
    value = f"数值取{figure_words(rule, figures)}" if rule.figure else "数值由人填写"
    return _joined(_lost(rule), value, *_whose(rule.kinds, rule.scored_by))


def red_line_words(rule: RedLine, figures: Iterable[Figure], checks: Iterable[Check] = ()) -> str:
    """What a red line says: when it is crossed, and what then. `checks` are those of the text, for the name of the one it speaks of."""
    if rule.check:
        names = ARRIVAL | {check.id: check.name for check in checks}
        when = f"有“{names.get(rule.check, rule.check)}”的问题，或者由人认定"
    elif rule.figure:
        when = f"{figure_words(rule, figures)}达到 {rule.at_least:g}，或者由人认定"
    else:
        when = "由人认定"
    return _joined(f"{when}，等级至多为“{rule.grade}”", *_whose(rule.kinds, rule.scored_by))


def bonus_words(bonus: Bonus) -> str:
    """What the bonus says: its levels, its cap."""
    levels = "、".join(f"{level.name} {level.points:g} 分" for level in bonus.levels)
    once = "同一事项只算一次，按最高的级别"
    return _joined(levels, once, f"合计最多加 {bonus.cap:g} 分", *_whose((), bonus.scored_by))


def part_words(part: Part, figures: Iterable[Figure]) -> str:
    """What a part of the total says: its weight, and where its score comes from."""
    if part.supply is Supply.REPORT:
        source = "报告本身的得分"
    else:
        source = f"分数取{figure_words(part, figures)}" if part.figure else "分数由人填写（0 到 100）"
    return _joined(f"占总分的 {part.weight:g}%", source, *_whose((), part.scored_by))


def figure_words(rule: Item, figures: Iterable[Figure]) -> str:
    """The figure that a rule names, and where it comes from: 台账“败诉件数”."""
    column = next((figure.column for figure in figures if figure.id == rule.figure), rule.figure)
    return f"{_SOURCES.get(rule.supply, '')}“{column}”"


def _lost(rule: Deduction) -> str:
    """How many points are lost for how much."""
    if rule.per is None:
        when = "只要有就" if rule.below is None else f"低于 {rule.below:g} 就"
        return f"{when}扣 {rule.points or 0:g} 分" + _capped(rule)
    each = "每 1 次" if rule.below is None else f"低于 {rule.below:g} 的，每差 1 "
    return f"{each}扣 {rule.per:g} 分" + (_capped(rule) or "，不封顶")


def _capped(rule: Deduction) -> str:
    return "" if rule.cap is None else f"，最多扣 {rule.cap:g} 分"


def _whose(kinds: Sequence[str], body: str) -> tuple[str, ...]:
    """The kinds of unit that a rule is for, and the body that settles it."""
    return f"只用于{'、'.join(kinds)}" if kinds else "", f"由{body}评" if body else ""


def _joined(*told: str) -> str:
    return _BETWEEN.join(filter(None, told))
