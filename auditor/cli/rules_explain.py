"""`auditor rules explain`."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command("explain", cls=ChineseCommand)
@click.argument("name", metavar="编号或名称")
@rules_option
def explain_rule(name: str, rules: Path | None) -> None:
    """用文字说明一个要素怎样判定：什么算提到、什么算举措、什么算佐证、什么不算；或者一项文本检查查什么、怎样告诉单位。

    写法规名单、叫法名单里的名称，就说明它从哪天到哪天有效、由什么替代、查自哪里。

    \b
    示例：
      auditor rules explain legal-adviser
      auditor rules explain placeholder
      auditor rules explain 合同法
    """
    from auditor.rules import load_ruleset
    from auditor.rules.types import Element
    from auditor.workbench.explain import explain
    from auditor.workbench.explain_check import explain_check, explain_entry
    from auditor.workbench.lookup import entry_named, rule_named

    ruleset = load_ruleset(rules)
    if listed := entry_named(ruleset, name):
        click.echo(explain_entry(*listed))
        return
    rule = rule_named(ruleset, name, rules)
    for text in explain(rule, ruleset) if isinstance(rule, Element) else explain_check(rule, ruleset):
        click.echo(text)
