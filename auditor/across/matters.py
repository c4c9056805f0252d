"""What a report is to mend: its gaps, and the flaws of its text that its unit is told of."""

from __future__ import annotations

from auditor.checks.table import of_text
from auditor.model import Defect, Level, Matter, ReportAudit, Tone

_TOLD = (Tone.MUST, Tone.CHECK)


def matters_of(audit: ReportAudit) -> tuple[Matter, ...]:
    """The gaps in the order of the elements, then the flaws in their order, each once; what people decided to let be is none."""
    gaps = (
        Matter(element=verdict.element, level=verdict.level)
        for verdict in audit.verdicts
        if verdict.gap and isinstance(verdict.level, Level)
    )
    flaws = (matter_of(defect) for defect in of_text(audit.defects) if defect.tone in _TOLD and not defect.ignored)
    found: dict[tuple[str, str, str], Matter] = {}
    for matter in (*gaps, *flaws):
        found.setdefault(matter.key, matter)
    return tuple(found.values())


def matter_of(defect: Defect) -> Matter:
    """A flaw as a matter to mend."""
    return Matter(check=defect.check, tone=defect.tone, quote=defect.quote)
