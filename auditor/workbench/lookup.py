"""Finding an element, a check, what is scored beside them, or an entry of a list by what a user typed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from auditor.checks.dated import plain_title
from auditor.errors import AuditorError
from auditor.rules.chain import CHECKS, ELEMENTS
from auditor.rules.flaws.types import Check, Dated, DatedList
from auditor.rules.places import Places
from auditor.rules.scoring.types import BONUS, BONUS_NAME, Bonus, Figure, Item, Subtotal
from auditor.rules.types import Element, Ruleset

Scored: TypeAlias = Item | Bonus | Subtotal | Figure


def rule_named(ruleset: Ruleset, name: str, rules: Path | None = None) -> Element | Check:
    """The element or the check with this id or Chinese name of the ruleset in the folder `rules`. Raises AuditorError with a suggestion,
    also for one that is switched off."""
    if rule := _rule(ruleset, name):
        return rule
    if any(Places(rules, of=of).knows(name) for of in (ELEMENTS, CHECKS)):
        raise AuditorError(f"“{name}”已经停用。要启用它，在规则里写 off: false。")
    scored = [text for _, *names in _named(ruleset) for text in names]
    known = [text for rule in _rules(ruleset) for text in (rule.id, rule.name)]
    close = get_close_matches(name, [*known, *scored], 1, 0.4)
    hint = (
        f"是否想写“{close[0]}”？" if close else "用 auditor rules list 查看全部要素、文本检查、扣分加分和台账的数字。"
    )
    raise AuditorError(f"没有编号为“{name}”的要素或文本检查。{hint}")


def is_rule(ruleset: Ruleset, name: str) -> bool:
    """Whether this is the id or the name of an element or a check."""
    return _rule(ruleset, name) is not None


def _rule(ruleset: Ruleset, name: str) -> Element | Check | None:
    return next((rule for rule in _rules(ruleset) if name in (rule.id, rule.name)), None)


def _rules(ruleset: Ruleset) -> tuple[Element | Check, ...]:
    return *ruleset.elements, *ruleset.checks


def scored_named(ruleset: Ruleset, name: str) -> tuple[Scored, ...]:
    """All that is scored beside the elements, and the figures of the ledger, with this id or Chinese name: a deduction and its figure
    may have the same."""
    return tuple(found for found, *names in _named(ruleset) if name in names)


def scored_beside(ruleset: Ruleset) -> tuple[Scored, ...]:
    """All things of `scoring.yaml` and `ledger.yaml`, in the order of the files."""
    return tuple(scored for scored, *_ in _named(ruleset))


def _named(ruleset: Ruleset) -> Iterator[tuple[Scored, str, str]]:
    """Each thing of `scoring.yaml` and `ledger.yaml` with its id and its name."""
    rules = ruleset.scoring
    for item in rules.items:
        yield item, item.id, item.name
    if rules.bonus.levels:
        yield rules.bonus, BONUS, BONUS_NAME
    for subtotal in rules.subtotals:
        yield subtotal, subtotal.name, subtotal.name
    for figure in ruleset.figures:
        yield figure, figure.id, figure.column


def entry_named(ruleset: Ruleset, name: str) -> tuple[Dated, DatedList] | None:
    """The entry of a list that the checks use, by its name with or without the marks of a title and the name of the state before it,
    and the list."""
    for listed in dict.fromkeys(check.dated for check in ruleset.checks):
        for entry in listed.entries:
            if plain_title(entry.name) == plain_title(name.removeprefix("《").removesuffix("》")):
                return entry, listed
    return None
