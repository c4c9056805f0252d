"""Which names the fields of a form may bear under a ruleset, and what people may have meant by another."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from auditor.output.form.fields import Mark, plain
from auditor.output.split.bodies import NOBODY, bodies

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset


def element_named(name: str, ruleset: Ruleset) -> Element | None:
    """The element with this name or id."""
    sought = plain(name)
    return next((each for each in ruleset.elements if sought in (plain(each.name), each.id)), None)


def parts_of(*rulesets: Ruleset) -> list[str]:
    """The parts, in the order of the rules."""
    return list(dict.fromkeys(each.part for ruleset in rulesets for each in ruleset.elements))


def groups_of(ruleset: Ruleset) -> list[str]:
    """Under which names elements are told together: the subtotals of the rules where these have all elements, else the parts."""
    subtotals = ruleset.scoring.subtotals
    told = {element for each in subtotals for element in each.elements}
    return [each.name for each in subtotals] if told >= set(ruleset.element_of) else parts_of(ruleset)


def bodies_of(*rulesets: Ruleset) -> list[str]:
    """The bodies that score elements, in the order of the rules, and what stands for nobody."""
    return list(dict.fromkeys(body or NOBODY for ruleset in rulesets for body in bodies(ruleset)))


def elements_under(part: str, ruleset: Ruleset) -> list[str]:
    """The elements (ids) of a part, or of a subtotal of the rules."""
    listed = next((each.elements for each in ruleset.scoring.subtotals if each.name == part), None)
    return list(listed) if listed is not None else [each.id for each in ruleset.elements if each.part == part]


def part_named(name: str, ruleset: Ruleset) -> str:
    """The part or subtotal with this name, or beginning with it where it is the only one; "" where there is none."""
    sought = plain(name)
    parts = [*parts_of(ruleset), *(each.name for each in ruleset.scoring.subtotals)]
    exact = [part for part in parts if plain(part) == sought]
    begun = [part for part in parts if plain(part).startswith(sought)] if sought else []
    return exact[0] if exact else begun[0] if len(begun) == 1 else ""


def limited_elements(mark: Mark, ruleset: Ruleset) -> list[Element]:
    """The elements that a mark's row is repeated for, in the order of the rules."""
    found = list(ruleset.elements)
    for key, value in mark.only:
        if key == "部分":
            inside = elements_under(part_named(value, ruleset), ruleset)
            found = [each for each in found if each.id in inside]
        elif key == "责任单位":
            found = [each for each in found if plain(each.scored_by or NOBODY) == plain(value)]
    return found


def meant(name: str, known: Iterable[str]) -> str:
    """A sentence on what may have been meant; all that is known where nothing is near."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(name, names, 1, 0.4)
    return f"是否想写“{close[0]}”？" if close else f"可以写：{'、'.join(names)}。"
