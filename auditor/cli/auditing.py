"""An audit from what was asked for to the files written: everything of `auditor audit` but its options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.settings import FILE, Settings
from auditor.errors import AuditorError

if TYPE_CHECKING:
    from auditor.model import AuditRun
    from auditor.rules import Ruleset
    from auditor.run.collect import Collected

DEFAULT_FORMATS = "xlsx,html,json"
MANY = 40  # files from which worker processes pay for their start


@dataclass(frozen=True)
class Request:
    """What was asked for; the fields are the options of the command."""

    paths: tuple[Path, ...]
    out: Path
    rules: Path | None
    templates: Path | None
    year: int | None
    jobs: int | None
    formats: str
    time_limit: float
    memory_limit: int
    roster: Path | None
    review: Path | None
    waivers: Path | None


def settled(options: dict[str, Any], settings: Settings) -> Request:
    """The request of these options; what they leave open is as the workplace has it. Raises AuditorError for what neither
    says."""
    for key in ("out", "rules", "templates", "year", "formats", "roster", "review", "waivers"):
        options[key] = getattr(settings, key) if options[key] is None else options[key]
    paths = options["paths"] or ((settings.submissions,) if settings.submissions else ())
    if not paths or options["out"] is None:
        lack = "没有写要审核的文件或文件夹" if not paths else "没有用 --out 写明结果放在哪个文件夹"
        raise AuditorError(f"{lack}，本文件夹的 {FILE} 里也没有。例如：auditor audit 报送材料 --out 结果")
    return Request(**options | {"paths": paths, "formats": options["formats"] or DEFAULT_FORMATS})


def carry_out(request: Request) -> AuditRun:
    """Audit, write the results and show what came of it. Raises AuditorError for what the user can mend, before any work
    where it can be known then."""
    from auditor.cli.review_shown import show_review, show_stale
    from auditor.cli.summary import show
    from auditor.decisions.apply import apply_review
    from auditor.decisions.reviews import read_review
    from auditor.decisions.waivers import read_waivers
    from auditor.decisions.waiving import apply_waivers
    from auditor.output import FORMATS
    from auditor.roster.arrivals import match_roster
    from auditor.roster.roster import read_roster
    from auditor.rules import load_ruleset
    from auditor.run.collect import collect

    chosen = _formats(request.formats, FORMATS)
    _check_places(request)
    ruleset = load_ruleset(request.rules, request.year)
    roster = read_roster(request.roster, ruleset) if request.roster else None
    corrections = read_review(request.review, ruleset) if request.review else ()
    waivers = read_waivers(request.waivers, ruleset) if request.waivers else ()
    collected = collect(request.paths, request.out)
    _writable(request.out)
    run = _audited(request, collected, ruleset)
    if roster:
        run = match_roster(run, roster, ruleset)
    listed = [(each.unit, *each.aliases) for each in roster.units] if roster else []
    run = apply_waivers(run, waivers, ruleset, listed)
    run = apply_review(run, corrections, ruleset)
    kept = _keep_saved(request.out) if "xlsx" in chosen else None
    written = [path for name in chosen for path in FORMATS[name](run, ruleset, request.out, request.templates)]
    show(run, collected.passed_over, written, request.out)
    if kept:
        click.echo(f"人工保存过的评分表改名为 {kept.name}；其中还没有收回的复核，用 auditor review apply 收回。")
    if request.review:
        show_review(run, corrections, ruleset)
    show_stale(run, ruleset)
    if not run.reports:
        raise AuditorError("没有一份可以评分的年度报告，原因见上。")
    return run


def _keep_saved(out: Path) -> Path | None:
    from auditor.output.xlsx import keep_saved

    return keep_saved(out)


def _audited(request: Request, collected: Collected, ruleset: Ruleset) -> AuditRun:
    from auditor.reading import Limits
    from auditor.run.assemble import assemble
    from auditor.run.pool import audit_files

    sources = collected.sources
    limits = Limits(request.time_limit, request.memory_limit)
    workers = request.jobs or (os.cpu_count() or 1 if len(sources) >= MANY else 1)
    with _progress(len(sources)) as step:
        return assemble(audit_files(sources, ruleset, request.year, workers, step, limits), ruleset)


def _check_places(request: Request) -> None:
    out, templates = request.out.resolve(), request.templates
    if any(out in (path.resolve(), *path.resolve().parents) for path in request.paths if path.is_dir()):
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
