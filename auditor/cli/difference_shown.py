"""What a change of the rules does, on the terminal: short, the files have it all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.model import Unreadable
from auditor.model.difference import Accuracy, Difference, VerdictChange
from auditor.output.difference.rows import (
    REPORT_ALONE,
    Side,
    effect_text,
    flaw_effect_text,
    flaw_rows,
    points_text,
    rows,
    unit_of,
)
from auditor.rules import Ruleset

MOST_ELEMENTS, MOST_REPORTS, MOST_CHANGES = 10, 20, 20
QUOTE = 60  # characters of a quote


def show(
    difference: Difference, old: Ruleset, new: Ruleset, unreadable: Sequence[Unreadable], written: Sequence[Path]
) -> None:
    """Print the counts, the elements most affected, the reports with another grade and the changed verdicts."""
    console = Console(highlight=False, soft_wrap=True)
    for name, ruleset in (("改前", old), ("改后", new)):
        console.print(Text(f"{name}：{ruleset.title}（{ruleset.id}，校验码 {ruleset.sha256[:12]}）"))
    console.print(
        f"比较了 {len(difference.reports)} 份报告：{len(difference.changes)} 项判定的等次变了，另有 {len(difference.repriced)} 项"
        f"只变得分；{len(difference.rescored)} 份得分变了，{len(difference.regraded)} 份等级变了。"
    )
    _show_files(difference, unreadable, console)
    _show_elements(difference, console)
    _show_grades(difference, console)
    _show_changes(difference.changes, old, new, console)
    _show_flaws(difference, console)
    _show_scoring(difference, console)
    if difference.accuracy:
        console.print(f"\n与人工标注相比（{difference.accuracy[0].verdicts} 项判定）：")
        for line in _accuracy(*difference.accuracy):
            console.print(line)
    if written:
        console.print(Text(f"\n全部变化在 {'、'.join(map(str, written))}"))


def _show_files(difference: Difference, unreadable: Sequence[Unreadable], console: Console) -> None:
    told = (
        ("只有一套规则认作年度报告，没有比较", difference.one_only),
        ("不是年度报告", difference.set_aside),
        ("未能读取", [each.file for each in unreadable]),
    )
    for what, files in told:
        if files:
            console.print(Text(f"{what}：{'、'.join(files)}"))


def _show_elements(difference: Difference, console: Console) -> None:
    if not difference.effects:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("受影响的要素", "分值", "等次和得分（份）"):
        table.add_column(title, no_wrap=True)
    for each in difference.effects[:MOST_ELEMENTS]:
        before, after = map(points_text, each.points)
        points = before if before == after else f"{before} → {after}"
        table.add_row(Text(each.name), points, effect_text(each))
    console.print(table)
    _rest(len(difference.effects) - MOST_ELEMENTS, "个要素", console)


def _show_grades(difference: Difference, console: Console) -> None:
    if not difference.regraded:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("等级变化的报告", "得分", "等级", "排名"):
        table.add_column(title, no_wrap=True)
    for before, after in ((each.before, each.after) for each in difference.regraded[:MOST_REPORTS]):
        table.add_row(
            Text(unit_of(after)),
            f"{before.score:.2f} → {after.score:.2f}",
            f"{before.grade} → {after.grade}",
            f"{before.rank} → {after.rank}",
        )
    console.print(table)
    _rest(len(difference.regraded) - MOST_REPORTS, "份报告", console)


def _show_changes(changes: Sequence[VerdictChange], old: Ruleset, new: Ruleset, console: Console) -> None:
    first = sorted(changes, key=lambda each: None in each.levels)  # elements new or gone change in every report
    for row in rows(first[:MOST_CHANGES], old, new):
        console.print(Text(f"{row.file}  {row.element}：{row.before.level} → {row.after.level}"))
        for name, side in (("改前", row.before), ("改后", row.after)):
            if side.quote:
                console.print(Text(f"    {name}：{_evidence(side)}"))
    _rest(len(changes) - MOST_CHANGES, "项判定", console)


def _show_flaws(difference: Difference, console: Console) -> None:
    for each in difference.flaw_effects:
        console.print(Text(f"文本检查  {each.name}：{flaw_effect_text(each)}"))
    for row in flaw_rows(difference.flaws[:MOST_CHANGES]):
        console.print(Text(f"{row.file}  {row.check}：{row.before} → {row.after}\n    {row.place}：{row.message}"))
    _rest(len(difference.flaws) - MOST_CHANGES, "条文本问题", console)


def _show_scoring(difference: Difference, console: Console) -> None:
    for each in difference.scoring:
        console.print(Text(f"{each.sort}  {each.name}：{each.before} → {each.after}"))
    if difference.report_alone:
        console.print(REPORT_ALONE)


def _evidence(side: Side) -> str:
    quote = side.quote if len(side.quote) <= QUOTE else f"{side.quote[:QUOTE]}……"
    return f"{quote}〔{side.wording}；{side.place}〕" if side.wording else quote


def _rest(number: int, what: str, console: Console) -> None:
    if number > 0:
        console.print(f"……其余 {number} {what}用 --html 或 --xlsx 写成文件查看。")


def _accuracy(before: Accuracy, after: Accuracy) -> list[str]:
    """Each measure with both values and whether it rises or falls."""
    pairs = (
        ("一致率", before.exact, after.exact),
        ("加权 kappa", before.kappa, after.kappa),
        ("缺项准确率", before.precision, after.precision),
        ("缺项召回率", before.recall, after.recall),
    )
    return [f"    {name} {first:.3f} → {second:.3f}，{_trend(first, second)}" for name, first, second in pairs]


def _trend(before: float, after: float) -> str:
    if round(before, 3) == round(after, 3):
        return "不变"
    return "上升" if after > before else "下降"
