"""`auditor review apply`: from a workbook that people filled in to review.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.decisions.flaws import FlawDecision
    from auditor.decisions.merging import Merged
    from auditor.rules import Ruleset
    from auditor.run.review import TakenBack
    from auditor.run.settings import Settings


@click.command("apply", cls=ChineseCommand)
@click.argument("workbooks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="评分表…")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="那次审核的结果文件夹（默认用本文件夹 auditor.yaml 里写的），里面要有 results.json；review.yaml 写到这里。",
)
@rules_option
def apply_workbook(workbooks: tuple[Path, ...], out: Path | None, rules: Path | None) -> None:
    """收回评分表里填写的复核等次和意见、人工考核分、自评分、佐证，以及对文本问题的处理，存成 review.yaml。

    以前收回的都保留，同一处又填的以这次为准。几份评分表（如按评分责任单位分开的）可以一次收回，同一格填得不同的一一指出。

    \b
    示例：
      auditor review apply 结果/scores.xlsx --out 结果
      auditor review apply 收到/法制科.xlsx 收到/应诉科.xlsx --out 结果
      auditor review apply 改好的评分表.xlsx --out 结果 --rules 我县规则
    """
    from auditor.cli.corrections_shown import show_corrections
    from auditor.cli.given_shown import show_kept, show_remedies
    from auditor.cli.units_shown import show_units
    from auditor.run.review import take_back
    from auditor.run.settings import read_settings

    settings = read_settings()
    out = out or settings.out
    if out is None:
        raise AuditorError(
            "没有用 --out 写明那次审核的结果文件夹。例如：auditor review apply 结果/scores.xlsx --out 结果"
        )
    taken = take_back(workbooks, out, rules)
    show_corrections(taken.merged, taken.run, taken.ruleset)
    _show_flaws(taken.flaws, taken.ruleset)
    show_units(taken.units, taken.ruleset)
    if taken.waived:
        click.echo(
            f"清空的格子里有 {taken.waived} 处是豁免，不能在这里撤销：改 waivers.yaml，或另选一个等次、另选一种处理。"
        )
    show_kept(taken.kept)
    show_remedies(taken.remedies)
    _show_counts(taken)
    click.echo(_next_step(settings, out, rules))


def _next_step(settings: Settings, out: Path, rules: Path | None) -> str:
    """The command that puts the review in force: it is found beside the results."""
    if settings.submissions and out == settings.out and rules == settings.rules:
        return "下一步：\n  auditor audit"
    ruleset_option = f" --rules {_quoted(rules)}" if rules else ""
    command = f"auditor audit 报送材料 --out {_quoted(out)}{ruleset_option}"
    return f"下一步（“报送材料”换成报告所在的文件夹），复核会自动套用：\n  {command}"


def _show_counts(taken: TakenBack) -> None:
    """How many decisions there are now, and what became of those before."""
    every = taken.merged, taken.flaws, taken.units
    total, added, changed, withdrawn, kept = (
        sum(counted)
        for counted in zip(
            *((len(m.all), len(m.added), len(m.changed), len(m.withdrawn), m.kept) for m in every), strict=True
        )
    )
    click.echo(f"{taken.review} 里共 {total} 条：新增 {added}，改动 {changed}，撤销 {withdrawn}，原样保留 {kept}。")


def _show_flaws(merged: Merged[FlawDecision], ruleset: Ruleset) -> None:
    """A line for each decision on a flaw of the text that is new, changed or withdrawn."""
    before = {each.key: each for each in merged.replaced}
    for each in (*merged.added, *merged.changed):
        was = f"（原处理：{before[each.key].decision.value}）" if each.key in before else ""
        reason = f"，{' '.join(each.reason.split())}" if each.reason else ""
        click.echo(f"{_flaw(each, ruleset)}：{each.decision.value}{reason}{was}")
    for each in merged.withdrawn:
        click.echo(f"{_flaw(each, ruleset)}：撤销“{each.decision.value}”")


def _flaw(decision: FlawDecision, ruleset: Ruleset) -> str:
    check = ruleset.check_of.get(decision.check)
    quote = f"“{decision.quote}”" if decision.quote else ""
    return f"{decision.unit or decision.file}  {check.name if check else decision.check}{quote}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
