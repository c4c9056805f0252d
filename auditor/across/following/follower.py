"""The following of matters: for each the nearest sentence of this year's report, and what it says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from auditor.across.following.answers import Answer, answers
from auditor.across.following.findings import report_of
from auditor.across.following.nearness import (
    ALONE,
    SOFT,
    Rarity,
    Weighted,
    bits_of,
    covered,
    nearness,
    sentences_with,
    union,
    weighted,
)
from auditor.across.following.policy import Policy, policy_of
from auditor.across.following.raised import Raised, findings_raised, raised
from auditor.across.following.settle import VAGUE, Near, Settled, settle
from auditor.across.following.statements import statements
from auditor.judging.engine import Engine
from auditor.matching.clauses import Clause
from auditor.model import Followed, Origin, Outcome, Place, Report
from auditor.rules.across.types import FollowRules
from auditor.text.fold import fold
from auditor.text.paragraphs import WayBack

MOST_MATTERS = 500  # of one report; real ones have fewer than 60
COMPARED = 300  # characters of a matter that are compared
LOOKED_AT = 300  # characters from the nearest clause on in which is sought what says that it is only under way
NEAREST = 12  # sentences looked at closely for one matter
COMMON = 200  # sentences with the same pair of characters that are looked at


def follow(last: Report | None, now: Report, engine: Engine, findings: Sequence[str] = ()) -> tuple[Followed, ...]:
    """What became in `now` of the plans and shortcomings of last year's report and of the findings of an inspection, in their order."""
    policy = replace(policy_of(engine.ruleset.following), names=_names(engine, now, last))
    told = statements(now, engine, policy)
    compared, matters = list(told), []
    if last:
        found = statements(last, engine, policy)
        compared += found
        matters += [(last, matter) for matter in islice(raised(last, found, policy), MOST_MATTERS)]
    if findings:
        inspected = report_of(findings)
        found = statements(inspected, engine, policy)
        compared += found
        matters += [(inspected, matter) for matter in islice(findings_raised(inspected, found), MOST_MATTERS)]
    examples = tuple(example.text for element in engine.ruleset.elements for example in element.examples)
    rarity = Rarity((each.bare for each in compared), _held_by(examples, engine.ruleset.following), len(examples))
    follower = _Follower(now, answers(told), engine, policy, rarity)
    return tuple(follower.followed(report, matter) for report, matter in matters)


@lru_cache(maxsize=8)
def _held_by(examples: tuple[str, ...], rules: FollowRules) -> Counter[str]:
    """In how many examples of the rules each pair stands, counted once for many reports."""
    policy = policy_of(rules)
    return sentences_with(policy.bare(fold(example)) for example in examples)


def _names(engine: Engine, *reports: Report | None) -> tuple[str, ...]:
    """The names of the units of some reports, the longest first."""
    units = [report.identity.unit for report in reports if report and report.identity.unit]
    names = {name for unit in units for name in (unit, engine.ruleset.naming.without_body(unit))}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


