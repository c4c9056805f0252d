"""Lines placed on pages to paragraphs, for the page formats: running heads and page numbers dropped, broken lines
joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from auditor.model import Note, for_unit
from auditor.reading.clean import chinese
from auditor.reading.draft import Draft
from auditor.reading.pages.lines import Line, join_lines
from auditor.rules.pages import PageRules

MAX_PAGES = 1000
FILLED = 0.2  # of a page's area, by pictures; a seal or an emblem takes less
_EDGE_LINES = 2  # a running head or foot takes at most so many lines
_BARE_NUMBER = re.compile(r"[\s\-‐-―－─━~～·•.]*\d{1,3}[\s\-‐-―－─━~～·•.]*")  # not the 100%。 that ends a sentence
_TEXT_PAGE = 10  # Chinese characters; a scanning program may stamp its name, so fewer are no text
_NAMED_PAGES = 20


def has_text(page: Sequence[Line]) -> bool:
    """Whether a page holds more Chinese characters than the stamp of a scanning program."""
    return sum(chinese(line.text) for line in page) >= _TEXT_PAGE


def is_scan(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether the pages hold so few Chinese characters that they must be pictures."""
    return sum(chinese(line.text) for page in pages for line in page) < _TEXT_PAGE * max(1, len(pages))


def placed_draft(pages: Sequence[Sequence[Line]], is_picture: Callable[[int], bool], rules: PageRules) -> Draft:
    """The draft of `pages`, each its lines from top to bottom with their ink in one unit of length throughout.

    `is_picture` is asked of the pages without text, by number (1 = first): those that it holds of are named in the
    notes.
    """
    kept = _without_running_lines(pages, rules)
    lines = _in_columns([line for page in kept for line in page])
    # A stray line may jut out, so the margin is where the longest tenth of the lines ends.
    rights = sorted(line.right for line in lines)
    edge = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0
    unread = [number for number, page in enumerate(kept, start=1) if not has_text(page) and is_picture(number)]
    return Draft(tuple(join_lines(lines, edge)), pages=len(pages), notes=_unread_note(unread))


def _unread_note(numbers: Sequence[int]) -> tuple[Note, ...]:
    if not numbers:
        return ()
    named = "、".join(map(str, numbers[:_NAMED_PAGES]))
    count = f"等 {len(numbers)} " if len(numbers) > _NAMED_PAGES else ""
    return (for_unit(f"第 {named} {count}页没有文字（可能是图片或扫描页），未能读取。"),)


def _without_running_lines(pages: Sequence[Sequence[Line]], rules: PageRules) -> list[list[Line]]:
    """The pages without page numbers, and without lines at the head or foot of most pages; a title repeated there
    stays once."""
    seen = Counter(text for page in pages for text in {_folded(line) for line in _edges(page)})
    running = {text for text, count in seen.items() if count >= max(2, 0.6 * len(pages))}
    titles: set[str] = set()
    kept = []
    for page in pages:
        edges = _edges(page)
        lines = []
        for line in page:
            text = _folded(line)
            dropped = line in edges and (text in running or _BARE_NUMBER.fullmatch(line.text))
            if dropped and rules.is_title(line.text) and text not in titles:
                titles.add(text)
                dropped = False
            if not dropped and not rules.is_page_number(line.text):
                lines.append(line)
        kept.append(lines)
    return kept


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "N", line.text)


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the head and the foot of a page."""
    return [*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]]


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """`lines` with their places in columns of half a character instead of their unit of length."""
    widths = [(line.right - line.left) / len(line.text) for line in lines if chinese(line.text) > 0.8 * len(line.text)]
    column = max(median(widths) if widths else 2.0, 0.1) / 2
    return [Line(line.text, line.left / column, line.right / column, line.page) for line in lines]
