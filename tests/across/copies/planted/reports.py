"""The two hundred independent reports, and a report as the comparison takes it."""

from __future__ import annotations

import hashlib
import random
from functools import cache

from auditor.model import AuditRun, Identity, Paragraph, ReportAudit, Submission
from tests.across.copies.planted.world import units, world
from tests.across.copies.planted.writing import Writer, Written

MANY = 200
SEED = "reports that share no more than real ones"


def written(number: int) -> Written:
    """The independent report of one number; those from MANY on belong to units outside the two hundred."""
    rng = random.Random(f"{SEED} {number}")
    unit, kind = units()[number]
    return Writer(world(unit, kind, rng), rng).write()


@cache
def independent() -> tuple[Written, ...]:
    """The two hundred reports."""
    return tuple(map(written, range(MANY)))


def audit_of(report: Written, number: int) -> ReportAudit:
    """A report as the comparison takes it: read, its unit, kind and year known, not judged."""
    texts = report.paragraphs()
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
    paragraphs = tuple(Paragraph(at, text) for at, text in enumerate(texts, 1))
    submission = Submission(file_of(report, number), digest, "txt", paragraphs)
    return ReportAudit(submission, Identity(report.world.unit, report.world.kind, report.year), 0, "", ())


def file_of(report: Written, number: int) -> str:
    return f"{number:03}{report.world.unit}.txt"


def run_of(reports: tuple[Written, ...]) -> AuditRun:
    """A run over the reports."""
    audits = tuple(audit_of(report, number) for number, report in enumerate(reports))
    return AuditRun("planted", "", "", audits, (), ())
