"""`auditor rules export`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import check_new_workbook, rules_option


@click.command("export", cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def export_rules(file: Path, rules: Path | None) -> None:
    """把规则写成 Excel 工作簿，改好后用 rules import 写回规则文件。不会覆盖已有的文件。

    本县规则如果是以另一套规则为基础（extends），写的是合在一起的全部规则；“来源”一列写明哪些是自带的，哪些是本县改的、加的，本县的格子有底色。

    \b
    示例：
      auditor rules export 规则.xlsx --rules 我县规则
    """
    from auditor.workbench.excel import write_rulebook

    check_new_workbook(file, "工作簿", "规则")
    write_rulebook(file, rules)
    into = rules or "我县规则"
    click.echo(f"规则在 {file}。改好保存后用：auditor rules import {file} --into {into}")
    if rules is None:
        click.echo(f"{into} 是用 auditor rules copy {into} 复制出来的文件夹，随程序提供的规则不要直接改。")
