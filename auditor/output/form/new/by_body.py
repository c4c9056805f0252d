"""A form for each unit whose items are divided: a sheet for each body that scores, and one that adds them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from auditor.output.form.known import bodies_of
from auditor.output.form.new import drawing as common
from auditor.output.form.new.by_unit import write_score
from auditor.output.kit.sheet import open_sheet
from auditor.output.kit.styles import Styles, add_formats
from auditor.output.pages.names import own_stems, safe_stem

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_WHOLE, _LONGEST = (
    "合计",
    28,
)  # the sheet that adds up; Excel lets the name of a sheet have 31 characters, here with a number
_FIRST = common.HEAD_ROW + 1


def draw_by_body(book: Workbook, ruleset: Ruleset) -> None:
    """Add the sheets."""
    styles = add_formats(book, {}, common.LOOKS)
    names = _names(bodies_of(ruleset))
    _draw_whole(book, styles, names, ruleset)
    for body, name in names.items():
        sheet = open_sheet(book, name, [width for _, width, *_ in common.COLUMNS])
        common.write_top(sheet, styles, f"{{{{标题}}}}（{body}）")
        common.write_elements(sheet, styles, _FIRST, f"责任单位={body}")
        sheet.write_blank(_FIRST + 1, common.PART, None, styles["total"])
        end = common.write_signatures(sheet, styles, _FIRST + 2, opinion=False)
        common.set_up(sheet, (end, common.LAST), common.HEAD_ROW)


def _draw_whole(book: Workbook, styles: Styles, names: dict[str, str], ruleset: Ruleset) -> None:
    """A row a body with the sums of its sheet, then the score."""
    sheet = open_sheet(book, _WHOLE, [width for _, width, *_ in common.COLUMNS])
    common.write_top(sheet, styles, "{{标题}}")
    rows = range(_FIRST, _FIRST + len(names))
    for row, (body, name) in zip(rows, names.items(), strict=True):
        common.write_line(sheet, styles, row, body)
        for column in common.POINTS:
            place = f"{quote_sheetname(name)}!{xl_rowcol_to_cell(_FIRST + 1, column)}"
            sheet.write_formula(row, column, f"={place}", styles["points"])
    row = write_score(sheet, styles, rows.stop, rows, ruleset)
    end = common.write_signatures(sheet, styles, row, opinion=True)
    common.set_up(sheet, (end, common.LAST), common.HEAD_ROW)


def _names(bodies: list[str]) -> dict[str, str]:
    """The names of the sheets by body, as Excel allows them and each once."""
    stems = own_stems([_WHOLE, *(safe_stem(body, _LONGEST) for body in bodies)])
    return dict(zip(bodies, stems[1:], strict=True))
