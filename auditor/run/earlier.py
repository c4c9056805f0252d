"""What the run before left in the folder of the results: by it a report is known that was handed in again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.across.resubmission import resubmitted
from auditor.errors import AuditorError
from auditor.model import AuditRun
from auditor.output import SELF_CHECK
from auditor.results.read import read_results
from auditor.rules import Ruleset
from auditor.run.collect import RESULTS
from auditor.run.given import Given, listed_in
from auditor.run.request import Request

_DAMAGED = (
    f"结果文件夹里上次的 {RESULTS} 未能读取（已损坏，或由更新的程序生成），没有与上次对照整改情况；原文件已改名保留。"
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The run before, None where there is none or it cannot be read. `damaged` names its file then."""

    run: AuditRun | None = None
    damaged: tuple[str, ...] = ()


def read_earlier(request: Request) -> Earlier:
    """What lies in the folder of the results; nothing for a self-check, which is of one report alone."""
    path = request.out / RESULTS
    if SELF_CHECK in request.formats or not path.is_file():
        return Earlier()
    try:
        return Earlier(read_results(path).run)
    except AuditorError:
        return Earlier(damaged=(RESULTS,))


def with_earlier(run: AuditRun, earlier: Earlier, ruleset: Ruleset, given: Given) -> AuditRun:
    """The run with the reports that were handed in again compared with the first ones."""
    notes = (*run.notes, _DAMAGED) if earlier.damaged else run.notes
    return resubmitted(replace(run, notes=notes), earlier.run, ruleset, listed_in(given))
