"""The reports of a run compared with each other and with earlier ones, formula text of the county put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from auditor.errors import AuditorError
from auditor.model import AuditRun, ReportAudit, Submission, Unreadable
from auditor.reading import Limits, read_guarded
from auditor.rules import Ruleset
from auditor.run.events import ComparingReports, Observer


def read_base(paths: Sequence[Path], ruleset: Ruleset, limits: Limits) -> tuple[Submission, ...]:
    """The texts that the county gave out. Raises AuditorError for one that is not there or cannot be read."""
    return tuple(_read(path, ruleset, limits) for path in paths)


def with_copies(
    run: AuditRun, earlier: Sequence[ReportAudit], base: Sequence[Submission], ruleset: Ruleset, observer: Observer
) -> AuditRun:
    """The run with the pairs that share text; a single report is compared with nothing."""
    if len(run.reports) + len(earlier) < 2:
        return run
    from auditor.across.copies.copies import copies  # noqa: PLC0415  numpy takes its time, and a self-check needs none

    observer(ComparingReports(len(run.reports) + len(earlier)))
    return replace(run, across=replace(run.across, copies=copies(run, ruleset, earlier, base)))


def _read(path: Path, ruleset: Ruleset, limits: Limits) -> Submission:
    if not path.is_file():
        what = "是文件夹，请写一个文件；有几份的，每份写一次 --base" if path.is_dir() else "没有找到"
        raise AuditorError(f"--base 给出的 {path} {what}。")
    reading = read_guarded(path, path.name, ruleset.pages, limits)
    if isinstance(reading, Unreadable):
        raise AuditorError(f"--base 给出的 {path} 未能读取：{reading.reason}{reading.advice}")
    return reading
