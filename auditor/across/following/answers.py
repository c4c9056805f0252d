"""The stretches of this year's report that may answer a matter: those of its sentences that have one status throughout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from auditor.across.following.nearness import pairs
from auditor.across.following.statements import Statement
from auditor.matching.clauses import Clause, Span, overlaps
from auditor.model import Status

MOST_CLAUSES = 60  # of one stretch, of which each is looked at; real ones have fewer than 20


class Answer(NamedTuple):
    """A stretch of one sentence with its `status` and its clauses, each with the pairs of characters it holds. `around` are the pairs of
    the rest of the sentence and of the heading above; `elements` those (index) that it names, `alone` those that it tells of without."""

    statement: Statement
    status: Status
    clauses: Sequence[tuple[Clause, frozenset[str]]]
    held: frozenset[str]
    around: frozenset[str]
    elements: frozenset[int]
    alone: frozenset[int]


def answers(found: Sequence[Statement]) -> list[Answer]:
    """All stretches of the sentences of a report, in its order."""
    heads: dict[int, frozenset[str]] = {}
    result: list[Answer] = []
    for each in found:
        sentence = each.sentence
        whole = frozenset(pairs(each.bare)) - {""}
        head = heads.setdefault(sentence.item, whole) if sentence.item >= 0 else frozenset()
        if not each.heads:
            result += _stretches(each, whole | head)
    return result


def _stretches(each: Statement, around: frozenset[str]) -> Iterator[Answer]:
    start = each.sentence.start
    for status, group in groupby(_settled(each), key=lambda clause: clause.status):
        taken = [
            (clause, frozenset(pairs(each.bare[clause.start - start : clause.end - start])) - {""})
            for clause in islice(group, MOST_CLAUSES)
        ]
        held = frozenset().union(*(pairs for _, pairs in taken))
        place = (taken[0][0].start, taken[-1][0].end)
        yield Answer(
            each,
            status,
            taken,
            held,
            around,
            _inside(each.topics, place),
            _inside(each.alone, place),
        )


def _settled(each: Statement) -> Iterator[Clause]:
    """The clauses of a sentence; what is lacking in one among what was done is met by what follows it (对没有律师的村，选派律师)."""
    for clause in each.clauses:
        met = each.part is Status.DONE and clause.status is Status.LACKING and clause is not each.clauses[-1]
        yield clause._replace(status=Status.DONE) if met else clause


def _inside(by_element: dict[int, list[Span]], place: Span) -> frozenset[int]:
    return frozenset(element for element, spans in by_element.items() if overlaps(*place, spans))
