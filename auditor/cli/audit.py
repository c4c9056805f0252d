"""`auditor audit`: a folder of submissions to a workbook, a web page and results.json."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from auditor.cli.chinese import ChineseCommand
from auditor.cli.options import rules_option
from auditor.errors import AuditorError

MANY = 40  # files from which worker processes pay for their start


@click.command(short_help="审核年度报告", cls=ChineseCommand)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="文件夹", help="结果写到这里；此外不改动任何文件。"
)
@rules_option
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="用这个文件夹里的网页模板代替同名的自带模板。",
)
@click.option("--year", type=click.IntRange(2000, 2100), metavar="年份", help="要求的报告年度；年度不符的报告会注明。")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="同时使用的进程数（默认按文件多少自动决定）。")
@click.option(
    "--format",
    "formats",
    default="xlsx,html,json",
    show_default=True,
    metavar="格式",
    help="要生成的结果，用逗号分开。",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(1, 3600),
    default=30,
    show_default=True,
    metavar="秒",
    help="读取一个文件最多用多少秒；识别扫描件另计。",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(128, 16384),
    default=512,
    show_default=True,
    metavar="MB",
    help="读取一个文件最多用多少内存；识别扫描件另计。",
)
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="分数", help="有报告低于这个分数时，退出码为 1。")
def audit(  # noqa: PLR0913 - one parameter per option
    paths: tuple[Path, ...],
    out: Path,
    rules: Path | None,
    templates: Path | None,
    year: int | None,
    jobs: int | None,
    formats: str,
    time_limit: float,
    memory_limit: int,
    fail_under: float | None,
) -> None:
    """审核年度报告，在 --out 里生成 scores.xlsx（评分表）、index.html（网页）和 results.json。

    \b
    示例：
      auditor audit 报送材料 --out 结果
      auditor audit 青石镇.docx 白芨镇.pdf --out 结果 --year 2025
      auditor audit 报送材料 --out 结果 --rules 我县规则 --fail-under 60
    """
    from auditor.corpus import assemble, collect
    from auditor.output import FORMATS
    from auditor.pipeline import audit_files
    from auditor.reading import Limits
    from auditor.ruleset import load_ruleset

    chosen = _formats(formats, FORMATS)
    _check_places(paths, out, templates)
    ruleset = load_ruleset(rules)
    collected = collect(paths, out)
    _writable(out)
    limits = Limits(time_limit, memory_limit)
    with _progress(len(collected.sources)) as step:
        workers = jobs or (os.cpu_count() or 1 if len(collected.sources) >= MANY else 1)
        run = assemble(audit_files(collected.sources, ruleset, year, workers, step, limits), ruleset)
    written = [path for name in chosen for path in FORMATS[name](run, ruleset, out, templates)]
    from auditor.cli.summary import show

    show(run, collected.passed_over, written, out)
    if not run.reports:
        raise AuditorError("没有一份可以评分的年度报告，原因见上。")
    if fail_under is not None and run.reports[-1].score < fail_under:
        sys.exit(1)


def _check_places(paths: tuple[Path, ...], out: Path, templates: Path | None) -> None:
    if any(out.resolve() in (path.resolve(), *path.resolve().parents) for path in paths if path.is_dir()):
        raise AuditorError("--out 不能是被审核的文件夹本身或它的上级，否则结果会混进报送材料里。请另选一个文件夹。")
    if templates and not templates.is_dir():
        raise AuditorError(f"找不到模板文件夹 {templates}。")


def _formats(text: str, known: Collection[str]) -> list[str]:
    names = [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise AuditorError(f"--format 不认识“{'、'.join(unknown) or text}”，可选：{'、'.join(known)}")
    return list(dict.fromkeys(names))


def _writable(out: Path) -> None:
    """Make the output folder and try it, before any work is done."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".auditor-write-test"
        probe.write_bytes(b"")
        probe.unlink()
    except FileExistsError as error:
        raise AuditorError(f"--out 指向的 {out} 是一个文件，请另选一个文件夹。") from error
    except OSError as error:
        raise AuditorError(f"不能写入文件夹 {out}：{error.strerror or error}。请换一个文件夹，或检查权限。") from error


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str, int], None]]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda name, done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("审核"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda name, done: bar.update(task, advance=done, description=name)
