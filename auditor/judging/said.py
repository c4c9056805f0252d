"""Which of the figures that an office keeps of its units a report tells, and where: those that are surely the unit's own of its year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from auditor.judging.numbers import exact_number
from auditor.judging.status import section_status
from auditor.matching import Matcher, build_matcher, match
from auditor.matching.clauses import Clause, clauses, cues, overlaps
from auditor.matching.matcher import Hit
from auditor.model import Beside, Report, Sentence, Status
from auditor.rules.scoring.types import Figure
from auditor.rules.types import Ruleset
from auditor.text.paragraphs import WayBack
from auditor.wording.parse import Wording
from auditor.wording.pattern import NUMBER

_FIGURE = NUMBER + "%?"  # as a wording has it
_NAMED = f"(?P<number>{NUMBER})"
_PART_OF_NUMBER = re.compile(r"(?:[第.\d/~-]|\d[至到])$")  # before a figure: an ordinal, a fraction, the end of a range
_AREA = 2  # characters of a wording of an area in which its kind stands: 全县, 县政府
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|[-~至到]20\d\d)")


class Mention(NamedTuple):
    """A figure as it stands in a sentence of the folded text; `value` is None where it is only about so many or
    read from a picture. `part`: one of what was
    told before; `total`: the sum of all."""

    start: int
    end: int
    sentence: Sentence
    value: float | None
    part: bool
    total: bool


@dataclass(frozen=True)
class Seeker:
    """A ruleset's figures ready to be looked for in many reports."""

    ruleset: Ruleset

    @cached_property
    def matcher(self) -> Matcher:
        """Finds the wordings of the figures, what tells them apart, and the cues by which a clause is done, planned or lacking."""
        bare = replace(self.ruleset, elements=(), checks=())
        said = self.ruleset.said
        apart = (*said.other_times, *said.others, *said.about, *said.parts, *said.totals)
        return build_matcher(bare, (*(each for _, each in self._wordings()), *apart))

    @cached_property
    def uses(self) -> Mapping[int, Sequence[tuple[Figure, re.Pattern[str] | None]]]:
        """By wording (its number for the matcher) the figures that it tells, each with the pattern that names its number, None where it
        tells that there was none."""
        numbers = {wording: number for number, wording in enumerate(self.matcher.wordings)}
        found: defaultdict[int, list[tuple[Figure, re.Pattern[str] | None]]] = defaultdict(list)
        for figure, wording in self._wordings():
            named = wording.body.replace(_FIGURE, _NAMED, 1)
            found[numbers[wording]].append((figure, re.compile(named) if _FIGURE in wording.body else None))
        return found

    def numbers(self, wordings: Iterable[Wording]) -> frozenset[int]:
        """What the matcher calls some wordings."""
        wanted = set(wordings)
        return frozenset(number for number, wording in enumerate(self.matcher.wordings) if wording in wanted)

    @cached_property
    def apart(self) -> Mapping[str, frozenset[int]]:
        """The wordings that tell figures apart, by key."""
        said = self.ruleset.said
        keys = ("other_times", "others", "about", "parts", "totals")
        return {key: self.numbers(getattr(said, key)) for key in keys}

    def _wordings(self) -> Iterator[tuple[Figure, Wording]]:
        for figure in self.ruleset.figures:
            yield from ((figure, wording) for wording in (*figure.said, *figure.none))


class _Read(NamedTuple):
    """A sentence with its clauses, its hits, and the places of what tells figures apart, by key."""

    sentence: Sentence
    clauses: Sequence[Clause]
    hits: Sequence[Hit]
    apart: Mapping[str, Sequence[tuple[int, int]]]


def figures_said(report: Report, seeker: Seeker) -> dict[str, Beside]:
    """The figures that a report tells, by id, each with its first place. Where it tells different ones and none is the sum of the
    others, or only about so many, or only in text recognised from a picture, there is no number but a quote."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for read in _sentences(report, seeker):
        for figure, mention in _mentions(report, read, seeker):
            mentions[figure.id].append(mention)
    way = WayBack(report)
    return {
        figure.id: _told(report, way, figure, mentions[figure.id])
        for figure in seeker.ruleset.figures
        if figure.id in mentions
    }


def _sentences(report: Report, seeker: Seeker) -> Iterator[_Read]:
    """The sentences of the text in which a wording of a figure stands."""
    matcher, rules = seeker.matcher, seeker.ruleset.sections
    found = match(report, matcher).hits
    for number in sorted(found):
        hits, sentence = found[number], report.sentences[number]
        if sentence.heading or sentence.end <= report.begins or not any(hit.wording in seeker.uses for hit in hits):
            continue
        default = section_status(report.sections[sentence.section], rules)
        taken = clauses(report.text, sentence, default, cues(hits, matcher))
        apart = {
            key: [(hit.start, hit.end) for hit in hits if hit.wording in wanted] for key, wanted in seeker.apart.items()
        }
        yield _Read(sentence, taken, hits, apart)


def _mentions(report: Report, read: _Read, seeker: Seeker) -> Iterator[tuple[Figure, Mention]]:
    """The figures that a sentence tells of the unit's own work done in its year."""
    for hit in read.hits:
        for figure, pattern in seeker.uses.get(hit.wording, ()):
            place = _place(report.text, hit, pattern)
            if place is None:
                continue
            start, end = place
            clause = next(each for each in read.clauses if start < each.end)
            if clause.status is not Status.DONE or _elsewhere(report, read, clause, seeker):
                continue
            value = 0.0 if pattern is None else exact_number(report.text[start:end])
            if pattern and (overlaps(start, end, read.apart["about"]) or _recognised(report, read.sentence)):
                value = None
            part = any(clause.start <= left < start for left, _ in read.apart["parts"])
            total = any(clause.start <= left < start for left, _ in read.apart["totals"])
            yield figure, Mention(hit.start, hit.end, read.sentence, value, part, total)


def _recognised(report: Report, sentence: Sentence) -> bool:
    """Whether a sentence was recognised from a picture, in which figures are often wrong."""
    return report.submission.paragraphs[sentence.paragraph].recognised


def _place(text: str, hit: Hit, pattern: re.Pattern[str] | None) -> tuple[int, int] | None:
    """Where the number of a hit stands, all of it where it tells none; None where it is only a piece of a number or a rate."""
    if pattern is None:
        return hit.start, hit.end
    found = pattern.match(text, hit.start)
    if found is None or found["number"] is None:
        return None
    start, end = found.span("number")
    if text.startswith("%", end) or _PART_OF_NUMBER.search(text, max(0, start - 2), start):
        return None
    return start, end


def _elsewhere(report: Report, read: _Read, clause: Clause, seeker: Seeker) -> bool:
    """Whether what a clause tells is of another year, or of another body or area than the unit."""
    first = read.sentence.start
    years = {int(year) for year in _YEAR.findall(report.text, first, clause.end)}
    if years - {report.identity.year}:
        return True
    if any(first <= left < clause.end for left, _ in read.apart["other_times"]):
        return True
    own = _own_area(report, seeker)
    starts = {each.start for each in read.clauses if each.start < clause.start}
    return any(
        ((left < clause.end and clause.start < right) or left in starts)
        and not (own and own in report.text[left : left + _AREA])
        for left, right in read.apart["others"]
    )


def _own_area(report: Report, seeker: Seeker) -> str:
    """What its own area is called in the report of a county's government (县, as in 全县 and 县政府), "" in those of other units."""
    naming = seeker.ruleset.naming
    last = naming.without_body(report.identity.unit or "")[-1:]
    return last if last in naming.regions else ""


def _told(report: Report, way: WayBack, figure: Figure, mentions: Sequence[Mention]) -> Beside:
    """A figure with the one place that tells it: of different ones the sum, where it is sure which that is."""
    known = [each for each in mentions if each.value is not None]
    if len({each.value for each in known}) > 1:
        known = [each for each in known if not each.part] or known
    if len({each.value for each in known}) > 1:
        known = [each for each in known if each.total] or known
    sure = len({each.value for each in known}) == 1
    chosen = known[0] if sure else mentions[0]
    sentence = chosen.sentence
    paragraph = report.submission.paragraphs[sentence.paragraph]
    first, last = way.span(sentence.paragraph, sentence.start, sentence.end)
    start, end = way.span(sentence.paragraph, chosen.start, chosen.end)
    return Beside(
        figure.id,
        figure.column,
        said=chosen.value if sure else None,
        quote=paragraph.text[first:last],
        paragraph=paragraph.number,
        start=start,
        end=end,
    )
