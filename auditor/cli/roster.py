"""`auditor roster`: the list of the units that are to report."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.main import LazyGroup
from auditor.cli.options import check_new_workbook, rules_option

COMMANDS = {"template": ("auditor.cli.roster:template", "生成一份空白名单（.xlsx），填好后供 audit --roster 使用")}


@click.group(cls=LazyGroup, table=COMMANDS)
def roster() -> None:
    """应报送单位名单：填好后，auditor audit --roster 会列出未报送的单位，注明逾期的报告。

    \b
    示例：
      auditor roster template 名单.xlsx
      auditor audit 报送材料 --out 结果 --roster 名单.xlsx
    """


@click.command(cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def template(file: Path, rules: Path | None) -> None:
    """生成一份空白名单：每行写一个单位，类别可以下拉选择。不会覆盖已有的文件。

    \b
    示例：
      auditor roster template 名单.xlsx
    """
    from auditor.output.roster_template import write_template
    from auditor.rules import load_ruleset

    check_new_workbook(file, "名单", "名单")
    write_template(file, load_ruleset(rules))
    click.echo(f"空白名单在 {file}。填好后用：auditor audit 报送材料 --out 结果 --roster {file}")
