"""What people typed beside a verdict, as the review file keeps it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decisions.marks import UNMARKED, plain_number
from auditor.decisions.reviews import Correction, Review, read_review, review_text
from auditor.judging.engine import Engine
from auditor.model import EvidenceState, Level, Marks
from auditor.rules import Ruleset
from tests.decisions.reviewing import correction, marked

ALL = Marks(2.5, "纪要未附", 3, "会议纪要", EvidenceState.CHECKED)


@pytest.fixture(scope="module")
def rules(tiny_engine: Engine) -> Ruleset:
    return tiny_engine.ruleset


def through_file(given: Correction, rules: Ruleset, folder: Path) -> Correction:
    path = folder / "r.yaml"
    path.write_bytes(review_text(Review((given,)), rules).encode())
    (read,) = read_review(path, rules).corrections
    return read


def test_marks_stand_under_keys_of_their_own(rules: Ruleset) -> None:
    text = review_text(Review((marked(ALL),)), rules)
    assert text.endswith(
        """\
  points: 2.5
  points_reason: 纪要未附
  self_points: 3
  proof: 会议纪要
  proof_state: 已核
  workbook: scores.xlsx
"""
    )


def test_marks_alone_are_an_entry(rules: Ruleset, tmp_path: Path) -> None:
    assert through_file(marked(Marks(points=0)), rules, tmp_path) == marked(Marks(points=0))


def test_who_typed_marks_is_told_apart_from_who_set_the_level(rules: Ruleset, tmp_path: Path) -> None:
    given = correction(level=Level.ACTED, marks=replace(ALL, by="乙.xlsx"), workbook="甲.xlsx")
    assert "marked_in: 乙.xlsx" in review_text(Review((given,)), rules)
    assert through_file(given, rules, tmp_path) == given


def test_an_entry_of_an_earlier_version_has_no_marks(rules: Ruleset, tmp_path: Path) -> None:
    assert through_file(correction(), rules, tmp_path).marks == UNMARKED


@given(
    points=st.none() | st.floats(0, 100),
    own=st.none() | st.floats(0, 100),
    state=st.sampled_from([None, *EvidenceState]),
)
def test_any_marks_come_back_as_they_were(
    rules: Ruleset,
    tmp_path_factory: pytest.TempPathFactory,
    points: float | None,
    own: float | None,
    state: EvidenceState | None,
) -> None:
    given = marked(Marks(points, "原因", own, state=state))
    assert through_file(given, rules, tmp_path_factory.getbasetemp()) == given


@pytest.mark.parametrize(
    ("number", "text"), [(3.0, "3"), (2.50, "2.5"), (1e-7, "0.0000001"), (100.0, "100"), (0.0, "0")]
)
def test_a_number_is_written_as_people_write_it(number: float, text: str) -> None:
    assert plain_number(number) == text
