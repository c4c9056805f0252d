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

    写扣分项、红线、总分的组成部分的编号，或者 bonus（加分）、小计的名称、台账数字的编号，就说明它怎样算，写在哪个文件的哪一行。

    写法规名单、叫法名单里的名称，就说明它从哪天到哪天有效、由什么替代、查自哪里。

    \b
    示例：
      auditor rules explain legal-adviser
      auditor rules explain placeholder
      auditor rules explain bonus --rules 我县规则
      auditor rules explain 合同法
    """
    from auditor.rules import load_ruleset
    from auditor.rules.chain import LEDGER, SCORING
    from auditor.rules.places import Places
    from auditor.rules.types import Element
    from auditor.workbench.explain import explain
    from auditor.workbench.explain_check import explain_check, explain_entry
    from auditor.workbench.explain_scoring import explain_scored, figures_of
    from auditor.workbench.lookup import entry_named, is_rule, rule_named, scored_named

    ruleset = load_ruleset(rules)
    if listed := entry_named(ruleset, name):
        click.echo(explain_entry(*listed))
        return
    scored = scored_named(ruleset, name)
    places = {file: Places(rules, of=file) for file in (SCORING, LEDGER)} if scored else {}
    for number, each in enumerate(scored):
        click.echo("\n".join(["", *explain_scored(each, ruleset, places)][not number :]))
    if scored and not is_rule(ruleset, name):
        return
    rule = rule_named(ruleset, name, rules)
    for text in explain(rule, ruleset) if isinstance(rule, Element) else explain_check(rule, ruleset):
        click.echo(text)
    if isinstance(rule, Element) and (figures := figures_of(rule, ruleset)):
        click.echo(f"\n{figures}")
