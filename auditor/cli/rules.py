"""`auditor rules`: the commands for working on rules."""

from __future__ import annotations

import click

from auditor.cli.main import LazyGroup

COMMANDS = {
    "copy": ("auditor.cli.rules_copy:copy_rules", "把自带的规则复制到一个文件夹，供修改"),
    "export": ("auditor.cli.rules_export:export_rules", "把规则写成 Excel 工作簿，供修改"),
    "import": ("auditor.cli.rules_import:import_rules", "把改好的 Excel 工作簿写回规则文件"),
    "new": ("auditor.cli.rules_new:new_element", "在自己的规则里新增一个要素，每个键都有说明"),
    "check": ("auditor.cli.rules_check:check", "检查规则文件，一次列出所有错误和提醒"),
    "test": ("auditor.cli.rules_test:test", "用规则里的 examples 测试规则"),
    "list": ("auditor.cli.rules_list:list_elements", "列出全部要素、分值和适用单位，以及各项文本检查"),
    "explain": ("auditor.cli.rules_explain:explain_rule", "用文字说明一个要素怎样判定、一项文本检查查什么"),
    "try": ("auditor.cli.rules_try:try_rule", "看一个要素（或一项文本检查）在一份报告里命中了哪些句子、为什么"),
    "schema": ("auditor.cli.rules_schema:show_schema", "给编辑器用的规则格式说明，边写边提示"),
    "diff": ("auditor.cli.rules_diff:diff", "改规则之前先看影响：两套规则审核同样的报告，哪些判定会变"),
    "evaluate": ("auditor.cli.rules_evaluate:evaluate_rules", "拿人工标注衡量规则的准确程度"),
}


@click.group(cls=LazyGroup, table=COMMANDS)
def rules() -> None:
    """检查、测试、查看和评估规则。

    \b
    示例：
      auditor rules copy 我县规则
      auditor rules check --rules 我县规则
      auditor rules explain legal-adviser
      auditor rules try legal-adviser 青石镇.docx
    """
