"""What becomes of verdicts on which reviewers differ; apart from the comparing, since the settings of every command name it."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """What becomes of a verdict on which reviewers differ: a third settles it, or the points are averaged where that can be."""

    SETTLE = "裁定"
    AVERAGE = "平均"
