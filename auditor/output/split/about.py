"""Sheet 说明 of a workbook for one body: whom it is for, what to fill in, how it goes back, and which rules made it."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor import __version__
from auditor.decisions.sheet import ABOUT, RULES
from auditor.output.kit.sheet import close_page, open_sheet, write_lines
from auditor.output.kit.styles import Styles
from auditor.output.workbook.content import Content

WIDTH = 90
_FILL = (
    ("section", "怎么填"),
    ("plain", "各表里只有由你单位评分的要素和事项。只填黄色的各列。其余单元格设了保护（没有密码），以免误改公式。"),
)
_ELEMENTS = (("plain", "“评分明细”没有填的，按程序的判定算；“小计”是各单位在这些要素上的得分和满分，随填写改变。"),)
_BACK = (
    ("plain", "可以筛选、隐藏行列，用 Excel、WPS 或 LibreOffice 保存都行。不要改工作表和列的名字，不要删行、删列。"),
    ("section", "怎么交回"),
    ("plain", "保存后交回发给你这份表的单位，由其用 auditor review apply 收回。"),
)


def write_about(book: Workbook, styles: Styles, own: Content, body: str) -> None:
    """Add the sheet; `own` holds what the body scores alone."""
    sheet = open_sheet(book, ABOUT, [WIDTH])
    run, elements = own.run, own.ruleset.elements
    names = "、".join(element.name for element in elements)
    items = "、".join(own.ruleset.scoring.item_names.values())
    lines = [
        ("title", own.title("表")),
        ("section", f"评分责任单位：{body}"),
        *([("plain", f"共 {len(elements)} 个要素：{names}。")] if elements else []),
        *([("plain", f"扣分、加分等事项：{items}。")] if items else []),
        ("plain", f"共 {len(run.reports)} 份报告。"),
        *_FILL,
        *(_ELEMENTS if elements else ()),
        *_BACK,
        ("section", "怎么来的"),
        ("plain", f"规则：{run.ruleset_title}（{run.ruleset_id}）"),
        ("plain", f"{RULES}{run.ruleset_sha256}"),
        ("plain", f"程序版本：{__version__}"),
    ]
    write_lines(sheet, styles, lines, WIDTH)
    close_page(sheet)
