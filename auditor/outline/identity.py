"""Who reports on which year: told by title, announcement and introduction alone; undetermined rather than guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

import regex

from auditor.model import Identity
from auditor.outline.naming import YEAR, Naming
from auditor.outline.opening import Opening
from auditor.text.fold import fold

_YEAR = regex.compile(rf"(?:(?<![\d(\[-])|(?<=\()(?={YEAR}年))({YEAR})(?!年?[-至]\d|\d)")
_DAY = regex.compile(r"年[\d\p{Han}]{1,2}月[\d\p{Han}]{1,3}日")
_SINCE = regex.compile(r"年(?:度)?(?:以来|以前|之前|起)")
_DATE = regex.compile(rf"{YEAR}年[\d\p{{Han}}]{{1,2}}月")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DOCUMENT = regex.compile(r"《[^》]*》")


def identify(file: str, text: str, opening: Opening, naming: Naming) -> Identity:
    """Unit, kind and year by the order of trust: title, announcement, first sentences, signature, body, name of the file."""
    preface = opening.preface(naming)
    called = _called(preface, naming)
    told = (*_heading_names(opening, naming), *_names(preface, called, naming), *_signatures(text))
    unit = next(filter(naming.is_unit, told), None) or _itself(text, naming)
    stem = fold(PurePosixPath(file).stem).lstrip("0123456789-_.、")
    by_file_name = unit is None and naming.is_unit(stem)
    unit = stem if by_file_name else unit
    kind = naming.kind_of(unit) if unit else called or _called(text, naming) or _acting(preface, text, naming)
    title = next(iter(sorted(opening.titles, key=lambda title: -_worth(title, naming))), None)
    return Identity(unit, kind, _year(opening.titles, preface, text, naming), title, by_file_name)


def _worth(title: str, naming: Naming) -> int:
    """How much a title tells, where a page bears several: the unit, the year."""
    return 2 * any(naming.is_unit(piece) for piece in naming.in_title(title)) + bool(_YEAR.search(title))


def _called(text: str, naming: Naming) -> str | None:
    """The kind of a unit that calls itself 我镇, 全乡, 局党组; the rules name lower kinds first, which speak of those above them, too."""
    return next((kind for kind, calls, _ in naming.calls if calls.search(text)), None)


def _acting(preface: str, text: str, naming: Naming) -> str | None:
    """The kind of those who act in a text that never calls itself anything: 县政府坚持……, 街道召开……"""
    return next((kind for part in (preface, text) for kind, _, acting in naming.calls if acting.search(part)), None)


def _heading_names(opening: Opening, naming: Naming) -> Iterator[str]:
    for title in opening.titles:
        yield from map(naming.government, naming.in_title(title))
    yield from map(naming.government, reversed(opening.heads))


def _names(preface: str, called: str | None, naming: Naming) -> Iterator[str]:
    """Who is announced, then who acts in an introduction; where it says 我镇, none of those above a 镇."""
    order = [kind.name for kind in naming.rules.kinds]
    for pattern in (naming.announced, naming.subject):
        for match in pattern.finditer(preface):
            kind = naming.kind_of(match["unit"])
            if not (called and kind) or order.index(kind) <= order.index(called):
                yield naming.without_party(match["unit"])


def _itself(text: str, naming: Naming) -> str | None:
    """The only unit that sentences of the body begin with, where it is of the kind as which the text speaks of itself (我镇 of a 镇, 全县
    of a 县) and its name tells which (not 市财政局)."""
    call = next(((kind, found[0]) for kind, calls, _ in naming.calls if (found := calls.search(text))), None)
    if call is None:
        return None
    told = [naming.without_party(found["unit"]) for found in naming.acting.finditer(text)]
    own = {
        naming.rules.without_body(name)
        for name in told
        if naming.is_unit(name) and not name.startswith(naming.rules.regions)
    }
    own = {name for name in own if naming.kind_of(name) == call[0] and name[-1] == call[1][-1]}
    full = {name for name in own if not any(other != name and other.endswith(name) for other in own)}
    return full.pop() if len(full) == 1 else None


def years_in(text: str) -> Iterator[int]:
    """The years that a folded text names, in its order."""
    return (int(match[1].translate(_DIGITS)) for match in _YEAR.finditer(text))


def _signatures(text: str) -> Iterator[str]:
    lines = [line for line in text.split("\n") if line][-3:]
    return (above for above, below in pairwise(lines) if _DATE.match(below))


def _year(titles: Sequence[str], preface: str, text: str, naming: Naming) -> int | None:
    announced = naming.announces.search(preface)
    places = (*titles, preface[announced.end() :] if announced else "", _DOCUMENT.sub("", preface), preface, text)
    for place in places:
        for match in _YEAR.finditer(place):
            if _DAY.match(place, match.end()):  # a full date is when something was signed, not what it is about
                continue
            inside = place is text and "\n" in text[: match.start()]
            if not inside or not _SINCE.match(place, match.end()):  # in the body, 2018年以来 is no report's year
                return int(match[1].translate(_DIGITS))
    return None
