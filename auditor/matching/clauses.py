"""Clauses and their status: what a sentence says was done, what it only plans, and what it says is lacking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from auditor.matching.matcher import Hit, Matcher
from auditor.matching.uses import Cue
from auditor.model import Sentence, Status

_CLAUSE_END = regex.compile(r"[,:]")


class Clause(NamedTuple):
    """One clause of a sentence with its status."""

    start: int
    end: int
    status: Status


Span = tuple[int, int]


def cues(hits: Iterable[Hit], matcher: Matcher) -> dict[Cue, list[Span]]:
    """The cues of the shared vocabulary among the hits, by use."""
    found: dict[Cue, list[Span]] = {}
    for start, end, wording in hits:
        for use in matcher.cues[wording]:
            found.setdefault(use, []).append((start, end))
    return found


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a stretch shares a character with one of the spans."""
    for left, right in spans:  # a plain loop: mostly there are no spans, and this is asked for every hit
        if start < right and left < end:
            return True
    return False


def within(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a stretch lies inside one of the spans."""
    for left, right in spans:
        if left <= start and end <= right:
            return True
    return False


def clauses(text: str, sentence: Sentence, default: Status, found: dict[Cue, list[Span]]) -> list[Clause]:
    """The clauses of a sentence. A plan word holds for the clauses that follow too, until one says that something was done."""
    good_news = found.get(Cue.GOOD_NEWS, ())
    lacking = [span for span in found.get(Cue.LACKING, ()) if not overlaps(*span, good_news)]
    planned, done = found.get(Cue.PLANNED, ()), found.get(Cue.DONE, ())
    result: list[Clause] = []
    plan_holds = False
    for start, end in _spans(text, sentence):
        is_planned = _begins_in(planned, start, end)
        is_done = _begins_in(done, start, end)
        is_lacking = _begins_in(lacking, start, end)
        plan_holds = is_planned or (plan_holds and not is_done)
        result.append(Clause(start, end, _status(default, plan_holds, is_done and not is_planned, is_lacking)))
    return result


def _status(default: Status, planned: bool, done: bool, lacking: bool) -> Status:
    if planned:
        return Status.PLANNED
    if lacking:
        return Status.LACKING
    return Status.DONE if done else default


def _spans(text: str, sentence: Sentence) -> Sequence[Span]:
    spans, at = [], sentence.start
    for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if match.start() > at:
            spans.append((at, match.end()))
            at = match.end()
    if at < sentence.end:
        spans.append((at, sentence.end))
    return spans


def _begins_in(spans: Iterable[Span], start: int, end: int) -> bool:
    for left, _ in spans:
        if start <= left < end:
            return True
    return False
