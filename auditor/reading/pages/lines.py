"""Broken lines back to paragraphs: for text files with hard line breaks and for the lines of a PDF page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from auditor.reading.clean import chinese
from auditor.reading.draft import Block

_TERMINAL = "。；：！？;:!?”』」…"
_OPEN_END = "，、,（(《“及和与的"
_CONTINUES = "，。、；：！？）》”,;)"
_SENTENCE = re.compile("[。；]")
# What is never broken and moves to the next line whole (GB/T 15834—2011 5.1): a Latin word or a figure with its sign,
# or one character, with the opening marks before it, which may not end a line, and the closing ones after it, which may not
# begin one.
_UNBROKEN = re.compile(r"[《（“‘「『〈【〔]*(?:[!-~％‰℃°]{1,12}|——|……|.)[，。、；：！？）》”’」』〉】〕％‰℃]*")
_NARROW_INK = "，。、；：！？）》”’」』〉】〕"  # drawn in the left half of its room
_CLAUSE = re.compile("[，。；：]")
_ENUMERATOR = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,3}[、，,章节条部]"
    r"|[（(]?\d{1,2}[）)、]|\d{1,2}[．.](?!\d)|[①-⑳]|[•●■◆]"
)
# Dots or points to the right margin, and the number of the page: an entry of a table of contents.
_LEADERS = re.compile(r"(?:[.·．・•‧]\s?){4,}(\d{1,3})$|(?:[…⋯‥]\s?){2,}(\d{1,3})$")
_LONGEST_ENTRY = 120
_BARE_NUMBER = re.compile(r"[0-9]{1,3}")
_ROUNDING = 0.5
_SLACK = 4  # columns: a full line may end two characters early, where punctuation must not begin the next one


@dataclass(frozen=True, slots=True)
class Line:
    """One line as found, blank ones too: where its ink begins and ends, in columns (a Chinese character takes two)."""

    text: str
    left: float
    right: float
    page: int | None = None


def measured(rows: Sequence[str]) -> tuple[list[Line], float | None]:
    """The rows of a text file as lines, and the right margin at which they are hard-wrapped (None where they are not).

    Some programs wrap by width, others by the number of characters: the measure that shows a margin decides.
    """
    by_width = [_line(row, 1) for row in rows]
    by_count = [_line(row, 2) for row in rows]
    if _at_edge(by_count)[1] > _at_edge(by_width)[1]:
        return by_count, margin(by_count)
    return by_width, margin(by_width)


def _line(row: str, narrow: int) -> Line:
    """A row with its place; a narrow character (a letter, a figure) takes `narrow` columns."""
    text = row.strip()
    indent = row[: len(row) - len(row.lstrip())] if text else ""
    return Line(text, _columns(indent, 1), _columns(indent, narrow) + _columns(text, narrow))


def starts_item(text: str) -> bool:
    """Whether `text` begins with an enumerator such as 一、 （一） 1. 一是 第一部分."""
    return bool(_ENUMERATOR.match(text))


def contents_page(text: str) -> int | None:
    """The page that `text` refers to as an entry of a table of contents, None where it is none."""
    # Only short texts are searched: in a long run of dots every one would be a start.
    found = _LEADERS.search(text.rstrip()) if len(text) <= _LONGEST_ENTRY and text[-1:].isdigit() else None
    return int(found[1] or found[2]) if found else None


def drop_page_numbers(rows: Sequence[str], is_page_number: Callable[[str], bool]) -> list[str]:
    """`rows` without those that number a page; bare figures go only where each is one more than the one before."""
    figures = [int(row) for row in rows if _BARE_NUMBER.fullmatch(row.strip())]
    running = bool(figures) and figures[0] <= 2 and figures == list(range(figures[0], figures[0] + len(figures)))
    return [
        row
        for row in rows
        if not (is_page_number(row) or (running and _BARE_NUMBER.fullmatch(row.strip()) is not None))
    ]


def margin(lines: Sequence[Line]) -> float | None:
    """The right margin at which `lines` are hard-wrapped, None where they are not.

    They are where many lines end at about the same column, most of these inside a sentence, and hardly any line
    runs beyond it.
    """
    edge, _ = _at_edge(lines)
    filled = [each for each in lines if each.text and contents_page(each.text) is None]
    full = [each for each in filled if edge - _SLACK <= each.right <= edge]
    inside = sum(each.text[-1] not in _TERMINAL for each in full)
    beyond = sum(each.right > edge + _SLACK for each in filled)
    wrapped = len(full) >= max(4, 0.3 * len(filled)) and inside >= 0.5 * len(full) and beyond <= 0.05 * len(filled)
    return float(edge) if wrapped else None


def _at_edge(lines: Sequence[Line]) -> tuple[int, int]:
    """The column at or shortly before which most lines end, and how many do."""
    rights = Counter(round(each.right) for each in lines if 30 <= each.right - each.left <= 240)
    counts = {right: sum(rights[right - back] for back in range(_SLACK + 1)) for right in rights}
    edge = max(counts, key=lambda right: (counts[right], -right), default=0)
    return edge, counts.get(edge, 0)


def join_lines(lines: Sequence[Line], edge: float | None) -> list[Block]:
    """`lines` as paragraphs, each with the page where it begins.

    `edge` is the right margin of hard-wrapped text. With None every line is a paragraph, except that a sentence
    broken off by a page
    edge is mended.
    """
    flush = _flush(lines)
    blocks: list[list[Line]] = []
    gap = False
    for each in lines:
        if not each.text:
            gap = True
            continue
        if blocks and _continues(blocks[-1], each, edge, flush, gap):
            blocks[-1].append(each)
        else:
            blocks.append([each])
        gap = False
    return [Block(_glue(block), block[0].page) for block in blocks]


def _continues(block: Sequence[Line], after: Line, edge: float | None, flush: float, gap: bool) -> bool:
    """Whether the line `after` goes on with the paragraph `block`."""
    before = block[-1]
    ended = before.text[-1] in _TERMINAL
    if after.left > flush + 2 or contents_page(before.text) is not None:
        return False
    if edge is None:
        return not (ended or starts_item(after.text)) and _broken_sentence(before.text, after.text)
    full = before.right + max(_SLACK, _moved(before, after)) + _ROUNDING >= edge
    if starts_item(after.text):
        # A sentence may happen to wrap just before 一是 or a figure; only an indented text can tell that from a new
        # item.
        return full and before.text[-1] in _OPEN_END and block[0].left > flush + 2
    if not full:
        # Quotation marks may take half their room, and a word is never broken: running text may end a little early.
        running = not ended and before.right + 3 * _SLACK >= edge and any(_SENTENCE.search(each.text) for each in block)
        return running or before.text[-1] in "，、," or after.text[0] in _CONTINUES
    if ended:
        # The next line of the same paragraph is full or ends a sentence; a heading does neither.
        return not gap and (after.right >= edge - _SLACK or after.text[-1] in _TERMINAL)
    return not gap or any(_CLAUSE.search(each.text) for each in block)


def _moved(before: Line, after: Line) -> float:
    """The columns that the beginning of `after` would have needed at the end of `before`; where these are lacking it moves to
    the next line, and leaves them empty."""
    found = _UNBROKEN.match(after.text)
    if found is None:
        return 0.0
    # Latin letters and figures are not half a character wide in every font: the line tells how wide they are in its own.
    scale = max(1.0, (after.right - after.left) / _columns(after.text, 1))
    blank = 1 if found[0][0].isascii() else 0
    return scale * _columns(found[0], 1) + blank + (before.text[-1] in _NARROW_INK)


def _flush(lines: Sequence[Line]) -> float:
    """The column where unindented lines begin: the leftmost that more than a stray line has."""
    lefts = Counter(round(each.left) for each in lines if each.text)
    return min((left for left, count in lefts.items() if count >= 0.1 * lefts.total()), default=0)


def _broken_sentence(before: str, after: str) -> bool:
    """Whether two unwrapped lines are halves of one sentence: running text that stops short, then the rest with its
    full stop."""
    if len(before) < 12 or not _SENTENCE.search(after):
        return False
    return before[-1] in "，、" or (len(before) >= 30 and bool(_CLAUSE.search(before)) and chinese(before[-1]) == 1)


def _glue(block: Sequence[Line]) -> str:
    """The lines of one paragraph as text; a blank only where two Latin words would run together."""
    text = block[0].text
    for each in block[1:]:
        latin = text[-1].isascii() and text[-1].isalpha() and each.text[0].isascii() and each.text[0].isalpha()
        text += (" " if latin else "") + each.text
    return text


def _columns(text: str, narrow: int) -> int:
    """The columns that `text` takes: Chinese characters and punctuation two, the rest `narrow`."""
    return sum(2 if ord(char) > 0x1FFF else narrow for char in text)
