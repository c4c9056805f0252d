"""Automatic list numbers of a Word document, rebuilt: which level a paragraph is on, and the label that Word would
show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.reading.word.numerals import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: its first number, number format, label text (`%1、`), and the style bound to it."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: bool = True
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs name it: the abstract list that counts for it, its levels, and the levels that start
    afresh with it."""

    abstract: str
    levels: dict[int, ListLevel]
    restarts: dict[int, int]


@dataclass(slots=True)
class Counters:
    """The running numbers of all lists; one pass over the document's paragraphs in order."""

    lists: dict[str, List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number_id: str, level: int, style: str | None) -> str:
        """The label of the next paragraph on `level` of list `number_id`; "" for bullets and unknown lists.

        `style` is the paragraph style that gave the list, None where the paragraph names it: a style is bound to
        its own level.
        """
        found = self.lists.get(number_id)
        if found is None:
            return ""
        if style is not None:
            level = next((at for at, each in found.levels.items() if each.paragraph_style == style), level)
        if level not in found.levels:
            return ""
        self._count(found, number_id, level)
        return _label(found, level, self._counts[found.abstract])

    def _count(self, found: List, number_id: str, level: int) -> None:
        counts = self._counts.setdefault(found.abstract, {})
        for above in range(level):
            counts.setdefault(above, found.levels.get(above, ListLevel()).start)
        if level in found.restarts and (number_id, level) not in self._started:
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
        self._started.add((number_id, level))
        for below in [at for at in counts if at > level and found.levels.get(at, ListLevel()).restart]:
            del counts[below]


def read_lists(root: Element | None, list_styles: dict[str, str]) -> dict[str, List]:
    """The lists of `numbering.xml` by their id. `list_styles` gives the list that a numbering style stands for."""
    if root is None:
        return {}
    abstracts = {each.get(f"{W}abstractNumId"): each for each in root.findall(f"{W}abstractNum")}
    numbers = {each.get(f"{W}numId"): each for each in root.findall(f"{W}num")}
    lists = {}
    for number_id, number in numbers.items():
        abstract_id = value(number, "abstractNumId")
        linked = value(abstracts.get(abstract_id), "numStyleLink")
        if linked in list_styles:
            abstract_id = value(numbers.get(list_styles[linked]), "abstractNumId") or abstract_id
        if abstract_id is None or abstract_id not in abstracts or number_id is None:
            continue
        levels = {integer(each.get(f"{W}ilvl")): _level(each) for each in abstracts[abstract_id].findall(f"{W}lvl")}
        restarts = {}
        for override in number.findall(f"{W}lvlOverride"):
            at = integer(override.get(f"{W}ilvl"))
            if (own := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                restarts[at] = integer(start)
                levels[at] = replace(levels.get(at, ListLevel()), start=restarts[at])
        lists[number_id] = List(abstract_id, levels, restarts)
    return lists


def value(element: Element | None, name: str) -> str | None:
    """The `val` of a child element, None without it."""
    child = element.find(f"{W}{name}") if element is not None else None
    return None if child is None else child.get(_VAL)


def integer(text: str | None) -> int:
    """A figure as the file gives it, 0 where it is none; bounded, since a file may claim any."""
    return min(int(text), 100_000) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _level(element: Element) -> ListLevel:
    start = value(element, "start")
    return ListLevel(
        start=1 if start is None else integer(start),
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=element.find(f"{W}isLgl") is not None,
        restart=value(element, "lvlRestart") != "0",
        paragraph_style=value(element, "pStyle"),
    )


def _label(found: List, level: int, counts: dict[int, int]) -> str:
    this = found.levels[level]
    if this.style == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        style = found.levels.get(at, ListLevel()).style
        return format_number(counts.get(at, 1), "decimal" if this.legal else style)

    return _PLACEHOLDER.sub(number, this.text[:50])
