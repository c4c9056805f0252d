"""`auditor rules list`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option


@click.command("list", cls=ChineseCommand)
@rules_option
def list_elements(rules: Path | None) -> None:
    """按纲要的部分列出全部要素：编号、名称、分值、适用单位、依据。"""
    from auditor.ruleset import load_ruleset

    ruleset = load_ruleset(rules)
    click.echo(f"{ruleset.title}（{ruleset.id}，校验码 {ruleset.sha256[:12]}）")
    for part, elements in groupby(ruleset.elements, key=lambda element: element.part):
        click.echo(f"\n{part}")
        for element in elements:
            click.echo(
                f"  {element.points:>4g} 分  {element.id:<28} {element.name}（{'、'.join(element.kinds)}；{element.basis}）"
            )
