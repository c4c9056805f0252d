"""Points: what each element is worth in one report, what a verdict earns of it, and what people's decisions change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from auditor.model import Decision, Level, Verdict
from auditor.ruleset.types import Ruleset


def full_points(ruleset: Ruleset, applicable: Set[str]) -> dict[str, float]:
    """The points of each applicable element (ids), adding up to 100: the others' go to them in proportion."""
    weights = {element.id: element.points for element in ruleset.elements if element.id in applicable}
    total = sum(weights.values())
    return {name: 100 * weight / total if total else 0.0 for name, weight in weights.items()}


def priced(verdict: Verdict, full: float, ruleset: Ruleset) -> Verdict:
    """An applicable verdict with the points its level earns of `full`."""
    element = ruleset.element_of[verdict.element]
    return replace(
        verdict,
        points=full * ruleset.levels[verdict.level].share,
        full=full,
        gap=verdict.level < ruleset.gap_below,
        advice=element.advice if verdict.level < Level.EVIDENCED else "",
    )


def decide(verdicts: Sequence[Verdict], decisions: Mapping[str, Decision], ruleset: Ruleset) -> tuple[Verdict, ...]:
    """The verdicts with people's decisions (by element id) in force and all points worked out again; the program's own
    level and its evidence stay beside."""
    changed = [_decided(verdict, decisions.get(verdict.element)) for verdict in verdicts]
    full = full_points(ruleset, {verdict.element for verdict in changed if verdict.applicable})
    return tuple(
        priced(verdict, full[verdict.element], ruleset)
        if verdict.applicable
        else replace(verdict, points=0.0, full=0.0, gap=False, advice="")
        for verdict in changed
    )


def _decided(verdict: Verdict, decision: Decision | None) -> Verdict:
    if decision is None:
        return verdict
    return replace(
        verdict,
        applicable=decision.level is not None,
        level=Level.MISSING if decision.level is None else decision.level,
        decision=replace(decision, machine=verdict.level if verdict.applicable else None),
    )
