"""A correction laid over the one that was kept on the same element: each field by itself, but that a reason goes with what it is for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from auditor.decisions.reviews import Correction
from auditor.model import Marks

GROUPS: Final = (("level", "comment"), ("points", "reason"), ("self_points",), ("proof", "state"))
FIELDS: Final = tuple(name for group in GROUPS for name in group)
_OWN = GROUPS[0]  # of the correction; the others are of its marks
_BLANK = (None, "")


def overlaid(new: Correction | None, kept: Correction | None, cleared: Collection[str]) -> Correction | None:
    """The new correction with what it leaves open as it was kept, but for the fields (by name) that people emptied. Where the first of
    a group is given anew, the rest of the group is the new one's too. None where neither is there."""
    if kept is None:
        return new
    before = {name: None if name in cleared else _value(kept, name) for name in FIELDS}
    values = dict(before)
    for lead, *rest in GROUPS:
        given = {name: _value(new, name) for name in (lead, *rest)} if new else {}
        anew = given.get(lead) not in _BLANK
        values.update({name: value for name, value in given.items() if anew or value not in _BLANK})
    level, comment = (values.pop(name) for name in _OWN)
    marks = Marks(points=values["points"], reason=values["reason"] or "", self_points=values["self_points"])
    marks = replace(marks, proof=values["proof"] or "", state=values["state"])
    made = replace(kept, level=level, comment=comment or "", marks=marks)
    latest = new or kept
    by = latest.marks.by if made.said[2] != kept.said[2] else kept.marks.by
    # A level that stays was decided where it was first written, whoever comments on it.
    stays = made.said[:2] == kept.said[:2] or (latest.level is None and made.level is not None)
    marks = marks if marks.blank else replace(marks, by=by)
    return replace(made, workbook=kept.workbook if stays else latest.workbook, marks=marks)


def _value(correction: Correction, name: str) -> Any:
    return getattr(correction if name in _OWN else correction.marks, name)
