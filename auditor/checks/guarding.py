"""Where no check fires: within titles and quotation marks, and in a list of contents."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|\"[^\"]{1,60}\"|〝[^〝〞]*〞")
_CONTENTS = re.compile(r"(?:…|\.{3,}|·{3,}|-{4,})[\s….·]*\d{1,3}\s*$|^\s*目\s*录\s*$")


def is_guarded(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a paragraph, as it was read, stands within a title or quotation marks, or in a line of contents."""
    if _CONTENTS.search(text):
        return True
    return any(quoted.start() <= start and end <= quoted.end() for quoted in _QUOTED.finditer(text))
