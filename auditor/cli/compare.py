"""`auditor compare`: two files side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.model import Copy, Report

MOST = 10  # passages told; the page has them all
QUOTED = 50


@click.command("compare", cls=ChineseCommand)
@click.argument("left", type=click.Path(path_type=Path), metavar="甲")
@click.argument("right", type=click.Path(path_type=Path), metavar="乙")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="文件", help="网页写到哪里（默认当前文件夹的 雷同比对.html）。"
)
@click.option(
    "--base", type=click.Path(path_type=Path), metavar="文件", help="本县统一印发的要点、提纲等：照它写的文字不算相同。"
)
@rules_option
def compare(left: Path, right: Path, out: Path | None, base: Path | None, rules: Path | None) -> None:
    """比对两份文件有多少文字相同，并排写成一页：相同之处编号、加底色，只换了的名称、数字加粗。不评分，也不判断文字从何而来。

    \b
    示例：
      auditor compare 青石镇.docx 白芨镇.docx
      auditor compare 今年\\青石镇.docx 去年\\青石镇.docx --out 青石镇比对.html
      auditor compare 青石镇.docx 白芨镇.docx --base 工作要点.docx
    """
    from auditor.run.compare import PAGE, compare_files, write_comparison
    from auditor.run.settings import read_settings

    page = out or PAGE
    if page.suffix.lower() != ".html":
        raise AuditorError(f"--out 写的是网页，文件名要以 .html 结尾，例如 {PAGE}。")
    comparison = compare_files(left, right, rules, base)
    for name, report in zip("甲乙", comparison.reports, strict=True):
        _show_report(name, report, comparison.ruleset.naming.genre_name)
    if comparison.copy is None:
        click.echo("没有发现相同的文字，没有写网页。")
        return
    _show_copy(comparison.copy)
    for kept in write_comparison(comparison, page, read_settings()):
        click.echo(f"原有的 {kept.name} 不是程序写的，或者人工改动过，已改名为 {kept.kept_as} 保留。")
    click.echo(f"并排的网页：{page}")


def _show_report(name: str, report: Report, genre: str) -> None:
    from auditor.output.labels import or_undetermined

    who = report.identity
    click.echo(
        f"{name}：{report.submission.file}　单位：{or_undetermined(who.unit)}　年度：{or_undetermined(who.year)}"
    )
    if report.genre:
        click.echo(f"注意：{name}不是{genre}（判断为：{report.genre}），照样比对。")
    for note in report.submission.notes:
        click.echo(f"注意：{note.text}")


def _show_copy(copy: Copy) -> None:
    """How much is alike, then the passages in the order of the left text."""
    from auditor.output.copies import paragraphs_of, said_of
    from auditor.output.labels import shortened

    click.echo(f"{copy.tone}：{copy.why}")
    for number, shared in enumerate(copy.passages[:MOST], start=1):
        figures = f"，相同的数字：{'、'.join(shared.figures)}" if shared.figures else ""
        places = f"甲{paragraphs_of(shared.left)}，乙{paragraphs_of(shared.right)}"
        click.echo(f"{number:>3}. {places}，{shared.length} 字，{said_of(shared)}{figures}")
        click.echo(f"     {shortened(shared.left.text.replace(chr(10), ' '), QUOTED)}")
    if len(copy.passages) > MOST:
        click.echo(f"     其余 {len(copy.passages) - MOST} 处见网页。")
