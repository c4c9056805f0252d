"""`auditor rules list`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.rules import Ruleset


@click.command("list", cls=ChineseCommand)
@click.option("--changes", is_flag=True, help="只列出与所依据的规则（extends）有哪些不同。")
@rules_option
def list_elements(changes: bool, rules: Path | None) -> None:
    """按纲要的部分列出全部要素：编号、名称、分值、适用单位、依据；然后列出各项文本检查：性质、编号、名称、查法、依据；
    最后列出扣分项、加分、红线、总分的组成、小计和台账的数字（规则里写了的）。停用的不列出。

    \b
    示例：
      auditor rules list
      auditor rules list --changes --rules 本县规则
    """
    from auditor.rules import load_ruleset
    from auditor.workbench.explain import kinds_told
    from auditor.workbench.explain_scoring import listed

    ruleset = load_ruleset(rules)
    click.echo(f"{ruleset.title}（{ruleset.id}，校验码 {ruleset.sha256[:12]}）")
    if changes:
        _show_changes(ruleset)
        return
    for part, elements in groupby(ruleset.elements, key=lambda element: element.part):
        click.echo(f"\n{part}")
        for element in elements:
            click.echo(
                f"  {element.points:>4g} 分  {element.id:<28} {element.name}"
                f"（{kinds_told(element.kinds, ruleset.naming)}；{element.basis}）"
            )
    _show_checks(ruleset)
    for line in listed(ruleset):
        click.echo(line)


def _show_checks(ruleset: Ruleset) -> None:
    click.echo(f"\n文本检查 {len(ruleset.checks)} 项")
    for check in ruleset.checks:
        click.echo(f"    {check.tone}  {check.id:<28} {check.name}（{check.how}；{check.source}）")


def _show_changes(ruleset: Ruleset) -> None:
    if ruleset.extends is None:
        click.echo("这套规则没有写 extends，不以别的规则为基础。")
        return
    click.echo(
        f"以 {ruleset.extends} 为基础，没有列出的都照它。" if ruleset.changes else f"与 {ruleset.extends} 完全相同。"
    )
    for name, group in groupby(ruleset.changes, key=lambda change: change.ruleset):
        listed = list(group)
        click.echo(f"\n{name} 改动 {len(listed)} 处：")
        for change in listed:
            click.echo(f"  {change}")
