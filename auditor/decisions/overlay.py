"""A correction laid over the one that was kept on the same element: each field by itself, but that a reason goes with what it is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

from auditor.decisions.reviews import Correction
from auditor.model import Marks

GROUPS: Final = (("level", "comment"), ("points", "reason"), ("self_points",), ("proof", "state"))
FIELDS: Final = tuple(name for group in GROUPS for name in group)
BLANK: Final = (None, "")
_OWN = GROUPS[0]  # of the correction; the others are of its marks


def overlaid(new: Correction | None, kept: Correction | None, cleared: Collection[str]) -> Correction | None:
    """The new correction with what it leaves open as it was kept, but for the fields (by name) that people emptied. Where the first of
    a group is given anew, the rest of the group is the new one's too. None where neither is there."""
    if kept is None:
        return new
    before = {name: None if name in cleared else value_of(kept, name) for name in FIELDS}
    values = dict(before)
    for lead, *rest in GROUPS:
        given = {name: value_of(new, name) for name in (lead, *rest)} if new else {}
        anew = given.get(lead) not in BLANK
        values.update({name: value for name, value in given.items() if anew or value not in BLANK})
    made = with_values(kept, values)
    latest = new or kept
    by = latest.marks.by if made.said[2] != kept.said[2] else kept.marks.by
    # A level that stays was decided where it was first written, whoever comments on it.
    stays = made.said[:2] == kept.said[:2] or (latest.level is None and made.level is not None)
    marks = made.marks if made.marks.blank else replace(made.marks, by=by)
    return replace(made, workbook=kept.workbook if stays else latest.workbook, marks=marks)


def with_values(correction: Correction, values: Mapping[str, Any]) -> Correction:
    """The correction with these values of all FIELDS, None where one is blank; who wrote the marks is left open."""
    marks = Marks(points=values["points"], reason=values["reason"] or "", self_points=values["self_points"])
    marks = replace(marks, proof=values["proof"] or "", state=values["state"])
    return replace(correction, level=values["level"], comment=values["comment"] or "", marks=marks)


def value_of(correction: Correction, name: str) -> Any:
    """The value of one of FIELDS."""
    return getattr(correction if name in _OWN else correction.marks, name)
