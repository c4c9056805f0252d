"""`auditor rules try`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.lookup import element_named
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.judging.engine import Engine
    from auditor.model import Report
    from auditor.rules import Element


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
    from auditor.model import Unreadable
    from auditor.reading import read_guarded
    from auditor.rules import load_ruleset

    ruleset = load_ruleset(rules)
    element = element_named(ruleset, element_id)
    if not file.is_file():
        raise AuditorError(f"找不到文件：{file}")
    engine = build_engine(ruleset)
    submission = read_guarded(file, file.name, ruleset.pages)
    if isinstance(submission, Unreadable):
        raise AuditorError(f"{submission.reason}{submission.advice}")
    report = engine.outline(submission)
    if report.genre:
        click.echo(f"注意：这份文件不会评分，它不是法治政府建设年度报告（{report.genre}）。")
    _show_trace(report, element, engine)
    verdicts = engine.judge(report).verdicts
    verdict = next(verdict for verdict in verdicts if verdict.element == element.id)
    for item in verdict.evidence if element.counting else ():
        click.echo(f"\n第 {item.paragraph} 段〔{item.section or '无标题'}〕{item.quote}")
    click.echo(f"\n结论：{element.name} —— {ruleset.label(verdict.level) if verdict.applicable else '不适用'}")
    if verdict.why_not:
        click.echo(f"原因：{verdict.why_not}")


def _show_trace(report: Report, element: Element, engine: Engine) -> None:
    """Each sentence with what was found in it and what that counts for."""
    from auditor.output.labels import STATUS_LABELS
    from auditor.workbench.trace import trace

    by_sentence = groupby(trace(report, element.id, engine), key=lambda row: (row.paragraph, row.section, row.sentence))
    for (paragraph, section, sentence), rows in by_sentence:
        click.echo(f"\n第 {paragraph} 段〔{section or '无标题'}〕{sentence}")
        for row in rows:
            counted = f"算“{engine.ruleset.label(row.level)}”" if row.level is not None else "不算"
            reason = f"，因为{row.reason}" if row.reason else ""
            click.echo(f"    “{row.found}”〔{row.wording}〕{STATUS_LABELS[row.status]}：{counted}{reason}")
