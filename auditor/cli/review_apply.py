"""`auditor review apply`: from a workbook that people filled in to review.yaml."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import next_audit, results_folder, results_option, rules_option


@click.command("apply", cls=ChineseCommand)
@click.argument("workbooks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="评分表…")
@results_option
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
    from auditor.cli.corrections_shown import show_corrections, show_counts, show_flaws
    from auditor.cli.given_shown import show_kept, show_remedies
    from auditor.cli.units_shown import show_units
    from auditor.run.review import take_back

    out = results_folder(out, "auditor review apply 结果/scores.xlsx --out 结果")
    taken = take_back(workbooks, out, rules)
    show_corrections(taken.merged, taken.run, taken.ruleset)
    show_flaws(taken.flaws, taken.ruleset)
    show_units(taken.units, taken.ruleset)
    if taken.waived:
        click.echo(
            f"清空的格子里有 {taken.waived} 处是豁免，不能在这里撤销：改 waivers.yaml，或另选一个等次、另选一种处理。"
        )
    show_kept(taken.kept)
    show_remedies(taken.remedies)
    show_counts(taken.review, taken.merged, taken.flaws, taken.units)
    click.echo(next_audit(out, rules))
