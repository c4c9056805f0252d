"""Where a sentence ends: one rule for the outline, for wordings, which never reach beyond it, and for comparing texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDS = "。;!?\n"  # in folded text; a line feed ends a paragraph
_SENTENCE = re.compile(f"[^{ENDS}]+")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets of a folded text, each from its first character to the mark that ends it."""
    for match in _SENTENCE.finditer(text, start, len(text) if end is None else end):
        yield match.span()
