"""The structural elements, judged by counting: how many items a part of the report has, and how many of them carry a mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from auditor.judging.best import is_bare
from auditor.judging.quotes import Quoter
from auditor.judging.status import section_status
from auditor.judging.weigh import Weighed
from auditor.matching.clauses import clauses, cues, overlaps
from auditor.matching.matcher import Matcher, Matches
from auditor.matching.uses import CLOSING, MARKS, Cue
from auditor.model import Evidence, Item, Level, Report, Sentence, Status
from auditor.outline.enumerators import BRACKETED, LIST_STYLE
from auditor.rules.types import Counting, Element, SectionRules, Threshold

_SHORTEST = 8  # characters that a sentence must have to be an item beside longer ones
_LEAST = 5  # characters that the only sentences of a part must have: 普法形式单一 is a problem, 无 is none
_ENOUGH = 3  # marks in one sentence, of which more make it no better quote
MOST = "most"  # a threshold that asks for a mark in more than half of the items
_BROKEN = 60  # characters of the last item of a text cut off in it that tell too little to count it
_ENDS = tuple("。!;\n")
_LIST = 3  # enumerated stretches of a level, or clauses of a sentence, from which they are a list


@dataclass(frozen=True, slots=True)
class CountingContext:
    """What counting needs to know of a report."""

    report: Report
    matches: Matches
    matcher: Matcher
    rules: SectionRules


class _Mark(NamedTuple):
    """A mark found: its place, its wording (-1: a figure) and its sentence (index)."""

    start: int
    end: int
    wording: int
    sentence: int


class _Stretch(NamedTuple):
    """An item, with the marks in it in the order of the text."""

    start: int
    end: int
    marks: Sequence[_Mark] = ()


class Count(NamedTuple):
    """How much a part tells: its items or, where these are few, its sentences; the items; those of them with a mark."""

    told: int
    items: int
    marked: int


class Tally(NamedTuple):
    """What counting found: the level, the evidence (marked items first), and how much there was to count."""

    level: Level
    evidence: tuple[Evidence, ...]
    counted: Count


def judge_counting(element: Element, index: int, context: CountingContext, quoter: Quoter) -> Tally:
    """Judge a structural element."""
    counting = element.counting
    assert counting is not None
    inside = {i for i, section in enumerate(context.report.sections) if set(counting.roles) & set(section.roles)}
    marks = _marks(inside, index, context)
    told = [_Stretch(each.start, each.end) for each in _sentences(inside, context) if _is_due(each, counting, context)]
    listed = [each for each in _listed(inside, context.report) if _is_due(each, counting, context)]
    found = _items(listed, told, counting.evidenced.marked == MOST, context.report.text)
    items = [item._replace(marks=_marks_in(item, marks)) for item in found]
    marked = sum(bool(item.marks) for item in items)
    count = Count(max(len(items), len(told), _lacks(told, counting, context)), len(items), marked)
    level = _level(counting, count, context)
    if level is Level.MISSING or (counting.heading and level is Level.MENTIONED):
        chosen = []
    else:
        chosen = sorted(_best_sentence(item, counting.heading or counting.roles[0], context) for item in items)
    evidence = [_quote(best, level, index, context, quoter) for best in chosen]
    if not evidence:
        level, evidence = _fallback(counting, index, level, context, quoter)
    return Tally(level, tuple(evidence), count)


def _level(counting: Counting, count: Count, context: CountingContext) -> Level:
    for level, threshold in ((Level.EVIDENCED, counting.evidenced), (Level.ACTED, counting.acted)):
        if _reached(threshold, count):
            return level
    if counting.heading:
        headed = any(counting.heading in section.roles for section in context.report.sections)
        return Level.MENTIONED if headed else Level.MISSING
    return Level.MENTIONED if count.items else Level.MISSING


def _reached(threshold: Threshold, count: Count) -> bool:
    return count.told >= threshold.items and enough_marked(threshold, count)


def enough_marked(threshold: Threshold, count: Count) -> bool:
    """Whether as many items carry a mark as a threshold asks for."""
    if threshold.marked == MOST:
        return count.marked * 2 > count.items
    return count.marked >= (count.items if threshold.marked == "all" else int(threshold.marked))


def _listed(inside: Set[int], report: Report) -> list[Item]:
    """The items of some sections, without the chapters that hold them: those whose heading names the role where all of their level
    do. Among others (一、…… 二、……落实情况 三、……) such a one is an item like them."""
    named = {report.sections[i].start for i in inside if report.sections[i].names_role}
    items = [item for item in report.items if item.section in inside]
    mixed = {item.level for item in items if item.start not in named and item.style != LIST_STYLE}
    return [item for item in items if item.start not in named or item.level in mixed]


def _items(listed: Sequence[Item], told: Sequence[_Stretch], bracketed: bool, text: str) -> Sequence[_Stretch]:
    """The list to count: the shallowest (with `bracketed` one of (一)(二) is a list however short, and its last item does not count
    where the text breaks off in it), else the sentences."""
    by_level: dict[int, list[_Stretch]] = {}
    for item in listed:
        by_level.setdefault(item.level, []).append(_Stretch(item.start, item.end))
    in_brackets = {item.level for item in listed if bracketed and item.style == BRACKETED}
    for least in (_LIST, 2):
        for level in sorted(by_level):
            found = by_level[level]
            if len(found) >= least or (len(found) > 1 and level in in_brackets):
                return found[:-1] if bracketed and _breaks_off(found[-1], text) else found
    return told or [_Stretch(item.start, item.end) for item in listed]


def _breaks_off(item: _Stretch, text: str) -> bool:
    """Whether a text ends, in the middle of a sentence, soon after an item began."""
    return item.end == len(text) and item.end - item.start <= _BROKEN and not text.endswith(_ENDS)


def _sentences(inside: Set[int], context: CountingContext) -> list[Sentence]:
    text = [each for each in context.report.sentences if each.section in inside and not each.heading]
    whole = [each for each in text if each.end - each.start >= _SHORTEST]
    return whole or [each for each in text if each.end - each.start >= _LEAST]


def _is_due(part: Item | Sentence, counting: Counting, context: CountingContext) -> bool:
    """Whether an item or a sentence counts for the element where its section has two roles (存在问题及下步打算): not where each
    of its sentences says what is the other role's alone."""
    report = context.report
    present = report.sections[part.section].roles
    status = {role.name: role.status for role in context.rules.roles if role.name in present}
    own = {status[name] for name in counting.roles if name in status}
    others = set(status.values()) - own
    if not others:
        return True
    first = bisect_left(report.sentences, part.start, key=lambda sentence: sentence.start)
    last = bisect_left(report.sentences, part.end, key=lambda sentence: sentence.start)
    said = [set(_statuses(number, context)) for number in range(first, last)]
    return any(each & own or not each & others for each in said)


