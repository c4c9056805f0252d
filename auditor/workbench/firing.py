"""Which wordings of a ruleset find anything in a folder of reports: those that never do, and those that do in nearly every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.judging.engine import Engine
from auditor.matching import match
from auditor.model import Report, Source, Submission
from auditor.reading import Bundle, GuardedReader

FEWEST = 10  # reports below which nothing is said of wordings that are found in nearly all
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Found:
    """One wording of an element, under which key it stands, and in how many reports it was found."""

    key: str
    wording: str
    reports: int


@dataclass(frozen=True, slots=True)
class Firing:
    """What was found in `reports` reports, by element; `passed_over` are files that could not be read or are no such report."""

    reports: int
    passed_over: tuple[str, ...]
    counted: dict[str, tuple[Found, ...]]

    def never(self, element: str) -> list[Found]:
        """The wordings of an element that were found nowhere."""
        return [each for each in self.counted[element] if not each.reports]

    def nearly_always(self, element: str) -> list[Found]:
        """The wordings of an element that were found in more than 90 % of at least ten reports."""
        enough = self.reports >= FEWEST
        return [each for each in self.counted[element] if enough and each.reports > NEARLY_ALL * self.reports]


def fired(sources: Sequence[Source], engine: Engine) -> Firing:
    """Look for all wordings in all reports. Files that only a slow reader can read are passed over."""
    matcher = engine.matcher
    found: Counter[int] = Counter()
    passed_over: list[str] = []
    reports = 0
    with GuardedReader(engine.ruleset.pages) as reader:
        for source in sources:
            for report in _reports(source, reader, engine):
                if isinstance(report, str):
                    passed_over.append(report)
                    continue
                reports += 1
                hits = match(report, matcher).hits.values()
                found.update({hit.wording for sentence in hits for hit in sentence})
    index = {wording: number for number, wording in enumerate(matcher.wordings)}
    counted = {
        element.id: tuple(Found(key, each.source, found[index[each]]) for key, each in element.each_wording())
        for element in engine.ruleset.elements
    }
    return Firing(reports, tuple(passed_over), counted)


def _reports(source: Source, reader: GuardedReader, engine: Engine) -> Iterator[Report | str]:
    """The reports of one source, several where it is an archive; the name of what is none."""
    reading = reader.read(source)
    if isinstance(reading, Bundle):
        for member in reading.sources:
            yield from _reports(member, reader, engine)
    elif isinstance(reading, Submission):
        report = engine.outline(reading)
        yield reading.file if report.genre else report
    else:
        yield source.name
