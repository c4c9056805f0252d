"""The sentences of a report as they are compared: clauses with their status, topics of elements."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from auditor.across.following.leaves import leaves
from auditor.across.following.policy import Policy
from auditor.judging.engine import Engine
from auditor.judging.status import section_status
from auditor.matching import match
from auditor.matching.clauses import Clause, Span, clauses, cues, overlaps
from auditor.matching.matcher import Hit, Matcher
from auditor.matching.uses import ACTED_ALONE, EXCLUDED, TOPIC, WEAK
from auditor.model import Level, Report, Sentence, Status
from auditor.rules.keys import WORDING_KEYS

_NAMING = (TOPIC, ACTED_ALONE)
_ALONE = [key.name for key in WORDING_KEYS if key.earns and key.earns >= Level.ACTED and not key.needs_topic]


class Statement(NamedTuple):
    """A sentence (its number in the report). `bare` is its text with what is not compared masked, `part` the status that its section
    gives; `heads` tells of a heading that it only stands above others. `topics` are the places of topics by element (index), `alone`
    those of acts that tell of an element without its topic."""

    number: int
    sentence: Sentence
    bare: str
    part: Status
    heads: bool
    clauses: Sequence[Clause]
    topics: dict[int, list[Span]]
    alone: dict[int, list[Span]]


def statements(report: Report, engine: Engine, policy: Policy) -> list[Statement]:
    """The sentences of a report below its title, without its preface and signature."""
    matches = match(report, engine.matcher)
    rules = engine.ruleset.sections
    parts = [section_status(section, rules) for section in report.sections]
    whole = leaves(report, policy)
    apart = {(rules.preface,), (rules.signature,)}
    found = []
    for number, sentence in enumerate(report.sentences):
        if sentence.end <= report.begins or report.sections[sentence.section].roles in apart:
            continue
        hits = matches.hits.get(number, ())
        told = cues(hits, engine.matcher)
        part = parts[sentence.section]
        text = report.text[sentence.start : sentence.end]
        heads = sentence.heading and number not in whole and not policy.can_be_checked(text)
        bare = policy.bare(text)
        taken = clauses(report.text, sentence, part, told)
        topics = _spoken(hits, engine.matcher, _NAMING)
        alone = _spoken(hits, engine.matcher, _ALONE)
        found.append(Statement(number, sentence, bare, part, heads, taken, topics, alone))
    return found


def _spoken(hits: Sequence[Hit], matcher: Matcher, keys: Container[str]) -> dict[int, list[Span]]:
    named = list(_uses(hits, matcher, keys))
    taken: dict[int, list[Span]] = {}
    for element, span in _uses(hits, matcher, (EXCLUDED, WEAK)):
        taken.setdefault(element, []).append(span)
    topics: dict[int, list[Span]] = {}
    for element, span in named:
        if not overlaps(*span, taken.get(element, ())):
            topics.setdefault(element, []).append(span)
    return topics


def _uses(hits: Sequence[Hit], matcher: Matcher, keys: Container[str]) -> Iterator[tuple[int, Span]]:
    for hit in hits:
        for key, element in matcher.used[hit.wording]:
            if key in keys:
                yield element, (hit.start, hit.end)
