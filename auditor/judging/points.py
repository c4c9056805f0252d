"""Points: what each element is worth in one report, what a verdict earns of it, and what people's decisions change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from auditor.model import NOT_APPLICABLE, Decision, Level, ReportAudit, Verdict
from auditor.rules.appellations import filled
from auditor.rules.types import Ruleset


def full_points(ruleset: Ruleset, applicable: Set[str], kind: str | None = None) -> dict[str, float]:
    """The points of each applicable element (ids) for a kind of unit, adding up to 100: the others' go to them in proportion."""
    weights = {element.id: element.points_for(kind) for element in ruleset.elements if element.id in applicable}
    total = sum(weights.values())
    return {name: 100 * weight / total if total else 0.0 for name, weight in weights.items()}


def weight_of(audit: ReportAudit, ruleset: Ruleset) -> float:
    """The points of all elements that apply to a report, before they are brought to 100."""
    applying = (ruleset.element_of[verdict.element] for verdict in audit.verdicts if verdict.applicable)
    return sum(element.points_for(audit.identity.kind) for element in applying)


def priced(verdict: Verdict, full_of: Mapping[str, float], ruleset: Ruleset, kind: str | None) -> Verdict:
    """The verdict on a unit of a kind with the points that people typed, or else its level earns, of those possible, which `full_of`
    tells of each element (id) that applies, and with the advice for its kind."""
    level = verdict.level
    if level is NOT_APPLICABLE:
        return replace(verdict, points=0.0, full=0.0, gap=False, advice="")
    full, advice = full_of[verdict.element], ruleset.element_of[verdict.element].advice
    typed = verdict.marks.points
    return replace(
        verdict,
        points=full * ruleset.levels[level].share if typed is None else min(typed, full),
        full=full,
        gap=level < ruleset.gap_below,
        advice=filled(advice, ruleset.naming.appellations, kind) if level < Level.EVIDENCED else "",
    )


def for_kind(verdicts: Sequence[Verdict], ruleset: Ruleset, kind: str) -> tuple[Verdict, ...]:
    """The verdicts on a unit that the roster knows to be of a kind: what does not apply to it is not applicable, and all points are
    worked out again."""
    applying = (
        verdict
        if kind in ruleset.element_of[verdict.element].kinds
        else replace(verdict, found=NOT_APPLICABLE, why_not="")
        for verdict in verdicts
    )
    return decide(tuple(applying), {}, ruleset, kind)


def decide(
    verdicts: Sequence[Verdict], decisions: Mapping[str, Decision], ruleset: Ruleset, kind: str | None = None
) -> tuple[Verdict, ...]:
    """The verdicts on a unit of a kind with people's decisions (by element id) in force and all points worked out again; the
    program's own level and its evidence stay beside."""
    changed = [_decided(verdict, decisions.get(verdict.element)) for verdict in verdicts]
    full = full_points(ruleset, {verdict.element for verdict in changed if verdict.applicable}, kind)
    return tuple(priced(verdict, full, ruleset, kind) for verdict in changed)


def _decided(verdict: Verdict, decision: Decision | None) -> Verdict:
    return verdict if decision is None else replace(verdict, decision=decision, why_not=_why(verdict, decision))


def _why(verdict: Verdict, decision: Decision) -> str:
    """Why the level is not better, once people decided: in their words, or the program's where they agree with it."""
    if decision.level is verdict.level:
        return verdict.why_not
    if decision.level in (NOT_APPLICABLE, Level.EVIDENCED):
        return ""
    who = "豁免" if decision.waived else "人工复核"
    return f"{who}：{decision.reason}" if decision.reason else f"{who}改定。"
