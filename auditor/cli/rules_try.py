"""`auditor rules try`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.rules import Ruleset
    from auditor.workbench.trace import Traced


@click.command("try", cls=ChineseCommand)
@click.argument("element_id", metavar="要素编号")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def try_rule(element_id: str, file: Path, rules: Path | None) -> None:
    """看一个要素在一份报告里命中了哪些句子，每一处算什么、为什么。

    \b
    示例：
      auditor rules try legal-adviser 青石镇.docx
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.workbench.lookup import element_named
    from auditor.workbench.trying import try_element

    ruleset = load_ruleset(rules)
    element = element_named(ruleset, element_id)
    tried = try_element(file, element.id, build_engine(ruleset))
    if tried.report.genre:
        click.echo(f"注意：这份文件不会评分，它不是{ruleset.naming.genre_name}（{tried.report.genre}）。")
    for rows in tried.sentences:
        _show_sentence(rows, ruleset)
    verdict = tried.verdict
    for item in verdict.evidence if element.counting else ():
        click.echo(f"\n第 {item.place.paragraph} 段〔{item.section or '无标题'}〕{item.quote}")
    click.echo(f"\n结论：{element.name} —— {ruleset.label(verdict.level)}")
    if verdict.why_not:
        click.echo(f"原因：{verdict.why_not}")


def _show_sentence(rows: Sequence[Traced], ruleset: Ruleset) -> None:
    """A sentence with what was found in it and what that counts for."""
    from auditor.output.labels import STATUS_LABELS

    click.echo(f"\n第 {rows[0].paragraph} 段〔{rows[0].section or '无标题'}〕{rows[0].sentence}")
    for row in rows:
        counted = f"算“{ruleset.label(row.level)}”" if row.level is not None else "不算"
        reason = f"，因为{row.reason}" if row.reason else ""
        click.echo(f"    “{row.found}”〔{row.wording}〕{STATUS_LABELS[row.status]}：{counted}{reason}")
