"""Deciding what is a heading, how far it reaches, and which roles it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from auditor.model import Status
from auditor.outline.enumerators import LIST_STYLE, Enumerator
from auditor.outline.structure import OPENER, UNNUMBERED, UNNUMBERED_ROLE, Mark
from auditor.rules.types import SectionRules
from auditor.text.sentences import ENDS
from auditor.wording.parse import Pattern, any_of

OWN_LINE, RUN_IN, UNNUMBERED_LINE, ROLE_LEAD = 90, 48, 40, 25  # longest headings of each sort, in characters
TAIL = 3  # characters that may follow the name of a role in an unnumbered heading (如下, 情况)
_BREAK = regex.compile(r"[。;!?:]")
_DATE = regex.compile(r"\(?(?:20\d{2}|二[〇○0零]\p{Han}{2})年[\d\p{Han}]{1,2}月(?:[\d\p{Han}]{1,3}日)?\)?")
SIGNATURE_LINES = 6  # lines at the end among which the date may stand
_BREAKS = regex.compile(r"[。:;\n]*")
_SIGNED = regex.compile(r"(?<=[。!])[^。;:!?,\n]{2,40}20\d\d年\d{1,2}月\d{1,2}日[^。;!?\n]{0,4}\Z")
_SENTENCE_START = re.compile(rf"(?:\A|[{ENDS}])(?=[^\n])")
_TOP_STYLES = frozenset({"part", "cn"})


@dataclass(frozen=True)
class HeadingRules:
    """The section rules compiled into a few patterns."""

    rules: SectionRules
    roles: tuple[tuple[str, Status, Pattern], ...]
    any_role: Pattern
    openers: tuple[tuple[str, Pattern], ...]
    any_opener: Pattern
    preface_ends: Pattern
    not_headings: Pattern

    def named(self, heading: str, at_end: bool = False) -> tuple[str, ...]:
        """The roles that a heading names; problems and plans outweigh what was done. With `at_end`, the name must close the heading."""
        found: list[tuple[str, Status]] = []
        if not self.any_role.search(heading):
            return ()
        last = 0
        for name, status, pattern in self.roles:
            ends = [match.end() for match in pattern.finditer(heading)]
            if ends:
                found.append((name, status))
                last = max(last, *ends)
        if at_end and last < len(heading) - TAIL:
            return ()
        strong = [name for name, status in found if status is not Status.DONE]
        return tuple(strong or [name for name, _ in found[:1]])


def heading_rules(rules: SectionRules) -> HeadingRules:
    """Compile the section rules."""
    return HeadingRules(
        rules,
        tuple((role.name, role.status, any_of(role.headings)) for role in rules.roles if role.headings),
        any_of([wording for role in rules.roles for wording in role.headings]),
        tuple((role.name, any_of(role.openers)) for role in rules.roles if role.openers),
        any_of([wording for role in rules.roles for wording in role.openers]),
        any_of(rules.preface_ends),
        any_of(rules.not_headings),
    )


def numbered_marks(text: str, enumerators: Sequence[Enumerator], rules: HeadingRules) -> list[Mark]:
    """A mark for each enumerator, with its heading where it opens one."""
    marks = []
    for index, enumerator in enumerate(enumerators):
        following = enumerators[index + 1] if index + 1 < len(enumerators) else None
        line_end = text.find("\n", enumerator.end)
        line_end = len(text) if line_end < 0 else line_end
        stop = min(line_end, following.start) if following else line_end
        followed = following is None or following.style != enumerator.style or following.start > line_end + 1
        end, roles = _heading(text, enumerator, stop, followed, rules)
        heading = text[enumerator.start : end].rstrip("。:") if end > enumerator.end else ""
        marks.append(Mark(enumerator.style, enumerator.ordinal, enumerator.start, heading, end, roles))
    return marks


def _heading(
    text: str, enumerator: Enumerator, stop: int, followed: bool, rules: HeadingRules
) -> tuple[int, tuple[str, ...]]:
    """Where the heading of an enumerator ends (its own end: none) and the roles it names."""
    start = enumerator.end
    if enumerator.style == LIST_STYLE or stop <= start:
        return start, ()
    broken = _BREAK.search(text, start, stop)
    first = broken.start() if broken else stop
    first_text = text[start:first]
    if broken is None:
        fits = first - start <= OWN_LINE
    elif broken.end() == stop:
        fits = broken[0] == ":" or (first - start <= RUN_IN and followed and not rules.not_headings.search(first_text))
    else:
        fits = broken[0] in "。:" and first - start <= RUN_IN and not rules.not_headings.search(first_text)
    if fits:
        return broken.end() if broken else first, rules.named(first_text)
    if enumerator.style in _TOP_STYLES:
        lead = text[start : min(first, start + ROLE_LEAD)]
        named = [
            (found.start(), -found.end(), name) for name, _, pattern in rules.roles if (found := pattern.search(lead))
        ]
        if named:
            return start - min(named)[1], (min(named)[2],)
    return start, ()


def unnumbered_marks(
    text: str, enumerators: Sequence[Enumerator], hints: Sequence[int], rules: HeadingRules
) -> list[Mark]:
    """Marks for headings without a number: lines that name a role, and, where a text numbers nothing, short lines above long ones.

    `hints` are the offsets of paragraphs that the file itself calls headings.
    """
    places = [enumerator.start for enumerator in enumerators]
    numbered = set(places)
    unnumbered_text = not any(
        e.style in ("part", "cn", "cn_paren") and (not e.start or text[e.start - 1] == "\n") for e in enumerators
    )
    lines = [line for line in _lines(text) if line[0] < line[1]]
    marks, seen_text = [], False
    for index, (start, end) in enumerate(lines):
        seen_text = seen_text or end - start > OWN_LINE or start in numbered
        if start in numbered or not seen_text:
            continue
        after = bisect_right(places, start)
        limit = min(end, places[after]) if after < len(places) else end
        broken = _BREAK.search(text, start, min(limit, start + UNNUMBERED_LINE + 1))
        first = broken.start() if broken else limit
        lead, alone = text[start:first], first >= end - 1
        roles = rules.named(lead, at_end=True) if first - start <= (UNNUMBERED_LINE if alone else ROLE_LEAD) else ()
        if roles and (alone or (broken and broken[0] in "。:")) and not rules.not_headings.search(lead):
            marks.append(Mark(UNNUMBERED_ROLE, 1, start, lead, min(first + 1, limit), roles))
        elif alone and broken is None and index + 1 < len(lines) and len(lead) <= UNNUMBERED_LINE:
            above_text = len(lead) >= 4 and _length(lines[index + 1]) > len(lead) + 20
            if start in hints or (unnumbered_text and above_text):
                marks.append(Mark(UNNUMBERED, 1, start, lead, end, ()))
    return marks


def _length(line: tuple[int, int]) -> int:
    return line[1] - line[0]


def signature_mark(text: str, rules: HeadingRules) -> list[Mark]:
    """A mark for the signature: a date alone on one of the last lines, with the short line above it that names the unit."""
    lines = [line for line in _lines(text) if line[0] < line[1]]
    for index in range(len(lines) - 1, max(len(lines) - SIGNATURE_LINES, 0), -1):
        start, end = lines[index]
        if _DATE.fullmatch(text, start, end):
            above, below = lines[index - 1]
            if below - above <= UNNUMBERED_LINE and not _BREAK.search(text, above, below):
                start = above
            return [Mark(UNNUMBERED_ROLE, 1, start, "", start, (rules.rules.signature,))]
    if signed := _SIGNED.search(text, max(len(text) - 80, 0)):
        return [Mark(UNNUMBERED_ROLE, 1, signed.start(), "", signed.start(), (rules.rules.signature,))]
    return []


def opener_marks(text: str, rules: HeadingRules) -> list[Mark]:
    """Marks for sentences that open a role without a heading, and for the text after the sentence that closes the preface."""
    marks = []
    for start in (match.end() for match in _SENTENCE_START.finditer(text)):
        if rules.any_opener.match(text, start):
            role = next(name for name, pattern in rules.openers if pattern.match(text, start))
            marks.append(Mark(OPENER, 1, start, "", start, (role,)))
    if ends := rules.preface_ends.search(text, 0, min(len(text), 2500)):
        after = _BREAKS.match(text, ends.end())
        marks.append(Mark(OPENER, 1, after.end() if after else ends.end(), "", ends.end(), (rules.rules.body,)))
    return marks


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines
