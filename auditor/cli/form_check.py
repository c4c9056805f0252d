"""`auditor form check`: whether a score sheet can be filled in, and what of it is lost."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command("check", cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def check(file: Path, rules: Path | None) -> None:
    """检查一份评分表：域写得对不对（有错的逐格列出）、填写后哪些内容不能保留、规则里哪些要素表里没有。不改动文件。

    \b
    示例：
      auditor form check 评分表.xlsx
    """
    from auditor.output.form.checking import check_form
    from auditor.output.form.survey import absent, counts, kind_of, warnings
    from auditor.rules import load_ruleset, load_rulesets

    found = check_form(file, load_rulesets(rules))
    click.echo(f"{file} 可以使用：{kind_of(found)}。")
    for line in counts(found):
        click.echo(line)
    for sentence in warnings(found):
        click.echo(f"注意  {sentence}")
    if names := absent(found, load_ruleset(rules)):
        click.echo(f"规则里有、表里没有的要素（{len(names)} 个，不算错）：{'、'.join(names)}")
