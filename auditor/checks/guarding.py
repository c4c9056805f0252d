"""Where no check fires: within titles and quotation marks, and in a list of contents."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|\"[^\"]{1,60}\"|〝[^〝〞]*〞")
_CONTENTS = re.compile(r"(?:…|\.{3,}|·{3,}|-{4,})[\s….·]*\d{1,3}\s*$|^\s*目\s*录\s*$")


def is_guarded(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a paragraph, as it was read, stands within a title or quotation marks, or in a line of contents."""
    contents, quoted = _guards(text)
    return contents or any(first <= start and end <= last for first, last in quoted)


@lru_cache(maxsize=16)  # findings stand close together
def _guards(text: str) -> tuple[bool, list[tuple[int, int]]]:
    """Whether a paragraph is a line of contents, and its titles and quoted words."""
    return bool(_CONTENTS.search(text)), [found.span() for found in _QUOTED.finditer(text)]
