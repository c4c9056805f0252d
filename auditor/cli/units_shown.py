"""What `auditor review apply` says of what was typed for units: deductions, red lines, parts of the total, bonus."""

from __future__ import annotations

from auditor.cli.corrections_shown import show_each
from auditor.decisions.merging import Merged
from auditor.decisions.unit_cells import value_shown
from auditor.model import UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS


def show_units(merged: Merged[UnitMark], ruleset: Ruleset) -> None:
    """Print a line for each that is new, changed or withdrawn."""
    show_each(merged, lambda each: _name(each, ruleset), lambda each: _said(each, ruleset), "原为")


def _name(mark: UnitMark, ruleset: Ruleset) -> str:
    name = ruleset.scoring.item_names.get(mark.item, mark.item)
    return f"{mark.unit}  {name}{f'“{mark.matter}”' if mark.item == BONUS else ''}"


def _said(mark: UnitMark, ruleset: Ruleset) -> str:
    """What was typed, as people read it."""
    if mark.item == BONUS:
        return mark.level
    return value_shown(mark, ruleset) or "只写原因"
