"""The frozen types that pass from stage to stage; no behaviour beyond what follows from their own fields."""

from auditor.model.arrival import Arrival
from auditor.model.audit import AuditRun, Fate, Missing, ReportAudit, SetAside, StaleDecision
from auditor.model.defect import Adopted, Defect, Ignored, Tone
from auditor.model.note import Audience, Note, for_office, for_unit
from auditor.model.report import Identity, Item, Report, Section, Sentence
from auditor.model.submission import Paragraph, Place, Recalled, Source, Submission, Unreadable
from auditor.model.verdict import (
    JUDGED,
    NOT_APPLICABLE,
    Decision,
    Evidence,
    Level,
    NotApplicable,
    Status,
    Verdict,
)

__all__ = [
    "JUDGED",
    "NOT_APPLICABLE",
    "Adopted",
    "Arrival",
    "Audience",
    "AuditRun",
    "Decision",
    "Defect",
    "Evidence",
    "Fate",
    "Identity",
    "Ignored",
    "Item",
    "Level",
    "Missing",
    "NotApplicable",
    "Note",
    "Paragraph",
    "Place",
    "Recalled",
    "Report",
    "ReportAudit",
    "Section",
    "Sentence",
    "SetAside",
    "Source",
    "StaleDecision",
    "Status",
    "Submission",
    "Tone",
    "Unreadable",
    "Verdict",
    "for_office",
    "for_unit",
]
