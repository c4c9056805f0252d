"""Finding an element by the id a user typed."""

from __future__ import annotations

from difflib import get_close_matches

from auditor.errors import AuditorError
from auditor.rules.types import Element, Ruleset


def element_named(ruleset: Ruleset, name: str) -> Element:
    """The element with this id or Chinese name. Raises AuditorError with a suggestion."""
    for element in ruleset.elements:
        if name in (element.id, element.name):
            return element
    names = [text for element in ruleset.elements for text in (element.id, element.name)]
    close = get_close_matches(name, names, 1, 0.4)
    hint = f"是否想写“{close[0]}”？" if close else "用 auditor rules list 查看全部要素。"
    raise AuditorError(f"没有编号为“{name}”的要素。{hint}")
