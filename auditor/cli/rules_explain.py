"""`auditor rules explain`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command("explain", cls=ChineseCommand)
@click.argument("element_id", metavar="要素编号")
@rules_option
def explain_rule(element_id: str, rules: Path | None) -> None:
    """用文字说明一个要素怎样判定：什么算提到、什么算举措、什么算佐证、什么不算。

    \b
    示例：
      auditor rules explain legal-adviser
    """
    from auditor.rules import load_ruleset
    from auditor.workbench.explain import explain
    from auditor.workbench.lookup import element_named

    ruleset = load_ruleset(rules)
    for text in explain(element_named(ruleset, element_id), ruleset):
        click.echo(text)
