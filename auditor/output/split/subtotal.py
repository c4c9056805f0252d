"""Sheet 小计: what each report has earned in the elements of one body, and what its full points are worked out from."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.judging.points import weight_of
from auditor.model import NOT_APPLICABLE, ReportAudit
from auditor.output.kit.cells import quoted
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, Cell, Formula, Heading, write_table
from auditor.output.labels import gap_labels, or_undetermined
from auditor.output.workbook import layout as grid
from auditor.rules import Ruleset

SUBTOTAL = "小计"
COLUMNS = (
    ("单位", 24), ("类别", 10), ("得分", 10), ("满分", 10), ("缺项数", 9), ("文件", 36), ("其他适用分值", 10), ("适用分值", 10),
)  # fmt: skip
_OTHERS, _APPLICABLE = 6, 7
_NOTE = "只算本表所列的要素，随评分明细改变。满分按全部要素折算：其他责任单位把要素定为不适用的，汇总以后会略有变化。"


@dataclass(frozen=True)
class SplitLayout(grid.Layout):
    """The addresses in the workbook of one body, where 小计 stands in place of 评分总表."""

    def applicable(self, report: int) -> str:
        """The cell with the weights of all elements that apply to a report."""
        return f"{SUBTOTAL}!{xl_rowcol_to_cell(HEADER + 1 + report, _APPLICABLE, col_abs=True)}"


def write_subtotal(
    book: Workbook, styles: Styles, reports: list[tuple[ReportAudit, float]], ruleset: Ruleset, layout: SplitLayout
) -> None:
    """Add the sheet, for reports with the verdicts of the body alone, each with the weight of what others score in it."""
    heading = Heading(SUBTOTAL, _NOTE, "没有报告。")
    rows = [_row(number, audit, others, ruleset, layout) for number, (audit, others) in enumerate(reports)]
    sheet = write_table(book, styles, heading, COLUMNS, rows)
    sheet.set_column(_OTHERS, _APPLICABLE, None, None, {"hidden": True})


def _row(number: int, audit: ReportAudit, others: float, ruleset: Ruleset, layout: SplitLayout) -> list[Cell]:
    points, full, final, weight = (
        layout.of_report(number, column) for column in (grid.POINTS, grid.FULL, grid.FINAL, grid.WEIGHT)
    )
    absent = quoted(f"<>{NOT_APPLICABLE.label}")
    apart = xl_rowcol_to_cell(HEADER + 1 + number, _OTHERS)
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(or_undetermined(audit.identity.kind), "centre"),
        Cell(Formula(f"=SUM({points})", sum(verdict.points for verdict in audit.verdicts)), "score"),
        Cell(Formula(f"=SUM({full})", sum(verdict.full for verdict in audit.verdicts)), "centre-points"),
        Cell(
            Formula(f"={grid.counted(final, gap_labels(ruleset))}", sum(verdict.gap for verdict in audit.verdicts)),
            "centre",
        ),
        Cell(audit.submission.file, "quiet"),
        Cell(others, "points"),
        Cell(Formula(f"={apart}+SUMIF({final},{absent},{weight})", others + weight_of(audit, ruleset)), "points"),
    ]
