"""Sheet 说明 of a rulebook: how to edit it, what each column means, and how to take the edits back."""

from __future__ import annotations

from xlsxwriter import Workbook

from auditor.output.kit.sheet import fit_to_width, open_sheet
from auditor.output.kit.styles import Styles
from auditor.rules import Ruleset
from auditor.workbench.excel.columns import ABOUT, COLUMNS

_TEXT = (
    ("section", "怎么改"),
    (
        "plain",
        "黑字都能改。行可以排序、筛选，列可以移动、隐藏；工作表和列标题不要改名、删去，工作表不要隐藏。用 WPS、LibreOffice 另存也行。",
    ),
    ("plain", "说法一行一条，一格里换行按 Alt+Enter；适用单位、数字单位等用顿号、逗号、分号分开都行。"),
    ("plain", "没有改动的内容，导入后规则文件里一个字都不变，注释也都留着。"),
    ("plain", "加要素：在“要素”表末尾加一行，写新的编号，选“所在文件”，再在“示例”表里写几条例句。分值合计要保持 100。"),
    (
        "plain",
        "删要素：删去“要素”表里的整行，导入时加 --delete；暂时不用的，“停用(off)”填“是”即可。删例句：删去“示例”表里的整行。",
    ),
    (
        "plain",
        "“扣分项”“加分级别”“红线”“总分组成”“小计”“台账数字”也是这样：加一项，在末尾加一行；删一项，删去整行，导入时加 --delete。",
    ),
    ("plain", "有“来源”一列的，是本县规则与所依据的规则合在一起，有底色的是本县改的、加的。"),
    ("plain", "这样的工作簿，导入时只把不同的地方写进本县规则；改回与所依据的规则一样，那一处就删去。"),
    (
        "plain",
        "“文本检查”“法规名单”“叫法名单”三张表只供查阅，改了也不会导入；要改，请改 checks.yaml、laws.yaml、terms.yaml。",
    ),
    ("section", "怎么导入"),
    (
        "plain",
        "本县规则用 auditor init 生成（rules 文件夹），或者用 auditor rules copy 我县规则 复制一份；以下“我县规则”都指这个文件夹。",
    ),
    ("plain", "导出：auditor rules export 规则.xlsx --rules 我县规则"),
    ("plain", "改好保存后导入：auditor rules import 规则.xlsx --into 我县规则"),
    ("plain", "有错误时一次全部列出，写明工作表和单元格，如 要素!E7；改正以前规则文件不会变。"),
    ("plain", "导入后检验：auditor rules test --rules 我县规则"),
    ("section", "说法怎么写"),
    ("plain", "文字原样出现即算。空格、引号、全角半角不计较。例：法律顾问"),
    (
        "plain",
        "… 是同一句里隔 0 到 18 个字，可以跨逗号；‥（打成两个英文句点也行）是同一分句里隔 0 到 16 个字。例：聘请…律师",
    ),
    ("plain", "…… 是同一句里隔得再远都行，‥‥ 是同一分句里隔得再远都行。例：文件……集体讨论"),
    ("plain", "!(甲|乙) 写在后面是后面不能是，写在前面是前面不能是。例：执法权!(威)、!(尊法)学法"),
    ("plain", "N 是一个数，如 12、1.2万、三十余。例：听证会N次"),
    ("plain", "(甲|乙) 是其中任何一个，外面的括号不能省。例：(聘请|选聘)律师"),
    ("plain", "? 是前面一个字或一个括号可有可无。例：合法性(审查)?意见"),
    ("plain", "^ 是句首或标题开头，$ 是句末或标题末尾。例：应急预案$"),
    ("plain", "<词组> 是 words.yaml 里的词组，代表其中任何一个词。例：<聘请>…律师"),
    ("plain", "/……/ 是正则表达式，说法实在写不出来时才用，后面要写明理由。例：/\\d次/  why: 只认阿拉伯数字"),
)


def write_about(book: Workbook, styles: Styles, ruleset: Ruleset) -> None:
    """Add the sheet."""
    sheet = open_sheet(book, ABOUT, (16, 28, 90))
    sheet.write_string(0, 0, ABOUT, styles["title"])
    sheet.write_string(1, 0, f"规则：{ruleset.title}（{ruleset.id}，校验码 {ruleset.sha256[:12]}）", styles["note"])
    row = 2
    for style, line in _TEXT:
        if style == "section":
            row += 1
            sheet.write_string(row, 0, line, styles[style])
        else:
            sheet.merge_range(row, 0, row, 2, line, styles[style])
            sheet.set_row(row, 34 if len(line) > 60 else 18)
        row += 1
    for index, title in enumerate(("工作表", "列", "意思")):
        sheet.write_string(row + 1, index, title, styles["header"])
    table = [(name, column) for name, columns in COLUMNS.items() for column in columns]
    for place, (name, explained) in enumerate(table, start=row + 2):
        hint = f"必填。{explained.hint}" if explained.needed else explained.hint
        for index, text in enumerate((name, explained.title, hint)):
            sheet.write_string(place, index, text, styles["text"])
    sheet.hide_gridlines(2)
    fit_to_width(sheet)