class _Follower:
    """This year's report, ready for many matters to be looked for in it."""

    def __init__(self, now: Report, given: Sequence[Answer], engine: Engine, policy: Policy, rarity: Rarity) -> None:
        self._now = now
        self._answers = given
        self._policy = policy
        self._rarity = rarity
        self._elements = [element.id for element in engine.ruleset.elements]
        self._way = WayBack(now)
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._speaking: defaultdict[int, list[int]] = defaultdict(list)
        for index, answer in enumerate(given):
            for pair in answer.around | answer.held:
                self._holding[pair].append(index)
            for element in answer.elements | answer.alone:
                self._speaking[element].append(index)

    def followed(self, report: Report, matter: Raised) -> Followed:
        """A matter with the sentence nearest to it and its outcome."""
        text = report.text[matter.text : matter.end]
        settled = (
            settle(list(self._near(matter, text)), matter.origin, self._policy.rules)
            if self._policy.can_be_followed(matter.origin, text)
            else Settled(Outcome.VAGUE, None, VAGUE)
        )
        said, place = _quoted(report, matter.paragraph, matter.start, matter.end, WayBack(report))
        answer, answered, why = "", None, settled.why
        if settled.near:
            sentence = settled.near.answer.statement.sentence
            answer, answered = _quoted(self._now, sentence.paragraph, sentence.start, sentence.end, self._way)
            why = why.format(answered.paragraph)
        known = None if matter.origin is Origin.INSPECTION else place
        element = self._element(matter, settled)
        return Followed(matter.origin, said, known, settled.outcome, answer, answered, element, why)

    def _near(self, matter: Raised, text: str) -> Iterator[Near]:
        bare = self._policy.bare(text[:COMPARED])
        clauses = _clauses(text[:COMPARED])
        main = self._policy.can_be_followed
        compared = weighted(
            bare,
            self._policy.telling(text[:COMPARED]),
            self._rarity,
            clauses,
            next((number for number, (start, end) in enumerate(clauses) if main(matter.origin, text[start:end])), 0),
            headed=matter.origin is Origin.PLAN,
        )
        topics = {element: bits_of(_within(spans, matter.text, len(bare))) for element, spans in matter.topics.items()}
        for index in self._nearest(compared, topics):
            answer = self._answers[index]
            alone = union(bits for element, bits in topics.items() if element in answer.alone)
            named = union(bits for element, bits in topics.items() if element in answer.elements)
            soft = named | covered(compared, answer.around)
            clause, own = self._nearest_clause(answer, compared)
            shares = ((own, 1.0), (alone, ALONE), (soft, SOFT))
            yield Near(answer, nearness(compared, shares), self._underway(answer, clause))

    def _nearest_clause(self, answer: Answer, matter: Weighted) -> tuple[Clause, int]:
        """The clause of a stretch that covers most of a matter, and the bits of these characters: what is strewn over a long sentence is
        not said of one thing."""
        each = [(clause, covered(matter, held)) for clause, held in answer.clauses]
        return max(each, key=lambda one: matter.weigh(one[1]))

    def _nearest(self, matter: Weighted, topics: dict[int, int]) -> list[int]:
        """The stretches (index) with most in common at first sight."""
        common: defaultdict[int, float] = defaultdict(float)
        for pair in dict.fromkeys(matter.pairs):
            for index in self._holding.get(pair, ())[:COMMON]:
                common[index] += self._rarity(pair)
        for element, bits in topics.items():
            weight = matter.weigh(bits) / 2
            for index in self._speaking.get(element, ())[:COMMON]:
                common[index] += weight
        return sorted(common, key=lambda index: (-common[index], index))[:NEAREST]

    def _underway(self, answer: Answer, clause: Clause) -> bool:
        """Whether a clause says that it is being done, or what follows in the sentence that a part of it is."""
        text = self._now.text[clause.start : answer.statement.sentence.end][:LOOKED_AT]
        here = text[: clause.end - clause.start]
        return bool(self._policy.underway.search(here) or self._policy.partly.search(text))

    def _element(self, matter: Raised, settled: Settled) -> str:
        """The element that both speak of, else that of the matter."""
        own = list(matter.topics)
        if settled.near:
            own = [
                element for element in own if element in settled.near.answer.elements | settled.near.answer.alone
            ] or own
        return self._elements[own[0]] if own else ""


def _clauses(text: str) -> list[tuple[int, int]]:
    clauses, at = [], 0
    for place, char in enumerate(text):
        if char in ",:。;!?":
            clauses.append((at, place))
            at = place + 1
    return [*clauses, (at, len(text))]


def _within(spans: Sequence[tuple[int, int]], start: int, length: int) -> list[tuple[int, int]]:
    moved = [(left - start, min(right - start, length)) for left, right in spans]
    return [(left, right) for left, right in moved if 0 <= left < right]


def _quoted(report: Report, paragraph: int, start: int, end: int, way: WayBack) -> tuple[str, Place]:
    """A stretch of the folded text as it was read, and its place."""
    first, last = way.span(paragraph, start, end)
    read = report.submission.paragraphs[paragraph]
    return read.text[first:last], Place(read.number, first, last)
