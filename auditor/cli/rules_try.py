"""`auditor rules try`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.judging.engine import Engine
    from auditor.model import Report
    from auditor.rules import Ruleset
    from auditor.rules.flaws.types import Check
    from auditor.rules.types import Element
    from auditor.workbench.trace import Traced


@click.command("try", cls=ChineseCommand)
@click.argument("name", metavar="编号或名称")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def try_rule(name: str, file: Path, rules: Path | None) -> None:
    """看一个要素在一份报告里命中了哪些句子，每一处算什么、为什么；或者一项文本检查在一份报告里报出什么。

    \b
    示例：
      auditor rules try legal-adviser 青石镇.docx
      auditor rules try placeholder 青石镇.docx
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.rules.types import Element
    from auditor.workbench.lookup import rule_named

    engine = build_engine(load_ruleset(rules))
    rule = rule_named(engine.ruleset, name, rules)
    if isinstance(rule, Element):
        _try_element(rule, file, engine)
    else:
        _try_check(rule, file, engine)


def _try_element(element: Element, file: Path, engine: Engine) -> None:
    from auditor.workbench.trying import try_element

    ruleset = engine.ruleset
    tried = try_element(file, element.id, engine)
    _show_genre(tried.report, ruleset)
    for rows in tried.sentences:
        _show_sentence(rows, ruleset)
    verdict = tried.verdict
    for item in verdict.evidence if element.counting else ():
        click.echo(f"\n第 {item.place.paragraph} 段〔{item.section or '无标题'}〕{item.quote}")
    click.echo(f"\n结论：{element.name} —— {ruleset.label(verdict.level)}")
    if verdict.why_not:
        click.echo(f"原因：{verdict.why_not}")


def _try_check(check: Check, file: Path, engine: Engine) -> None:
    from auditor.checks.table import WAYS
    from auditor.workbench.trying import try_check

    report, found = try_check(file, check, engine)
    _show_genre(report, engine.ruleset)
    if WAYS[check.how].among_others:
        click.echo("注意：这项检查要对照别的单位的名称，只看一份报告查不出来，请用 auditor audit 审核全部报告。")
    for defect in found:
        places = "、".join(dict.fromkeys(f"第 {place.paragraph} 段" for place in defect.places)) or "全文"
        click.echo(f"\n{places}（共 {defect.count} 处）〔{defect.tone}〕{defect.explanation}")
    click.echo(f"\n结论：{check.name} —— {f'报出 {len(found)} 条' if found else '没有报出'}")


def _show_genre(report: Report, ruleset: Ruleset) -> None:
    if report.genre:
        click.echo(f"注意：这份文件不会评分，它不是{ruleset.naming.genre_name}（{report.genre}）。")


def _show_sentence(rows: Sequence[Traced], ruleset: Ruleset) -> None:
    """A sentence with what was found in it and what that counts for."""
    from auditor.output.labels import STATUS_LABELS

    click.echo(f"\n第 {rows[0].paragraph} 段〔{rows[0].section or '无标题'}〕{rows[0].sentence}")
    for row in rows:
        counted = f"算“{ruleset.label(row.level)}”" if row.level is not None else "不算"
        reason = f"，因为{row.reason}" if row.reason else ""
        click.echo(f"    “{row.found}”〔{row.wording}〕{STATUS_LABELS[row.status]}：{counted}{reason}")
