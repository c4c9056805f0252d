"""Sheet 缺项清单: what each unit still has to write, what comes nearest to it in its report, and what is being done about it."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from auditor.decisions.remedies import COLUMNS as FILLED
from auditor.decisions.remedies import ELEMENT, PREFILLED, STATES, SUBJECT, Key, Remedy
from auditor.model import ReportAudit
from auditor.output.kit.sheet import A3, Choice, offer
from auditor.output.kit.styles import Styles, level_rules
from auditor.output.kit.table import HEADER, KEY, Cell, Formula, Heading, write_table
from auditor.output.labels import gap_labels, or_undetermined
from auditor.output.workbook import layout as grid
from auditor.output.workbook.content import Content

COLUMNS = (
    ("单位", 20), ("要素", 18), ("依据", 16), ("最终等次", 12), ("是否缺项", 9), ("未达标原因", 26), ("整改建议", 34),
    ("最接近的原文", 40), *zip(FILLED.values(), (14, 26, 12, 9), strict=True), ("文件", 22),
    (SUBJECT, 0), (ELEMENT, 0), (PREFILLED, 0),
)  # fmt: skip
_LEVEL, _STILL, _STATE, _FILE = 3, 4, 11, 12
_NOTE = (
    "黄色四列可以填写，下次运行时自动填回。"
    "“最终等次”随评分明细的复核等次改变；复核后不再是缺项的划去。复核新增的缺项，收回复核意见重新运行后列入。"
)
_NOTHING = Remedy()


def write_gaps(book: Workbook, styles: Styles, content: Content) -> None:
    """Add the sheet: the gaps, then what was written of gaps that are none any more."""
    gaps = [
        (number, index)
        for number, audit in enumerate(content.run.reports)
        for index, verdict in enumerate(audit.verdicts)
        if verdict.gap
    ]
    rows = [_gap(number, index, content) for number, index in gaps]
    told = {_key(content.run.reports[number], content.ruleset.elements[index].id) for number, index in gaps}
    rows += [_mended(key, content) for key in sorted(content.remedies.keys() - told)]
    sheet = write_table(book, styles, Heading(grid.GAPS, _NOTE, "没有缺项。"), COLUMNS, rows)
    sheet.set_column(_FILE + 1, len(COLUMNS) - 1, None, None, {"hidden": True})
    sheet.set_paper(A3)
    if rows:
        first, last = HEADER + 1, HEADER + len(rows)
        offer(sheet, Choice(STATES, "没有这个状态", "请从下拉框里选择。"), _STATE, first, last)
        for rule in level_rules(styles, content.ruleset):
            sheet.conditional_format(first, _LEVEL, last, _LEVEL, rule)
        still = xl_rowcol_to_cell(first, _STILL, col_abs=True)
        done = {"type": "formula", "criteria": f'={still}<>"缺项"', "format": styles["resolved"]}
        sheet.conditional_format(first, 0, last, _STILL, done)


def _key(audit: ReportAudit, element: str) -> Key:
    return audit.identity.unit or audit.submission.file, element


def _gap(number: int, index: int, content: Content) -> list[Cell]:
    audit, ruleset = content.run.reports[number], content.ruleset
    verdict, element = audit.verdicts[index], ruleset.elements[index]
    final = content.layout.detail(content.layout.detail_row(number, index), grid.FINAL)
    still = grid.counted(final, gap_labels(ruleset))
    return [
        Cell(or_undetermined(audit.identity.unit)),
        Cell(element.name),
        Cell(element.basis),
        Cell(Formula(f"={final}", ruleset.label(verdict.level)), "centre"),
        Cell(Formula(f'=IF({still}>0,"缺项","已消除")', "缺项"), "centre"),
        Cell(verdict.why_not),
        Cell(verdict.advice),
        Cell(verdict.evidence[0].quote) if verdict.evidence else Cell("未找到相关表述", "quiet"),
        *_filled(_key(audit, element.id), content, audit.submission.file),
    ]


def _mended(key: Key, content: Content) -> list[Cell]:
    """A gap of an earlier run, of which something was written, so that nothing is lost."""
    unit, name = key
    here = any(_key(audit, name) == key for audit in content.run.reports)
    element = content.ruleset.element_of.get(name)
    told = (unit, element.name if element else name, element.basis if element else "")
    empty = [Cell("", "quiet")] * (len(COLUMNS) - len(FILLED) - len(told) - 6)
    state = "已消除" if here else "本次没有报告"
    return [*map(Cell, told), Cell("—", "centre"), Cell(state, "centre"), *empty, *_filled(key, content, "")]


def _filled(key: Key, content: Content, file: str) -> Iterator[Cell]:
    """The columns to fill in, and the hidden ones by which they are taken back."""
    remedy = content.remedies.get(key, _NOTHING)
    yield from (Cell(text, "input") for text in remedy.texts)
    yield Cell(file, "quiet")
    yield from (Cell(text, KEY) for text in (*key, remedy.prefilled))
