"""The heat map of the overview: a row for each report, a cell for each element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from auditor.judging.rank import by_kind
from auditor.model import AuditRun, Level, ReportAudit, Resubmission, Tone, Verdict
from auditor.output.flaws import places_in
from auditor.output.labels import or_undetermined, shortened

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NONE = "–"  # the level of an element that does not apply
QUOTED = 40  # characters of a quote that a cell tells
NOTED = 160  # characters of its notes that a row tells


@dataclass(frozen=True, slots=True)
class Column:
    """One element as a column of the heat map."""

    id: str
    name: str


class Cell(NamedTuple):
    """One verdict: the number of its level (0 worst to 4 best, `–` where the element does not apply), the element, and what is
    told of it in words."""

    level: str
    element: str
    told: str


@dataclass(frozen=True, slots=True)
class Row:
    """One report; `levels` are the levels of its `cells` in one text; `href` leads to its page; `rank_in_kind` is 0 where the kind
    is undetermined; `must` and `check` are how many places of its text are 必改 and 请核; `again` is how the score was
    and is where it was handed in again, else ""; `notes` is the beginning of what a reader of
    the score must see, "" where there is nothing."""

    rank: int
    rank_in_kind: int
    unit: str
    kind: str
    year: str
    score: float
    grade: str
    gaps: int
    must: int
    check: int
    again: str
    href: str
    file: str
    levels: str
    cells: tuple[Cell, ...]
    notes: str


def board(run: AuditRun, ruleset: Ruleset, names: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a run whose report pages bear `names`, kind by kind."""
    again = {each.file: each for each in run.across.resubmissions}
    page_of = dict(zip(map(id, run.reports), names, strict=True))
    return tuple(
        _row(audit, page_of[id(audit)], ruleset, again.get(audit.submission.file))
        for audit in by_kind(run.reports, ruleset.naming.kinds)
    )


def _row(audit: ReportAudit, name: str, ruleset: Ruleset, again: Resubmission | None) -> Row:
    who = audit.identity
    cells = tuple(_cell(verdict, ruleset) for verdict in audit.verdicts)
    return Row(
        rank=audit.rank,
        rank_in_kind=audit.rank_in_kind,
        unit=or_undetermined(who.unit),
        kind=or_undetermined(who.kind),
        year=or_undetermined(who.year),
        score=audit.score,
        grade=audit.grade,
        gaps=sum(verdict.gap for verdict in audit.verdicts),
        must=places_in(audit.defects, Tone.MUST),
        check=places_in(audit.defects, Tone.CHECK),
        again=f"{again.first_score:.2f} → {audit.score:.2f}" if again else "",
        href=f"reports/{name}",
        file=audit.submission.file,
        levels="".join(cell.level for cell in cells),
        cells=cells,
        notes=shortened("".join(note.text for note in audit.notes), NOTED),
    )


def _cell(verdict: Verdict, ruleset: Ruleset) -> Cell:
    level = str(int(verdict.level)) if isinstance(verdict.level, Level) else NONE
    told = f"{ruleset.element_of[verdict.element].name}：{ruleset.label(verdict.level)}"
    if verdict.applicable and verdict.evidence:
        told += f"。“{shortened(verdict.evidence[0].quote, QUOTED)}”"
    return Cell(level, verdict.element, told)
