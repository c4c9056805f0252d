"""The workbook on what two rulesets make of the same reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from auditor.model.difference import Accuracy, Difference
from auditor.output.difference.rows import REPORT_ALONE, FlawRow, Row, Side, flaw_rows, points_text, rows, unit_of
from auditor.output.kit.book import write_book
from auditor.output.kit.styles import Styles, make_styles
from auditor.output.kit.table import Cell, Columns, Heading, write_table

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_CHANGES = (
    ("单位", 20), ("文件", 22), ("要素", 18), ("改前等次", 14), ("改后等次", 14), ("改前得分", 10), ("改后得分", 10),
    ("改前依据", 40), ("改前命中的说法", 18), ("改前位置", 18), ("改后依据", 40), ("改后命中的说法", 18), ("改后位置", 18),
)  # fmt: skip
_SCORES = (
    ("单位", 20), ("文件", 26), ("改前得分", 11), ("改后得分", 11), ("相差", 10), ("改前等级", 11), ("改后等级", 11),
    ("改前排名", 11), ("改后排名", 11),
)  # fmt: skip
_ELEMENTS = (
    ("要素", 24), ("改前分值", 11), ("改后分值", 11), ("等次上升（份）", 14), ("等次下降（份）", 14), ("新判（份）", 12),
    ("不再判（份）", 12), ("只变得分（份）", 14),
)  # fmt: skip
_POINTS = (("单位", 20), ("文件", 26), ("要素", 24), ("等次", 16), ("改前得分", 11), ("改后得分", 11))
_FLAWS = (("单位", 20), ("文件", 26), ("文本检查", 24), ("改前", 18), ("改后", 18), ("位置", 10), ("说明", 60))
_SCORING = (("事项", 14), ("名称", 24), ("改前", 60), ("改后", 60))
_ACCURACY = (
    ("规则", 12),
    ("判定（项）", 12),
    ("一致率", 12),
    ("加权 kappa", 12),
    ("缺项准确率", 12),
    ("缺项召回率", 12),
)


def write_difference_xlsx(difference: Difference, old: Ruleset, new: Ruleset, path: Path) -> Path:
    """Write the workbook: changed verdicts, scores and ranks, elements, verdicts of which only the points change, flaws of the text,
    what is scored otherwise beside the elements where anything is, and accuracy where there are labels. Raises AuditorError."""
    return write_book(path, "规则改动的影响", lambda book: _fill(book, difference, old, new))


def _fill(book: Workbook, difference: Difference, old: Ruleset, new: Ruleset) -> None:
    styles = make_styles(book)
    note = f"改前：{old.title}（校验码 {old.sha256[:12]}）；改后：{new.title}（校验码 {new.sha256[:12]}）"
    note += f"。{REPORT_ALONE}" if difference.report_alone else ""
    changed, repriced = rows(difference.changes, old, new), rows(difference.repriced, old, new)

    def table(name: str, empty: str, columns: Columns, cells: list[list[Cell]]) -> None:
        write_table(book, styles, Heading(name, note, empty), columns, cells)

    table("等次变化", "没有等次变化。", _CHANGES, [_change(each, styles) for each in changed])
    table("得分和排名", "没有评分的报告。", _SCORES, _scores(difference))
    table("受影响的要素", "没有要素受影响。", _ELEMENTS, _elements(difference))
    table("只变得分", "没有只变得分的判定。", _POINTS, [_repriced(each, styles) for each in repriced])
    table("文本问题变化", "没有文本问题的变化。", _FLAWS, [_flaw(each) for each in flaw_rows(difference.flaws)])
    if difference.scoring:
        told = [[Cell(each.sort), Cell(each.name), Cell(each.before), Cell(each.after)] for each in difference.scoring]
        table("扣分加分", "", _SCORING, told)
    if difference.accuracy:
        measured = zip(("改前", "改后"), difference.accuracy, strict=True)
        table("准确程度", "", _ACCURACY, [_accuracy(name, each) for name, each in measured])


def _level(side: Side, styles: Styles) -> Cell:
    style = f"level-{side.level_id}"
    return Cell(side.level, style if style in styles else "not-applicable")


def _change(row: Row, styles: Styles) -> list[Cell]:
    before, after = row.before, row.after
    return [
        Cell(row.unit), Cell(row.file, "quiet"), Cell(row.element), _level(before, styles), _level(after, styles),
        Cell(before.points, "points"), Cell(after.points, "points"),
        Cell(before.quote), Cell(before.wording), Cell(before.place, "quiet"),
        Cell(after.quote), Cell(after.wording), Cell(after.place, "quiet"),
    ]  # fmt: skip


def _scores(difference: Difference) -> list[list[Cell]]:
    return [
        [
            Cell(unit_of(after)), Cell(after.submission.file, "quiet"), Cell(before.score, "score"),
            Cell(after.score, "score"), Cell(round(after.score - before.score, 2), "points"), Cell(before.grade, "centre"),
            Cell(after.grade, "centre"), Cell(before.rank, "centre"), Cell(after.rank, "centre"),
        ]
        for before, after in ((each.before, each.after) for each in difference.reports)
    ]  # fmt: skip


def _elements(difference: Difference) -> list[list[Cell]]:
    return [
        [
            Cell(each.name),
            *(Cell(points_text(points), "centre") for points in each.points),
            *(Cell(n, "centre") for n in (each.up, each.down, each.begun, each.ended, each.repriced)),
        ]
        for each in difference.effects
    ]


def _repriced(row: Row, styles: Styles) -> list[Cell]:
    points = (Cell(side.points, "points") for side in (row.before, row.after))
    return [Cell(row.unit), Cell(row.file, "quiet"), Cell(row.element), _level(row.after, styles), *points]


def _flaw(row: FlawRow) -> list[Cell]:
    before, after = Cell(row.before, "centre"), Cell(row.after, "centre")
    return [
        Cell(row.unit), Cell(row.file, "quiet"), Cell(row.check), before, after, Cell(row.place, "quiet"), Cell(row.message),
    ]  # fmt: skip


def _accuracy(name: str, accuracy: Accuracy) -> list[Cell]:
    shares = (accuracy.exact, accuracy.kappa, accuracy.precision, accuracy.recall)
    return [Cell(name), Cell(accuracy.verdicts, "centre"), *(Cell(f"{each:.3f}", "centre") for each in shares)]
