"""What all outputs say alike of reports that share text: in which order, how much, and in which words; never who had it first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from auditor.model import AuditRun, Copy, Recalled, Shared, Side, Stretch, Submission, Tone

SAME, CHANGED, NEAR = "相同", "只换了名称、数字", "大体相同"
LONGEST_NAME = 10  # characters; what was changed and is longer is more than a name or figure
NONE_FOUND = "没有发现雷同的报告。"
_TONES = tuple(Tone)  # from the gravest on


def copies_of(run: AuditRun) -> tuple[Copy, ...]:
    """The pairs of a run that share text, the gravest first, then those that share most."""
    return tuple(sorted(run.across.copies, key=_gravity))


def _gravity(copy: Copy) -> tuple[int, float, bool, str, str]:
    most = max(copy.left.share, copy.right.share)
    return _TONES.index(copy.tone), -most, copy.last_year, copy.left.file, copy.right.file


def side_names(copy: Copy) -> tuple[str, str]:
    """What the two sides are called."""
    return ("本年报告", "上年报告") if copy.last_year else ("甲", "乙")


def unit_of(side: Side) -> str:
    """Whose report a side is; the name of its file where the unit is not determined."""
    return side.unit or PurePosixPath(side.file).stem


def said_of(shared: Shared) -> str:
    """How a passage stands on both sides."""
    changed = [*shared.left.changed, *shared.right.changed]
    if all(place.end - place.start <= LONGEST_NAME for place in changed):
        return CHANGED if changed else SAME
    return NEAR


def longest_of(copy: Copy) -> Shared | None:
    """The passage with the most characters alike, the first of several; None where there is none."""
    return max(copy.passages, key=lambda shared: shared.length, default=None)


def paragraphs_of(stretch: Stretch) -> str:
    """The paragraphs of a stretch in words."""
    if not stretch.places:
        return ""
    first, last = stretch.places[0].paragraph, stretch.places[-1].paragraph
    return f"第{first}段" if first == last else f"第{first}—{last}段"


def texts_of(run: AuditRun) -> Mapping[tuple[str, str], Submission | Recalled]:
    """The submissions whose reports were compared, by file and fingerprint; that of a report of the run before one of last year's."""
    known = [*run.across.others, *(audit.submission for audit in run.reports)]
    return {(each.file, each.sha256): each for each in known}
