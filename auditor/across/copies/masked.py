"""A report's text as it is compared: without blanks, punctuation and numbering; figures, years and the unit's own names each one sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from auditor.model import Submission
from auditor.outline.naming import YEAR
from auditor.roster.names import plain_name
from auditor.rules import Ruleset
from auditor.rules.naming import NamingRules
from auditor.text.fold import fold
from auditor.text.paragraphs import folded_text
from auditor.wording.parse import Pattern, any_of
from auditor.wording.pattern import DIGITS

Signs = npt.NDArray[np.uint16]
Offsets = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

LONGEST = 200_000  # characters of one text that are compared; a report has 4,000 to 20,000
# Code points of the private use area, which no text is compared by.
FIGURE, ORDINAL, PERIOD, NAME, CALL = (0xE000 + at for at in range(5))
_SIGNS = {"figure": FIGURE, "ordinal": ORDINAL, "period": PERIOD, "name": NAME, "call": CALL}
_COUNTED = "次场件人名个起份条项户家期批篇余多"
_PLACEHOLDER = chr(NAME)
_FULL_STOPS = "。!?\n"  # a whole sentence, as people count them, may hold semicolons
_SHORTEST_NAME = 2
_TOKENS = (
    r"(?P<numbering>^[(]?(?:\d{1,3}(?=[).、,])(?![.,]\d)|[一二三四五六七八九十]{1,3}(?=[)、,.])|第[一二三四五六七八九十]{1,3}(?=[,、部章节]))|[①-⑳])"
    rf"|(?P<name>{_PLACEHOLDER}+)"
    rf"|(?P<period>{YEAR}年度?|[今去上本]年度?)"
    rf"|(?P<ordinal>[一二三四五六七八九十]{{1,3}}(?=[是要]))"
    rf"|(?P<figure>\d+(?:[.,]\d+)*[十百千万亿]*[余多]?|[{DIGITS}]{{2,}}[余多]?|[{DIGITS}](?=[{_COUNTED}]))"
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text to compare: `signs`, of which sign i stands for `text[begins[i]:ends[i]]` of the folded `text`, whose paragraphs begin at
    `starts`; `sentences[i]` numbers the sentence that it stands in."""

    text: str
    starts: tuple[int, ...]
    signs: Signs
    begins: Offsets
    ends: Offsets
    sentences: Offsets

    def raw(self, sign: int) -> str:
        """The folded text that one sign stands for."""
        return self.text[self.begins[sign] : self.ends[sign]]


class Masking:
    """Masks texts by the rules: what units are called, and the names that the rules put aside."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._naming = ruleset.naming
        calls = {word for kind in ruleset.naming.kinds for word in (*kind.calls, *kind.subjects)}
        words = "|".join(re.escape(fold(word)) for word in sorted(calls, key=lambda word: (-len(word), word)))
        self._tokens = re.compile(f"{_TOKENS}|(?P<call>{words or '(?!)'})", re.MULTILINE)
        self._aside = any_of(ruleset.copying.masked) if ruleset.copying.masked else None

    def mask(self, submission: Submission, unit: str | None) -> Masked:
        """The text of a submission masked, furniture left out; at most `LONGEST` characters of it."""
        text, starts = folded_text(submission.paragraphs)
        text = text[:LONGEST]
        named = self._named(text, unit)
        codes = np.frombuffer(named.encode("utf-16-le", "surrogatepass"), np.uint16).copy()
        kept, ends = _letters()[codes], np.arange(1, len(codes) + 1, dtype=np.int32)
        sentences = np.cumsum(_ends()[codes], dtype=np.int32)
        for sign, start, end in self._found(named):
            kept[start:end] = False
            if sign:
                kept[start], codes[start], ends[start] = True, sign, end
        begins = np.flatnonzero(kept).astype(np.int32)
        return Masked(text, starts, codes[begins], begins, ends[begins], sentences[begins])

    def _named(self, text: str, unit: str | None) -> str:
        """The text with placeholders of the same length where names stand."""
        patterns: list[Pattern] = [_own_names(unit, self._naming)] if unit else []
        patterns += [self._aside] if self._aside else []
        for pattern in patterns:
            text = pattern.sub(lambda match: _PLACEHOLDER * len(match[0]), text)
        return text

    def _found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The sign (0: none) and the stretch of all that does not stand for itself."""
        for match in self._tokens.finditer(text):
            yield _SIGNS.get(match.lastgroup or "", 0), *match.span()


@lru_cache(maxsize=1024)
def _own_names(unit: str, naming: NamingRules) -> re.Pattern[str]:
    """All forms of a unit's name: 云山县青石镇人民政府, 青石镇, 青石, 云山县."""
    plain = plain_name(unit, naming)
    cuts = [at for at in range(1, len(plain)) if _ends_region(plain[:at], naming)]
    names = {fold(unit), plain, *(plain[cut:] for cut in cuts), *(plain[:cut] for cut in cuts)}
    # Only of kinds with full names, which are places, is the rest a name: 青石镇 青石, but 财政局 财政 is what it deals with.
    places = sorted(
        {ending for kind in naming.kinds if kind.full_names for ending in kind.endings}, key=len, reverse=True
    )
    stems = {name.removesuffix(next(filter(name.endswith, places), "")) for name in names}
    endings = {ending for kind in naming.kinds for ending in kind.endings}
    forms = {name for name in names | stems if len(name) >= _SHORTEST_NAME and name not in endings}
    return re.compile("|".join(map(re.escape, sorted(forms, key=lambda name: (-len(name), name)))) or "(?!)")


def _ends_region(name: str, naming: NamingRules) -> bool:
    """Whether the name of a region can end here (城市 is none)."""
    return name.endswith(naming.regions) and not name.endswith((*naming.not_endings, *naming.not_names))


@lru_cache(maxsize=1)
def _letters() -> Flags:
    """For each code point whether it is compared: letters and digits, no blanks and marks."""
    return np.array([chr(code).isalnum() for code in range(0x10000)])


@lru_cache(maxsize=1)
def _ends() -> Flags:
    """For each code point whether a sentence ends with it."""
    flags = np.zeros(0x10000, dtype=np.bool_)
    flags[[ord(mark) for mark in _FULL_STOPS]] = True
    return flags
