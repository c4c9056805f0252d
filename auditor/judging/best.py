"""What counts for an element, best first: which sentence an officer would quote for its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter

from auditor.judging.weigh import Weighed
from auditor.matching.clauses import Span, overlaps
from auditor.model import Level, Report, Sentence, Status

_ENOUGH = 4  # figures and acts in one sentence, of which more make it no better quote
_FEW = 16  # characters of a sentence of one clause that tells too little to be quoted first
_ORDER = {Status.DONE: 0, Status.PLANNED: 1, Status.LACKING: 2}


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing weighed, with the level it earns under its status and the sentence (index) it stands in."""

    weighed: Weighed
    level: Level
    status: Status
    sentence: int


def best_first(counted: Iterable[Counted], report: Report, home: str, acts: Callable[[int], bool]) -> list[Counted]:
    """The best thing in each sentence, best sentence first: by level, text before headings, the element's own section (by a heading
    that names it, or its `home`), whether the clause names the element itself, and how much the sentence tells of it.
    `acts` says of a wording (index) whether it is an act that needs a topic beside it."""
    by_sentence: defaultdict[int, list[Counted]] = defaultdict(list)
    for item in counted:
        by_sentence[item.sentence].append(item)
    own = _own_sections(by_sentence, report, home)
    ranked = [_ranked(items, report, own, acts) for items in by_sentence.values()]
    return [item for _, item in sorted(ranked, key=itemgetter(0))]


def is_bare(sentence: Sentence, report: Report) -> bool:
    """Whether a sentence is but a few words, as a heading run into its paragraph is (三是注重执法留痕)."""
    return sentence.end - sentence.start < _FEW and "," not in report.text[sentence.start : sentence.end]


def _ranked(
    items: Sequence[Counted], report: Report, own: Set[int], acts: Callable[[int], bool]
) -> tuple[tuple[int, ...], Counted]:
    """The best of the items that one sentence has, and the sentence's rank by it: the least is the best."""
    naming = {item.weighed.clause for item in items if _names(item.weighed, acts)}

    def rank(item: Counted) -> tuple[int, ...]:
        weighed = item.weighed
        return -item.level, _ORDER[item.status], -weighed.strength, weighed.clause not in naming, weighed.start

    best = min(items, key=rank)
    level, status, strength, unnamed, start = rank(best)
    sentence = report.sentences[best.sentence]
    told = [item.weighed for item in items if item.status is best.status]
    place = level, sentence.heading, status, sentence.section not in own, strength, unnamed
    return (*place, -_acts(told), -_apart(told, Level.MENTIONED), is_bare(sentence, report), start), best


def _names(weighed: Weighed, acts: Callable[[int], bool]) -> bool:
    """Whether what was found names its element: all but figures, and acts that need a topic beside them."""
    if weighed.strength is Level.MENTIONED:
        return True
    return weighed.wording >= 0 and not acts(weighed.wording)


def _acts(told: Sequence[Weighed]) -> int:
    """How many figures and acts there are, up to those that are enough."""
    figures = {(item.start, item.end) for item in told if item.wording < 0}
    return min(len(figures) + _apart(told, Level.ACTED), _ENOUGH)


def _apart(told: Iterable[Weighed], strength: Level) -> int:
    """How many things of a strength there are, those that overlap (聘请, 聘请律师) as one."""
    spans = [(item.start, item.end) for item in told if item.strength is strength]
    apart: list[Span] = []
    for start, end in sorted(spans, key=lambda span: span[1] - span[0]):
        if not overlaps(start, end, apart):
            apart.append((start, end))
    return len(apart)


def _own_sections(numbers: Iterable[int], report: Report, home: str) -> set[int]:
    """The sections (index) that are the element's own, with those below them; `numbers` are the sentences that it is found in."""
    headed = {report.sentences[number].section for number in numbers if report.sentences[number].heading}
    if not headed and not home:
        return set()
    own: set[int] = set()
    above: list[int] = []  # the sections that the present one stands in
    for index, section in enumerate(report.sections):
        while above and report.sections[above[-1]].level >= section.level:
            above.pop()
        if index in headed or home in section.roles or (above and above[-1] in own):
            own.add(index)
        above.append(index)
    return own
