"""What 评分总表 shows of the numbers that people typed in 评分明细: a unit's own total, and which points no level earned."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from auditor.model import NOT_APPLICABLE, AuditRun, ReportAudit, Verdict
from auditor.output.kit.cells import quoted
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import Cell, Formula
from auditor.output.workbook import layout as grid

NONE = "—"


def any_own(run: AuditRun) -> bool:
    """Whether a unit has scored itself anywhere."""
    return any(_own(verdict) is not None for audit in run.reports for verdict in audit.verdicts)


def own_totals(number: int, audit: ReportAudit, layout: grid.Layout) -> list[Cell]:
    """The total of a unit's own scores, and how far it is from the points of the same elements. `number` is that of the report."""
    own, apart, final = (layout.of_report(number, each) for each in (grid.SELF, grid.DIFFERENCE, grid.FINAL))
    total = f"=IF(COUNT({apart})=0,{quoted(NONE)},SUMIF({final},{quoted(f'<>{NOT_APPLICABLE.label}')},{own}))"
    difference = f"=IF(COUNT({apart})=0,{quoted(NONE)},SUM({apart}))"
    scored = [(score, verdict.points) for verdict in audit.verdicts if (score := _own(verdict)) is not None]
    return [
        Cell(Formula(total, sum(score for score, _ in scored) if scored else NONE), "points"),
        Cell(Formula(difference, sum(score - points for score, points in scored) if scored else NONE), "points"),
    ]


def by_hand(number: int, audit: ReportAudit, layout: grid.Layout) -> Cell:
    """A digit an element: 1 where its points were typed."""
    cells = (layout.detail(layout.detail_row(number, index), grid.TYPED) for index in range(layout.elements))
    # VALUE fails on an empty cell, and reads a number that was pasted as text; errors are not counted.
    digits = "".join(str(int(_typed(verdict))) for verdict in audit.verdicts)
    return Cell(Formula("=" + "&".join(f"COUNT(VALUE(TRIM({cell})))" for cell in cells), digits), "points")


def mark_typed(sheet: Worksheet, styles: Styles, layout: grid.Layout) -> None:
    """Let typed points keep clear of the colours, which are those of levels; this must come before them."""
    first, last = layout.scores_first, layout.scores_first + layout.reports - 1
    digits = xl_rowcol_to_cell(first, grid.BY_HAND, col_abs=True)
    typed = f'=MID({digits},COLUMN()-{grid.FIRST_ELEMENT},1)="1"'
    look = {"type": "formula", "criteria": typed, "format": styles["by-hand"], "stop_if_true": True}
    sheet.conditional_format(first, grid.FIRST_ELEMENT, last, grid.FIRST_ELEMENT + layout.elements - 1, look)


def _own(verdict: Verdict) -> float | None:
    return verdict.marks.self_points if verdict.applicable else None


def _typed(verdict: Verdict) -> bool:
    return verdict.applicable and verdict.marks.points is not None
