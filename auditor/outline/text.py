"""One folded text for a whole submission, and the way back from it to the paragraphs as read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

import regex

from auditor.model import Paragraph
from auditor.ruleset.fold import fold
from auditor.ruleset.wording import Wording

Pattern: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"


def folded_text(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """The paragraphs folded and joined by line feeds (furniture left empty), and the offset at which each begins."""
    text = fold("\n".join("" if p.furniture else p.text.replace("\n", " ") for p in paragraphs))
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line) + 1
    return text, tuple(starts if paragraphs else ())


def paragraph_at(starts: Sequence[int], offset: int) -> int:
    """The index of the paragraph that an offset of the folded text lies in."""
    return bisect_right(starts, offset) - 1


def any_of(wordings: Sequence[Wording]) -> Pattern:
    """One pattern for a few wordings, for texts as short as a heading; never matches where there are none."""
    joined = "|".join(f"(?:{wording.body})" for wording in wordings) or r"(?!)"
    try:
        return re.compile(joined)  # twice as fast, where it understands the expressions
    except re.error:
        return regex.compile(joined)
