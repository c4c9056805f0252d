"""What is wrong with the formulas of a form whose rows or sheets repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from auditor.output.form.book import Cell, Form
from auditor.output.form.fields import is_broken
from auditor.output.form.formulas import Spot, sheets_in, single_rows, tokens

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


def of_formula(cell: Cell, form: Form) -> Iterator[str]:
    """The mistakes of the formula in a cell."""
    if cell.fields or is_broken(cell.text):
        yield "公式里不能写 {{…}}：请把它写在另一格，公式引用那一格。"
        return
    if not (form.marks or form.sheet_marks):
        return
    try:
        single = single_rows(cell.text, Spot(cell.sheet, cell.row))
    except ValueError:
        yield f"公式 {cell.text[:40]} 读不懂，行重复以后没法跟着改，请换一种写法。"
        return
    for text, sheet, row in single:
        if (sheet, row) in form.marks:
            own = (sheet, row) == (cell.sheet, cell.row)
            advice = "请去掉行号前的 $" if own else "要算全部各行，请写成区域，如 SUM(F5:F5)"
            yield f"公式里的 {text} 在会重复的第 {row} 行，只会算第一行；{advice}。"
    for sheet in _repeated(cell.text, form):
        advice = "请去掉公式里的表名" if sheet == cell.sheet else "别的表不能引用它"
        yield f"公式里写了“{sheet}”，这张表每个单位一张；{advice}。"


def of_other_formulas(form: Form, book: Workbook) -> list[str]:
    """The mistakes of formulas outside of the cells of its workbook: names, conditional formats and limits of what may be typed."""
    found: list[str] = []
    tables = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    for name in (each for table in tables for each in table.values()):
        found += _of_text(f"名称“{name.name}”", name.attr_text, form)
    for sheet in book.worksheets:
        texts = [text for each in sheet.conditional_formatting for rule in each.rules for text in rule.formula]
        for each in sheet.data_validations.dataValidation:
            texts += [text for text in (each.formula1, each.formula2) if text]
        for text in texts:
            found += _of_text(f"{sheet.title}  条件格式或数据有效性", text, form)
    return found


def _of_text(where: str, text: str, form: Form) -> Iterator[str]:
    try:
        tokens(f"={text}")
    except ValueError:
        yield f"{where}里的公式 {text[:40]} 读不懂，请换一种写法。"
        return
    for sheet in _repeated(f"={text}", form):
        yield f"{where}里的公式写了“{sheet}”，这张表每个单位一张，不能引用，请改掉或删去。"


def _repeated(formula: str, form: Form) -> Iterable[str]:
    """The sheets named in a formula that stand once for each unit."""
    return [sheet for sheet in sheets_in(formula) if sheet in form.sheet_marks]
