"""What a self-check prints: the same as its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from auditor.output.pages.self_page import Passage, Point
    from auditor.run.audit import Outcome
    from auditor.run.request import Request


def show_self_check(outcome: Outcome, request: Request) -> None:
    """Print what the unit is to mend, then where the page is."""
    from auditor.output.pages.self_page import self_page

    page = self_page(outcome.run.reports[0], outcome.ruleset, request.score)
    click.echo(f"自查：{page.file}")
    click.echo(f"单位：{page.unit}　类别：{page.kind}　年度：{page.year}")
    if page.score is not None:
        click.echo(f"得分：{page.score:.2f}　等级：{page.grade}")
    for group in page.groups:
        click.echo(f"\n{group.title}（{len(group.points)} 项）")
        if not group.points:
            click.echo(f"  {group.none}")
        for number, point in enumerate(group.points, start=1):
            _show(number, point)
    click.echo("")
    for told in page.looked_up:
        click.echo(told)
    for kept in outcome.kept:
        click.echo(f"{kept.name} 人工改动过，已改名为 {kept.kept_as} 保留。")
    for path in outcome.written:
        click.echo(f"自查页：{path}")


def _show(number: int, point: Point) -> None:
    count = f"（共 {point.count} 处）" if point.count > 1 else ""
    click.echo(f"  {number}. {point.name}{count}：{point.said}{point.advice}")
    for passage in point.passages:
        click.echo(f"     {passage.where}：{_words(passage)}")


def _words(passage: Passage) -> str:
    return f"{passage.before}【{passage.text}】{passage.after}" if passage.text else passage.before + passage.after
