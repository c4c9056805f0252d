"""The file that a unit sent in, if comments can be put into it."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from auditor.model import Source, Submission
from auditor.output.annotated.document import UnusableError, WordFile, opened
from auditor.reading.bundle import load
from auditor.reading.draft import RefusedError
from auditor.rules.pages import PageRules

DOCX = "docx"


def original(submission: Submission, rules: PageRules) -> WordFile:
    """The .docx behind a submission as it was read, also one in an archive. Raises UnusableError for another format, and for a file
    that is gone, was changed since, or cannot be opened any more."""
    if submission.format != DOCX:
        raise UnusableError("")
    try:
        if submission.path is None:
            raise UnusableError("原件不在原处，不能直接在原件上加批注。")
        data = load(Source(submission.path, submission.file, submission.members))
    except RefusedError:
        raise UnusableError("原件已移走或打不开，不能直接在原件上加批注。") from None
    if hashlib.sha256(data).hexdigest() != submission.sha256:
        raise UnusableError("原件在读取以后有改动，不能直接在原件上加批注。")
    return opened(data, [each.text for each in submission.paragraphs], rules)


def made_of(submission: Submission) -> str:
    """The sentence that tells what a file made of the text of a submission is."""
    name = PurePosixPath(submission.file).name
    return f"本文件由程序根据《{name}》的文字生成，版式与原件不同。"
