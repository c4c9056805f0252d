"""`auditor rules test`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.workbench.check_examples import CheckTried


@click.command(cls=ChineseCommand)
@rules_option
def test(rules: Path | None) -> None:
    """逐条测试规则里的 examples，要素的和文本检查的。有没通过的（known_miss 除外），退出码为 1。

    \b
    示例：
      auditor rules test --rules 我县规则
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.workbench.check_examples import try_checks
    from auditor.workbench.examples import try_examples

    ruleset = load_ruleset(rules)
    engine = build_engine(ruleset)
    tried, checked = try_examples(engine), try_checks(engine)
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
    flawed = [item for item in checked if not item.passed]
    _show_failed(flawed, rules)
    every, wrong = len(tried) + len(checked), len(failed) + len(flawed)
    click.echo(
        f"{every} 条示例（其中文本检查 {len(checked)} 条）：{every - wrong - missed} 条通过，{wrong} 条未通过，"
        f"{missed} 条已知未中。"
    )
    if wrong:
        sys.exit(1)


def _show_failed(failed: Sequence[CheckTried], rules: Path | None) -> None:
    """Print the examples of checks that failed, each with its file and line."""
    from auditor.rules.chain import CHECKS
    from auditor.rules.places import Places

    if not failed:
        return
    places = Places(rules, of=CHECKS)
    for item in failed:
        at = places.mistake("", "", item.check.id, "examples", item.example.text)
        click.echo(
            f"未通过  {item.check.id}（{item.check.name}）：{item.complaint}\n    {at.file}:{at.line}  {item.example.text}"
        )
