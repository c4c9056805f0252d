"""`auditor rules check`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.rules import Ruleset
    from auditor.workbench.firing import Firing, Found


@click.command(cls=ChineseCommand)
@click.option(
    "--on",
    "reports",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这些报告检验：列出从未命中的说法，和几乎每份报告都命中的说法。",
)
@rules_option
def check(reports: Path | None, rules: Path | None) -> None:
    """检查规则文件。所有错误一次列出，写明文件、行、列、原文和改法；另列出值得留意的写法。

    \b
    示例：
      auditor rules check
      auditor rules check --rules 我县规则
      auditor rules check --rules 我县规则 --on 报送材料
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.rules.chain import CHECKS, SCORING
    from auditor.rules.choose import ruleset_folder
    from auditor.rules.copying import supplied, unexplained
    from auditor.rules.places import Places
    from auditor.workbench.check_warnings import check_warnings
    from auditor.workbench.scoring_warnings import scoring_warnings
    from auditor.workbench.warnings import warnings

    ruleset = load_ruleset(rules)
    engine = build_engine(ruleset)
    folder = ruleset_folder(rules)
    likely = *warnings(engine, Places(rules)), *check_warnings(engine, Places(rules, of=CHECKS))
    scored = scoring_warnings(ruleset, Places(rules, of=SCORING))
    for warning in (*supplied(folder), *unexplained(folder), *likely, *scored):
        click.echo(f"提醒：{warning}")
    points = sum(element.points for element in ruleset.elements)
    click.echo(
        f"没有错误：{ruleset.title}，{len(ruleset.elements)} 个要素，合计 {points:g} 分；文本检查 {len(ruleset.checks)} 项"
        f"{_scored_beside(ruleset)}。"
    )
    if reports:
        from auditor.run.collect import collect
        from auditor.workbench.firing import fired

        _show(fired(collect([reports]).sources, engine), ruleset)


def _scored_beside(ruleset: Ruleset) -> str:
    """How much is scored beside the elements; nothing where nothing is."""
    rules = ruleset.scoring
    things = (
        ("扣分项", rules.deductions),
        ("加分级别", rules.bonus.levels),
        ("红线", rules.red_lines),
        ("总分的组成部分", rules.parts),
    )
    told = "，".join(f"{name} {len(found)} 个" for name, found in things if found)
    return f"；{told}" if told else ""


def _show(firing: Firing, ruleset: Ruleset) -> None:
    click.echo(f"\n用 {firing.reports} 份报告检验。")
    if firing.passed_over:
        click.echo(f"没有读出或不是年度报告，未用：{'、'.join(firing.passed_over)}")
    for element in ruleset.elements if firing.reports else ():
        never, always = firing.never(element.id), firing.nearly_always(element.id)
        if never or always:
            click.echo(f"\n{element.name}（{element.id}，{len(firing.counted[element.id])} 条说法）")
        for key, group in groupby(never, key=lambda each: each.key):
            told = [each.wording for each in group]
            click.echo(f"    {key} 从未命中 {len(told)} 条：{'、'.join(told)}")
        if always:
            click.echo(f"    几乎每份都命中：{'、'.join(_often(each, firing.reports) for each in always)}")


def _often(counted: Found, reports: int) -> str:
    return f"{counted.key}“{counted.wording}”（{counted.reports}/{reports} 份）"
