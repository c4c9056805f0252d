"""The frozen types that pass from stage to stage; no behaviour beyond what follows from their own fields."""

from auditor.model.arrival import Arrival
from auditor.model.audit import AuditRun, Defect, Fate, Missing, ReportAudit, SetAside, StaleDecision
from auditor.model.report import Identity, Item, Report, Section, Sentence
from auditor.model.submission import Paragraph, Source, Submission, Unreadable
from auditor.model.verdict import NOT_APPLICABLE, Decision, Evidence, Level, Status, Verdict

__all__ = [
    "NOT_APPLICABLE",
    "Arrival",
    "AuditRun",
    "Decision",
    "Defect",
    "Evidence",
    "Fate",
    "Identity",
    "Item",
    "Level",
    "Missing",
    "Paragraph",
    "Report",
    "ReportAudit",
    "Section",
    "Sentence",
    "SetAside",
    "Source",
    "StaleDecision",
    "Status",
    "Submission",
    "Unreadable",
    "Verdict",
]
