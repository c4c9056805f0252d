"""Finding an element, a check or an entry of a list by what a user typed."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from auditor.checks.dated import plain_title
from auditor.errors import AuditorError
from auditor.rules.chain import ELEMENTS
from auditor.rules.flaws.types import Check, Dated, DatedList
from auditor.rules.places import CHECKS_LIST, Places
from auditor.rules.types import Element, Ruleset


def rule_named(ruleset: Ruleset, name: str, rules: Path | None = None) -> Element | Check:
    """The element or the check with this id or Chinese name of the ruleset in the folder `rules`. Raises AuditorError with a suggestion,
    also for one that is switched off."""
    known: tuple[Element | Check, ...] = (*ruleset.elements, *ruleset.checks)
    for rule in known:
        if name in (rule.id, rule.name):
            return rule
    if any(Places(rules, of=of).knows(name) for of in (ELEMENTS, CHECKS_LIST)):
        raise AuditorError(f"“{name}”已经停用。要启用它，在规则里写 off: false。")
    close = get_close_matches(name, [text for rule in known for text in (rule.id, rule.name)], 1, 0.4)
    hint = f"是否想写“{close[0]}”？" if close else "用 auditor rules list 查看全部要素和文本检查。"
    raise AuditorError(f"没有编号为“{name}”的要素或文本检查。{hint}")


def entry_named(ruleset: Ruleset, name: str) -> tuple[Dated, DatedList] | None:
    """The entry of a list that the checks use, by its name with or without the marks of a title and the name of the state before it,
    and the list."""
    for listed in dict.fromkeys(check.dated for check in ruleset.checks):
        for entry in listed.entries:
            if plain_title(entry.name) == plain_title(name.removeprefix("《").removesuffix("》")):
                return entry, listed
    return None
