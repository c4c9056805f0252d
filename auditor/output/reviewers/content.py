"""What the workbook of disagreements is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.decisions.reviewers.figures import Figures
from auditor.decisions.reviewers.flaws import FlawRow
from auditor.decisions.reviewers.opinions import Row
from auditor.decisions.reviews import Correction
from auditor.model import AuditRun
from auditor.rules import Ruleset


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The rows and flaws on which the reviewers (their names, in order) differ, how far they agree, and what was settled before, by
    report and element."""

    run: AuditRun
    ruleset: Ruleset
    reviewers: Sequence[str]
    rows: Sequence[Row]
    flaws: Sequence[FlawRow]
    figures: Figures
    settled: Mapping[tuple[str, str], Correction]
