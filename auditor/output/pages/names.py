"""File names of what is written for each report: safe on Windows, unique, and the same in every run over the same reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import PurePosixPath

from auditor.model import AuditRun, ReportAudit, Side
from auditor.output.copies import copies_of

# 50 characters of four bytes each still fit a file name's 255 bytes on Linux.
LONGEST = 50
OF_TWO = 24  # of each of two units in one name
_DEVICES = re.compile(r"CON|PRN|AUX|NUL|(COM|LPT)\d", re.IGNORECASE)  # no names of files on Windows


def report_files(run: AuditRun) -> list[str]:
    """The pages of the reports of a run."""
    return page_names(run.reports)


def letter_files(run: AuditRun) -> list[str]:
    """The letters on the latest reports of a run, whose names tell no rank, for they are sent out."""
    return letter_names(run.latest)


def pair_files(run: AuditRun) -> list[str]:
    """The pages of the pairs that share text, `NNN-left-right.html`; the number is the place among them, the gravest first."""
    return [
        f"{number:03}-{_of_two(copy.left)}-{'上年' if copy.last_year else ''}{_of_two(copy.right)}.html"
        for number, copy in enumerate(copies_of(run), start=1)
    ]


def page_names(audits: Sequence[ReportAudit]) -> list[str]:
    """One name a report, `NNN-unit.html`; the number, which makes it unique, is the report's place in the run."""
    return [f"{number:03}-{_subject(audit)}.html" for number, audit in enumerate(audits, start=1)]


def letter_names(audits: Sequence[ReportAudit]) -> list[str]:
    """One name a report, `unit.docx`, for what is sent out: it tells no rank and stays when scores change. Of several with one name
    all but the first, in the order of the files handed in, are numbered."""
    places = sorted(range(len(audits)), key=lambda place: audits[place].submission.file)
    stems = dict(zip(places, own_stems(_subject(audits[place]) for place in places), strict=True))
    return [f"{stems[place]}.docx" for place in range(len(audits))]


def own_stems(stems: Iterable[str]) -> list[str]:
    """Safe parts of file names, none of them twice: of several that are alike all but the first are numbered."""
    found: dict[str, str] = {}  # by what a file system takes for the same
    for each in stems:
        stem = f"{each}_" if _DEVICES.fullmatch(each) else each
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        free = next(name for name in numbered if name.casefold() not in found)
        found[free.casefold()] = free
    return list(found.values())


def _subject(audit: ReportAudit) -> str:
    return safe_stem(audit.identity.unit or PurePosixPath(audit.submission.file).stem)


def _of_two(side: Side) -> str:
    return safe_stem(side.unit or PurePosixPath(side.file).stem, OF_TWO)


def safe_stem(text: str, longest: int = LONGEST) -> str:
    """The text as part of a file name: letters, digits and hyphens, everything else an underscore."""
    text = re.sub(r"[^\w（）-]+", "_", unicodedata.normalize("NFC", text))
    return text[:longest].strip("_-") or "report"
