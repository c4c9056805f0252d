"""An empty roster for people to fill in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from auditor.roster.roster import ALIASES, DEADLINE, KIND, SUBMITTED, UNIT
from auditor.rules import Ruleset

ROWS = 1000  # prepared with the drop-down list
_CREATED = datetime(2000, 1, 1)  # a fixed date, so that the same rules give the same bytes
_DATES = (DEADLINE, SUBMITTED)
_COLUMNS = (
    (UNIT, 34, "云山县青石镇", "必填。写全名还是简称都行；同名的单位写上所在的县，如“东山县城关镇”。"),
    (KIND, 12, "乡镇", "必填，从下拉列表里选。只用来核对，不影响评分。"),
    (ALIASES, 30, "青石镇便民中心、原青石乡", "可不填。报告里可能出现的其他名称，几个之间用顿号分开。"),
    (DEADLINE, 14, "2025-03-31", "可不填。不填的，按规则里的统一期限；单独给某个单位延期时才填。"),
    (SUBMITTED, 14, "2025-03-28", "可不填。实际收到报告的日期；不填的，不判断是否逾期。"),
)
_HINTS = (
    "每行写一个单位，不要合并单元格，不要改列名；可以另加别的列，如“联系人”。",
    "“人民政府”“办事处”“中共……委员会”和前面的省、市、县、区名称，写不写都能对上，不必写成别名。",
    "日期写成 2025-03-31、2025/3/31、2025年3月31日 都行。",
    "截止日期当天报送不算逾期；逾期扣几分写在规则的 ruleset.yaml 里（reporting）。",
)


def write_template(path: Path, ruleset: Ruleset) -> None:
    """Write the empty roster, an .xlsx file: sheet 名单 with header, drop-down list of kinds and notes with an example, and
    sheet 说明. Raises OSError where it cannot be written."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(str(path))
    book.set_properties({"title": "应报送单位名单", "created": _CREATED})
    kinds = [kind.name for kind in ruleset.naming.kinds]
    _write_list(book, kinds)
    _write_hints(book)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _write_list(book: Any, kinds: list[str]) -> None:
    sheet = book.add_worksheet("名单")
    head = book.add_format({"bold": True, "bg_color": "#DDE6EE", "border": 1, "align": "center"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, (title, width, example, hint) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width, day if title in _DATES else text)
        sheet.write_string(0, column, title, head)
        sheet.write_comment(0, column, f"示例：{example}\n{hint}", {"x_scale": 2, "author": "说明"})
        if title == KIND:
            rule = {
                "validate": "list",
                "source": kinds,
                "error_title": "类别",
                "error_message": f"请从下拉列表里选：{'、'.join(kinds)}",
            }
            sheet.data_validation(1, column, ROWS, column, rule)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _fit(sheet)


def _write_hints(book: Any) -> None:
    sheet = book.add_worksheet("说明")
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, 14, bold)
    sheet.set_column(1, 1, 30, wrapped)
    sheet.set_column(2, 2, 84, wrapped)
    sheet.write_row(0, 0, ("列名", "示例", "怎样填写"), bold)
    for row, (title, _, example, hint) in enumerate(_COLUMNS, 1):
        sheet.write_row(row, 0, (title, example, hint))
    for row, hint in enumerate(_HINTS, len(_COLUMNS) + 2):
        sheet.write_string(row, 2, hint)
    _fit(sheet)


def _fit(sheet: Any) -> None:
    """Print on landscape A4, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
