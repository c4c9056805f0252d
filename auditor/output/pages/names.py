"""File names of the report pages: safe on Windows, unique, and the same in every run over the same reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from auditor.model import ReportAudit

# 50 characters of four bytes each still fit a file name's 255 bytes on Linux.
LONGEST = 50


def page_names(audits: Sequence[ReportAudit]) -> list[str]:
    """One name a report, `NNN-unit.html`; the number, which makes it unique, is the report's place in the run."""
    return [
        f"{number:03}-{safe_stem(audit.identity.unit or PurePosixPath(audit.submission.file).stem)}.html"
        for number, audit in enumerate(audits, start=1)
    ]


def safe_stem(text: str) -> str:
    """The text as part of a file name: letters, digits and hyphens, everything else an underscore."""
    text = re.sub(r"[^\w（）-]+", "_", unicodedata.normalize("NFC", text))
    return text[:LONGEST].strip("_-") or "report"
