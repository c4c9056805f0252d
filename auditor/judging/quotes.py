"""From folded offsets back to the paragraph as read: quotes, places, headings."""

from __future__ import annotations

from bisect import bisect_right

from auditor.judging.weigh import Weighed
from auditor.model import Evidence, Level, Place, Report, Status
from auditor.text.paragraphs import WayBack


class Quoter:
    """Quotes of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._way = WayBack(report)
        self._headings: dict[int, str] = {}

    def text(self, paragraph: int, start: int, end: int) -> str:
        """A stretch of the folded text as the paragraph has it."""
        first, last = self._way.span(paragraph, start, end)
        return self.report.submission.paragraphs[paragraph].text[first:last]

    def heading(self, section: int) -> str:
        """The heading of a section (index) as the paragraph has it; "" where it has none."""
        known = self._headings.get(section)
        if known is None:
            place = self.report.sections[section]
            paragraph = bisect_right(self.report.starts, place.start) - 1
            end = place.start + len(place.heading)
            known = self._headings[section] = self.text(paragraph, place.start, end) if place.heading else ""
        return known

    def evidence(self, item: Weighed, level: Level, status: Status, sentence: int, wording: str) -> Evidence:
        """The evidence for one thing found in one sentence."""
        around = self.report.sentences[sentence]
        paragraph = self.report.submission.paragraphs[around.paragraph]
        quoted = Place(paragraph.number, *self._way.span(around.paragraph, around.start, around.end))
        return Evidence(
            quote=paragraph.text[quoted.start : quoted.end],
            strength=item.strength,
            level=level,
            status=status,
            wording=wording,
            section=self.heading(around.section),
            place=Place(paragraph.number, *self._way.span(around.paragraph, item.start, item.end)),
            quoted=quoted,
            page=paragraph.page,
            recognised=paragraph.recognised,
        )
