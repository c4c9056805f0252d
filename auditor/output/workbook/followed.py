"""Sheet 兑现对照: last year's plans and shortcomings, and what an inspection found, beside what this year's reports say of them."""

from __future__ import annotations

from collections import Counter

from xlsxwriter import Workbook

from auditor.model import Followed, LastYear, Outcome, Place, ReportAudit
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3, Choice, offer
from auditor.output.kit.styles import Styles
from auditor.output.kit.table import HEADER, Cell, Columns, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.workbook.content import Content
from auditor.output.workbook.layout import FOLLOWED

_COLUMNS: Columns = (
    ("单位", 20), ("来源", 7), ("上年原文或督察问题", 48), ("上年段落", 9), ("要素", 18), ("本报告最接近的原文", 48), ("本报告段落", 10),
    ("状态（程序）", 12), ("说明", 30), ("核对状态", 12), ("核对说明", 24), ("上年的报告", 20),
)  # fmt: skip
_OUTCOME, _CONFIRMED = 7, 9
_FILLS = {
    Outcome.RESULT: "fill-evidenced",
    Outcome.PROGRESS: "fill-acted",
    Outcome.PLANNED_AGAIN: "fill-mentioned",
    Outcome.SILENT: "fill-planned",
}
_NOTE = "状态由程序根据两年报告的文字提出，不计分；没有再提只是说本报告没有再写，不等于没有做，请人工核对。"
_KEPT = "黄色两列供核对时填写；再次运行时填过的表改名保留，填写的内容不带到新表。"


def write_followed(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet, by unit in the order of the other sheets; none where nothing was followed."""
    told = {(last.file, last.sha256): last for last in content.run.across.last_year}
    rows = [
        _row(audit, last, each, content)
        for audit in content.run.reports
        if (last := told.get((audit.submission.file, audit.submission.sha256)))
        for each in last.followed
    ]
    if not rows:
        return
    counts = Counter(each.outcome for last in told.values() for each in last.followed)
    summed = "，".join(f"{outcome} {counts[outcome]} 项" for outcome in Outcome if counts[outcome])
    sheet = write_table(book, styles, Heading(FOLLOWED, f"{summed}。{_NOTE}{_KEPT}", ""), _COLUMNS, rows)
    sheet.set_paper(A3)
    first, last_row = HEADER + 1, HEADER + len(rows)
    choice = Choice([outcome.value for outcome in Outcome], "没有这个状态", "请从下拉框里选择。")
    offer(sheet, choice, _CONFIRMED, first, last_row)
    for outcome, fill in _FILLS.items():
        rule = {"type": "cell", "criteria": "==", "value": quoted(outcome.value), "format": styles[fill]}
        sheet.conditional_format(first, _OUTCOME, last_row, _OUTCOME, rule)


def _row(audit: ReportAudit, last: LastYear, each: Followed, content: Content) -> list[Cell]:
    element = content.ruleset.element_of.get(each.element)
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(each.origin.value, "centre"),
        Cell(each.said),
        _paragraph(each.place),
        Cell(element.name if element else each.element or "—"),
        Cell(each.answer) if each.answer else Cell("—", "quiet"),
        _paragraph(each.answered),
        Cell(each.outcome.value, "centre"),
        Cell(each.why, "quiet"),
        Cell(None, "input-level"),
        Cell(None, "input"),
        Cell(last.last_file if each.place else "—", "quiet"),
    ]


def _paragraph(place: Place | None) -> Cell:
    return Cell(place.paragraph, "centre") if place else Cell("—", "quiet-centre")
