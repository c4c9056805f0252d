"""A correction laid over the one kept before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decisions.apply import merge
from auditor.decisions.overlay import FIELDS, overlaid
from auditor.decisions.reviews import Correction
from auditor.model import EvidenceState, Level, Marks
from tests.decisions.reviewing import correction, marked

KEPT = correction(
    level=Level.MENTIONED,
    comment="不实",
    marks=Marks(2, "纪要未附", 3, "会议纪要", EvidenceState.CHECKED, "甲.xlsx"),
    workbook="甲.xlsx",
)


def new(level: Level | None = None, comment: str = "", **marks: object) -> Correction:
    made = Marks(**marks)  # type: ignore[arg-type]
    return correction(
        level=level, comment=comment, marks=made if made.blank else replace(made, by="乙.xlsx"), workbook="乙.xlsx"
    )


def test_what_a_new_correction_leaves_open_stays_as_it_was() -> None:
    assert overlaid(new(self_points=2.5), KEPT, ()) == replace(
        KEPT, marks=replace(KEPT.marks, self_points=2.5, by="乙.xlsx")
    )
    assert overlaid(new(Level.ACTED), KEPT, ()) == replace(KEPT, level=Level.ACTED, comment="", workbook="乙.xlsx")


def test_new_points_come_with_their_own_reason() -> None:
    after = overlaid(new(points=1), KEPT, ())
    assert after and (after.marks.points, after.marks.reason) == (1, "")
    after = overlaid(new(reason="另有原因"), KEPT, ())
    assert after and (after.marks.points, after.marks.reason) == (2, "另有原因")


def test_new_proof_is_not_checked_because_other_proof_was() -> None:
    after = overlaid(new(proof="照片"), KEPT, ())
    assert after and (after.marks.proof, after.marks.state) == ("照片", None)


def test_a_comment_on_a_level_leaves_the_level_to_whom_set_it() -> None:
    after = overlaid(new(comment="再看"), KEPT, ())
    assert after and (after.level, after.comment, after.workbook) == (Level.MENTIONED, "再看", "甲.xlsx")


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_was_emptied_is_empty_and_no_other(field: str) -> None:
    after = overlaid(None, KEPT, {field})
    assert after
    blank = "" if field in ("comment", "reason", "proof") else None
    expected = (
        replace(KEPT, marks=replace(KEPT.marks, **{field: blank}))
        if hasattr(KEPT.marks, field)
        else replace(KEPT, **{field: blank})
    )  # type: ignore[arg-type]
    assert after.said == expected.said


def test_what_was_emptied_and_is_given_elsewhere_stands() -> None:
    after = overlaid(new(points=1), KEPT, {"points"})
    assert after and after.marks.points == 1


def test_a_correction_of_which_nothing_is_left_is_withdrawn() -> None:
    merged = merge([KEPT], [], {KEPT.key: frozenset(FIELDS)})
    assert (merged.all, merged.withdrawn) == ((), (KEPT,))
    merged = merge([KEPT], [], {KEPT.key: {"points", "reason"}})
    assert (len(merged.all), merged.withdrawn, merged.changed[0].marks.points) == (1, (), None)


def test_the_same_again_is_kept_as_it_was() -> None:
    merged = merge([KEPT], [replace(KEPT, workbook="乙.xlsx", marks=replace(KEPT.marks, by="乙.xlsx"))])
    assert (merged.all, merged.changed, merged.kept) == ((KEPT,), (), 1)


def test_emptied_cells_of_what_is_not_kept_matter_not() -> None:
    assert merge([], [], {KEPT.key: {"level"}}).all == ()
    assert merge([], [marked(Marks(points=1))], {KEPT.key: {"level"}}).added == (marked(Marks(points=1)),)
