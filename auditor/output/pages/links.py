"""Links from pages to what lies beside them."""

from __future__ import annotations

from contextlib import suppress
from os.path import relpath
from pathlib import Path
from urllib.parse import quote

from auditor.model import Recalled, Submission


def original(submission: Submission | Recalled, folder: Path) -> str:
    """The link from a page in `folder` to the file itself, "" where the two lie on different drives or its place is not known."""
    if isinstance(submission, Recalled) or submission.path is None:
        return ""
    with suppress(ValueError):
        return quote(Path(relpath(submission.path, folder.resolve())).as_posix())
    return ""
