"""`auditor review settle`: from what a third settled in the workbook of disagreements to review.yaml."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import next_audit, results_folder, results_option, rules_option

MOST = 20  # verdicts named one by one


@click.command("settle", cls=ChineseCommand)
@click.argument("workbook", type=click.Path(path_type=Path), metavar="分歧.xlsx")
@results_option
@rules_option
def settle(workbook: Path, out: Path | None, rules: Path | None) -> None:
    """收回第三人在 分歧.xlsx 里的裁定，存进 review.yaml。没有裁定的照旧，逐条列出，以后可以接着裁定、再收一次。

    \b
    示例：
      auditor review settle 结果/分歧.xlsx --out 结果
    """
    from auditor.cli.corrections_shown import show_corrections, show_counts, show_flaws
    from auditor.cli.given_shown import show_kept
    from auditor.run.blind import take_settled

    out = results_folder(out, "auditor review settle 结果/分歧.xlsx --out 结果")
    taken = take_settled(workbook, out, rules)
    show_corrections(taken.merged, taken.run, taken.ruleset)
    show_flaws(taken.flaws, taken.ruleset)
    left, flaws = taken.settled.open, taken.settled.open_flaws
    if left or flaws:
        click.echo(f"还没有裁定：判定 {len(left)} 项，文本问题 {flaws} 处。")
        for unit, element in left[:MOST]:
            click.echo(f"  {unit}  {element}")
        if len(left) > MOST:
            click.echo(f"  ……其余 {len(left) - MOST} 项见 {workbook.name}")
    show_kept(taken.kept)
    show_counts(taken.review, taken.merged, taken.flaws)
    click.echo(next_audit(out, rules))
