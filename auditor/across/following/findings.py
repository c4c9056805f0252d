"""The findings of an inspection as a report of their own, one sentence each, so that they are matched as sentences of a report are."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Identity, Paragraph, Report, Section, Sentence, Submission
from auditor.text.fold import fold
from auditor.text.paragraphs import folded_text


def report_of(findings: Sequence[str]) -> Report:
    """The findings, each a paragraph of one sentence; blank ones are none."""
    paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(filter(fold, findings), 1))
    text, starts = folded_text(paragraphs)
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    return Report(
        submission=Submission("", "", "", paragraphs),
        identity=Identity(None, None, None),
        text=text,
        starts=starts,
        sections=(Section("", 1, (), 0, len(text)),),
        items=(),
        sentences=tuple(
            Sentence(start, end, number, 0, -1, False)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        ),
    )
