"""Names of units: when two of them mean the same unit, though one bears its region or its body and the other does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.rules.naming import NamingRules
from auditor.text.fold import fold

_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]*\Z")
# Characters of a region and a unit where only the region's ending divides them (县|水利局).
_LEAST_HEAD, _LEAST_TAIL = 2, 3


def plain_name(name: str, rules: NamingRules) -> str:
    """The name folded, without 中共…委员会, without its body (人民政府), and with the short form of its ending (委员会: 委)."""
    text = fold(name)
    endings = {ending for kind in rules.kinds for ending in kind.endings}
    party = _longest(rules.parties, text.startswith)
    if party and text != party:
        text = text.removeprefix(party)
        place = text.removesuffix(_longest(rules.committees, text.endswith))
        text = place if place.endswith(tuple(endings)) else text
    longest = _longest(endings, text.endswith)
    same_kind = (ending for kind in rules.kinds if longest in kind.endings for ending in kind.endings)
    text = text.removesuffix(longest) + min(filter(longest.startswith, same_kind), key=len, default="")
    body = next((body for body in rules.bodies if text.endswith(body) and text != body), "")
    return text.removesuffix(body)


def _longest(texts: Iterable[str], stands: Callable[[str], bool]) -> str:
    """The longest of some texts that stands where it is asked for, "" where none does."""
    return max(filter(stands, texts), key=len, default="")


@dataclass(frozen=True)
class NameBook:
    """The plain names of the units of a list, in its order: each unit's name and aliases."""

    rules: NamingRules
    names: tuple[tuple[str, ...], ...]

    @cached_property
    def _region(self) -> re.Pattern[str]:
        """The shortest stretch that may be the name of a region."""
        return re.compile(f".*?(?:{'|'.join(map(re.escape, self.rules.regions)) or '(?!)'})")

    def find(self, name: str) -> tuple[int, ...]:
        """The places in the list of the units that `name` can mean: those that bear it exactly, else those that bear it with
        a region more or less. More than one: the name does not tell them apart."""
        plain = plain_name(name, self.rules)
        exact = tuple(at for at, names in enumerate(self.names) if plain in names)
        return exact or tuple(
            at
            for at, names in enumerate(self.names)
            if any(self._with_region(plain, each) or self._with_region(each, plain) for each in names)
        )

    def mentioned(self, text: str) -> frozenset[int]:
        """The places of the units that a text (the name of a file) mentions. Where both are in the list, 大青石镇 does not
        mention 青石镇, nor 云山县青石镇 the county."""
        text = fold(text)
        found = [
            (span, at) for at, names in enumerate(self.names) for name in names for span in self._mentions(name, text)
        ]
        spans = {span for span, _ in found}
        return frozenset(at for span, at in found if not any(self._covers(other, span, text) for other in spans))

    def _mentions(self, name: str, text: str) -> Iterable[tuple[int, int]]:
        """Where the text has the name, with its region or without any."""
        short = next((tail for tail in self._tails(name) if tail in text), None)
        if short is None:
            return
        region = name.removesuffix(short)
        for match in re.finditer(re.escape(short), text):
            before = _HAN_BEFORE.search(text, 0, match.start())
            others = self._last_region(before[0] if before else "")
            own = self._last_region(region)
            if not others or others.endswith(own) or own.endswith(others):
                start = match.start() - (len(region) if text.endswith(region, 0, match.start()) else 0)
                yield start, match.end()

    def _tails(self, name: str) -> list[str]:
        """The name, and what is left of it without its regions, longest first."""
        cuts = [match.end() for match in self._region.finditer(name)]
        return [name] + [name[cut:] for cut in cuts if self._with_region(name, name[cut:])]

    def _with_region(self, long: str, short: str) -> bool:
        """Whether `long` is `short` with its region before it: 云山县|青石镇, 芦汀|县水利局."""
        if not short or long == short or not long.endswith(short) or self._bare(short):
            return False
        region = long.removesuffix(short)
        if region.endswith(self.rules.regions):
            return self._is_region(self._last_region(region))
        shared = _longest(self.rules.regions, short.startswith)
        if (
            not shared
            or self._bare(short.removeprefix(shared))
            or len(short) <= _LEAST_TAIL
            or len(region) < _LEAST_HEAD
        ):
            return False
        return self._is_region(self._last_region(region + shared))

    def _is_region(self, name: str) -> bool:
        """Whether a name with the ending of a region is one (城市 is none)."""
        return name not in self.rules.not_endings and name not in self.rules.not_names

    def _bare(self, name: str) -> bool:
        """Whether the name is nothing but the ending of one."""
        return any(name in kind.endings for kind in self.rules.kinds)

    def _covers(self, other: tuple[int, int], span: tuple[int, int], text: str) -> bool:
        """Whether a stretch of a text is only a part of another name, or the region before it."""
        (first, last), (start, end) = other, span
        inside = first <= start and end <= last and other != span
        return inside or (end == first and text[:end].endswith(self.rules.regions))

    def _last_region(self, text: str) -> str:
        """The last region named at the very end of a text, "" where none stands there."""
        parts = self._region.findall(text)
        return parts[-1] if parts and text.endswith(parts[-1]) else ""


def name_book(names: Iterable[Sequence[str]], rules: NamingRules) -> NameBook:
    """The book of a list of units, each given by its name and aliases as they are written."""
    plain = ((plain_name(name, rules) for name in each) for each in names)
    return NameBook(rules, tuple(tuple(dict.fromkeys(filter(None, each))) for each in plain))
