"""What reviewers write beside a level: it stays in the office, but for the lines that they mark as meant for the unit."""

from __future__ import annotations

import re

MARK = "致单位："
_MARKED = re.compile(r"^\s*致单位[：:](.*)$", re.MULTILINE)


def to_unit(comment: str) -> str:
    """The part of a comment that the unit may read: the lines that begin with 致单位：, "" where none does."""
    lines = (" ".join(line.split()) for line in _MARKED.findall(comment))
    return "".join(f"{line.rstrip('。')}。" for line in lines if line)
