"""What a scoring workbook is made of: the reports in the order of its rows, and all that its sheets share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.decisions.remedies import Remedies
from auditor.decisions.unit_cells import standing_awards
from auditor.judging.points import full_points
from auditor.judging.rank import by_kind
from auditor.model import AuditRun, ReportAudit, UnitMark
from auditor.output.labels import or_undetermined
from auditor.output.occasion import Occasion
from auditor.output.pages.names import page_names
from auditor.output.workbook.items_plan import ItemsPlan, plan_items
from auditor.output.workbook.layout import Layout
from auditor.output.workbook.ledger_rows import Row, ledger

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset


@dataclass(frozen=True, slots=True)
class FullPoints:
    """What each element (by id) is worth in full for some kinds of unit; one that is not there does not apply to them."""

    kinds: tuple[str, ...]
    points: dict[str, float]


@dataclass(frozen=True)
class Content:
    """A run whose reports stand by kind, then rank; `pages` are the names of their pages, in the same order;
    `remedies` what was written of matters to mend until now."""

    run: AuditRun
    ruleset: Ruleset
    occasion: Occasion
    pages: Sequence[str]
    remedies: Remedies

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the reports, as users read them, in the order of the rows."""
        return tuple(dict.fromkeys(or_undetermined(audit.identity.kind) for audit in self.run.reports))

    def of_kind(self, kind: str) -> list[ReportAudit]:
        """The reports of a kind as users read it, best first."""
        return [audit for audit in self.run.reports if or_undetermined(audit.identity.kind) == kind]

    def title(self, what: str) -> str:
        """The title of a sheet."""
        return self.occasion.title(self.run, self.ruleset.naming.genre_name, what)

    @cached_property
    def places(self) -> list[int]:
        """The place of each report among those of its kind, from 1."""
        return [place for kind in self.kinds for place in range(1, len(self.of_kind(kind)) + 1)]

    @cached_property
    def ledger(self) -> list[Row]:
        """What each unit was told to mend, and what became of it."""
        return ledger(self.run, self.ruleset, self.remedies)

    @cached_property
    def items(self) -> ItemsPlan:
        """The rows of 扣分红线."""
        return plan_items(self.run.reports, self.ruleset)

    @cached_property
    def awards(self) -> list[tuple[UnitMark, float]]:
        """The matters that earn bonus points, with what each earns now."""
        return standing_awards(self.run.reports)

    @cached_property
    def states(self) -> dict[tuple[str, str], str]:
        """What people wrote of how far each gap is, by file and element."""
        return {(row.file, row.matter.element): row.remedy.state for row in self.ledger if row.matter.element}

    @cached_property
    def fulls(self) -> tuple[FullPoints, ...]:
        """The full points by kind; kinds with the same are told together."""
        found: dict[tuple[tuple[str, float], ...], list[str]] = {}
        for audit in self.run.reports:
            kinds = found.setdefault(tuple(_full(audit.identity.kind, self.ruleset).items()), [])
            if (kind := or_undetermined(audit.identity.kind)) not in kinds:
                kinds.append(kind)
        return tuple(FullPoints(tuple(kinds), dict(points)) for points, kinds in found.items())

    @cached_property
    def layout(self) -> Layout:
        """Where everything lies."""
        rules = self.ruleset
        # Levels, and one line more for an element that does not apply.
        return Layout(
            len(self.run.reports), len(rules.elements), len(rules.levels) + 1, len(rules.grades), len(self.fulls)
        )


def content(run: AuditRun, ruleset: Ruleset, occasion: Occasion, remedies: Remedies) -> Content:
    """The content of the workbook of a run."""
    reports = by_kind(run.reports, ruleset.naming.kinds)
    page_of = dict(zip(map(id, run.reports), page_names(run.reports), strict=True))
    return Content(
        replace(run, reports=tuple(reports)), ruleset, occasion, [page_of[id(each)] for each in reports], remedies
    )


def _full(kind: str | None, ruleset: Ruleset) -> dict[str, float]:
    """An undetermined kind answers for every element."""
    return full_points(ruleset, {each.id for each in ruleset.elements if kind is None or kind in each.kinds}, kind)
