"""All wordings in one pass: an Aho–Corasick automaton over one literal set of each, confirmed by a pattern only where a literal stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from auditor.matching.titles import TitleRules, mask_titles, title_rules
from auditor.matching.uses import SHARED, Use, Used, uses_of
from auditor.model import Report, Sentence
from auditor.ruleset.anchors import shortest
from auditor.ruleset.fold import fold
from auditor.ruleset.types import Ruleset
from auditor.ruleset.wording import NUMBER, Wording

_NOT_BEFORE = frozenset({".", "第"})  # before a number: part of another number, or an ordinal


class Hit(NamedTuple):
    """A wording found in the folded text. `wording` indexes `Matcher.wordings`."""

    start: int
    end: int
    wording: int


class Figure(NamedTuple):
    """A number with its unit."""

    start: int
    end: int
    unit: str


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found in one report: hits and figures by sentence (index into `Report.sentences`), the unit's own documents, and the
    raw expressions (as the rules have them) that did not end in time, so that they may have missed something."""

    hits: dict[int, list[Hit]]
    figures: dict[int, list[Figure]]
    own_titles: tuple[tuple[int, int], ...]
    timed_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matcher:
    """A ruleset's wordings ready for scanning.

    `plain[i]` are the wordings of which literal i is itself a match, `groups[i]` the literal sets that it belongs to. `keyed[g]` are the
    wordings (with the other sets each needs) that set g, the rarest of theirs, calls for confirming.
    """

    wordings: tuple[Wording, ...]
    used: tuple[tuple[Used, ...], ...]  # by wording: which elements use it, and for what, acts apart
    acts: tuple[frozenset[int], ...]  # by wording: the elements whose act it is
    cues: tuple[tuple[Use, ...], ...]  # by wording: which cues of the shared vocabulary it is
    automaton: BytesAhoCorasick
    plain: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    keyed: dict[int, tuple[tuple[int, frozenset[int]], ...]]
    unanchored: tuple[int, ...]
    figure: re.Pattern[str]
    titles: TitleRules
    bodies: tuple[str, ...]
    units: tuple[frozenset[str], ...]  # by element: the units of figures that count for it

    def source(self, wording: int) -> str:
        """A wording as the rule file has it; "" for -1, a figure."""
        return self.wordings[wording].source if wording >= 0 else ""


def build_matcher(ruleset: Ruleset) -> Matcher:
    """Compile a ruleset's wordings; each distinct wording once."""
    used: defaultdict[Wording, list[Used]] = defaultdict(list)
    for wording, use in uses_of(ruleset):
        used[wording].append(use)
    wordings = tuple(used)
    index = _index(wordings, "\n".join(fold(e.text) for element in ruleset.elements for e in element.examples))
    by_element = [frozenset((*e.figures, *(e.counting.figures if e.counting else ()))) for e in ruleset.elements]
    units = sorted(frozenset().union(*by_element), key=lambda unit: (-len(unit), unit))
    return Matcher(
        wordings=wordings,
        used=tuple(
            tuple(use for use in used[wording] if use.element != SHARED and use.use is not Use.ACTED)
            for wording in wordings
        ),
        acts=tuple(frozenset(use.element for use in used[wording] if use.use is Use.ACTED) for wording in wordings),
        cues=tuple(tuple(use.use for use in used[wording] if use.element == SHARED) for wording in wordings),
        automaton=BytesAhoCorasick([literal.encode("utf-16-le") for literal in index.literals]),
        plain=tuple(tuple(index.plain[literal]) for literal in index.literals),
        groups=tuple(tuple(index.groups[literal]) for literal in index.literals),
        keyed={group: tuple(entries) for group, entries in index.keyed.items()},
        unanchored=tuple(number for number, wording in enumerate(wordings) if not wording.choices),
        figure=re.compile(f"{NUMBER}({'|'.join(map(re.escape, units)) or '(?!)'})"),
        titles=title_rules(ruleset.vocabulary),
        bodies=ruleset.naming.bodies,
        units=tuple(by_element),
    )


@dataclass(slots=True)
class _Index:
    plain: defaultdict[str, list[int]]
    groups: defaultdict[str, list[int]]
    keyed: defaultdict[int, list[tuple[int, frozenset[int]]]]
    literals: tuple[str, ...] = ()


