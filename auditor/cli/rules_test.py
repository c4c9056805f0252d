"""`auditor rules test`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command(cls=ChineseCommand)
@rules_option
def test(rules: Path | None) -> None:
    """逐条测试规则里的 examples。有没通过的（known_miss 除外），退出码为 1。

    \b
    示例：
      auditor rules test --rules 我县规则
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.workbench.examples import try_examples

    ruleset = load_ruleset(rules)
    tried = try_examples(build_engine(ruleset))
    failed = [item for item in tried if not item.passed and not item.example.known_miss]
    for item in failed:
        wanted, found = ruleset.label(item.example.level), ruleset.label(item.found)
        click.echo(f"未通过  {item.element.id}：应为“{wanted}”，得到“{found}”\n    {item.example.text}")
        if item.verdict.evidence:
            click.echo(f"    命中：{item.verdict.evidence[0].wording or '数字'}")
    missed = sum(item.example.known_miss and not item.passed for item in tried)
    mended = [item for item in tried if item.example.known_miss and item.passed]
    for item in mended:
        click.echo(f"提醒：{item.element.id} 的一条 known_miss 现在通过了，可以去掉标记：{item.example.text}")
    click.echo(
        f"{len(tried)} 条示例：{len(tried) - len(failed) - missed} 条通过，{len(failed)} 条未通过，{missed} 条已知未中。"
    )
    if failed:
        sys.exit(1)
