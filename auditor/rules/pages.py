"""What of a file is page furniture: the policy of `pages.yaml`, compiled into a few fast tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property

_SEPARATORS = r"[\s|｜\[\]【】()（）:：;；·•>›»/、,，\-—–_]"
_SIMPLE = r"[.#]?[A-Za-z_][\w\-]*(?:[.#][A-Za-z_][\w\-]*)*"
_SELECTOR = re.compile(rf"{_SIMPLE}(?:\s*[> ]\s*{_SIMPLE})*", re.ASCII)


@dataclass(frozen=True)
class PageRules:
    """The words of page furniture, as the legal officer wrote them; `N` in a word stands for a figure.

    `containers`: CSS selectors of main-text containers, best first. `title_words`: a line with one of them may be
    the title.
    `tokens`: lines made only of these are furniture. `starts`, `contains`: furniture lines begin with, or contain,
    one of these.
    `labels`: names of metadata, the next line or cell holding the value. `placeholders`: leftovers of pictures.
    `page_numbers`: whole lines that number a page. `contents`: titles of a table of contents. `published`: names of the
    metadata that tells when a page was published, best first.
    """

    containers: tuple[str, ...] = ()
    title_words: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    page_numbers: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    published: tuple[str, ...] = ()

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        # Possessive, so that overlapping tokens (大, 大中小) cannot make the match exponential.
        return re.compile(rf"{_SEPARATORS}*+(?:{_any(self.tokens)})(?:{_SEPARATORS}++|{_any(self.tokens)})*+")

    @cached_property
    def _edge(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEPARATORS}*(?:{_any(self.starts)})|.*(?:{_any(self.contains)})")

    @cached_property
    def _label(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEPARATORS}*(?:{_any(self.labels)})(?:$|{_SEPARATORS})")

    @cached_property
    def _bare_label(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEPARATORS}*(?:{_any(self.labels)}){_SEPARATORS}*")

    @cached_property
    def _leftover(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEPARATORS}*(?:{_any((*self.placeholders, *self.page_numbers))}){_SEPARATORS}*")

    @cached_property
    def _page_number(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{_any(self.page_numbers)})\s*")

    @cached_property
    def _contents(self) -> re.Pattern[str]:
        return re.compile(rf"{_SEPARATORS}*(?:{_any(self.contents)}){_SEPARATORS}*")

    @cached_property
    def _published(self) -> tuple[re.Pattern[str], ...]:
        # Not after a Chinese character: a short name is also the end of other names.
        return tuple(
            re.compile(rf"(?<![\u4e00-\u9fff]){_any((name,))}{_SEPARATORS}{{0,20}}+") for name in self.published
        )

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(_any(self.title_words))

    def is_leftover(self, text: str) -> bool:
        """Whether the whole of `text` is a placeholder or a page number: furniture wherever it stands."""
        return bool(self._leftover.fullmatch(text))

    def is_exact(self, text: str) -> bool:
        """Whether `text` consists of furniture tokens only: furniture wherever it stands."""
        return bool(self._exact.fullmatch(text))

    def is_edge(self, text: str) -> bool:
        """Whether `text` is a furniture line where it stands before or after the body."""
        return bool(self._edge.match(text))

    def is_label(self, text: str) -> bool:
        """Whether `text` begins with the name of a piece of metadata."""
        return bool(self._label.match(text))

    def is_bare_label(self, text: str) -> bool:
        """Whether `text` is the name of a piece of metadata and nothing else, so that its value follows."""
        return bool(self._bare_label.fullmatch(text))

    def is_page_number(self, text: str) -> bool:
        """Whether the whole line `text` numbers a page in one of the written forms."""
        return bool(self._page_number.fullmatch(text))

    def is_contents(self, text: str) -> bool:
        """Whether the whole of `text` is the title of a table of contents."""
        return bool(self._contents.fullmatch(text))

    def published_at(self, text: str) -> Iterator[int]:
        """Where in `text` a value of the `published` metadata begins, those of the best name first."""
        for pattern in self._published:
            yield from (match.end() for match in pattern.finditer(text))

    def is_title(self, text: str) -> bool:
        """Whether `text` may be the title of a report: long enough, and with a title word."""
        return len(text) >= 10 and bool(self._title.search(text))


PAGE_KEYS = tuple(field.name for field in fields(PageRules))


def is_selector(text: str) -> bool:
    """Whether a container is given as it must be, by a plain CSS selector."""
    return bool(_SELECTOR.fullmatch(text))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of `words`, longest first; one that never matches where there are none."""
    return "|".join(_loose(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


def _loose(word: str) -> str:
    """`word` as a pattern: blanks may stand between Chinese characters, `N` is a figure, letters of either case
    match."""
    parts = ["[0-9０-９]+" if char == "N" else re.escape(char) for char in word if not char.isspace()]
    return "(?i:" + r"\s*".join(parts) + ")"
