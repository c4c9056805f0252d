"""`auditor review apply`: from a workbook that people filled in to review.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.decisions.apply import Merged
    from auditor.decisions.reviews import Correction
    from auditor.model import AuditRun
    from auditor.rules import Ruleset

REVIEW, RESULTS = "review.yaml", "results.json"


@click.command("apply", cls=ChineseCommand)
@click.argument("workbook", type=click.Path(path_type=Path), metavar="评分表")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help=f"那次审核的结果文件夹，里面要有 {RESULTS}；{REVIEW} 写到这里。",
)
@rules_option
def apply_workbook(workbook: Path, out: Path, rules: Path | None) -> None:
    """收回评分表里填写的“复核等次”和“复核意见”，存成 review.yaml。以前收回的都保留，同一报告同一要素的以这次为准。

    \b
    示例：
      auditor review apply 结果/scores.xlsx --out 结果
      auditor review apply 改好的评分表.xlsx --out 结果 --rules 我县规则
    """
    from auditor.decisions.apply import merge
    from auditor.decisions.reviews import read_review, review_text
    from auditor.decisions.sheet import read_workbook
    from auditor.results.placing import place_text
    from auditor.results.read import read_results
    from auditor.rules import load_ruleset

    ruleset = load_ruleset(rules)
    if not (out / RESULTS).exists():
        raise AuditorError(f"{out} 里没有 {RESULTS}。--out 要指明生成这份评分表的那次审核的结果文件夹。")
    run = read_results(out / RESULTS).run
    target = out / REVIEW
    filled = read_workbook(workbook, run, ruleset)
    withdrawn = filled.empty - _waived(run)
    if not filled.corrections and not filled.empty:
        raise AuditorError(
            f"{workbook.name} 里没有填写复核等次，也没有复核意见。请在“评分明细”的黄色两列填写，保存后重新运行。"
        )
    merged = merge(
        read_review(target, ruleset) if target.exists() else (), filled.corrections, withdrawn, filled.cleared
    )
    place_text(target, review_text(merged.corrections, ruleset))
    _show(merged, run, ruleset)
    if kept := filled.empty & _waived(run):
        click.echo(
            f"清空的格子里有 {len(kept)} 处是豁免，不能在这里撤销：改 waivers.yaml，或在“复核等次”里选一个等次。"
        )
    click.echo(
        f"{target} 里共 {len(merged.corrections)} 条：新增 {len(merged.added)}，"
        f"改动 {len(merged.changed)}，撤销 {len(merged.withdrawn)}，原样保留 {merged.kept}。"
    )
    ruleset_option = f" --rules {_quoted(rules)}" if rules else ""
    command = f"auditor audit 报送材料 --out {_quoted(out)} --review {_quoted(target)}{ruleset_option}"
    click.echo(f"下一步（“报送材料”换成报告所在的文件夹）：\n  {command}")


def _show(merged: Merged, run: AuditRun, ruleset: Ruleset) -> None:
    """A line for each correction that is new, changed or withdrawn."""
    machine = {
        (report.submission.sha256, verdict.element): ruleset.label(verdict.found)
        for report in run.reports
        for verdict in report.verdicts
    }
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        old = before.get(each.key)
        was = f"（原复核：{old.label(ruleset) or '只有意见'}）" if old else ""
        change = (
            f"{machine.get(each.key, '未判定')} → {each.label(ruleset)}"
            if each.level is not None
            else "只留意见，不改等次"
        )
        click.echo(f"{_name(each, ruleset)}：{change}{was}")
    for each in merged.withdrawn:
        click.echo(f"{_name(each, ruleset)}：撤销复核“{each.label(ruleset)}”，恢复程序的判定")


def _waived(run: AuditRun) -> set[tuple[str, str]]:
    """The verdicts that waivers decided, which no review takes back."""
    return {
        (report.submission.sha256, verdict.element)
        for report in run.reports
        for verdict in report.verdicts
        if verdict.decision and verdict.decision.waived
    }


def _name(correction: Correction, ruleset: Ruleset) -> str:
    return f"{correction.unit or correction.file}  {ruleset.element_of[correction.element].name}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
