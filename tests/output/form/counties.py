"""Three forms of counties as they circulate, drawn for the tests: a sheet a unit with merged heads, one sheet of all units, items
divided among the bodies that score them."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

_THIN = Side(style="thin", color="444444")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEAD, WARN = PatternFill("solid", fgColor="DCE6F1"), PatternFill("solid", bgColor="F4CCCC")


def _put(sheet, place, value, *, bold=False, number=None, fill=None):
    cell = sheet[place]
    cell.value = value
    cell.font = Font(name="仿宋", size=11, bold=bold)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = BOX
    if number:
        cell.number_format = number
    if fill:
        cell.fill = fill


def _title(sheet, text, last):
    sheet["A1"] = text
    sheet["A1"].font = Font(name="方正小标宋简体", size=20, color="9B1C1C")
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(f"A1:{last}1")
    sheet.row_dimensions[1].height = 40


def _page(sheet, widths, area, titles):
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.print_area, sheet.print_title_rows = area, titles
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.oddFooter.center.text = "第 &P 页"


def of_one_unit() -> Workbook:
    """A sheet a unit: merged heads, one block of items with a head that spans it, totals, an opinion, lists, colours, a page break."""
    book = Workbook()
    sheet = book.active
    sheet.title = "考核表"
    _title(sheet, "云山县法治建设考核评分表", "J")
    sheet["A2"] = "被考核单位：{{单位}}（{{类别}}）　　第 {{类内排名}} 名"
    sheet.merge_cells("A2:J2")
    heads = ("序号", "项目", "考核内容", "分值", "评分", None, None, "扣分原因", "佐证", "备注")
    below = (None, None, None, None, "自评分", "考核分", "差额", None, None, None)
    both = {
        f"{column}{row}": text
        for row, line in ((3, heads), (4, below))
        for column, text in zip("ABCDEFGHIJ", line, strict=True)
    }
    for place, text in both.items():
        _put(sheet, place, text, bold=True, fill=HEAD)
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4", "I3:I4", "J3:J4"):
        sheet.merge_cells(area)
    row = {"A": "{{每个要素}}{{序号}}", "B": "一、\n依法行政", "C": "{{要素}}", "D": "{{满分}}", "E": None, "F": "{{得分}}",
           "G": "=E5-F5", "H": "{{扣分原因}}", "I": "未核", "J": "{{等次}}"}  # fmt: skip
    for column, value in row.items():
        _put(sheet, f"{column}5", value, number="0.0" if column in "DEFG" else None)
        _put(sheet, f"{column}6", None)
    sheet.merge_cells("B5:B6")
    sheet.row_dimensions[5].height = 26
    for place, value in {
        "C6": "小计",
        "D6": "=SUM(D5:D5)",
        "E6": "=SUM(E5:E5)",
        "F6": "=SUM(F5:F5)",
        "G6": "=E6-F6",
    }.items():
        _put(sheet, place, value, bold=True, number="0.0" if value != "小计" else None)
    _put(sheet, "A7", "法律顾问一项")
    sheet.merge_cells("A7:C7")
    _put(sheet, "D7", "{{满分:法律顾问与公职律师}}", number="0.00")
    _put(sheet, "F7", "{{得分：法律顾问与公职律师}}", number="0.00")
    _put(sheet, "A8", "总分", bold=True)
    sheet.merge_cells("A8:C8")
    _put(sheet, "F8", "{{总分}}", bold=True)
    _put(sheet, "G8", '=IF(ABS(F8-(F6-{扣}))<0.01,"相符","核对")'.replace("{扣}", "I8"))
    _put(sheet, "I8", "{{扣分}}")
    _put(sheet, "A9", "考核人：　　　　复核人：　　　　日期：")
    sheet.merge_cells("A9:J9")
    sheet.row_dimensions[9].height = 50
    sheet.conditional_formatting.add("F5:F5", FormulaRule(formula=["F5<D5*0.6"], fill=WARN))
    sheet.conditional_formatting.add("G5:G6", CellIsRule(operator="lessThan", formula=["0"], font=Font(color="C00000")))
    for kind in (
        DataValidation(type="list", formula1='"已核,未核,不需要"', sqref="I5"),
        DataValidation(type="decimal", operator="between", formula1="0", formula2="D5", sqref="E5"),
    ):
        sheet.add_data_validation(kind)
    sheet.row_breaks.append(Break(id=8))
    sheet.freeze_panes = "A5"
    book.defined_names["考核总分"] = DefinedName("考核总分", attr_text="考核表!$F$8")
    _page(sheet, (6, 12, 24, 8, 8, 8, 8, 40, 10, 12), "A1:J9", "3:4")
    return book


def of_all_units() -> Workbook:
    """One sheet of all units: a head of two rows, ranks and averages as formulas, the lowest in colour."""
    book = Workbook()
    sheet = book.active
    sheet.title = "汇总"
    _title(sheet, "{{应报年度}}年度考核汇总表", "H")
    for place, text in {"A2": "序号", "B2": "单位", "C2": "其中", "E2": "总分", "F2": "等次", "G2": "名次", "H2": "备注",
                        "C3": "法律顾问", "D3": "扣分"}.items():  # fmt: skip
        _put(sheet, place, text, bold=True, fill=HEAD)
    for area in ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3", "H2:H3"):
        sheet.merge_cells(area)
    row = {"A": "{{每个单位}}{{序号}}", "B": "{{单位}}", "C": "{{得分:法律顾问与公职律师}}", "D": "{{扣分}}", "E": "{{得分}}",
           "F": "{{等级}}", "G": '=IF(E4="","",RANK(E4,E$4:E$4))', "H": "{{文件}}"}  # fmt: skip
    for column, value in row.items():
        _put(sheet, f"{column}4", value, number="0.00" if column in "CDE" else None)
    _put(sheet, "A5", "平均", bold=True)
    sheet.merge_cells("A5:B5")
    for column in "CDE":
        _put(sheet, f"{column}5", f"=AVERAGE({column}4:{column}4)", number="0.00")
    _put(sheet, "F5", '=COUNTIF(F4:F4,"不合格")&"个不合格"')
    sheet.conditional_formatting.add("A4:H4", FormulaRule(formula=["$E4<$E5"], fill=WARN))
    sheet.auto_filter.ref = "A3:H4"
    _page(sheet, (6, 30, 10, 8, 10, 10, 8, 30), "A1:H5", "2:3")
    return book


def by_body(bodies: tuple[str, ...]) -> Workbook:
    """A sheet for each body that scores, and a first one that adds up what they gave."""
    book = Workbook()
    whole = book.active
    whole.title = "总 表"
    _title(whole, "{{单位}}考核得分", "C")
    for number, body in enumerate(bodies, 2):
        sheet = book.create_sheet(body)
        _title(sheet, f"{body}评分表（{{{{单位}}}}）", "E")
        for column, text in zip("ABCDE", ("序号", "内容", "分值", "得分", "原因"), strict=True):
            _put(sheet, f"{column}2", text, bold=True, fill=HEAD)
        row = (f"{{{{每个要素 责任单位={body}}}}}{{{{序号}}}}", "{{要素}}", "{{满分}}", "{{得分}}", "{{扣分原因}}")
        for column, value in zip("ABCDE", row, strict=True):
            _put(sheet, f"{column}3", value, number="0.00" if column in "CD" else None)
        _put(sheet, "A4", "小计", bold=True)
        sheet.merge_cells("A4:B4")
        for column in "CD":
            _put(sheet, f"{column}4", f"=SUM({column}3:{column}3)", bold=True, number="0.00")
        _put(sheet, "A5", "评分人签字：")
        sheet.merge_cells("A5:E5")
        _page(sheet, (6, 30, 8, 8, 50), "A1:E5", "2:2")
        _put(whole, f"A{number}", body)
        _put(whole, f"B{number}", f"='{body}'!D4", number="0.00")
        _put(whole, f"C{number}", f"=SUM('{body}'!D3:D3)/SUM('{body}'!C3:C3)", number="0%")
    last = len(bodies) + 2
    _put(whole, f"A{last}", "合计", bold=True)
    _put(whole, f"B{last}", f"=SUM(B2:B{last - 1})", bold=True, number="0.00")
    _page(whole, (24, 12, 12), f"A1:C{last}", "1:1")
    return book
