"""What the outputs tell of the figures of reports beside those of the office's ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from auditor.model import AuditRun, Beside, ReportAudit


class Compared(StrEnum):
    """What comes of a figure, in the order in which it is told."""

    DIFFERS = "不符"
    UNSURE = "报告没有写清"
    SILENT = "报告没有写"
    SAME = "一致"
    UNKNOWN = "台账没有"


def compared(beside: Beside) -> Compared:
    """What comes of one figure. One that is told only about so many, or differently in two places, is not clear."""
    if beside.known is None:
        return Compared.UNKNOWN
    if beside.said is None:
        return Compared.UNSURE if beside.quote else Compared.SILENT
    return Compared.DIFFERS if beside.differs else Compared.SAME


def kept_figures(run: AuditRun) -> frozenset[str]:
    """The figures (ids) of which the ledger has some unit's: of the others nothing is told."""
    return frozenset(each.figure for audit in run.reports for each in audit.beside if each.known is not None)


def figures_of(audit: ReportAudit, kept: frozenset[str]) -> tuple[Beside, ...]:
    """The figures of a report that are told, in the order of the rules."""
    return tuple(each for each in audit.beside if each.figure in kept)


def differing(audit: ReportAudit) -> tuple[Beside, ...]:
    """The figures that the report has otherwise than the ledger."""
    return tuple(each for each in audit.beside if each.differs)


def shown(value: float | None) -> str:
    """A figure as people write it, — where there is none."""
    return "—" if value is None else f"{value:.12g}"


def asked(beside: Beside) -> str:
    """What a unit is asked of a figure that differs: neither side is called wrong."""
    return f"报告写的是 {shown(beside.said)}，我们掌握的{beside.name}是 {shown(beside.known)}，请核对。"


def counted(run: AuditRun) -> str:
    """How many figures came out how, in Chinese; "" without a ledger."""
    kept = kept_figures(run)
    counts = Counter(compared(each) for audit in run.reports for each in figures_of(audit, kept))
    told = "、".join(f"{outcome} {counts[outcome]} 个" for outcome in Compared if counts[outcome])
    units = sum(bool(differing(audit)) for audit in run.reports)
    return f"{told}（不符的涉及 {units} 份报告）" if units else told


def known_told(run: AuditRun) -> Iterator[str]:
    """One sentence on the figures of the run; none without a ledger."""
    if told := counted(run):
        yield f"台账核对：{told}，见评分表的“台账核对”。"
