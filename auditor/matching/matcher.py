"""All wordings in one pass: an Aho–Corasick automaton over one literal set of each, confirmed by a pattern only where a literal stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex
from ahocorasick_rs import BytesAhoCorasick

from auditor.matching.titles import TitleRules, mask_titles, title_rules
from auditor.matching.uses import Used, uses_of
from auditor.model import Report
from auditor.ruleset.fold import fold
from auditor.ruleset.types import Ruleset
from auditor.ruleset.wording import NUMBER, TIMEOUT, Wording


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
    """What was found in one report: hits and figures by sentence (index into `Report.sentences`), and the unit's own documents."""

    hits: dict[int, list[Hit]]
    figures: dict[int, list[Figure]]
    own_titles: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Matcher:
    """A ruleset's wordings ready for scanning. `by_literal[i]` are the wordings that literal i may stand for."""

    wordings: tuple[Wording, ...]
    used: tuple[tuple[Used, ...], ...]
    automaton: BytesAhoCorasick
    by_literal: tuple[tuple[int, ...], ...]
    raw: tuple[int, ...]
    figure: regex.Pattern[str]
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
    sample = "\n".join(fold(example.text) for element in ruleset.elements for example in element.examples)
    by_literal: defaultdict[str, list[int]] = defaultdict(list)
    for index, wording in enumerate(wordings):
        for literal in rarest(wording, sample):
            by_literal[literal].append(index)
    units = sorted({unit for element in ruleset.elements for unit in element.figures}, key=lambda u: (-len(u), u))
    return Matcher(
        wordings=wordings,
        used=tuple(tuple(used[wording]) for wording in wordings),
        automaton=BytesAhoCorasick([literal.encode("utf-16-le") for literal in by_literal]),
        by_literal=tuple(map(tuple, by_literal.values())),
        raw=tuple(index for index, wording in enumerate(wordings) if not wording.choices),
        figure=regex.compile(rf"(?<![\d.第]){NUMBER}({'|'.join(map(regex.escape, units)) or '(?!)'})"),
        titles=title_rules(ruleset.vocabulary),
        bodies=ruleset.naming.bodies,
        units=tuple(frozenset(element.figures) for element in ruleset.elements),
    )


def rarest(wording: Wording, sample: str) -> frozenset[str]:
    """Of the literal sets of which one must occur, the one that a sample of such texts holds least often; raw wordings have none."""
    if not wording.choices:
        return frozenset()
    return min(wording.choices, key=lambda choice: (_cost(choice, sample), -min(map(len, choice)), sorted(choice)))


def _cost(choice: frozenset[str], sample: str) -> float:
    return sum(sample.count(literal) + 1 / len(literal) ** 2 for literal in choice)


def match(report: Report, matcher: Matcher) -> Matches:
    """Find every wording and figure in a report."""
    masked, own_titles = mask_titles(report.text, _short_names(report, matcher.bodies), matcher.titles)
    starts = [sentence.start for sentence in report.sentences]
    hits: defaultdict[int, list[Hit]] = defaultdict(list)
    waiting: set[tuple[int, int]] = set()
    for literal, start, end in matcher.automaton.find_matches_as_indexes(masked.encode("utf-16-le"), overlapping=True):
        if start & 1:
            continue  # a match that straddles two characters' bytes
        sentence = bisect_right(starts, start >> 1) - 1
        for index in matcher.by_literal[literal]:
            if matcher.wordings[index].plain:
                hits[sentence].append(Hit(start >> 1, end >> 1, index))
            else:
                waiting.add((sentence, index))
    for sentence, index in waiting:
        place = report.sentences[sentence]
        hits[sentence] += _find(matcher, index, masked, place.start, place.end)
    for index in matcher.raw:
        for hit in _find(matcher, index, masked, 0, len(masked)):
            sentence = bisect_right(starts, hit.start) - 1
            if hit.end <= report.sentences[sentence].end:
                hits[sentence].append(hit)
    for found in hits.values():
        found.sort()
    return Matches(dict(hits), _figures(masked, starts, matcher), own_titles)


def _find(matcher: Matcher, index: int, text: str, start: int, end: int) -> list[Hit]:
    try:
        found = matcher.wordings[index].pattern.finditer(text, start, end, timeout=TIMEOUT)
        return [Hit(match.start(), match.end(), index) for match in found]
    except TimeoutError:
        return []  # `rules check` tells of such a wording; a report must not wait for it


def _figures(text: str, starts: Sequence[int], matcher: Matcher) -> dict[int, list[Figure]]:
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    for found in matcher.figure.finditer(text):
        figures[bisect_right(starts, found.start()) - 1].append(Figure(found.start(), found.end(), found[1]))
    return dict(figures)


def _short_names(report: Report, bodies: Sequence[str]) -> list[str]:
    """The unit's name, with and without an ending like 人民政府."""
    unit = report.identity.unit or ""
    bare = next((unit.removesuffix(body) for body in bodies if unit.endswith(body)), unit)
    return [name for name in dict.fromkeys((unit, bare)) if len(name) > 1]
