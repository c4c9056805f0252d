"""Who reports on which year, and whether the document is a report of this kind at all; undetermined rather than guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

import regex

from auditor.model import Identity, Submission
from auditor.outline.enumerators import find_enumerators
from auditor.rules.naming import NamingRules
from auditor.text.fold import fold
from auditor.wording.parse import Pattern, any_of

TITLE_LINES, TITLE_LENGTH, OPENING, CLOSING = 12, 70, 600, 120
_NAME = r"[\p{Han}A-Za-z×*_○□]"
_YEAR = regex.compile(r"(?<![\d(-])(20\d{2}|二[〇○0零][一二三四五六七八九〇○0零]{2})(?!-\d|\d)")
_DAY = regex.compile(r"年[\d\p{Han}]{1,2}月[\d\p{Han}]{1,3}日")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DOCUMENT = regex.compile(r"《([^》]{4,40})》")


@dataclass(frozen=True)
class IdentityRules:
    """The naming rules compiled into a few patterns."""

    rules: NamingRules
    titles: Pattern
    genres: tuple[tuple[str, Pattern], ...]
    must_mention: Pattern
    unit_end: Pattern
    subject: Pattern
    announced: Pattern
    title_cut: Pattern
    title_head: Pattern
    self_call: Pattern


def identity_rules(rules: NamingRules) -> IdentityRules:
    """Compile the naming rules."""
    endings = _either(ending for kind in rules.kinds for ending in kind.endings)
    unit = rf"(?P<unit>{_NAME}{{1,20}}?{endings})"
    year = r"20\d{2}|二[〇○0零]"
    return IdentityRules(
        rules,
        any_of(rules.titles),
        tuple((genre.name, any_of(genre.titles)) for genre in rules.genres),
        any_of(rules.must_mention),
        regex.compile(rf"{_NAME}*{endings}$"),
        regex.compile(rf"(?:^|[,。:\n]|年度?(?:以来)?,?){unit}(?={_either(rules.followers)})"),
        regex.compile(rf"{_either(rules.announces)}{unit}(?={year}|{_either(rules.title_followers)})"),
        regex.compile(rf"{year}|{_either(rules.title_followers)}"),
        regex.compile(rf"[^,。:;]{{6,70}}?{_either(rules.title_ends)}"),
        regex.compile(rf"我({endings})"),
    )


def _either(texts: Iterable[str]) -> str:
    return "(?:" + "|".join(map(regex.escape, sorted(texts, key=len, reverse=True))) + ")"


def identify(submission: Submission, text: str, starts: Sequence[int], rules: IdentityRules) -> Identity:
    """Unit, kind and year by the order of trust: title, first sentence, closing of the preface, signature, documents of its own."""
    lines = [line for line in text.split("\n") if line]
    title, heads = _title(submission, lines, rules)
    unit = next((name for name in _units(title, heads, lines, text, rules) if _is_unit(name, rules)), None)
    stem = fold(PurePosixPath(submission.file).stem).lstrip("0123456789-_.、")
    by_file_name = unit is None and _is_unit(stem, rules)
    unit = stem if by_file_name else unit
    kind = kind_of(unit, rules.rules) if unit else _kind_of_self(text, rules)
    return Identity(unit, kind, _year(title, text), title, by_file_name)


def kind_of(unit: str, rules: NamingRules) -> str | None:
    """The kind of unit whose ending the name has; the longest ending decides."""
    matches = [(len(ending), kind.name) for kind in rules.kinds for ending in kind.endings if unit.endswith(ending)]
    return max(matches)[1] if matches else None


def _kind_of_self(text: str, rules: IdentityRules) -> str | None:
    """The kind of a unit that only calls itself 我镇, 我局 …: the kind named so most often."""
    calls = Counter(match[1] for match in rules.self_call.finditer(text))
    return kind_of(calls.most_common(1)[0][0], rules.rules) if calls else None


def _may_be_title(line: str) -> bool:
    """Whether a line can stand above the text: short, no sentence, without a number."""
    return len(line) <= TITLE_LENGTH and not line.endswith("。") and not find_enumerators(line[:6], blocky=False)


def genre_of(title: str | None, text: str, rules: IdentityRules) -> str | None:
    """What a document is instead of such a report; None for one that may be scored."""
    heads = [line for line in text.split("\n") if line][:TITLE_LINES]
    heads = list(takewhile(_may_be_title, heads))
    for head in ([title] if title else []) + heads:
        for name, pattern in rules.genres:
            if pattern.search(head):
                return name
        if rules.titles.search(head):
            return None
    return None if rules.must_mention.search(text) else rules.rules.other


def _title(submission: Submission, lines: Sequence[str], rules: IdentityRules) -> tuple[str | None, list[str]]:
    """The title, and the short lines above it (an issuer often has a line of its own)."""
    heads: list[str] = []
    for line in lines[:TITLE_LINES]:
        if len(line) > TITLE_LENGTH or line.endswith(("。", ":")):
            break
        if rules.titles.search(line):
            return line, heads
        heads.append(line)
    if not heads and lines and len(lines[0]) > TITLE_LENGTH:
        found = rules.title_head.match(lines[0])
        if found and rules.titles.search(found[0]):
            return found[0], heads
    joined = "".join(heads)
    if heads and len(joined) <= TITLE_LENGTH and rules.titles.search(joined):
        return joined, []
    outside = fold(submission.title or "")
    if named := rules.titles.search(outside):
        return regex.split(r"[-_|]", outside)[0] if named.end() < len(outside) else outside, heads
    return None, heads


def _units(
    title: str | None, heads: Sequence[str], lines: Sequence[str], text: str, rules: IdentityRules
) -> Iterator[str]:
    if title:
        yield next(filter(None, rules.title_cut.split(title)), "")
    yield from reversed(heads)
    opening = text[:OPENING]
    for pattern in (rules.subject, rules.announced):
        for match in pattern.finditer(opening):
            yield match["unit"]
    yield from (line for line in lines[-3:] if len(line) <= 40)
    for match in _DOCUMENT.finditer(text):
        yield rules.title_cut.split(match[1])[0]


def _is_unit(name: str, rules: IdentityRules) -> bool:
    return (
        2 <= len(name) <= 40
        and rules.unit_end.fullmatch(name) is not None
        and not name.startswith(rules.rules.not_units)
        and not name.endswith(rules.rules.not_endings)
        and name not in {ending for kind in rules.rules.kinds for ending in kind.endings}
    )


def _year(title: str | None, text: str) -> int | None:
    for place in (title or "", text[:OPENING], text):
        for match in _YEAR.finditer(place):
            if not _DAY.match(place, match.end()):  # a full date is when something was signed, not what it is about
                return int(match[1].translate(_DIGITS))
    return None
