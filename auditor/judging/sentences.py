"""The sentences of a report, taken apart and weighed one after the other, each with what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from auditor.judging.found import Rejected, SentenceParts, topics_of
from auditor.judging.status import section_status
from auditor.judging.weigh import Weighed, weigh
from auditor.matching.clauses import Span, clauses, cues
from auditor.matching.matcher import Hit, Matcher, Matches
from auditor.model import Report, Sentence, Status
from auditor.rules.types import Ruleset

_NONE: frozenset[int] = frozenset()


class WeighedSentence(NamedTuple):
    """A sentence (its number in the report), taken apart, with what counts in it for some element."""

    number: int
    parts: SentenceParts
    weighed: list[Weighed]


class _Around(NamedTuple):
    """What a section gives its sentences: the status of clauses without cues, and the elements (index) that it is all about."""

    status: Status
    home: frozenset[int]


def weighed_sentences(
    report: Report,
    matches: Matches,
    matcher: Matcher,
    ruleset: Ruleset,
    only: Container[int] | None = None,
    rejected: list[Rejected] | None = None,
) -> Iterator[WeighedSentence]:
    """Each sentence in which something was found, weighed; of those `only`, which hold whole paragraphs. What does not count in the
    sentence is added to `rejected` where a list is given."""
    around = _surroundings(report, ruleset)
    leads: dict[int, frozenset[int]] = {}
    carried, place = _NONE, (-1, -1)
    for number, sentence in enumerate(report.sentences):
        hits = matches.hits.get(number, ())
        if sentence.item >= 0 and sentence.item not in leads:
            leads[sentence.item] = topics_of(hits, matcher)
        if sentence.end <= report.begins or (only is not None and number not in only):
            continue
        if (sentence.paragraph, sentence.item) != place:
            carried, place = _NONE, (sentence.paragraph, sentence.item)
        status, home = around[sentence.section]
        lead, home = (_NONE, _NONE) if sentence.heading else (leads.get(sentence.item, _NONE), home)
        if not _tells(hits, matcher, acts=bool(lead or home or carried or rejected is not None)):
            carried = _NONE
            continue
        found = cues(hits, matcher)
        parts = SentenceParts(
            clauses=clauses(report.text, sentence, status, found),
            hits=hits,
            figures=matches.figures.get(number, ()),
            cues=found,
            own_titles=_own_titles(sentence, matches.own_titles),
            lead=lead,
            home=home,
            carried=carried,
        )
        weighed, carried = weigh(parts, matcher, rejected)
        yield WeighedSentence(number, parts, weighed)


def _surroundings(report: Report, ruleset: Ruleset) -> list[_Around]:
    """What each section gives its sentences."""
    homes = [(element.home, index) for index, element in enumerate(ruleset.elements) if element.home]
    return [
        _Around(
            section_status(section, ruleset.sections),
            frozenset(index for home, index in homes if home in section.roles),
        )
        for section in report.sections
    ]


def _tells(hits: Sequence[Hit], matcher: Matcher, acts: bool) -> bool:
    """Whether a sentence speaks of some element, if only by `acts` where these can be owned. Cues and figures alone do not."""
    for hit in hits:
        if matcher.used[hit.wording] or (acts and matcher.acts[hit.wording]):
            return True
    return False


def _own_titles(sentence: Sentence, titles: Sequence[Span]) -> Sequence[Span]:
    first = bisect_left(titles, (sentence.start, 0))
    return titles[first : bisect_left(titles, (sentence.end, 0))]
