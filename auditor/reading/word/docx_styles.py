"""The styles of a Word document, resolved: outline level, list, and whether their text is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.reading.word.numbering import W, integer, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VANISH = f"{W}vanish"
_OFF = ("0", "false", "off")
# The names of built-in styles are the same in every language; the second is what WPS Office calls its own.
_CONTENTS = re.compile(r"(?:toc|WPSOffice手动目录) ?(?:[1-9]|heading)", re.IGNORECASE)
_BASES = 32  # styles that one may be based on, one upon the other


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style gives, its base styles included: outline level (1 = top), list, and level in the list;
    and whether it is a style of the table of contents."""

    heading: int | None = None
    number_id: str | None = None
    level: int = 0
    numbered_by: str | None = None
    contents: bool = False


def read_styles(root: Element | None, used: set[str]) -> tuple[dict[str, str], dict[str, Style]]:
    """From `styles.xml`, by style id: the list that each numbering style stands for, and the `used` paragraph
    styles resolved.

    Templates define a hundred styles and documents use five, so only those are resolved.
    """
    elements = _by_id(root)
    list_styles = {}
    for style_id, element in elements.items():
        if element.get(f"{W}type") == "numbering":
            number_id = value(element.find(f"{W}pPr/{W}numPr"), "numId")
            if number_id is not None:
                list_styles[style_id] = number_id
    return list_styles, {style_id: _style(style_id, elements) for style_id in used & elements.keys()}


def hidden_styles(root: Element | None) -> frozenset[str]:
    """The ids of the styles in `styles.xml` whose text is hidden, by themselves or by a style they are based on."""
    if root is None or next(root.iter(_VANISH), None) is None:
        return frozenset()
    elements = _by_id(root)
    return frozenset(style_id for style_id in elements if _is_hidden(style_id, elements))


def vanishes(properties: Element | None) -> bool | None:
    """Whether run properties hide the text (`w:vanish`, ECMA-376 part 1, 17.3.2.41), None where they do not say."""
    given = None if properties is None else properties.find(_VANISH)
    return None if given is None else (given.get(f"{W}val") or "").lower() not in _OFF


def outline_level(properties: Element | None, name: str | None = None) -> int | None:
    """The outline level (1 = top), 0 for plain text, None where nothing is said; style "heading 2" has level 2."""
    if (given := value(properties, "outlineLvl")) is not None:
        return integer(given) + 1 if integer(given) < 9 else 0
    words = (name or "").lower().split()
    return integer(words[1]) if len(words) == 2 and words[0] == "heading" and 0 < integer(words[1]) <= 9 else None


def _by_id(root: Element | None) -> dict[str, Element]:
    styles = () if root is None else root.iterchildren(f"{W}style")
    return {name: each for each in styles if (name := each.get(f"{W}styleId"))}


def _bases(style_id: str, elements: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    """The style and those it is based on, nearest first; a circle ends."""
    seen: set[str] = set()
    at: str | None = style_id
    while at in elements and at not in seen and len(seen) < _BASES:
        seen.add(at)
        yield at, elements[at]
        at = value(elements[at], "basedOn")


def _is_hidden(style_id: str, elements: dict[str, Element]) -> bool:
    said = (vanishes(element.find(f"{W}rPr")) for _, element in _bases(style_id, elements))
    return next((each for each in said if each is not None), False)


def _style(style_id: str, elements: dict[str, Element]) -> Style:
    """The style with what it takes over from the styles it is based on."""
    heading, number_id, level, numbered_by = None, None, 0, None
    for at, element in _bases(style_id, elements):
        properties = element.find(f"{W}pPr")
        heading = outline_level(properties, value(element, "name")) if heading is None else heading
        numbers = None if properties is None else properties.find(f"{W}numPr")
        if number_id is None and (number_id := value(numbers, "numId")) is not None:
            level, numbered_by = integer(value(numbers, "ilvl")), at
    contents = _CONTENTS.fullmatch(value(elements[style_id], "name") or "") is not None
    return Style(heading or None, number_id, level, numbered_by, contents)
