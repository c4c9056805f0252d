"""The short table at the end of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.cli.outputs_shown import where_written
from auditor.model import AuditRun

MOST = 60  # rows on the terminal; the workbook has them all


def show(run: AuditRun, genre_name: str, passed_over: Sequence[str], written: Sequence[Path], out: Path) -> None:
    """Print ranking, files that were not scored and why, and where the results are; `genre_name` is what is scored."""
    console = Console(highlight=False, soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, justify in (
        ("排名", "right"),
        ("单位", "left"),
        ("年度", "right"),
        ("得分", "right"),
        ("等级", "left"),
        ("缺项", "right"),
    ):
        table.add_column(title, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for audit in run.reports[:MOST]:
        gaps = sum(verdict.gap for verdict in audit.verdicts)
        unit = audit.identity.unit or f"（未能确定）{audit.submission.file}"
        year = str(audit.identity.year or "未能确定")
        table.add_row(str(audit.rank), Text(unit), year, f"{audit.score:.2f}", audit.grade, str(gaps))
    if run.reports:
        console.print(table)
    if len(run.reports) > MOST:
        console.print(f"……其余 {len(run.reports) - MOST} 份见评分表。")
    for audit in run.reports:
        for note in audit.notes:
            console.print(Text(f"注意  {audit.submission.file}：{note.text}"))
    for said in run.notes:
        console.print(Text(f"注意  {said}"))
    for unreadable in run.unreadable:
        console.print(Text(f"未能读取  {unreadable.file}：{unreadable.reason}{unreadable.advice}"))
    for aside in run.set_aside:
        console.print(Text(f"未评分  {aside.file}：不是{genre_name}（{aside.genre}）"))
    _show_missing(run, console)
    if passed_over:
        console.print(Text(f"已略过规则或标注文件：{'、'.join(passed_over)}"))
    missing = f"{len(run.missing)} 个单位未报送，" if run.missing else ""
    console.print(
        f"共 {len(run.reports)} 份评分，{missing}{len(run.unreadable)} 份未能读取，{len(run.set_aside)} 份不是年度报告。"
    )
    console.print(Text(where_written(written, out)))


def _show_missing(run: AuditRun, console: Console) -> None:
    """The units of the roster without a scored report; those of which something did come each on a line of its own."""
    for gone in run.missing:
        if gone.note:
            console.print(Text(f"未报送  {gone.unit}：{gone.note}"))
    silent = [gone.unit for gone in run.missing if not gone.note]
    if silent:
        console.print(Text(f"未报送  {'、'.join(silent)}"))
