"""The frozen types that pass from stage to stage; no behaviour beyond what follows from their own fields."""

from auditor.model.audit import AuditRun, Defect, ReportAudit, SetAside
from auditor.model.report import Identity, Item, Report, Section, Sentence
from auditor.model.submission import Paragraph, Source, Submission, Unreadable
from auditor.model.verdict import Evidence, Level, Status, Verdict

__all__ = [
    "AuditRun",
    "Defect",
    "Evidence",
    "Identity",
    "Item",
    "Level",
    "Paragraph",
    "Report",
    "ReportAudit",
    "Section",
    "Sentence",
    "SetAside",
    "Source",
    "Status",
    "Submission",
    "Unreadable",
    "Verdict",
]