def _index(wordings: Sequence[Wording], sample: str) -> _Index:
    """Which literals to scan for, and what each calls for. Sets with single characters are only scanned for where there is no other."""
    index = _Index(defaultdict(list), defaultdict(list), defaultdict(list))
    numbers: dict[frozenset[str], int] = {}
    for number, wording in enumerate(wordings):
        if wording.plain:
            for literal in sorted(wording.choices[0]):
                index.plain[literal].append(number)
            continue
        if not wording.choices:
            continue
        key = rarest(wording, sample)
        sets = [choice for choice in wording.choices if choice == key or shortest(choice) > 1]
        groups = [numbers.setdefault(choice, len(numbers)) for choice in sets]
        index.keyed[numbers[key]].append((number, frozenset(groups)))
    for choice, group in numbers.items():
        for literal in sorted(choice):
            index.groups[literal].append(group)
    index.literals = tuple(dict.fromkeys([*index.plain, *index.groups]))
    return index


def rarest(wording: Wording, sample: str) -> frozenset[str]:
    """Of the literal sets of which one must occur, the one that a sample of such texts holds least often."""
    return min(wording.choices, key=lambda choice: (_cost(choice, sample), -shortest(choice), sorted(choice)))


def _cost(choice: frozenset[str], sample: str) -> float:
    return sum(sample.count(literal) + 1 / len(literal) ** 2 for literal in choice)


def match(report: Report, matcher: Matcher) -> Matches:
    """Find every wording and figure in a report."""
    masked, own_titles = mask_titles(report.text, _short_names(report, matcher.bodies), matcher.titles)
    ends = [sentence.end for sentence in report.sentences]
    hits: list[list[Hit]] = [[] for _ in ends]
    seen: list[set[int]] = [set() for _ in ends]
    _scan(masked, ends, matcher, hits, seen)
    keyed = matcher.keyed
    late: set[int] = set()
    for number, groups in enumerate(seen):
        for group in groups:
            for wording, needed in keyed.get(group, ()):
                if needed <= groups:
                    hits[number] += _find(wording, masked, report.sentences[number], matcher, late)
    for wording in matcher.unanchored:
        for number, sentence in enumerate(report.sentences):
            hits[number] += _find(wording, masked, sentence, matcher, late)
    for found in hits:
        found.sort()
    return Matches(
        hits={number: found for number, found in enumerate(hits) if found},
        figures=_figures(masked, ends, matcher),
        own_titles=own_titles,
        timed_out=tuple(sorted(matcher.source(wording) for wording in late)),
    )


def _scan(text: str, ends: Sequence[int], matcher: Matcher, hits: list[list[Hit]], seen: list[set[int]]) -> None:
    """One pass of the automaton: plain wordings become hits, other literals are noted for their sentence."""
    plain, groups = matcher.plain, matcher.groups
    number, last = 0, len(ends) - 1
    for literal, start, end in matcher.automaton.find_matches_as_indexes(text.encode("utf-16-le"), overlapping=True):
        if start & 1:
            continue  # a match that straddles two characters' bytes
        start, end = start >> 1, end >> 1  # noqa: PLW2901
        while number < last and ends[number] < end:  # matches come in the order of their ends
            number += 1
        for wording in plain[literal]:
            hits[number].append(Hit(start, end, wording))
        seen[number].update(groups[literal])


def _find(wording: int, text: str, sentence: Sentence, matcher: Matcher, late: set[int]) -> list[Hit]:
    try:
        spans = matcher.wordings[wording].find(text, sentence.start, sentence.end)
    except TimeoutError:
        late.add(wording)
        return []
    return [Hit(start, end, wording) for start, end in spans]


def _figures(text: str, ends: Sequence[int], matcher: Matcher) -> dict[int, list[Figure]]:
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    for found in matcher.figure.finditer(text):
        start = found.start()
        before = text[start - 1] if start else ""
        if before not in _NOT_BEFORE and not before.isdecimal():
            figures[bisect_left(ends, found.end())].append(Figure(start, found.end(), found[1]))
    return dict(figures)


def _short_names(report: Report, bodies: Sequence[str]) -> list[str]:
    """The unit's name, with and without an ending like 人民政府."""
    unit = report.identity.unit or ""
    bare = next((unit.removesuffix(body) for body in bodies if unit.endswith(body)), unit)
    return [name for name in dict.fromkeys((unit, bare)) if len(name) > 1]
