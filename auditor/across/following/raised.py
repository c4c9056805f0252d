"""What last year's report and an inspection raised, one matter each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from auditor.across.following.policy import Policy
from auditor.across.following.statements import Statement
from auditor.matching.clauses import Span
from auditor.model import Origin, Report, Status
from auditor.outline.enumerators import LIST_STYLE, find_enumerators

ENUMERATOR = 12  # characters among which the enumerator of a matter stands
LONGEST = 200  # characters of a list item that is one matter


class Raised(NamedTuple):
    """A matter: the stretch of the folded text that raised it, where in it the enumerator ends, its paragraph (index), and the topics in
    it by element (index)."""

    origin: Origin
    start: int
    text: int
    end: int
    paragraph: int
    topics: dict[int, list[Span]]


def raised(report: Report, found: Sequence[Statement], policy: Policy) -> Iterator[Raised]:
    """The plans and shortcomings that a report names, in its order."""
    causes = frozenset(policy.rules.causes)
    told = [
        (origin, each)
        for each in found
        if (origin := _origin(each))
        and not causes.issuperset(report.sections[each.sentence.section].roles)
        and not each.heads
        and not policy.leads(report.text[each.sentence.start : each.sentence.end])
    ]
    for _, group in groupby(told, key=lambda one: _whole(report, *one)):
        matter = list(group)
        yield _raised(report, matter[0][0], [each for _, each in matter])


def findings_raised(report: Report, found: Sequence[Statement]) -> Iterator[Raised]:
    """The findings of an inspection, one a sentence."""
    for each in found:
        yield _raised(report, Origin.INSPECTION, [each])


def _origin(each: Statement) -> Origin | None:
    """Which sort of matter a sentence raises. One among what was done is none unless it plans something: what is said there to be
    lacking is mostly the reason for what was done."""
    if each.part is Status.PLANNED:
        return Origin.PLAN
    planned = any(clause.status is Status.PLANNED for clause in each.clauses)
    if each.part is Status.LACKING:
        return Origin.PLAN if planned and Status.LACKING not in _leading(each) else Origin.SHORTCOMING
    return Origin.PLAN if planned else None


def _leading(each: Statement) -> set[Status]:
    """The status of the clauses before the first planned one."""
    statuses = [clause.status for clause in each.clauses]
    return set(statuses[: statuses.index(Status.PLANNED)])


def _whole(report: Report, origin: Origin, each: Statement) -> tuple[object, ...]:
    """By which sentences are told to be of one list item (一是…), which is one matter."""
    sentence = each.sentence
    item = report.items[sentence.item] if sentence.item >= 0 else None
    if item is None or item.style != LIST_STYLE or item.end - item.start > LONGEST:
        return (each.number,)
    return origin, sentence.item, sentence.paragraph


def _raised(report: Report, origin: Origin, group: Sequence[Statement]) -> Raised:
    first = group[0].sentence
    end = group[-1].sentence.end
    opening = find_enumerators(report.text[first.start : min(end, first.start + ENUMERATOR)], blocky=False)
    text = first.start + (opening[0].end if opening and opening[0].start == 0 else 0)
    topics: dict[int, list[Span]] = {}
    for each in group:
        for element, spans in each.topics.items():
            topics.setdefault(element, []).extend(spans)
    return Raised(origin, first.start, text, end, first.paragraph, topics)
