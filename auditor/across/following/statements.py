"""The sentences of a report as they are compared: clauses with their status, topics of elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.judging.engine import Engine
from auditor.judging.status import section_status
from auditor.matching import match
from auditor.matching.clauses import Clause, Span, clauses, cues, overlaps
from auditor.matching.matcher import Hit, Matcher
from auditor.matching.uses import ACTED_ALONE, EXCLUDED, TOPIC, WEAK
from auditor.model import Report, Sentence, Status


class Statement(NamedTuple):
    """A sentence (its number in the report). `part` is the status that its section gives; `topics` are the places of topics by
    element (index)."""

    number: int
    sentence: Sentence
    part: Status
    clauses: Sequence[Clause]
    topics: dict[int, list[Span]]


def statements(report: Report, engine: Engine) -> list[Statement]:
    """The sentences of a report below its title, without its preface and signature."""
    matches = match(report, engine.matcher)
    rules = engine.ruleset.sections
    parts = [section_status(section, rules) for section in report.sections]
    apart = {(rules.preface,), (rules.signature,)}
    found = []
    for number, sentence in enumerate(report.sentences):
        if sentence.end <= report.begins or report.sections[sentence.section].roles in apart:
            continue
        hits = matches.hits.get(number, ())
        told = cues(hits, engine.matcher)
        part = parts[sentence.section]
        taken = clauses(report.text, sentence, part, told)
        topics = _topics(hits, engine.matcher)
        found.append(Statement(number, sentence, part, taken, topics))
    return found


def _topics(hits: Sequence[Hit], matcher: Matcher) -> dict[int, list[Span]]:
    named = list(_uses(hits, matcher, (TOPIC, ACTED_ALONE)))
    taken: dict[int, list[Span]] = {}
    for element, span in _uses(hits, matcher, (EXCLUDED, WEAK)):
        taken.setdefault(element, []).append(span)
    topics: dict[int, list[Span]] = {}
    for element, span in named:
        if not overlaps(*span, taken.get(element, ())):
            topics.setdefault(element, []).append(span)
    return topics


def _uses(hits: Sequence[Hit], matcher: Matcher, keys: Sequence[str]) -> Iterator[tuple[int, Span]]:
    for hit in hits:
        for key, element in matcher.used[hit.wording]:
            if key in keys:
                yield element, (hit.start, hit.end)
