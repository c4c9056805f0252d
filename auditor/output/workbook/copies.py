"""Sheet 雷同比对: pairs of reports that share text, for people to look at; it costs nobody a point."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.model import AuditRun, Copy, Shared
from auditor.output.copies import NONE_FOUND, copies_of, longest_of, paragraphs_of, said_of, side_names, unit_of
from auditor.output.kit.cells import quoted
from auditor.output.kit.sheet import A3
from auditor.output.kit.styles import TONE_FILLS, Styles
from auditor.output.kit.table import HEADER, Cell, Heading, Link, write_table
from auditor.output.labels import shortened
from auditor.output.pages.names import pair_files
from auditor.output.workbook.layout import COPIES

COLUMNS = (
    ("性质", 7), ("单位甲", 16), ("单位乙", 18), ("占甲", 8), ("占乙", 8), ("最长一处\n（字）", 9), ("相同文字\n（处）", 9),
    ("数字也相同\n的整句（句）", 12), ("说明", 34), ("最长一处的原文", 60), ("文件甲", 22), ("文件乙", 22), ("并排看", 8),
)  # fmt: skip
_QUOTED = 160  # characters of a passage
_NOTE = (
    "只供核对，不影响得分；反馈函里只写请核的，不写对方是哪个单位。"
    "占甲、占乙是相同的文字占各自全文的比例，套话不计入。点“打开”看两份报告并排的原文。"
)


def write_copies(book: Workbook, styles: Styles, run: AuditRun) -> None:
    """Add the sheet: a row a pair, the gravest first."""
    rows = [_pair(copy, name) for copy, name in zip(copies_of(run), pair_files(run), strict=True)]
    sheet = write_table(book, styles, Heading(COPIES, _NOTE, NONE_FOUND), COLUMNS, rows)
    sheet.set_row(HEADER, 32)
    sheet.set_paper(A3)
    for tone in TONE_FILLS if rows else ():
        look = styles[f"tone-{tone.name.lower()}"]
        rule = {"type": "cell", "criteria": "==", "value": quoted(tone.value), "format": look}
        sheet.conditional_format(HEADER + 1, 0, HEADER + len(rows), 0, rule)


def _pair(copy: Copy, name: str) -> list[Cell]:
    longest = longest_of(copy)
    return [
        Cell(copy.tone.value, "centre"),
        Cell(unit_of(copy.left)),
        Cell(f"{unit_of(copy.right)}（上年报告）" if copy.last_year else unit_of(copy.right)),
        Cell(copy.left.share, "rate"),
        Cell(copy.right.share, "rate"),
        Cell(longest.length if longest else 0, "centre"),
        Cell(len(copy.passages), "centre"),
        Cell(copy.sentences, "centre"),
        Cell(copy.why),
        Cell(_quote(copy, longest) if longest else ""),
        Cell(copy.left.file, "quiet"),
        Cell(copy.right.file, "quiet"),
        Cell(Link("打开", f"external:pairs/{name}"), "link-centre"),
    ]


def _quote(copy: Copy, shared: Shared) -> str:
    """The beginning of a passage with its place, of both sides where these differ."""
    names = side_names(copy)
    left, right = (shortened(each.text.replace("\n", " "), _QUOTED) for each in (shared.left, shared.right))
    places = "，".join(
        f"{name}{paragraphs_of(each)}" for name, each in zip(names, (shared.left, shared.right), strict=True)
    )
    if not (shared.left.changed or shared.right.changed):
        return f"{left}\n（{places}）"
    return f"{names[0]}：{left}\n{names[1]}：{right}\n（{places}，{said_of(shared)}）"
