"""`auditor read`: a file as the program reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option

if TYPE_CHECKING:
    from auditor.judging.engine import Engine
    from auditor.model import Report, Submission


@click.command("read", cls=ChineseCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@rules_option
def read_command(file: Path, rules: Path | None) -> None:
    """看一个文件读出来是什么样：每段的编号、属于报告的哪一部分、哪些是不评分的网页内容，最后列出文字问题。判定看着不对时，先看这里。

    \b
    示例：
      auditor read 青石镇.docx
      auditor read 报送材料/白芨镇.pdf > 白芨镇.txt
    """
    from auditor.judging.engine import build_engine
    from auditor.rules import load_ruleset
    from auditor.workbench.submissions import read_submission

    ruleset = load_ruleset(rules)
    submission = read_submission(file, ruleset.pages)
    engine = build_engine(ruleset)
    report = engine.outline(submission)
    _show_facts(submission, report, ruleset.naming.genre_name)
    _show_text(submission, report)
    _show_flaws(engine, report)


def _show_facts(submission: Submission, report: Report, genre_name: str) -> None:
    """Where the text came from, and what was found out about it."""
    from auditor.output.labels import or_undetermined, reading_label

    identity = report.identity
    click.echo(f"{submission.file}：{reading_label(submission)}")
    click.echo(
        f"单位：{or_undetermined(identity.unit)}　类别：{or_undetermined(identity.kind)}　年度：{or_undetermined(identity.year)}"
    )
    for title, value in (("网页标题", submission.title), ("发布日期", submission.published)):
        if value:
            click.echo(f"{title}：{value}")
    for note in submission.notes:
        click.echo(f"注意：{note.text}")
    if report.genre:
        click.echo(f"注意：这份文件不会评分，它不是{genre_name}（{report.genre}）。")
    if report.unstructured:
        click.echo("注意：结构无法识别，大部分文字不在任何标题之下。")


def _show_text(submission: Submission, report: Report) -> None:
    """Each paragraph with its number and its role; the role stands where it begins."""
    from auditor.outline import paragraph_roles

    page, before = None, ""
    for paragraph, roles in zip(submission.paragraphs, paragraph_roles(report), strict=True):
        if paragraph.page != page:
            page = paragraph.page
            click.echo(f"—— 第 {page} 页 ——")
        role = "不评分" if paragraph.furniture else "、".join(roles) or "无归属"
        if role != before:
            click.echo(f"〔{role}〕")
            before = role
        mark = "（识别）" if paragraph.recognised else ""
        click.echo(f"{paragraph.number:>5}  {mark}{paragraph.text}")


def _show_flaws(engine: Engine, report: Report) -> None:
    """The flaws of the text by tone, each with its places; none where the file is not scored."""
    from auditor.model import SetAside, Tone
    from auditor.output.flaws import standing, where

    audit = engine.conclude(report)
    if isinstance(audit, SetAside):
        return
    for tone in Tone:
        for defect in standing(audit.defects, tone):
            click.echo(f"〔{tone}〕{where(defect) or '整份报告'}：{defect.explanation}")
