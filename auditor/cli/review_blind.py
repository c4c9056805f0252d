"""`auditor review blind`: from the workbooks of reviewers who did not see each other's to what they agree on and what a third settles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import next_audit, quoted, results_folder, results_option, rules_option, typed_again

if TYPE_CHECKING:
    from auditor.decisions.reviewers.figures import Agreement
    from auditor.run.blind import Blind

MOST = 20  # disagreements named one by one
WORST = 5  # elements
_EXAMPLE = "auditor review blind 甲.xlsx 乙.xlsx --out 结果"


@click.command("blind", cls=ChineseCommand)
@click.argument("workbooks", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="评分表…")
@results_option
@rules_option
def blind(workbooks: tuple[Path, ...], out: Path | None, rules: Path | None) -> None:
    """对照两位（或更多）评查人背靠背填的评分表，每份用评查人的名字命名。

    各人填的原样存成 review-甲.yaml、review-乙.yaml；等次和得分一致的收进 review.yaml，没有填的格子算同意程序的判定；有分歧的写进
    分歧.xlsx，两人的意见并排，由第三人裁定。auditor.yaml 里写 reviewers: 平均 的，能平均的取平均分，不用裁定。

    \b
    示例：
      auditor review blind 甲.xlsx 乙.xlsx --out 结果
    """
    from auditor.cli.corrections_shown import show_corrections, show_counts, show_flaws
    from auditor.cli.given_shown import show_kept, show_remedies
    from auditor.cli.units_shown import show_units
    from auditor.run.blind import take_passes
    from auditor.run.settings import read_settings

    out = results_folder(out, _EXAMPLE)
    taken = take_passes(workbooks, out, rules, read_settings().reviewers)
    _show_agreement(taken)
    show_corrections(taken.taken.corrections, taken.run, taken.ruleset)
    show_flaws(taken.taken.flaws, taken.ruleset)
    show_units(taken.taken.units, taken.ruleset)
    _show_apart(taken)
    _show_open(taken)
    show_kept(taken.kept)
    show_remedies(taken.remedies)
    show_counts(out / "review.yaml", taken.taken.corrections, taken.taken.flaws, taken.taken.units)
    click.echo(f"写好了：{'、'.join(each.name for each in taken.written)}（在 {out}）。")
    if taken.compared.open or taken.compared_flaws.open:
        click.echo(
            f"下一步：请第三人在 {taken.written[-1].name} 的黄色各列裁定，再收回：\n"
            f"  auditor review settle {quoted(taken.written[-1])} {typed_again(out, rules)}"
        )
    else:
        click.echo(next_audit(out, rules))


def _show_agreement(taken: Blind) -> None:
    """How far the reviewers agree, and on which elements least."""
    figures = taken.figures
    names = "、".join(each.reviewer for each in taken.passes)
    click.echo(f"{names} 背靠背评分，没有填的格子按同意程序的判定算：")
    for name, each in (("全部判定", figures.all), ("有人填了的", figures.by_any), ("每人都填了的", figures.by_all)):
        click.echo(f"  {name} {each.verdicts} 项{_agreement(each)}")
    worst = [(name, each) for name, each in figures.elements if each.same < each.verdicts][:WORST]
    told = (
        f"{taken.ruleset.element_of[name].name}（{each.verdicts} 项中 {each.verdicts - each.same} 项不同）"
        for name, each in worst
    )
    if worst:
        click.echo(f"  最不一致的要素：{'、'.join(told)}")


def _agreement(each: Agreement) -> str:
    if not each.verdicts:
        return ""
    return f"，等次相同 {each.same} 项（{each.share:.1%}），加权 kappa {each.kappa:.3f}"


def _show_apart(taken: Blind) -> None:
    """Facts that were entered differently, none of which is taken."""
    from auditor.decisions.unit_marks import unit_of

    for each in taken.compared.apart:
        entered = zip((one.reviewer for one in taken.passes), each.entered, strict=True)
        told = "，".join(f"{name} 填 {text}" for name, text in entered if text)
        unit = unit_of(each.row.audit)
        name = taken.ruleset.element_of[each.row.verdict.element].name
        click.echo(f"{unit}  {name}：{each.title}填得不同（{told}），没有收，请核对后用 auditor review apply 补填。")
    for entries in taken.units_apart:
        told = "，".join(f"{each.name} 填 {each.told(taken.ruleset)}" for each in entries)
        mark = next(each.mark for each in entries if each.mark)
        item = taken.ruleset.scoring.item_names.get(mark.item, mark.item)
        matter = f"“{mark.matter}”" if mark.matter else ""
        how = "填得不同" if len(entries) > 1 else "只有一人填"
        click.echo(f"{mark.unit}  {item}{matter}{how}（{told}），没有收，请核对后用 auditor review apply 补填。")


def _show_open(taken: Blind) -> None:
    """What waits for a third."""
    from auditor.decisions.unit_marks import unit_of

    found, flaws = taken.compared, taken.compared_flaws
    if found.averaged:
        click.echo(f"取平均分的 {len(found.averaged)} 项。")
    if not (found.open or flaws.open):
        click.echo("没有要裁定的分歧。")
        return
    before = f"（其中 {taken.settled} 项以前裁定过，照旧）" if taken.settled else ""
    click.echo(f"有分歧、等待裁定：判定 {len(found.open)} 项{before}，文本问题 {len(flaws.open)} 处。")
    for row in found.open[:MOST]:
        unit = unit_of(row.audit)
        said = "，".join(
            f"{one.reviewer} {taken.ruleset.label(each.level)} {each.points:.2f} 分"
            for one, each in zip(taken.passes, row.opinions, strict=True)
        )
        click.echo(f"  {unit}  {taken.ruleset.element_of[row.verdict.element].name}：{said}")
    if len(found.open) > MOST:
        click.echo(f"  ……其余 {len(found.open) - MOST} 项见 {taken.written[-1].name}")
