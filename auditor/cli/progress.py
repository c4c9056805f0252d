"""How far an audit is, on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from auditor.run.events import (
    ComparingReports,
    Event,
    FileDone,
    FileStarted,
    FollowingPlans,
    Observer,
    ReadingFiles,
    unobserved,
)


@contextmanager
def progress() -> Iterator[Observer]:
    """An observer that shows a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield unobserved
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[what]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, what="审核")

        def observe(event: Event) -> None:
            if isinstance(event, ReadingFiles):
                what = "读上一年度的报告" if event.last_year else "审核"
                bar.update(task, total=bar.tasks[task].completed + event.files, what=what)
            elif isinstance(event, FileStarted):
                bar.update(task, description=event.file)
            elif isinstance(event, FileDone):
                bar.update(task, description=event.file, advance=1)
            elif isinstance(event, FollowingPlans):
                bar.update(task, what="兑现对照", description="")
            elif isinstance(event, ComparingReports):
                bar.update(task, what="比对雷同", description="")

        yield observe
