"""Where in a report a matter belongs that it does not tell of: the heading below which it should be written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.model import Place, Report, Status, Verdict
from auditor.outline.opening import TITLE_LENGTH
from auditor.text.paragraphs import WayBack, folded_offset, paragraph_at

if TYPE_CHECKING:
    from auditor.rules.types import Element, Ruleset


class Homes:
    """The headings of one report, asked for by element."""

    def __init__(self, report: Report, verdicts: tuple[Verdict, ...], ruleset: Ruleset) -> None:
        self._report, self._ruleset = report, ruleset
        self._headings = dict(_headings(report))
        self._ends = [section.end for section in report.sections]
        self._by_part = self._sections_of_parts(verdicts)

    def of(self, element: Element) -> Place:
        """The heading of the section that is all about an element, or whose items are counted for it; else of the one that tells
        most of its part; else of the first on measures; else the title."""
        roles = (*((element.home,) if element.home else ()), *(element.counting.roles if element.counting else ()))
        sections = [self._first(role) for role in roles]
        sections += [self._by_part.get(element.part), self._first(self._ruleset.sections.body, named=True)]
        return next((self._headings[each] for each in sections if each in self._headings), self.title)

    @property
    def headings(self) -> tuple[Place, ...]:
        """All headings of sections, in their order."""
        return tuple(self._headings.values())

    @property
    def title(self) -> Place:
        """The title, else the first paragraph that is no page furniture."""
        report = self._report
        paragraphs = report.submission.paragraphs
        at = max(paragraph_at(report.starts, report.begins), 0)
        found = next((each for each in paragraphs[at:] if not each.furniture), paragraphs[at])
        return Place(found.number, 0, len(found.text))

    @property
    def titled(self) -> bool:
        """Whether the title is one, and not the sentence that a report without a title begins with."""
        place = self.title
        text = self._report.submission.paragraphs[place.paragraph - 1].text
        return len(text) <= TITLE_LENGTH and text[-1:] not in "。；：:"

    def _first(self, role: str, named: bool = False) -> int | None:
        """The first section with a role and a heading; `named`: whose heading itself says so."""
        sections = enumerate(self._report.sections)
        return next(
            (
                number
                for number, each in sections
                if role in each.roles and number in self._headings and (each.names_role or not named)
            ),
            None,
        )

    def _sections_of_parts(self, verdicts: tuple[Verdict, ...]) -> dict[str, int]:
        """For each part of the ruleset the section with a heading in which most of its elements have their best sentence on what
        was done: what is missing is not to be written among plans."""
        counts: dict[str, Counter[int]] = {}
        for verdict in verdicts:
            for best in verdict.evidence[:1]:
                section = self._headed(best.place)
                if section is not None and best.status is Status.DONE:
                    part = self._ruleset.element_of[verdict.element].part
                    counts.setdefault(part, Counter())[section] += 1
        return {part: max(found, key=lambda each: (found[each], -each)) for part, found in counts.items()}

    def _headed(self, place: Place) -> int | None:
        """The section that a place stands in, or the last before it that has a heading."""
        at = bisect_right(self._ends, folded_offset(self._report, place.paragraph - 1, place.start))
        return next((each for each in range(min(at, len(self._ends) - 1), -1, -1) if each in self._headings), None)


def _headings(report: Report) -> Iterator[tuple[int, Place]]:
    """The places of the headings, by the number of the section that each opens."""
    way = WayBack(report)
    seen: set[int] = set()
    for sentence in report.sentences:
        if sentence.heading and sentence.section not in seen and report.sections[sentence.section].heading:
            seen.add(sentence.section)
            number = report.submission.paragraphs[sentence.paragraph].number
            yield sentence.section, Place(number, *way.span(sentence.paragraph, sentence.start, sentence.end))
