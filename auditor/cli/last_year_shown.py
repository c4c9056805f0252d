"""What an audit says of last year: how scores have moved, and what has become of plans, shortcomings and findings."""

from __future__ import annotations

from collections import Counter

import click

from auditor.across.trends import trends
from auditor.model import AuditRun, Outcome
from auditor.rules import Ruleset
from auditor.run.request import Request


def show_last_year(run: AuditRun, ruleset: Ruleset, request: Request) -> None:
    """Print how many units were compared with which year, and what is to be confirmed of what was followed."""
    told = trends(run, ruleset)
    if told.reports:
        risen, fallen, same = told.directions
        used = "、".join(map(str, request.last_year))
        apart = "" if told.comparable else "两年评分所用的规则不同，得分不宜直接比较。"
        click.echo(
            f"与上年比较（{used}）：{len(told.reports)} 份报告，{risen} 份上升，{fallen} 份下降，{same} 份持平。{apart}"
        )
    outcomes = Counter(each.outcome for last in run.across.last_year for each in last.followed)
    if outcomes:
        counts = "、".join(f"{outcome} {outcomes[outcome]} 项" for outcome in Outcome if outcomes[outcome])
        click.echo(f"兑现对照：{counts}，请人工核对。")
