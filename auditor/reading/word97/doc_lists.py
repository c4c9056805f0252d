"""Styles and lists of a Word 97–2007 file ([MS-DOC]), in the terms of `auditor.reading.numbering`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.reading.draft import damaged
from auditor.reading.word.numbering import List, ListLevel
from auditor.reading.word97.doc_parts import Binary, number, sprms
from auditor.reading.word97.doc_text import HIDDEN, LIST, LIST_LEVEL, OUTLINE

_LEVELS = 9
_NO_STYLE = 0xFFF
_CONTENTS = range(19, 28)  # the built-in numbers of toc 1 to toc 9, [MS-DOC] StdfBase
_LONGEST_CHAIN = 32
_MOST_LISTS = 0x7FE  # that a paragraph can name
_MOST = 100_000  # a start number may be any; no list is longer
# [MS-OSHARED] 2.2.1.3 MSONFC in the terms of ECMA-376 ST_NumberFormat.
_FORMATS = {
    0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter", 0x0A: "ideographDigital",
    0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x0F: "decimalHalfWidth", 0x10: "japaneseLegal",
    0x11: "japaneseDigitalTenThousand", 0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth2", 0x16: "decimalZero",
    0x17: "bullet", 0x1A: "decimalEnclosedFullstop", 0x1B: "decimalEnclosedParen",
    0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional",
    0x1F: "ideographZodiac", 0x21: "taiwaneseCounting", 0x22: "ideographLegalTraditional",
    0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital", 0x25: "chineseCounting",
    0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand", 0x2C: "koreanDigital2", 0xFF: "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives, its base styles included: outline level (1 = top, 0 = text), list, level in the list, the
    style in the chain that names the list, whether it hides characters, and whether it is one of the table of contents.
    """

    heading: int | None = None
    list_id: int | None = None
    level: int | None = None
    numbered_by: int | None = None
    hidden: bool = False
    contents: bool = False


@dataclass(frozen=True, slots=True)
class _Own:
    """What a style says itself: its built-in number, its base, and the sprms of paragraphs and characters."""

    built_in: int
    base: int
    paragraph: Mapping[int, int]
    character: Mapping[int, int]


def outline(properties: Mapping[int, int]) -> int | None:
    """The outline level that sprms give (1 = top), 0 for plain text, None where they say nothing."""
    given = properties.get(OUTLINE)
    return None if given is None else given + 1 if given < _LEVELS else 0


def list_id(properties: Mapping[int, int]) -> int | None:
    """The list that sprms name, 0 for none, None where they say nothing ([MS-DOC] sprmPIlfo)."""
    given = properties.get(LIST)
    # A negated number keeps the paragraph's own indents.
    return None if given is None else 0x10000 - given if given > 0x7FFF else given


def read_styles(sheet: bytes) -> dict[int, Style]:
    """The styles of a style sheet by their index, resolved ([MS-DOC] STSH)."""
    at = 2 + number(sheet, 0, 2)
    base_size = number(sheet, 4, 2)
    own: dict[int, _Own] = {}
    for index in range(number(sheet, 2, 2)):
        size = number(sheet, at, 2)
        if size:
            own[index] = _own(sheet[at + 2 : at + 2 + size], base_size)
        at += 2 + size + size % 2
        if at >= len(sheet):
            break
    return {index: _resolved(index, own) for index in own}


def _own(std: bytes, base_size: int) -> _Own:
    """One style ([MS-DOC] STD): its base, its name, then the property lists of its kind."""
    kind, base = number(std, 2, 2) & 0xF, number(std, 2, 2) >> 4
    at = base_size + 2 * number(std, base_size, 2) + 4
    lists = []
    for _ in range({1: 2, 2: 1}.get(kind, 0)):
        size = number(std, at, 2)
        lists.append(std[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    paragraph = sprms(lists[0][2:]) if kind == 1 else {}
    return _Own(number(std, 0, 2) & 0xFFF, base, paragraph, sprms(lists[-1]) if kind == 2 else {})


def _resolved(index: int, own: dict[int, _Own]) -> Style:
    heading, chosen, level, numbered_by, hidden = None, None, None, None, None
    at = index
    for _ in range(_LONGEST_CHAIN):
        if (style := own.get(at)) is None:
            break
        if heading is None:
            heading = outline(style.paragraph)
            if heading is None and 1 <= style.built_in <= _LEVELS:
                heading = style.built_in
        if chosen is None and (chosen := list_id(style.paragraph)) is not None:
            numbered_by = at
        level = style.paragraph.get(LIST_LEVEL) if level is None else level
        hidden = style.character.get(HIDDEN) if hidden is None else hidden
        at = style.base
    return Style(heading, chosen, level, numbered_by, hidden == 1, own[index].built_in in _CONTENTS)


def read_lists(binary: Binary) -> dict[str, List]:
    """The lists of a document by the number that paragraphs name them with ([MS-DOC] LFO). Raises
    RefusedError."""
    abstracts = _abstracts(binary)
    start, length = binary.place(74)
    table = binary.table
    count = min(number(table, start, 4), length // 16, _MOST_LISTS) if length else 0
    at = start + 4 + 16 * count
    lists = {}
    for index in range(count):
        head = start + 4 + 16 * index
        abstract_id = number(table, head, 4)
        levels, restarts = dict(abstracts.get(abstract_id, {})), {}
        at += 4
        for _ in range(number(table, head + 12, 1)):
            if at + 8 > len(table):
                raise damaged()
            first, flags = number(table, at, 4), number(table, at + 4, 4)
            at, place = at + 8, flags & 0xF
            if flags & 0x20:
                levels[place], at = _level(table, at, levels.get(place, ListLevel()).paragraph_style)
                first = levels[place].start
            if flags & 0x10:
                restarts[place] = min(first, _MOST)
                levels[place] = replace(levels.get(place, ListLevel()), start=restarts[place])
        if abstract_id in abstracts:
            lists[str(index + 1)] = List(str(abstract_id), levels, restarts)
    return lists


def _abstracts(binary: Binary) -> dict[int, dict[int, ListLevel]]:
    """The levels of each list definition ([MS-DOC] LSTF); they follow the array of definitions."""
    start, length = binary.place(73)
    table = binary.table
    at = start + length
    abstracts = {}
    for index in range(min(number(table, start, 2), length // 28) if length else 0):
        head = start + 2 + 28 * index
        levels = {}
        for place in range(1 if number(table, head + 26, 1) & 1 else _LEVELS):
            style = number(table, head + 8 + 2 * place, 2)
            levels[place], at = _level(table, at, None if style == _NO_STYLE else str(style))
        abstracts[number(table, head, 4)] = levels
    return abstracts


def _level(table: bytes, at: int, style: str | None) -> tuple[ListLevel, int]:
    """The level at an offset, and the offset behind it ([MS-DOC] LVL)."""
    flags = number(table, at + 5, 1)
    text_at = at + 28 + number(table, at + 24, 1) + number(table, at + 25, 1)
    end = text_at + 2 + 2 * number(table, text_at, 2)
    if end > len(table):
        raise damaged()
    text = table[text_at + 2 : end].decode("utf-16-le", "replace")
    return ListLevel(
        start=min(number(table, at, 4), _MOST),
        style=_FORMATS.get(number(table, at + 4, 1), "decimal"),
        text="".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in text),
        legal=bool(flags & 0x04),
        restart=not flags & 0x08,
        paragraph_style=style,
    ), end
