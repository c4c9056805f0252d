"""The page on what two rulesets make of the same reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import AuditRun
from auditor.model.difference import Difference
from auditor.output.difference.rows import (
    REPORT_ALONE,
    Row,
    effect_text,
    flaw_effect_text,
    flaw_rows,
    points_text,
    rows,
    unit_of,
)
from auditor.output.pages.rendering import page_renderer
from auditor.results.placing import place_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TEMPLATE = "diff.html.j2"


class Group(NamedTuple):
    """The changed verdicts of one element."""

    name: str
    effect: str
    rows: Sequence[Row]


class Standing(NamedTuple):
    """A report whose score changes: scores, grades and ranks before and after."""

    unit: str
    file: str
    scores: tuple[float, float]
    grades: tuple[str, str]
    ranks: tuple[int, int]


def write_difference_html(difference: Difference, old: Ruleset, new: Ruleset, path: Path) -> Path:
    """Write the page, rendered from diff.html.j2. Raises AuditorError."""
    run = AuditRun(new.id, new.title, new.sha256, tuple(each.after for each in difference.reports), (), ())
    page = {
        "difference": difference,
        "rulesets": [{"name": name, "title": each.title, "hash": each.sha256[:12]} for name, each in _named(old, new)],
        "elements": [(each.name, *map(points_text, each.points), effect_text(each)) for each in difference.effects],
        "standings": _standings(difference),
        "checks": [(each.name, flaw_effect_text(each)) for each in difference.flaw_effects],
        "flaws": flaw_rows(difference.flaws),
        "report_alone": REPORT_ALONE if difference.report_alone else "",
        "groups": _groups(difference, old, new),
    }
    return place_text(path, page_renderer(run, new)(TEMPLATE, page=page))


def _named(old: Ruleset, new: Ruleset) -> tuple[tuple[str, Ruleset], tuple[str, Ruleset]]:
    return ("改前", old), ("改后", new)


def _standings(difference: Difference) -> list[Standing]:
    """The reports of which the score, the grade or the rank changes."""
    standings = [
        Standing(
            unit_of(each.after),
            each.after.submission.file,
            (each.before.score, each.after.score),
            (each.before.grade, each.after.grade),
            (each.before.rank, each.after.rank),
        )
        for each in difference.reports
    ]
    return [each for each in standings if any(a != b for a, b in (each.scores, each.grades, each.ranks))]


def _groups(difference: Difference, old: Ruleset, new: Ruleset) -> list[Group]:
    """The changed verdicts by element, the most affected element first."""
    return [
        Group(
            effect.name,
            effect_text(effect),
            rows((each for each in difference.changes if each.element == effect.element), old, new),
        )
        for effect in difference.effects
        if effect.changed
    ]
