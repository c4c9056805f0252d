"""Where the live cells lie: the addresses by which the formulas of one sheet name the cells of another.

Rows and columns count from 0, as the writing library does; addresses in formulas count rows from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from auditor.output.kit.cells import quoted

SCORES, DETAILS, GAPS, DEFECTS, UNSCORED, STATISTICS, CRITERIA, ABOUT = (
    "评分总表", "评分明细", "缺项清单", "文本问题", "未报送与未能读取", "统计", "评分标准", "说明",
)  # fmt: skip

# 评分明细: the columns that formulas and the review round trip name.
UNIT, ELEMENT, MACHINE, REVIEWED, COMMENT, FINAL, POINTS, FULL = range(8)
ELEMENT_ID, SHA256, WEIGHT, PLACE = range(19, 23)
DETAILS_HEADER = 2
# 评分总表
SCORES_HEADER, WEIGHTS_ROW, SCORES_FIRST = 2, 3, 4
RANK, NAME, KIND, YEAR, SCORE, GRADE, GAP_COUNT, DEDUCTION, APPLICABLE = range(9)
FIRST_ELEMENT = 9
# 评分标准
LEVELS_FIRST = 4  # names in the first column, shares in the second; below, in the same columns, grades and their limits


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses in a workbook of so many reports, elements, levels (with "does not apply") and grades."""

    reports: int
    elements: int
    levels: int
    grades: int

    def detail_row(self, report: int, element: int) -> int:
        """The row of 评分明细 that holds an element of a report (both by index)."""
        return DETAILS_HEADER + 1 + report * self.elements + element

    def detail(self, row: int, column: int) -> str:
        """One cell of 评分明细."""
        return f"{DETAILS}!{xl_rowcol_to_cell(row, column)}"

    def of_report(self, report: int, column: int) -> str:
        """A column of 评分明细 over the elements of one report."""
        name = xl_col_to_name(column)
        first = self.detail_row(report, 0) + 1
        return f"{DETAILS}!{name}{first}:{name}{first + self.elements - 1}"

    def details(self, column: int) -> str:
        """A column of 评分明细 over all rows."""
        last = self.detail_row(self.reports - 1, self.elements - 1)
        return f"{DETAILS}!{xl_range_abs(DETAILS_HEADER + 1, column, last, column)}"

    def scores(self, column: int) -> str:
        """A column of 评分总表 over all reports."""
        return f"{SCORES}!{xl_range_abs(SCORES_FIRST, column, SCORES_FIRST + self.reports - 1, column)}"

    def score(self, report: int, column: int) -> str:
        """One cell of a report in 评分总表."""
        return f"{SCORES}!{xl_rowcol_to_cell(SCORES_FIRST + report, column, col_abs=True)}"

    @property
    def grades_first(self) -> int:
        """The row of 评分标准 where the grades begin, below the levels and a header."""
        return LEVELS_FIRST + self.levels + 2

    @property
    def criteria_elements(self) -> int:
        """The header row of the elements in 评分标准, below the grades."""
        return self.grades_first + self.grades + 1

    def level_labels(self) -> str:
        """The names of the levels in 评分标准, worst first, "does not apply" last."""
        return f"{CRITERIA}!{xl_range_abs(LEVELS_FIRST, 0, LEVELS_FIRST + self.levels - 1, 0)}"

    def level_shares(self) -> str:
        """Their shares."""
        return f"{CRITERIA}!{xl_range_abs(LEVELS_FIRST, 1, LEVELS_FIRST + self.levels - 1, 1)}"

    def grade_names(self) -> str:
        """The names of the grades in 评分标准, lowest first."""
        return f"{CRITERIA}!{xl_range_abs(self.grades_first, 0, self.grades_first + self.grades - 1, 0)}"

    def grade_limits(self) -> str:
        """Their least scores."""
        return f"{CRITERIA}!{xl_range_abs(self.grades_first, 1, self.grades_first + self.grades - 1, 1)}"


def counted(cells: str, labels: Sequence[str]) -> str:
    """How many of the cells hold one of these texts."""
    return "+".join(f"COUNTIF({cells},{quoted(label)})" for label in labels) or "0"
