"""Which rows of sheet 扣分红线 hold what of which report: the rules that hold for it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from auditor.decisions.unit_cells import ITEMS
from auditor.decisions.unit_marks import unit_of
from auditor.judging.tally import holds
from auditor.model import ReportAudit, Supply
from auditor.output.kit.table import HEADER
from auditor.rules.scoring.types import Deduction, Item, RedLine

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NAME, RESULT, CAPPED = 3, 8, 15  # columns of 扣分红线 that formulas of other sheets name


@dataclass(frozen=True, slots=True)
class Planned:
    """One row (from 0) of the sheet. Where the unit has an earlier report in the run, `leader` is the row in which people type for
    both."""

    audit: ReportAudit
    item: Item
    row: int
    leader: int | None = None


@dataclass(frozen=True, slots=True)
class ItemsPlan:
    """All rows by report, in the order of the reports."""

    reports: tuple[tuple[Planned, ...], ...] = ()

    @property
    def rows(self) -> tuple[Planned, ...]:
        """All rows, from top to bottom."""
        return tuple(row for rows in self.reports for row in rows)

    def of(self, report: int, kind: type[Item]) -> list[Planned]:
        """The rows of one sort of item of a report, which lie together."""
        return [row for row in self.reports[report] if isinstance(row.item, kind)]

    def cells(self, report: int, kind: type[Item], column: int) -> str:
        """A column over these rows, "" where there are none."""
        rows = self.of(report, kind)
        return f"{ITEMS}!{xl_range_abs(rows[0].row, column, rows[-1].row, column)}" if rows else ""

    def cell(self, row: int, column: int) -> str:
        """One cell."""
        return f"{ITEMS}!{xl_rowcol_to_cell(row, column)}"


def plan_items(reports: Sequence[ReportAudit], ruleset: Ruleset) -> ItemsPlan:
    """The plan for reports in the order of the workbook's rows; the report's own part of the total is no row."""
    rules, row = ruleset.scoring, HEADER
    first: dict[tuple[str, str], int] = {}
    planned: list[tuple[Planned, ...]] = []
    for audit in reports:
        kind = audit.identity.kind
        bound: tuple[Deduction | RedLine, ...] = (*rules.deductions, *rules.red_lines)
        items: list[Item] = [item for item in bound if holds(item.kinds, kind, ruleset)]
        items += [part for part in rules.parts if part.supply is not Supply.REPORT]
        rows: list[Planned] = []
        for item in items:
            row += 1
            leader = first.setdefault((unit_of(audit), item.id), row)
            rows.append(Planned(audit, item, row, None if leader == row else leader))
        planned.append(tuple(rows))
    return ItemsPlan(tuple(planned))
