"""One folded text for a whole submission, and the way back from it to the paragraphs as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from auditor.model import Paragraph
from auditor.ruleset.fold import fold
from auditor.ruleset.wording import Wording


def folded_text(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """The paragraphs folded and joined by line feeds (furniture left empty), and the offset at which each begins."""
    folded = ["" if paragraph.furniture else fold(paragraph.text).replace("\n", "") for paragraph in paragraphs]
    starts, at = [], 0
    for text in folded:
        starts.append(at)
        at += len(text) + 1
    return "\n".join(folded), tuple(starts)


def paragraph_at(starts: Sequence[int], offset: int) -> int:
    """The index of the paragraph that an offset of the folded text lies in."""
    return bisect_right(starts, offset) - 1


def any_of(wordings: Sequence[Wording]) -> regex.Pattern[str]:
    """One pattern for a few wordings, for texts as short as a heading; never matches where there are none."""
    return regex.compile("|".join(f"(?:{wording.body})" for wording in wordings) or r"(?!)")
