"""The short table at the end of an audit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.cli.alike import told_together
from auditor.cli.outputs_shown import where_written
from auditor.judging.rank import by_kind
from auditor.model import AuditRun, Progress, Tone
from auditor.output.flaws import places_in
from auditor.output.known import known_told
from auditor.output.labels import or_undetermined
from auditor.rules import Ruleset

MOST = 60  # rows on the terminal; the workbook has them all


def show(run: AuditRun, ruleset: Ruleset, passed_over: Sequence[str], written: Sequence[Path], out: Path) -> None:
    """Print the ranking by kind of unit, files that were not scored and why, and where the results are."""
    console = Console(highlight=False, soft_wrap=True)
    table = _ranking(run, ruleset)
    if run.reports:
        console.print(table)
    if len(run.reports) > MOST:
        console.print(f"……其余 {len(run.reports) - MOST} 份见评分表。")
    for line in _messages(run, ruleset):
        console.print(Text(line))
    _show_missing(run, console)
    if passed_over:
        console.print(Text(f"已略过规则或标注文件：{'、'.join(passed_over)}"))
    missing = f"{len(run.missing)} 个单位未报送，" if run.missing else ""
    console.print(
        f"共 {len(run.reports)} 份评分，{missing}{len(run.unreadable)} 份未能读取，{len(run.set_aside)} 份不是年度报告。"
    )
    if run.reports:
        must, check = (sum(places_in(each.defects, tone) for each in run.reports) for tone in (Tone.MUST, Tone.CHECK))
        console.print(f"文字问题：必改 {must} 处、请核 {check} 处。")
    if again := [each for each in run.across.resubmissions if each.sha256 not in run.superseded]:
        units = len({each.first_sha256 for each in again})
        told = "、".join(f"{became} {sum(each.count(became) for each in again)} 项" for became in Progress)
        console.print(f"整改复核：{units} 个单位重报，{told}，见评分表的“整改台账”。")
    for line in known_told(run):
        console.print(line)
    if copies := Counter(copy.tone for copy in run.across.copies):
        told = "、".join(f"{tone} {copies[tone]} 对" for tone in Tone if copies[tone])
        console.print(f"雷同比对：{told}，见评分表和总览的“雷同比对”。")
    console.print(Text(where_written(written, out)))


def _messages(run: AuditRun, ruleset: Ruleset) -> Iterator[str]:
    """What is to be known of single reports and files; the workbook has all of it."""
    notes = ((audit.submission.file, note.text) for audit in run.reports for note in audit.notes)
    yield from (f"注意  {line}" for line in told_together(notes))
    yield from (f"注意  {said}" for said in run.notes)
    unread = ((each.file, f"{each.reason}{each.advice}") for each in run.unreadable)
    yield from (f"未能读取  {line}" for line in told_together(unread))
    aside = ((each.file, f"不是{ruleset.naming.genre_name}（{each.genre}）") for each in run.set_aside)
    yield from (f"未评分  {line}" for line in told_together(aside))


def _ranking(run: AuditRun, ruleset: Ruleset) -> Table:
    """The reports by kind and rank, under the name of their kind."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for title in ("类内排名", "单位", "年度", "得分", "等级", "缺项", "必改", "总排名"):
        table.add_column(title, justify="left" if title in ("单位", "等级") else "right", no_wrap=True)
    shown = by_kind(run.reports, ruleset.naming.kinds)[:MOST]
    for kind, audits in groupby(shown, key=lambda audit: audit.identity.kind):
        table.add_row("", Text(f"〔{kind or '类别未能确定'}〕"))
        for audit in audits:
            table.add_row(
                str(audit.rank_in_kind or "—"),
                Text(audit.identity.unit or f"（未能确定）{audit.submission.file}"),
                or_undetermined(audit.identity.year),
                f"{audit.score:.2f}",
                audit.grade,
                str(sum(verdict.gap for verdict in audit.verdicts)),
                str(places_in(audit.defects, Tone.MUST)),
                str(audit.rank),
            )
    return table


def _show_missing(run: AuditRun, console: Console) -> None:
    """The units of the roster without a scored report; those of which something did come each on a line of its own."""
    for gone in run.missing:
        if gone.note:
            console.print(Text(f"未报送  {gone.unit}：{gone.note}"))
    silent = [gone.unit for gone in run.missing if not gone.note]
    if silent:
        console.print(Text(f"未报送  {'、'.join(silent)}"))
