"""An empty roster for people to fill in."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from auditor.output.kit.book import write_book
from auditor.output.kit.sheet import Choice, add_note, fit_to_width, offer, open_sheet
from auditor.output.kit.styles import Look, Styles, add_formats
from auditor.roster.roster import ALIASES, DEADLINE, FORMAT_ROW, KIND, PUBLISHED, SUBMITTED, UNIT
from auditor.rules import Ruleset
from auditor.yamlfile.file import FORMAT

ROWS = 1000  # prepared with the drop-down list
_DATES = (DEADLINE, SUBMITTED, PUBLISHED)
_COLUMNS = (
    (UNIT, 34, "云山县青石镇", "必填。写全名还是简称都行；同名的单位写上所在的县，如“东山县城关镇”。"),
    (KIND, 12, "乡镇", "必填，从下拉列表里选。只用来核对，不影响评分。"),
    (ALIASES, 30, "青石镇便民中心、原青石乡", "可不填。报告里可能出现的其他名称，几个之间用顿号分开。"),
    (
        DEADLINE,
        14,
        "2025-02-28",
        "可不填。报送的截止日期；不填的，按规则里的统一期限；单独给某个单位延期时在这里填。",
    ),
    (SUBMITTED, 14, "2025-02-26", "可不填。实际收到报告的日期；不填的，不判断是否逾期。"),
    (PUBLISHED, 14, "2025-03-28", "可不填。向社会公开的日期；不填的，用网页自己写的发布日期，也没有的不判断。"),
)
_HINTS = (
    "每行写一个单位，不要合并单元格，不要改列名；可以另加别的列，如“联系人”。",
    "“人民政府”“办事处”“中共……委员会”和前面的省、市、县、区名称，写不写都能对上，不必写成别名。",
    "日期写成 2025-03-31、2025/3/31、2025年3月31日 都行。",
    "截止日期当天报送不算逾期；统一期限和逾期扣几分写在规则的 ruleset.yaml 里（reporting 报送，publishing 公开）。",
)
_LOOKS: dict[str, Look] = {
    "head": {"bold": True, "bg_color": "#DDE6EE", "border": 1, "align": "center"},
    "text": {"num_format": "@"},
    "day": {"num_format": "yyyy-mm-dd"},
    "bold": {"bold": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
}


def write_template(path: Path, ruleset: Ruleset) -> Path:
    """Write the empty roster, an .xlsx file: sheet 名单 with header, drop-down list of kinds and notes with an example, and
    sheet 说明. Raises AuditorError where it cannot be written."""
    return write_book(path, "应报送单位名单", lambda book: _fill(book, [kind.name for kind in ruleset.naming.kinds]))


def _fill(book: Workbook, kinds: list[str]) -> None:
    formats = add_formats(book, {}, _LOOKS)
    _write_list(book, formats, kinds)
    _write_hints(book, formats)


def _write_list(book: Workbook, formats: Styles, kinds: list[str]) -> None:
    looks = [formats["day" if title in _DATES else "text"] for title, *_ in _COLUMNS]
    sheet = open_sheet(book, "名单", [width for _, width, *_ in _COLUMNS], looks)
    for column, (title, _, example, hint) in enumerate(_COLUMNS):
        sheet.write_string(0, column, title, formats["head"])
        add_note(sheet, 0, column, f"示例：{example}\n{hint}")
        if title == KIND:
            offer(sheet, Choice(kinds, "类别", f"请从下拉列表里选：{'、'.join(kinds)}"), column, 1, ROWS)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    fit_to_width(sheet)


def _write_hints(book: Workbook, formats: Styles) -> None:
    bold, wrapped = formats["bold"], formats["wrapped"]
    sheet = open_sheet(book, "说明", (14, 30, 84), (bold, wrapped, wrapped))
    sheet.write_row(0, 0, ("列名", "示例", "怎样填写"), bold)
    for row, (title, _, example, hint) in enumerate(_COLUMNS, 1):
        sheet.write_row(row, 0, (title, example, hint))
    for row, hint in enumerate(_HINTS, len(_COLUMNS) + 2):
        sheet.write_string(row, 2, hint)
    sheet.write_row(len(_COLUMNS) + len(_HINTS) + 3, 0, (FORMAT_ROW, FORMAT, "本文件格式的版本，不用改。"))
    fit_to_width(sheet)
