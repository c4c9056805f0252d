"""`auditor rules evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.decisions.flaws import FlawDecision
    from auditor.rules import Ruleset
    from auditor.workbench.evaluate import Compared, Evaluation


@click.command("evaluate", cls=ChineseCommand)
@click.argument("labels", type=click.Path(path_type=Path), metavar="标注文件")
@click.option(
    "--reports", type=click.Path(path_type=Path), metavar="文件夹", help="报告所在的文件夹（默认在标注文件旁边找）。"
)
@click.option("--quiet", is_flag=True, help="只打印总的结果。")
@rules_option
def evaluate_rules(labels: Path, reports: Path | None, quiet: bool, rules: Path | None) -> None:
    """拿人工标注（labels.yaml 或 review.yaml）衡量规则：一致率、加权 kappa、缺项的准确率和召回率、逐项逐级的一致情况、每一处不一致。

    复核里处理过的文本问题另列一表：每项检查采纳几处、忽略几处，采纳的占多少（准确率），最不准的在前。

    “有内容的”是标注或判定不是缺失的：两边都是缺失的最容易判对，不算在里面更能看出规则的好坏。

    \b
    示例：
      auditor rules evaluate sample_reports/labels.yaml
      auditor rules evaluate 标注.yaml --reports 报送材料 --quiet
      auditor rules evaluate 结果/review.yaml --reports 报送材料
    """
    from auditor.workbench.evaluate import evaluate
    from auditor.workbench.labels import read_answers, read_labels, ruleset_for

    ruleset = ruleset_for(labels, rules)
    labelled, answers = read_labels(labels, ruleset), read_answers(labels, ruleset)
    if answers:
        _precisions(answers, ruleset)
    if answers and not labelled:
        return
    result = evaluate(labelled, reports or labels.parent, ruleset)
    if not quiet:
        _disagreements(result.compared, ruleset)
        _confusion(result.compared, ruleset)
        _table("等次", result.compared, lambda item: ruleset.label(item.labelled))
        _table("要素", result.compared, lambda item: ruleset.element_of[item.element].name)
        _table("单位类别", result.compared, lambda item: item.kind or "未能确定")
        _table("报告", result.compared, lambda item: item.file)
    if result.absent:
        click.echo(f"没有找到或没有评分的报告：{'、'.join(result.absent)}")
    _total(result, ruleset)


def _total(result: Evaluation, ruleset: Ruleset) -> None:
    """The line that sums all up."""
    from auditor.workbench.evaluate import exact, gap_rates, weighted_kappa, with_content

    precision, recall = gap_rates(result.compared, ruleset.gap_below)
    line = (
        f"{len(result.compared)} 项判定：一致率 {exact(result.compared):.3f}，"
        f"其中有内容的 {exact(with_content(result.compared)):.3f}，加权 kappa {weighted_kappa(result.compared):.3f}，"
        f"缺项准确率 {precision:.3f}，缺项召回率 {recall:.3f}"
    )
    if result.files:
        line += f"；单位 {result.units}/{result.files}，类别 {result.kinds}/{result.files}，年度 {result.years}/{result.files}"
    click.echo(line)


def _precisions(answers: Sequence[FlawDecision], ruleset: Ruleset) -> None:
    """A line for each check that reviewers decided on, and one for all."""
    from auditor.workbench.evaluate_flaws import precisions

    found = precisions(answers, ruleset)
    click.echo("文本检查的准确率（采纳 ÷ 采纳与忽略之和）：\n  准确率  采纳  忽略  性质  检查")
    for each in found:
        click.echo(f"  {each.share:>6.2f}{each.adopted:>6}{each.ignored:>6}  {each.tone or '—'}  {each.name}")
    adopted = sum(each.adopted for each in found)
    click.echo(
        f"{len(answers)} 处处理：采纳 {adopted}，忽略 {len(answers) - adopted}，准确率 {adopted / len(answers):.3f}"
    )


def _disagreements(compared: Sequence[Compared], ruleset: Ruleset) -> None:
    for item in compared:
        if item.labelled != item.found:
            name = ruleset.element_of[item.element].name
            labelled, found = ruleset.label(item.labelled), ruleset.label(item.found)
            click.echo(f"{item.file}  {name}：标注“{labelled}”，判定“{found}”")
            click.echo(f"    标注依据：{item.label_quote}\n    判定依据：{item.found_quote}")


def _confusion(compared: Sequence[Compared], ruleset: Ruleset) -> None:
    from auditor.workbench.evaluate import confusion

    levels, counts = [rule.level for rule in ruleset.levels], confusion(compared)
    click.echo("\n行是标注，列是判定：" + "、".join(rule.label for rule in ruleset.levels))
    for row in levels:
        click.echo("  " + "".join(f"{counts[row, column]:>6}" for column in levels) + f"  {ruleset.label(row)}")


def _table(title: str, compared: Sequence[Compared], key: Callable[[Compared], str]) -> None:
    from auditor.workbench.evaluate import shares

    click.echo(f"\n{title}的一致情况（全部；其中有内容的）：")
    for each in shares(compared, key):
        content = f"{each.content_right:>4}/{each.content_total:<4}"
        click.echo(f"  {each.right:>4}/{each.total:<4} {content} {each.name}")
