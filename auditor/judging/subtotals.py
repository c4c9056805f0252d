"""Elements whose points are told together: as the rules group them, or by the part that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.rules.types import Ruleset

REST = "其余要素"


@dataclass(frozen=True, slots=True)
class Group:
    """A name and the elements (ids) under it."""

    name: str
    elements: tuple[str, ...]


def groups_of(ruleset: Ruleset) -> list[Group]:
    """The groups in the order of the rules. Elements that no subtotal names make one more group; without subtotals, the parts of the
    elements are the groups."""
    subtotals = ruleset.scoring.subtotals
    if not subtotals:
        parts = dict.fromkeys(element.part for element in ruleset.elements)
        return [Group(part, tuple(each.id for each in ruleset.elements if each.part == part)) for part in parts]
    named = {element for subtotal in subtotals for element in subtotal.elements}
    rest = tuple(element.id for element in ruleset.elements if element.id not in named)
    return [*(Group(each.name, each.elements) for each in subtotals), *([Group(REST, rest)] if rest else [])]
