"""All wordings in one pass: an Aho–Corasick automaton over one literal set of each, confirmed by a pattern only where a literal stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from auditor.matching.index import build_index
from auditor.matching.titles import TitleRules, Titles, mask_titles, title_rules
from auditor.matching.uses import Cue, Used, uses_by_wording, uses_of
from auditor.model import Report, Sentence
from auditor.rules.naming import NamingRules
from auditor.rules.types import Ruleset
from auditor.text.fold import fold
from auditor.wording.parse import Wording
from auditor.wording.pattern import NUMBER

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
    cues: tuple[tuple[Cue, ...], ...]  # by wording: which cues of the shared vocabulary it is
    automaton: BytesAhoCorasick
    plain: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    keyed: dict[int, tuple[tuple[int, frozenset[int]], ...]]
    unanchored: tuple[int, ...]
    figure: re.Pattern[str]
    titles: TitleRules
    naming: NamingRules
    units: tuple[frozenset[str], ...]  # by element: the units of figures that count for it
    checked: frozenset[int]  # the wordings that checks of the text look for

    def source(self, wording: int) -> str:
        """A wording as the rule file has it; "" for -1, a figure."""
        return self.wordings[wording].source if wording >= 0 else ""


def build_matcher(ruleset: Ruleset, beside: Iterable[Wording] = ()) -> Matcher:
    """Compile a ruleset's wordings, each distinct wording once, and look for those `beside` them too, which it does not use."""
    wordings = tuple(dict.fromkeys([*(wording for wording, _ in uses_of(ruleset)), *beside]))
    index = build_index(wordings, "\n".join(fold(e.text) for element in ruleset.elements for e in element.examples))
    used, acts, cues = uses_by_wording(ruleset, wordings)
    units = _units(ruleset)
    return Matcher(
        wordings=wordings,
        used=used,
        acts=acts,
        cues=cues,
        automaton=BytesAhoCorasick([literal.encode("utf-16-le") for literal in index.literals]),
        plain=tuple(tuple(index.plain[literal]) for literal in index.literals),
        groups=tuple(tuple(index.groups[literal]) for literal in index.literals),
        keyed={group: tuple(entries) for group, entries in index.keyed.items()},
        unanchored=tuple(number for number, wording in enumerate(wordings) if not wording.choices),
        figure=_figure(units),
        titles=title_rules(ruleset.vocabulary),
        naming=ruleset.naming,
        units=units,
        checked=_checked(ruleset, wordings),
    )


def adapted(matcher: Matcher, ruleset: Ruleset) -> Matcher:
    """The matcher for another ruleset that blanks the same titles and has no wording that it does not look for: hits of either
    are hits of both."""
    used, acts, cues = uses_by_wording(ruleset, matcher.wordings)
    units = _units(ruleset)
    checked = _checked(ruleset, matcher.wordings)
    return replace(matcher, used=used, acts=acts, cues=cues, figure=_figure(units), units=units, checked=checked)


def _checked(ruleset: Ruleset, wordings: Sequence[Wording]) -> frozenset[int]:
    looked_for = {wording for check in ruleset.checks for wording in check.wordings()}
    return frozenset(number for number, wording in enumerate(wordings) if wording in looked_for)


def _units(ruleset: Ruleset) -> tuple[frozenset[str], ...]:
    return tuple(frozenset((*e.figures, *(e.counting.figures if e.counting else ()))) for e in ruleset.elements)


def _figure(by_element: Sequence[frozenset[str]]) -> re.Pattern[str]:
    units = sorted(frozenset().union(*by_element), key=lambda unit: (-len(unit), unit))
    return re.compile(f"{NUMBER}({'|'.join(map(re.escape, units)) or '(?!)'})")


def match(report: Report, matcher: Matcher) -> Matches:
    """Find every wording and figure in a report."""
    masked, own_titles = _masked(report, matcher)
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
        figures=_figures(masked, ends, matcher.figure),
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


def figures_of(report: Report, matcher: Matcher) -> dict[int, list[Figure]]:
    """The figures of a report alone, by sentence."""
    return _figures(_masked(report, matcher).masked, [sentence.end for sentence in report.sentences], matcher.figure)


def _figures(text: str, ends: Sequence[int], figure: re.Pattern[str]) -> dict[int, list[Figure]]:
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    for found in figure.finditer(text):
        start = found.start()
        before = text[start - 1] if start else ""
        if before not in _NOT_BEFORE and not before.isdecimal():
            figures[bisect_left(ends, found.end())].append(Figure(start, found.end(), found[1]))
    return dict(figures)


def _masked(report: Report, matcher: Matcher) -> Titles:
    return mask_titles(report.text, _short_names(report, matcher.naming), matcher.titles)


def _short_names(report: Report, naming: NamingRules) -> list[str]:
    """The unit's name, with and without an ending like 人民政府."""
    unit = report.identity.unit or ""
    return [name for name in dict.fromkeys((unit, naming.without_body(unit))) if len(name) > 1]
