"""One element, or one check of the text, tried on one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from auditor.checks.table import examined_by
from auditor.judging.engine import Engine
from auditor.model import Defect, Report, Verdict
from auditor.rules.flaws.types import Check
from auditor.workbench.submissions import read_submission
from auditor.workbench.trace import Traced, trace


@dataclass(frozen=True, slots=True)
class Tried:
    """What an element finds in a report: by sentence what was found in it and what that counts for, and the verdict."""

    report: Report
    sentences: Sequence[Sequence[Traced]]
    verdict: Verdict


def try_element(file: Path, element: str, engine: Engine) -> Tried:
    """Try the element with this id on a file. Raises AuditorError where the file cannot be read."""
    report = engine.outline(read_submission(file, engine.ruleset.pages))
    found = groupby(trace(report, element, engine), key=lambda row: (row.paragraph, row.section, row.sentence))
    verdicts: Mapping[str, Verdict] = {verdict.element: verdict for verdict in engine.judge(report).verdicts}
    return Tried(report, tuple(tuple(rows) for _, rows in found), verdicts[element])


def try_check(file: Path, check: Check, engine: Engine) -> tuple[Report, tuple[Defect, ...]]:
    """The report in a file, and what a check finds in it alone, no other unit being known. Raises AuditorError where the file cannot
    be read."""
    report = engine.outline(read_submission(file, engine.ruleset.pages))
    return report, tuple(examined_by(check, engine.examine(report)))
