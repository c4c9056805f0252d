"""The outcome: one audited report, and one run over a folder."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model.across import Across
from auditor.model.defect import Defect
from auditor.model.note import Audience, Note
from auditor.model.report import Identity
from auditor.model.submission import Recalled, Submission, Unreadable
from auditor.model.tally import UNTALLIED, Beside, Tally
from auditor.model.verdict import Level, NotApplicable, Verdict


@dataclass(frozen=True, slots=True)
class ReportAudit:
    """One report judged and scored. `score` is 0 to 100, and above it by bonus points alone; verdicts stand in the
    ruleset's order of elements; `rank` counts from 1 within
    the run (equal scores share a rank), `rank_in_kind` within the reports of the same kind, 0 before ranking and where the kind is
    undetermined. `notes` are what a reader of the score must see. `same_as` names the files of the run that have the
    same text. `tally` tells how the score came about, `beside` are its figures beside the office's own."""

    submission: Submission | Recalled
    identity: Identity
    score: float
    grade: str
    verdicts: tuple[Verdict, ...]
    defects: tuple[Defect, ...] = ()
    notes: tuple[Note, ...] = ()
    rank: int = 0
    rank_in_kind: int = 0
    same_as: tuple[str, ...] = ()
    tally: Tally = UNTALLIED
    beside: tuple[Beside, ...] = ()

    def notes_for(self, audience: Audience) -> tuple[str, ...]:
        """The texts of the notes for one audience alone."""
        return tuple(note.text for note in self.notes if note.audience is audience)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was read but is no annual report of this kind: told, not scored. `genre` names what it is, in Chinese."""

    file: str
    sha256: str
    title: str | None
    genre: str


Fate = ReportAudit | SetAside | Unreadable  # what becomes of a file


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit of the roster that sent no report that could be scored; `note` says what came instead, "" where nothing did."""

    unit: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StaleDecision:
    """A decision that was not applied, and why, in a Chinese sentence: its text has changed or is not in the run."""

    unit: str
    file: str
    element: str
    level: Level | NotApplicable
    why: str


@dataclass(frozen=True, slots=True)
class AuditRun:
    """One audit of a folder. Reports stand by rank, then file; the other lists by file or in the order of the roster. `notes` are
    Chinese sentences for the office on the run as a whole; `across` is what shows only over all reports and beside earlier ones."""

    ruleset_id: str
    ruleset_title: str
    ruleset_sha256: str
    reports: tuple[ReportAudit, ...]
    set_aside: tuple[SetAside, ...]
    unreadable: tuple[Unreadable, ...]
    missing: tuple[Missing, ...] = ()
    stale: tuple[StaleDecision, ...] = ()
    notes: tuple[str, ...] = ()
    across: Across = field(default_factory=Across)

    @property
    def superseded(self) -> frozenset[str]:
        """The fingerprints of the reports of which the unit handed in a later one that is in the run too."""
        return frozenset(digest for each in self.across.resubmissions for digest in (each.first_sha256, *each.between))

    @property
    def latest(self) -> tuple[ReportAudit, ...]:
        """The reports but for those that are superseded."""
        superseded = self.superseded
        return tuple(audit for audit in self.reports if audit.submission.sha256 not in superseded)
