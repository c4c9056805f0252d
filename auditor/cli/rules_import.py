"""`auditor rules import`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand


@click.command("import", cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("--into", type=click.Path(path_type=Path), required=True, metavar="文件夹", help="要改的规则文件夹。")
@click.option(
    "--rules",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="工作簿是从哪套规则导出的（默认就是 --into 那套）；只把与它不同的地方写进 --into。",
)
@click.option("--delete", is_flag=True, help="工作簿里没有的要素、扣分项、红线等，从规则里删去；基础规则的要素则停用。")
def import_rules(file: Path, into: Path, rules: Path | None, delete: bool) -> None:
    """把改好的 Excel 工作簿写回规则文件：只改动了的地方变，注释和其余各行原样保留。有一处错误就什么都不写。

    本县规则如果是以另一套规则为基础（extends，auditor init 生成的就是），只把与基础规则不同的地方写进本县的文件，
    改回与基础规则一样的就删去；基础规则不会改动。随程序提供的规则不能改。工作簿没有的列按没有改动处理，会写明；必填的列不能没有。

    \b
    示例：
      auditor rules import 规则.xlsx --into 我县规则
      auditor rules import 规则.xlsx --into rules
    """
    from auditor.workbench.excel import import_rulebook

    imported = import_rulebook(file, into, rules, delete)
    for note in imported.notes:
        click.echo(f"注意：{note}。")
    for line in imported.changes:
        click.echo(line)
    if imported.files:
        click.echo(f"已写入 {'、'.join(imported.files)}。请运行 auditor rules test --rules {into} 检验。")
    else:
        click.echo("工作簿与规则一致，没有改动。")
