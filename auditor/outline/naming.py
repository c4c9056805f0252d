"""The naming rules compiled: what is a unit's name, and of which kind it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from auditor.rules.naming import NamingRules
from auditor.wording.parse import Pattern, any_of

_NAME = r"[\p{Han}A-Za-z×*_○□]"
YEAR = r"(?:20\d{2}|二[〇○0零][一二三四五六七八九〇○0零]{2})"
_TITLE = regex.compile(r"《([^《》]+)》")
_ADDRESSEE = regex.compile(r"[^,。;]{2,40}:")
_CLAUSE_START = r"(?:^|(?<=[,。;:\n)!?年]))"


@dataclass(frozen=True)
class Naming:
    """The naming rules compiled into a few patterns. A genre is its name with what its titles, introduction and headings hold."""

    rules: NamingRules
    titles: Pattern
    genres: tuple[tuple[str, Pattern, Pattern, Pattern], ...]
    must_mention: Pattern
    unit_end: Pattern
    subject: Pattern
    acting: Pattern
    announced: Pattern
    announces: Pattern
    title_cut: Pattern
    title_head: Pattern
    calls: tuple[tuple[str, Pattern, Pattern], ...]

    def is_menu(self, line: str) -> bool:
        """Whether a line leads through a site (首页>政务公开) and is no part of a text; a document named in a document (《……<……>……》)
        leads nowhere."""
        return "。" not in line and "<" not in line and any(sign in line for sign in self.rules.menu_signs)

    def is_addressee(self, line: str) -> bool:
        """Whether a line names those to whom a report goes (县委、县政府:)."""
        return _ADDRESSEE.fullmatch(line) is not None and not self.announces.search(line)

    def is_unit(self, name: str) -> bool:
        """Whether a text can be the name of a unit: it has an ending of a kind, and is not made of other words."""
        rules = self.rules
        return (
            2 <= len(name) <= 40
            and self.unit_end.fullmatch(name) is not None
            and not name.startswith(rules.not_units)
            and not name.endswith(rules.not_endings)
            and not any(word in name for word in rules.not_within)
            and name not in rules.not_names
            and name not in {ending for kind in rules.kinds for ending in kind.endings}
        )

    def kind_of(self, unit: str) -> str | None:
        """The kind of unit whose ending the name has; the longest ending decides."""
        matches = [
            (len(ending), kind.name) for kind in self.rules.kinds for ending in kind.endings if unit.endswith(ending)
        ]
        return max(matches)[1] if matches else None

    def without_party(self, name: str) -> str:
        """A name of a place without 中共 before it."""
        return next((name.removeprefix(party) for party in self.rules.parties if name.startswith(party)), name)

    def in_title(self, title: str) -> Iterator[str]:
        """What may be the unit in a title: what stands between its year and the words of its genre; of a title that holds another
        (……办公室关于印发《……报告》的通知) first in that."""
        inner = [found[1] for found in _TITLE.finditer(title) if self.titles.search(found[1])]
        return (piece for text in (*inner, title) for piece in self.title_cut.split(text) if piece)

    def government(self, issuers: str) -> str:
        """Of a committee and a government that issue a report together (中共乌有镇委员会乌有镇人民政府) the government: a second
        name of the same place and kind."""
        last = issuers.rsplit("、", 1)[-1]
        for at in range(3, len(last) - 2):
            first, second = last[:at], last[at:]
            if second[:2] in first and self.is_unit(second) and self.kind_of(first) == self.kind_of(second):
                return second
        return last


def compiled_naming(rules: NamingRules) -> Naming:
    """Compile the naming rules."""
    ends = [ending for kind in rules.kinds for ending in kind.endings]
    unit = rf"(?P<unit>{_NAME}{{1,20}}?{_either(ends, shortest=True)})"
    year = rf"{YEAR}年?度?"
    followers = rf"{year}|{_either(rules.title_followers)}"
    announces = _either(rules.announces)
    before = _either((*rules.announces, *rules.leads))
    return Naming(
        rules,
        any_of(rules.titles),
        tuple((g.name, any_of(g.titles), any_of(g.openings), any_of(g.headings)) for g in rules.genres),
        any_of(rules.must_mention),
        regex.compile(rf"{_NAME}*{_either(ends)}$"),
        regex.compile(rf"(?:^|[,。:\n]|年度?(?:以来)?,?){unit}(?={_either(rules.followers)})"),
        regex.compile(rf"(?:^|[。\n]|年度?(?:以来)?,?){unit}(?={_either(rules.followers)})"),
        regex.compile(rf"{before}(?:{year})?{unit}(?={followers})"),
        regex.compile(announces),
        regex.compile(rf"{followers}|[()《》]"),
        regex.compile(rf"[^,。:;]{{6,70}}?{_either(rules.title_ends)}"),
        tuple((kind.name, _calls(kind.calls), _calls(kind.subjects, _CLAUSE_START)) for kind in rules.kinds),
    )


def _calls(words: Iterable[str], before: str = "") -> Pattern:
    return regex.compile(before + _either(words))


def _either(texts: Iterable[str], shortest: bool = False) -> str:
    """A pattern for any of some texts, longer ones first (or the `shortest`: a 镇 where 镇党委 acts); for none of them one that never
    matches."""
    return "(?:" + ("|".join(map(regex.escape, sorted(texts, key=len, reverse=not shortest))) or "(?!)") + ")"
