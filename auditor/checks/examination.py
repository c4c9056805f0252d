"""What a check of the text has before it: the report, its verdicts, and where the wordings of the checks were found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from auditor.matching.matcher import Matcher, Matches
from auditor.model import Identity, Report, Status, Verdict
from auditor.rules import Ruleset
from auditor.wording.parse import Wording

_SIGNATURE = 4  # last lines among which the signature stands
_TITLE = re.compile(r"《([^《》\n]{2,60})》")


class Span(NamedTuple):
    """A stretch of the folded text, in a sentence (index into `Report.sentences`)."""

    start: int
    end: int
    sentence: int


class Finding(NamedTuple):
    """One place where a check fires. Findings of the same `subject` are one flaw; `values` fill the message. `start` and `end` are in
    the folded text, both 0 for the whole report; where it stands for several `times`, it is the first of them."""

    subject: str
    start: int
    end: int
    values: Mapping[str, str]
    element: str = ""
    times: int = 1

    @property
    def of_whole(self) -> bool:
        """Whether it is about the whole report, and stands nowhere."""
        return self.end <= self.start


@dataclass(frozen=True)
class Examination:
    """One report under examination. `names` are the names of the other units that report, by which a copied one is known; empty
    where they are not known yet."""

    report: Report
    ruleset: Ruleset
    verdicts: Sequence[Verdict] = ()
    names: Sequence[str] = ()
    found: Mapping[str, Sequence[Span]] = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        """Who reports on which year."""
        return self.report.identity

    def spans(self, wordings: Iterable[Wording]) -> list[Span]:
        """Where any of some wordings stands, in the order of the text."""
        return sorted({span for wording in wordings for span in self.found.get(wording.source, ())})

    def sentences_with(self, wordings: Iterable[Wording]) -> set[int]:
        """The sentences (by index) with any of some wordings in them."""
        return {span.sentence for wording in wordings for span in self.found.get(wording.source, ())}

    def text(self, number: int) -> str:
        """A sentence."""
        sentence = self.report.sentences[number]
        return self.report.text[sentence.start : sentence.end]

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [sentence.end for sentence in self.report.sentences]

    def sentence_at(self, end: int) -> int:
        """The sentence (index) in which a stretch of the folded text ends; as many as there are sentences behind the last."""
        return bisect_left(self._ends, end)

    def last_lines(self) -> Iterator[tuple[int, str]]:
        """The last lines, among which the signature stands, from the last on, each with its offset in the folded text."""
        at = len(self.report.text)
        for line in reversed(self.report.text.split("\n")[-_SIGNATURE:]):
            at -= len(line)
            yield at, line
            at -= 1

    @cached_property
    def titles(self) -> Sequence[re.Match[str]]:
        """What stands in 《》."""
        return list(_TITLE.finditer(self.report.text))

    @cached_property
    def statuses(self) -> Sequence[Status]:
        """The status of each section."""
        by_name = {role.name: role.status for role in self.ruleset.sections.roles}
        return [
            by_name.get(section.roles[0], Status.DONE) if section.roles else Status.DONE
            for section in self.report.sections
        ]

    def status(self, number: int) -> Status:
        """The status of the section that a sentence stands in."""
        return self.statuses[self.report.sentences[number].section]


def spans_found(matches: Matches, matcher: Matcher) -> dict[str, list[Span]]:
    """Where the wordings of the checks stand, of all that was found in a report, by what the rules write."""
    checked = matcher.checked
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for sentence, hits in matches.hits.items():
        for hit in hits:
            if hit.wording in checked:
                found[matcher.source(hit.wording)].append(Span(hit.start, hit.end, sentence))
    return dict(found)
