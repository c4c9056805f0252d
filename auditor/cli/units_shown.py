"""What `auditor review apply` says of what was typed for units: deductions, red lines, parts of the total, bonus."""

from __future__ import annotations

import click

from auditor.decisions.merging import Merged
from auditor.decisions.unit_cells import CROSSED, SPARED
from auditor.model import UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS


def show_units(merged: Merged[UnitMark], ruleset: Ruleset) -> None:
    """Print a line for each that is new, changed or withdrawn."""
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        was = f"（原为{_said(before[each.key], ruleset)}）" if each.key in before else ""
        reason = f"，{' '.join(each.reason.split())}" if each.reason else ""
        click.echo(f"{_name(each, ruleset)}：{_said(each, ruleset)}{reason}{was}")
    for each in merged.withdrawn:
        click.echo(f"{_name(each, ruleset)}：撤销“{_said(each, ruleset)}”")


def _name(mark: UnitMark, ruleset: Ruleset) -> str:
    name = ruleset.scoring.item_names.get(mark.item, mark.item)
    return f"{mark.unit}  {name}{f'“{mark.matter}”' if mark.item == BONUS else ''}"


def _said(mark: UnitMark, ruleset: Ruleset) -> str:
    """What was typed, as people read it."""
    if mark.item == BONUS:
        return mark.level
    if mark.item in {line.id for line in ruleset.scoring.red_lines}:
        return SPARED if mark.value == 0 else CROSSED
    return "只写原因" if mark.value is None else f"{mark.value:g}"
