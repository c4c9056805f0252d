"""分歧.xlsx: disagreements to settle, how far the reviewers agree, and which rules made it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from auditor import __version__
from auditor.decisions.flaw_sheet import ANSWER, CHECK, QUOTE, REASON, quote_shown
from auditor.decisions.flaw_sheet import SHEET as FLAWS
from auditor.decisions.flaws import Answer
from auditor.decisions.reviewers.figures import Agreement
from auditor.decisions.reviewers.flaws import FlawRow
from auditor.decisions.reviewers.settled import FILE
from auditor.decisions.rows import DIGEST
from auditor.decisions.sheet import ABOUT, RULES
from auditor.model import NOT_APPLICABLE
from auditor.output.flaws import check_name
from auditor.output.kit.book import write_book
from auditor.output.kit.cells import clean
from auditor.output.kit.sheet import Choice, close_page, offer, open_sheet
from auditor.output.kit.styles import Styles, make_styles
from auditor.output.kit.table import HEADER, KEY, Cell, Heading, write_table
from auditor.output.labels import or_undetermined
from auditor.output.reviewers.content import Disagreements
from auditor.output.reviewers.disagreements import write_disagreements
from auditor.rules import Ruleset

AGREEMENT = "一致情况"
_LEVELS_FIRST = 3  # row of 说明
_AGREEMENT = (("范围", 40), ("判定数", 10), ("等次相同", 10), ("一致率", 10), ("加权 kappa", 12), ("得分平均相差", 13))
_AGREEMENT_NOTE = (
    "没有填的格子按同意程序的判定算，所以“全部判定”偏高；“填了的”只算有人填过的行，偏低。kappa 为二次加权（1 为完全一致），"
    "三人以上取两两平均。要素按一致率从低到高，只列有人填过的。"
)
_FLAWS_NOTE = "有人选“忽略”、有人没有忽略的文本问题，黄色两列由第三人裁定：选采纳或忽略，忽略的写明为什么不算问题。"


def write_book_of(made: Disagreements, out: Path) -> Path:
    """Write the workbook into the folder of the results. Raises AuditorError."""
    return write_book(out / FILE, "评查人分歧", lambda book: _fill(book, made))


def _fill(book: Workbook, made: Disagreements) -> None:
    styles = make_styles(book)
    labels = [*(rule.label for rule in made.ruleset.levels), NOT_APPLICABLE.label]
    cells = f"={ABOUT}!{xl_range_abs(_LEVELS_FIRST, 0, _LEVELS_FIRST + len(labels) - 1, 0)}"
    write_disagreements(book, styles, made, cells)
    if made.flaws:
        _write_flaws(book, styles, made)
    _write_agreement(book, styles, made)
    _write_about(book, styles, made, labels)


def _write_flaws(book: Workbook, styles: Styles, made: Disagreements) -> None:
    """The columns that are read back bear the titles of sheet 文本问题 of the scoring workbook."""
    of_each = [(f"{name}{what}", width) for name in made.reviewers for what, width in (("的处理", 9), ("的理由", 24))]
    columns = (
        ("单位", 20), ("检查", 18), ("性质", 8), (QUOTE, 30), ("说明", 30), *of_each, (ANSWER, 9), (REASON, 26), ("文件", 20),
        (CHECK, 0), (DIGEST, 0),
    )  # fmt: skip
    rows = [_flaw(row, made.ruleset) for row in made.flaws]
    sheet = write_table(book, styles, Heading(FLAWS, _FLAWS_NOTE, ""), columns, rows)
    sheet.set_column(len(columns) - 2, len(columns) - 1, None, None, {"hidden": True})
    at = 5 + len(of_each)
    offer(
        sheet,
        Choice([each.value for each in Answer], "没有这种处理", "请从下拉框里选择。"),
        at,
        HEADER + 1,
        HEADER + len(rows),
    )


def _flaw(row: FlawRow, ruleset: Ruleset) -> list[Cell]:
    said = ((each.decision.value, each.reason) if each else ("", "") for each in row.answers)
    return [
        Cell(or_undetermined(row.audit.identity.unit)),
        Cell(check_name(row.defect.check, ruleset)),
        Cell(row.defect.tone.value, "centre"),
        Cell(quote_shown(row.defect)),
        Cell(row.defect.message, "quiet"),
        *(cell for answer, reason in said for cell in (Cell(answer, "centre"), Cell(reason))),
        Cell("", "input-level"),
        Cell("", "input"),
        Cell(row.audit.submission.file, "quiet"),
        Cell(row.defect.check, KEY),
        Cell(row.audit.submission.sha256, KEY),
    ]


def _write_agreement(book: Workbook, styles: Styles, made: Disagreements) -> None:
    figures = made.figures
    names = [(made.ruleset.element_of[name].name, each) for name, each in figures.elements]
    told = [("全部判定", figures.all), ("有人填了的", figures.by_any), ("每人都填了的", figures.by_all), *names]
    write_table(book, styles, Heading(AGREEMENT, _AGREEMENT_NOTE, ""), _AGREEMENT, [_agreement(*each) for each in told])


def _agreement(name: str, each: Agreement) -> list[Cell]:
    none = Cell("—", "quiet-centre")
    counts = [Cell(name), Cell(each.verdicts, "centre"), Cell(each.same, "centre")]
    if not each.verdicts:
        return [*counts, none, none, none]
    return [*counts, Cell(each.share, "rate"), Cell(f"{each.kappa:.3f}", "centre"), Cell(each.points, "centre-points")]


def _write_about(book: Workbook, styles: Styles, made: Disagreements, labels: Sequence[str]) -> None:
    """Which rules made it, by which it is known when it comes back, and the levels to choose from."""
    run = made.run
    sheet = open_sheet(book, ABOUT, [80])
    lines = [
        ("title", ABOUT),
        ("plain", f"评查人：{'、'.join(made.reviewers)}"),
        ("section", "可选的等次"),
        *(("plain", label) for label in labels),
        ("section", "怎么来的"),
        ("plain", f"规则：{run.ruleset_title}（{run.ruleset_id}）"),
        ("plain", f"{RULES}{run.ruleset_sha256}"),
        ("plain", f"程序版本：{__version__}"),
    ]
    for row, (style, line) in enumerate(lines):
        sheet.write_string(row, 0, clean(line), styles[style])
    close_page(sheet)
