"""`auditor rules explain`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.lookup import element_named
from auditor.cli.options import rules_option


@click.command(cls=ChineseCommand)
@click.argument("element_id", metavar="要素编号")
@rules_option
def explain(element_id: str, rules: Path | None) -> None:
    """用文字说明一个要素怎样判定：什么算提到、什么算举措、什么算佐证、什么不算。

    \b
    示例：
      auditor rules explain legal-adviser
    """
    from auditor.judging.whynot import readable
    from auditor.ruleset import load_ruleset
    from auditor.ruleset.wording import Wording

    ruleset = load_ruleset(rules)
    element = element_named(ruleset, element_id)

    def said(title: str, wordings: Iterable[Wording]) -> None:
        texts = [w.source if w.source.startswith("/") else readable(w.source, every=True) for w in wordings]
        if texts:
            click.echo(f"\n{title}\n    " + "\n    ".join(texts))

    click.echo(
        f"{element.name}（{element.id}）\n依据：{element.basis}\n适用：{'、'.join(element.kinds)}　分值：{element.points:g}"
    )
    for rule in ruleset.levels:
        click.echo(f"  {rule.label}：得 {element.points * rule.share:g} 分")
    said("以下字样算提到了这个要素：", element.topic)
    said("提到之后，同一分句或同一句后面的分句里有以下做法，算有具体举措：", element.acted)
    said("以下说法本身就算有具体举措：", element.acted_alone)
    if element.figures:
        click.echo(
            f"\n带以下单位的数字，离它最近、说在前面的要素是本要素的，算有成效佐证：\n    {'、'.join(element.figures)}"
        )
    said("以下说法本身就算有成效佐证：", element.evidenced)
    said("以下说法至多算一般提及：", element.weak)
    said("以下说法不是这个要素，不算：", element.excluded)
    said("由以下主体所做的，不算：", element.not_subject)
    if element.counting:
        counting = element.counting
        click.echo(f"\n按“{'、'.join(counting.roles)}”部分的条数判定：")
        for title, threshold in (("有具体举措", counting.acted), ("有成效佐证", counting.evidenced)):
            marked = {"most": "，过半带有下列标志", "all": "，每条都带有下列标志", 0: ""}.get(
                threshold.marked, f"，其中 {threshold.marked} 条带有下列标志"
            )
            click.echo(f"    {title}：至少 {threshold.items} 条{marked}")
        if counting.heading:
            click.echo(f"    只有“{counting.heading}”的标题而没有内容：一般提及")
        if counting.figures:
            click.echo(f"\n标志之一，带以下单位的数字：\n    {'、'.join(counting.figures)}")
        said("标志：", counting.marks)
        said("没有这一部分时，以下句子算一般提及：", counting.closing)
    else:
        said("具体举措所在的分句里有以下内容，也算有成效佐证：", ruleset.vocabulary.checkable)
    click.echo(f"\n整改建议：{element.advice}")
