"""`auditor form new`: a score sheet with fields, made from the rules."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import check_new_workbook, rules_option
from auditor.output.form.new.shapes import SHAPES, USUAL_SHAPE


@click.command("new", cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option(
    "--shape",
    type=click.Choice(list(SHAPES)),
    default=USUAL_SHAPE,
    show_default=True,
    help=f"哪一种：{'；'.join(f'{name} {about}' for name, about in SHAPES.items())}。",
)
@click.option(
    "--year",
    type=click.IntRange(2000, 2100),
    metavar="年份",
    help="用适用于这一年的规则（不写时，用最新的一套）。",
)
@rules_option
def new(file: Path, shape: str, year: int | None, rules: Path | None) -> None:
    """生成一份能用的评分表，各要素取自规则；用 Excel 或 WPS 照着改。不会覆盖已有的文件。

    \b
    示例：
      auditor form new 评分表.xlsx
      auditor form new 汇总表.xlsx --shape 汇总 --year 2025
      auditor form new 分工评分表.xlsx --shape 责任单位 --rules 我县规则
    """
    from auditor.output.form.new.write import write_new
    from auditor.rules import load_rulesets

    check_new_workbook(file, "评分表", "评分表")
    write_new(file, load_rulesets(rules, year)[-1], shape)
    click.echo(f"评分表在 {file}。改好以后检查：auditor form check {file}")
    click.echo(f"填写：auditor audit 报送材料 --out 结果 --form {file}")
