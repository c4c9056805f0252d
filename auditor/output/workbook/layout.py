"""Where the live cells lie: the addresses by which the formulas of one sheet name the cells of another.

Rows and columns count from 0, as the writing library does; addresses in formulas count rows from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from auditor.output.kit.cells import quoted

SUMMARY, SCORES, DETAILS, GAPS, DEFECTS, LEDGER, COPIES, TIMING, UNSCORED, STATISTICS, CRITERIA, ABOUT = (
    "汇总", "评分总表", "评分明细", "缺项清单", "文本问题", "整改台账", "雷同比对", "报送时间",
    "未报送与未能读取", "统计", "评分标准", "说明",
)  # fmt: skip
KNOWN = "台账核对"
TOTALS = "总分"  # where there is more to a score than elements and flaws
LAST_YEAR, ELEMENTS_LAST_YEAR, FOLLOWED = "与上年比较", "各要素与上年比较", "兑现对照"

# 评分明细: the columns that formulas and the review round trip name.
UNIT, ELEMENT, MACHINE, REVIEWED, COMMENT, FINAL, POINTS, FULL = range(8)
TYPED, WHY_TYPED, SELF, DIFFERENCE, PROOF, PROOF_STATE = range(8, 14)
ELEMENT_ID, SHA256, WEIGHT, PLACE = range(25, 29)
DETAILS_HEADER = 2
# 评分总表: hidden below the header are the part and the points of each element, which formulas name; then what they are worth in full
# for each kind of unit, and the reports. BY_HAND holds a digit an element: 1 where its points were typed.
BAND_ROW, SCORES_HEADER, PARTS_ROW, WEIGHTS_ROW, FULL_FIRST = range(2, 7)
RANK_IN_KIND, NAME, KIND, RANK, YEAR, SCORE, GRADE, GAP_COUNT, DEDUCTION = range(9)
SELF_TOTAL, SELF_DIFFERENCE, APPLICABLE, ORDER, BY_HAND = range(9, 14)
FIRST_ELEMENT = 14
# 统计
STATISTICS_FIRST, STATISTICS_NAME = 3, 0
# 评分标准
LEVELS_FIRST = 4  # names in the first column, shares in the second; below, in the same columns, grades and their limits


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses in a workbook of so many reports, elements, levels (with "does not apply") and grades; `fulls` is the number of
    rows of full points in 评分总表."""

    reports: int
    elements: int
    levels: int
    grades: int
    fulls: int

    @property
    def scores_first(self) -> int:
        """The row of the first report in 评分总表."""
        return FULL_FIRST + self.fulls

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
        return f"{SCORES}!{xl_range_abs(self.scores_first, column, self.scores_first + self.reports - 1, column)}"

    def score(self, report: int, column: int) -> str:
        """One cell of a report in 评分总表."""
        return f"{SCORES}!{xl_rowcol_to_cell(self.scores_first + report, column, col_abs=True)}"

    def applicable(self, report: int) -> str:
        """The cell with the weights of all elements that apply to a report."""
        return self.score(report, APPLICABLE)

    def score_points(self) -> str:
        """The points of all reports and elements in 评分总表."""
        last = self.scores_first + self.reports - 1, FIRST_ELEMENT + self.elements - 1
        return f"{SCORES}!{xl_range_abs(self.scores_first, FIRST_ELEMENT, *last)}"

    def score_parts(self) -> str:
        """The part that each element belongs to."""
        return f"{SCORES}!{xl_range_abs(PARTS_ROW, FIRST_ELEMENT, PARTS_ROW, FIRST_ELEMENT + self.elements - 1)}"

    def statistics(self, column: int) -> str:
        """A column of 统计 over all elements."""
        last = STATISTICS_FIRST + self.elements - 1
        return f"{STATISTICS}!{xl_range_abs(STATISTICS_FIRST, column, last, column)}"

    @property
    def statistics_gaps(self) -> int:
        """The column of 统计 that counts the units with a gap, beside the levels; the next column orders the elements by it."""
        return 2 + self.levels

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
