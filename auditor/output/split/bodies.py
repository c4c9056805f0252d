"""Who scores what: the bodies that a ruleset names, and a run as one of them is to see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.model import AuditRun, Supply
from auditor.output.pages.names import own_stems, safe_stem
from auditor.rules.scoring.types import Bonus, Part, ScoringRules

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NOBODY = "未分工"  # what is scored by no body in particular


def bodies(ruleset: Ruleset) -> tuple[str, ...]:
    """The bodies that score elements or items, in the order of the rules; "" last, where something is scored by none in particular."""
    rules = ruleset.scoring
    items = (item for item in rules.items if not (isinstance(item, Part) and item.supply is Supply.REPORT))
    bonus = [rules.bonus.scored_by] if rules.bonus.levels else []
    every = (*(each.scored_by for each in ruleset.elements), *(each.scored_by for each in items), *bonus)
    named = dict.fromkeys(every)
    return (*filter(None, named), *([""] if "" in named else []))


def split_files(run: AuditRun, ruleset: Ruleset) -> list[str]:
    """The workbooks of a run: one for each body, called after it; none where there is no report."""
    if not run.reports:
        return []
    return [f"{stem}.xlsx" for stem in own_stems(safe_stem(body or NOBODY) for body in bodies(ruleset))]


def rules_of(body: str, ruleset: Ruleset) -> Ruleset:
    """The ruleset with what a body scores alone."""
    items = ruleset.scoring
    scoring = ScoringRules(
        deductions=tuple(each for each in items.deductions if each.scored_by == body),
        bonus=items.bonus if items.bonus.scored_by == body else Bonus(),
        red_lines=tuple(each for each in items.red_lines if each.scored_by == body),
        parts=tuple(each for each in items.parts if each.scored_by == body),
    )
    elements = tuple(each for each in ruleset.elements if each.scored_by == body)
    return replace(ruleset, elements=elements, scoring=scoring)


def run_of(run: AuditRun, own: Ruleset) -> AuditRun:
    """The run with the verdicts on a body's own elements alone."""
    return replace(
        run,
        reports=tuple(
            replace(audit, verdicts=tuple(each for each in audit.verdicts if each.element in own.element_of))
            for audit in run.reports
        ),
    )
