"""Sheet 分歧: a row for each verdict on which reviewers differ, with the reasons of each side by side and room for a third to settle it."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.decisions.columns import prefilled_text
from auditor.decisions.reviewers.opinions import Opinion, Row, full_of
from auditor.decisions.reviewers.settled import COMMENT, FIELD_OF, LEVEL, LEVEL_OF, POINTS, SAID_OF, SHEET
from auditor.decisions.reviews import Correction
from auditor.decisions.rows import DIGEST, PREFILLED
from auditor.decisions.sheet import ELEMENT
from auditor.judging.agreement import Judged
from auditor.model import Level
from auditor.output.kit.sheet import A3, Choice, Limits, limit_numbers, offer
from auditor.output.kit.styles import Styles, level_rules
from auditor.output.kit.table import HEADER, KEY, Cell, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.reviewers.content import Disagreements
from auditor.rules import Ruleset

POINTS_OF = "的得分"
_FULL = 2
_LEADING = (("单位", 18), ("要素", 18), ("满分", 7), ("程序等次", 11), ("原文", 36))
_OF_EACH = ((LEVEL_OF, 11), (POINTS_OF, 8), (SAID_OF, 24))
_SETTLED = ((LEVEL, 11), (POINTS, 9), (COMMENT, 26))
_TRAILING = (("文件", 20), (ELEMENT, 0), (DIGEST, 0), (PREFILLED, 0))
_NOTE = (
    "评查人意见不同的每项判定一行，黄色三列由第三人裁定：选“裁定等次”，或填“裁定考核分”（代替按等次算的分），“裁定意见”写理由；"
    "不写理由的，照等次相同的评查人的意见。没有裁定的照旧，仍算有分歧。填完保存，用 auditor review settle 收回。"
)


def write_disagreements(book: Workbook, styles: Styles, made: Disagreements, levels: str) -> None:
    """Add the sheet; `levels` is the formula for the cells that hold the names of the levels."""
    rows, ruleset = made.rows, made.ruleset
    of_each = [(f"{name}{what}", width) for name in made.reviewers for what, width in _OF_EACH]
    columns = (*_LEADING, *of_each, *_SETTLED, *_TRAILING)
    cells = [_row(row, made.settled.get(row.key), ruleset) for row in rows]
    sheet = write_table(book, styles, Heading(SHEET, _NOTE, "没有分歧。"), columns, cells)
    sheet.set_column(len(columns) - 3, len(columns) - 1, None, None, {"hidden": True})
    sheet.set_paper(A3)
    if not rows:
        return
    first, last, at = HEADER + 1, HEADER + len(rows), len(_LEADING) + len(of_each)
    offer(sheet, Choice(levels, "没有这个等次", "请从下拉框里选择；清空即不裁定。"), at, first, last)
    most = f"=ROUND({xl_rowcol_to_cell(first, _FULL, col_abs=True)},2)"
    told = "请填 0 到满分之间的数，只写数字；清空即按裁定等次计分。"
    limit_numbers(sheet, Limits(most, "不是可填的分数", told), at + 1, first, last)
    for rule in level_rules(styles, ruleset):
        sheet.conditional_format(first, at, last, at, rule)


def _row(row: Row, settled: Correction | None, ruleset: Ruleset) -> list[Cell]:
    audit, verdict = row.audit, row.verdict
    quote = verdict.evidence[0].quote if verdict.evidence else ""
    values = (settled.level, settled.marks.points, settled.comment) if settled else (None, None, "")
    level, points, comment = values
    given = dict(zip(FIELD_OF, values, strict=True))
    before = prefilled_text(name for name, value in given.items() if value not in (None, ""))
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(ruleset.element_of[verdict.element].name),
        Cell(full_of(audit, verdict, ruleset), "points"),
        _level(verdict.found, ruleset),
        Cell(quote) if quote else Cell("未找到相关表述", "quiet"),
        *(cell for each in row.opinions for cell in _opinion(each, ruleset)),
        Cell("" if level is None else ruleset.label(level), "input-level"),
        Cell(points, "input-points"),
        Cell(comment, "input"),
        Cell(audit.submission.file, "quiet"),
        Cell(verdict.element, KEY),
        Cell(audit.submission.sha256, KEY),
        Cell(before, KEY),
    ]


def _opinion(opinion: Opinion, ruleset: Ruleset) -> list[Cell]:
    """What a reviewer says; points that he typed look so."""
    style = "typed" if opinion.typed else "points"
    return [_level(opinion.level, ruleset), Cell(opinion.points, style), Cell(opinion.said)]


def _level(level: Judged, ruleset: Ruleset) -> Cell:
    return Cell(ruleset.label(level), f"level-{level.id}" if isinstance(level, Level) else "not-applicable")
