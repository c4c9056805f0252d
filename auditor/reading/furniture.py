"""Which paragraphs are page furniture: menus, metadata, footers. Real text is never marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.pages.lines import contents_page
from auditor.rules.pages import PageRules

_LONG = 60
_FEWEST_ENTRIES = 2
_BLANK_PAGE = re.compile(r"\S.*\s(\d{1,3})")
_SENTENCE = re.compile("[。；！？]")
_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)．.是]")


def furniture(texts: Sequence[str], rules: PageRules) -> list[bool]:
    """For each paragraph of a file whether it is page furniture: a table of contents, and the rest of what
    `_around_body` finds."""
    listed = _contents(texts, rules)
    marks = iter(_around_body([text for text, mark in zip(texts, listed, strict=True) if not mark], rules))
    return [mark or next(marks) for mark in listed]


def _contents(texts: Sequence[str], rules: PageRules) -> list[bool]:
    """Marks the title of a table of contents, its entries whether they have dots or a blank before the page, and two or
    more entries with dots below each other without a title; the pages never fall."""
    marks = [False] * len(texts)
    at = 0
    while at < len(texts):
        titled = rules.is_contents(texts[at])
        end, page = at + titled, 0
        while end < len(texts) and (found := _page_of(texts[end], titled)) is not None and found >= page:
            end, page = end + 1, found
        if titled or end - at >= _FEWEST_ENTRIES:
            marks[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    return marks


def _page_of(text: str, titled: bool) -> int | None:
    """The page that a line of contents refers to; only below a title may it have no dots."""
    found = _BLANK_PAGE.fullmatch(text) if titled and len(text) <= _LONG else None
    return int(found[1]) if found else contents_page(text)


def _around_body(texts: Sequence[str], rules: PageRules) -> list[bool]:
    """The marks of what is no table of contents.

    Before the first and after the last paragraph of the body, any furniture line counts; between them only lines
    made of exact
    tokens. With a title found, the unknown lines before it go with the menu around them; a footer goes on to the end.
    """
    marks = [len(text) <= _LONG and (rules.is_leftover(text) or rules.is_exact(text)) for text in texts]
    body = [index for index, text in enumerate(texts) if not marks[index] and _is_body(text, rules)]
    head_end = body[0] if body else len(texts)
    tail_start = body[-1] + 1 if body else len(texts)
    for start, end in ((0, head_end), (tail_start, len(texts))):
        _mark_edge(texts, marks, range(start, end), rules)
    _sweep_head(texts, marks, head_end, rules)
    _sweep_tail(texts, marks, tail_start, rules)
    return marks


def _is_body(text: str, rules: PageRules) -> bool:
    """A long paragraph with a sentence in it, a numbered one, or a whole sentence that no furniture word claims."""
    if len(text) > _LONG and _SENTENCE.search(text):
        return True
    if rules.is_edge(text) or rules.is_label(text):
        return False
    return bool(_ENUMERATED.match(text)) or (len(text) >= 15 and text[-1] in "。；")


def _mark_edge(texts: Sequence[str], marks: list[bool], span: range, rules: PageRules) -> None:
    """Marks the furniture lines of a stretch outside the body, each bare label with the value line below it."""
    value = False
    for index in span:
        text = texts[index]
        label = rules.is_label(text)
        title = rules.is_title(text) and not rules.is_edge(text) and not label
        marks[index] = not title and (marks[index] or value or label or rules.is_edge(text))
        # 附件 alone is a label without a value: the title may come next.
        value = label and rules.is_bare_label(text) and not rules.is_leftover(text)


def _sweep_head(texts: Sequence[str], marks: list[bool], end: int, rules: PageRules) -> None:
    """Marks the unknown lines that stand before a furniture line of the head, sparing the title and the lines
    beside it."""
    titles = [index for index in range(end) if not marks[index] and rules.is_title(texts[index])]
    if not titles:
        return
    # A title may run over two lines (the unit, then 关于…的报告), so its neighbours stay.
    spared = {index + step for index in titles for step in (-1, 0, 1)}
    last = max((index for index in range(end) if marks[index]), default=0)
    for index in range(last):
        marks[index] = marks[index] or index not in spared


def _sweep_tail(texts: Sequence[str], marks: list[bool], start: int, rules: PageRules) -> None:
    """Marks everything after the first footer line; an annex or a picture alone opens no footer, for a signature
    may follow it."""
    for index in range(start, len(texts)):
        text = texts[index]
        opens = rules.is_edge(text) or rules.is_exact(text)
        if marks[index] and opens and not rules.is_label(text) and not rules.is_leftover(text):
            marks[index:] = [True] * (len(texts) - index)
            return