def _statuses(number: int, context: CountingContext) -> list[Status]:
    """The statuses that the clauses of a sentence have by their own cues; done stands for those without any."""
    report = context.report
    found = cues(context.matches.hits.get(number, ()), context.matcher)
    return [clause.status for clause in clauses(report.text, report.sentences[number], Status.DONE, found)]


def _lacks(told: Sequence[_Stretch], counting: Counting, context: CountingContext) -> int:
    """How many clauses of one sentence say of themselves that something is lacking, for an element of which each such is one thing
    told: from a list of them on, since 有差距,有待加强 is one."""
    own = {role.status for role in context.rules.roles if role.name in counting.roles}
    if own != {Status.LACKING}:
        return 0
    starts = [sentence.start for sentence in context.report.sentences]
    said = [_statuses(bisect_left(starts, stretch.start), context) for stretch in told]
    most = max((statuses.count(Status.LACKING) for statuses in said), default=0)
    return most if most >= _LIST else 0


def _marks(inside: Set[int], index: int, context: CountingContext) -> list[_Mark]:
    """The marks of an element in some sections, without figures that are none (三项制度)."""
    found = []
    matcher, matches = context.matcher, context.matches
    for number, sentence in enumerate(context.report.sentences):
        if sentence.section not in inside:
            continue
        hits = matches.hits.get(number, ())
        spans = [
            (figure.start, figure.end, -1)
            for figure in matches.figures.get(number, ())
            if figure.unit in matcher.units[index]
        ]
        spans += [hit for hit in hits if (MARKS, index) in matcher.used[hit.wording]]
        if spans:
            not_figures = cues(hits, matcher).get(Cue.NOT_FIGURES, ())
            found += [_Mark(*span, number) for span in sorted(spans) if not overlaps(span[0], span[1], not_figures)]
    return found


def _marks_in(item: _Stretch, marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """Those of the marks, which stand in the order of the text, that begin inside an item."""
    first = bisect_left(marks, item.start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, item.end, first, key=lambda mark: mark.start)]


class _Best(NamedTuple):
    """A sentence (index) that can stand for an item, and its first mark; the least of several is the best."""

    unmarked: bool
    heading: bool
    elsewhere: bool  # in a section with another role than the element's own
    marks: int  # negative
    bare: bool
    sentence: int
    mark: _Mark | None


def _best_sentence(item: _Stretch, own: str, context: CountingContext) -> _Best:
    """The sentence of an item that says most of it."""
    report, sentences = context.report, context.report.sentences
    first = bisect_right(sentences, item.start, key=lambda sentence: sentence.start) - 1
    last = bisect_left(sentences, item.end, key=lambda sentence: sentence.start)
    found = []
    for number in range(first, last):
        sentence = sentences[number]
        marks = [mark for mark in item.marks if mark.sentence == number]
        elsewhere = own not in report.sections[sentence.section].roles
        count = -min(len(marks), _ENOUGH)
        bare = is_bare(sentence, report)
        found.append(_Best(not marks, sentence.heading, elsewhere, count, bare, number, marks[0] if marks else None))
    return min(found)


def _quote(best: _Best, level: Level, index: int, context: CountingContext, quoter: Quoter) -> Evidence:
    sentence = context.report.sentences[best.sentence]
    start, end, wording = best.mark[:3] if best.mark else (sentence.start, sentence.end, -1)
    return _evidence(Weighed(index, level, start, end, 0, wording), best.sentence, context, quoter)


def _evidence(weighed: Weighed, number: int, context: CountingContext, quoter: Quoter) -> Evidence:
    section = context.report.sections[context.report.sentences[number].section]
    status = section_status(section, context.rules)
    return quoter.evidence(weighed, weighed.strength, status, number, context.matcher.source(weighed.wording))


def _fallback(
    counting: Counting, index: int, level: Level, context: CountingContext, quoter: Quoter
) -> tuple[Level, list[Evidence]]:
    """Without items: a heading that promises them, or a closing sentence elsewhere."""
    report = context.report
    for number, sentence in enumerate(report.sentences):
        if counting.heading and sentence.heading and counting.heading in report.sections[sentence.section].roles:
            weighed = Weighed(index, Level.MENTIONED, sentence.start, sentence.end, 0, -1)
            return Level.MENTIONED, [_evidence(weighed, number, context, quoter)]
        for hit in context.matches.hits.get(number, ()):
            if (CLOSING, index) in context.matcher.used[hit.wording]:
                weighed = Weighed(index, Level.MENTIONED, *hit[:2], 0, hit.wording)
                return Level.MENTIONED, [_evidence(weighed, number, context, quoter)]
    return level, []
