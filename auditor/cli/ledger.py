"""`auditor ledger`: the figures that the office keeps of its units."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.main import LazyGroup
from auditor.cli.options import check_new_workbook, rules_option

COMMANDS = {"template": ("auditor.cli.ledger:template", "生成一份空白台账（.xlsx），填好后供 audit --ledger 使用")}


@click.group(cls=LazyGroup, table=COMMANDS)
def ledger() -> None:
    """台账：本机关按单位掌握的数字，填好后，auditor audit --ledger 把报告里写的数放在一起核对。

    \b
    示例：
      auditor ledger template 台账.xlsx --roster 名单.xlsx
      auditor audit 报送材料 --out 结果 --ledger 台账.xlsx
    """


@click.command(cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--roster", type=click.Path(path_type=Path), metavar="文件", help="照这份名单先填好单位名称。")
@rules_option
def template(file: Path, roster: Path | None, rules: Path | None) -> None:
    """生成一份空白台账：每行一个单位，每列一个数字。不会覆盖已有的文件。

    \b
    示例：
      auditor ledger template 台账.xlsx
      auditor ledger template 台账.xlsx --roster 名单.xlsx
    """
    from auditor.output.ledger_template import write_ledger_template
    from auditor.roster.roster import read_roster
    from auditor.rules import load_ruleset

    check_new_workbook(file, "台账", "台账")
    ruleset = load_ruleset(rules)
    units = [each.unit for each in read_roster(roster, ruleset).units] if roster else []
    write_ledger_template(file, ruleset, units)
    click.echo(f"空白台账在 {file}。填好后用：auditor audit 报送材料 --out 结果 --ledger {file}")
