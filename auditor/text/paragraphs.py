"""One folded text for a whole submission, and the way back from it to the paragraphs as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from auditor.model import Paragraph, Report
from auditor.text.fold import fold, origin


def folded_text(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """The paragraphs folded and joined by line feeds (furniture left empty), and the offset at which each begins."""
    text = fold("\n".join("" if p.furniture else p.text.replace("\n", " ") for p in paragraphs))
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    return text, tuple(starts if paragraphs else ())


def paragraph_at(starts: Sequence[int], offset: int) -> int:
    """The index of the paragraph that an offset of the folded text lies in."""
    return bisect_right(starts, offset) - 1


def paragraph_roles(report: Report) -> list[tuple[str, ...]]:
    """For each paragraph the roles of the section that it stands in."""
    ends = [section.end for section in report.sections]
    return [
        report.sections[at].roles if (at := bisect_right(ends, start)) < len(ends) else () for start in report.starts
    ]


def folded_offset(report: Report, paragraph: int, offset: int) -> int:
    """Where an offset of a paragraph (index) as it was read stands in the folded text."""
    return report.starts[paragraph] + len(fold(report.submission.paragraphs[paragraph].text[:offset]))


class WayBack:
    """From the folded text of one report back to its paragraphs; the way of a paragraph is worked out once, when it is first asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._origins: dict[int, Sequence[int]] = {}

    def span(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of a paragraph (index) of a stretch of the folded text."""
        origins = self._origins.get(paragraph)
        if origins is None:
            origins = self._origins[paragraph] = origin(self._report.submission.paragraphs[paragraph].text)
        begin = self._report.starts[paragraph]
        return origins[start - begin], origins[min(end - begin, len(origins)) - 1] + 1
