"""`auditor rules check`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command(cls=ChineseCommand)
@rules_option
def check(rules: Path | None) -> None:
    """检查规则文件。所有错误一次列出，写明文件、行、列、原文和改法；另列出值得留意的写法。

    \b
    示例：
      auditor rules check
      auditor rules check --rules 我县规则
    """
    from auditor.ruleset import load_ruleset
    from auditor.ruletool.warnings import warnings

    ruleset = load_ruleset(rules)
    for text in warnings(ruleset):
        click.echo(f"提醒：{text}")
    points = sum(element.points for element in ruleset.elements)
    click.echo(f"没有错误：{ruleset.title}，{len(ruleset.elements)} 个要素，合计 {points:g} 分。")
