"""The structural elements, judged by counting: how many items a part of the report has, and how many of them carry a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.judging.quotes import Quoter
from auditor.judging.weigh import Weighed
from auditor.matching.clauses import cues, overlaps
from auditor.matching.matcher import Matcher, Matches
from auditor.matching.uses import Use
from auditor.model import Evidence, Level, Report, Status
from auditor.ruleset.types import Counting, Element, SectionRules, Threshold

_SHORTEST = 8  # characters that a stretch must have to be an item at all
_LIST = 3  # enumerated stretches from which the shallowest level is taken as the list of items


@dataclass(frozen=True, slots=True)
class CountingContext:
    """What counting needs to know of a report."""

    report: Report
    matches: Matches
    matcher: Matcher
    rules: SectionRules


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int


def judge_counting(
    element: Element, index: int, context: CountingContext, quoter: Quoter
) -> tuple[Level, tuple[Evidence, ...]]:
    """The level of a structural element and the evidence: marked items first."""
    counting = element.counting
    assert counting is not None
    items = _items(counting, context)
    marked = [item for item in items if _marks(item, index, context)]
    level = _level(counting, items, marked, context)
    chosen = [*marked, *(item for item in items if item not in marked)]
    if level is Level.MISSING or (counting.heading and level is Level.MENTIONED):
        chosen = []
    evidence = [_quote(item, level, context, quoter, index) for item in chosen]
    if not evidence:
        level, evidence = _fallback(counting, index, level, context, quoter)
    return level, tuple(evidence)


def _level(counting: Counting, items: Sequence[_Stretch], marked: Sequence[_Stretch], context: CountingContext) -> Level:
    for level, threshold in ((Level.EVIDENCED, counting.evidenced), (Level.ACTED, counting.acted)):
        if _reached(threshold, len(items), len(marked)):
            return level
    if counting.heading:
        headed = any(counting.heading in section.roles for section in context.report.sections)
        return Level.MENTIONED if headed else Level.MISSING
    return Level.MENTIONED if items else Level.MISSING


def _reached(threshold: Threshold, items: int, marked: int) -> bool:
    if items < threshold.items:
        return False
    if threshold.marked == "most":
        return marked * 2 > items
    return marked >= (items if threshold.marked == "all" else int(threshold.marked))


def _items(counting: Counting, context: CountingContext) -> list[_Stretch]:
    """The items of the sections with one of the roles: the shallowest list in them, else their sentences."""
    report = context.report
    inside = [index for index, section in enumerate(report.sections) if set(counting.roles) & set(section.roles)]
    named = {report.sections[i].start for i in inside if _names_role(report.sections[i].heading, i, context)}
    items = [item for item in report.items if item.section in inside and item.start not in named]
    by_level: dict[int, list[_Stretch]] = {}
    for item in items:
        by_level.setdefault(item.level, []).append(_Stretch(item.start, item.end))
    for least in (_LIST, 2):
        for level in sorted(by_level):
            if len(by_level[level]) >= least:
                return by_level[level]
    return _sentences(inside, context)


def _names_role(heading: str, index: int, context: CountingContext) -> bool:
    """Whether a section's heading itself names a role (一、主要举措和成效), and is thus no item but what holds the items."""
    section = context.report.sections[index]
    if not heading:
        return False
    role = next(role for role in context.rules.roles if role.name == section.roles[0])
    return any(wording.pattern.search(heading) for wording in role.headings)


def _sentences(inside: Sequence[int], context: CountingContext) -> list[_Stretch]:
    return [
        _Stretch(sentence.start, sentence.end)
        for sentence in context.report.sentences
        if sentence.section in inside and not sentence.heading and sentence.end - sentence.start >= _SHORTEST
    ]


def _marks(item: _Stretch, index: int, context: CountingContext) -> list[tuple[int, int, int]]:
    """The marks in an item (start, end, wording), without figures that are none (三项制度)."""
    found = []
    for number, sentence in enumerate(context.report.sentences):
        if not item.start <= sentence.start < item.end:
            continue
        hits = context.matches.hits.get(number, ())
        not_figures = cues(hits, context.matcher).get(Use.NOT_FIGURES, ())
        for figure in context.matches.figures.get(number, ()):
            if figure.unit in context.matcher.units[index] and not overlaps(figure.start, figure.end, not_figures):
                found.append((figure.start, figure.end, -1))
        for hit in hits:
            for used in context.matcher.used[hit.wording]:
                if used.use is Use.MARK and used.element == index and not overlaps(hit.start, hit.end, not_figures):
                    found.append((hit.start, hit.end, hit.wording))
    return found


def _quote(item: _Stretch, level: Level, context: CountingContext, quoter: Quoter, index: int) -> Evidence:
    marks = _marks(item, index, context)
    sentences = context.report.sentences
    if marks:
        start, end, wording = marks[0]
        number = max(i for i, sentence in enumerate(sentences) if sentence.start <= start)
    else:
        number = next(i for i, sentence in enumerate(sentences) if sentence.end > item.start)
        start, end, wording = sentences[number].start, sentences[number].end, -1
    end = min(end, sentences[number].end)
    weighed = Weighed(index, level, start, end, 0, wording)
    source = context.matcher.source(wording) if marks else ""
    return quoter.evidence(weighed, level, Status.DONE, number, source)


def _fallback(
    counting: Counting, index: int, level: Level, context: CountingContext, quoter: Quoter
) -> tuple[Level, list[Evidence]]:
    """Without items: a heading that promises them, or a closing sentence elsewhere."""
    report = context.report
    for number, sentence in enumerate(report.sentences):
        if counting.heading and sentence.heading and counting.heading in report.sections[sentence.section].roles:
            weighed = Weighed(index, Level.MENTIONED, sentence.start, sentence.end, 0, -1)
            return Level.MENTIONED, [quoter.evidence(weighed, Level.MENTIONED, Status.DONE, number, "")]
        for hit in context.matches.hits.get(number, ()):
            if any(used == (Use.CLOSING, index) for used in context.matcher.used[hit.wording]):
                weighed = Weighed(index, Level.MENTIONED, hit.start, hit.end, 0, hit.wording)
                source = context.matcher.source(hit.wording)
                return Level.MENTIONED, [quoter.evidence(weighed, Level.MENTIONED, Status.DONE, number, source)]
    return level, []
