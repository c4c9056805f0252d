"""The columns of sheet 评分明细 that people fill in: their titles, what stood in them from the start, and marks read from their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from auditor.decisions.marks import MOST, plain_number
from auditor.decisions.rows import Row, number_within
from auditor.model import EvidenceState, Marks
from auditor.text.fold import fold

LEVEL, COMMENT, POINTS, REASON = "复核等次", "复核意见", "人工考核分", "扣分原因"
SELF, PROOF, STATE = "自评分", "佐证材料", "佐证状态"
TITLE_OF: Final[Mapping[str, str]] = {
    "level": LEVEL, "comment": COMMENT, "points": POINTS, "reason": REASON, "self_points": SELF, "proof": PROOF, "state": STATE,
}  # fmt: skip
MARK_TITLES = (POINTS, REASON, SELF, PROOF, STATE)  # workbooks of earlier versions have none of them
_BETWEEN = "、"


def prefilled_text(fields: Iterable[str]) -> str:
    """What stands in the hidden column 预填 where these fields are filled from the start."""
    return _BETWEEN.join(TITLE_OF[name] for name in fields)


def prefilled(text: str) -> frozenset[str]:
    """The fields that were filled from the start, by what stands in the hidden column; earlier versions wrote the level there."""
    titles = text.split(_BETWEEN)
    named = frozenset(name for name, title in TITLE_OF.items() if title in titles)
    return named or frozenset(("level", "comment") if text else ())


def marks_in(row: Row, workbook: str, mistakes: list[str]) -> Marks:
    """The marks in a row; what is wrong in its cells goes to `mistakes`."""
    state, states = fold(row.texts[STATE]), {each.value: each for each in EvidenceState}
    if state and state not in states:
        mistakes.append(f"{row.cell(STATE)}  “{row.texts[STATE]}”不是佐证状态。可填：{'、'.join(states)}。")
    found = Marks(
        points=number_in(row, POINTS, mistakes),
        reason=row.texts[REASON],
        self_points=number_in(row, SELF, mistakes),
        proof=row.texts[PROOF],
        state=states.get(state),
        by=workbook,
    )
    return Marks() if found.blank else found


def number_in(row: Row, title: str, mistakes: list[str]) -> float | None:
    """The number in a cell, None where it is empty or wrong, which goes to `mistakes`."""
    beyond = f"{title}“{row.texts[title]}”应在 0 与该要素的满分之间。"
    return number_within(row, title, title, MOST, beyond, mistakes)


def joined(first: str, second: str) -> str:
    """Two texts on the same, once where the first holds the second."""
    return first if second in first else f"{first}\n{second}".strip()


def joined_marks(first: Marks, second: Marks) -> Marks:
    """Marks of two rows that do not contradict each other."""
    return Marks(
        points=second.points if first.points is None else first.points,
        reason=joined(first.reason, second.reason),
        self_points=second.self_points if first.self_points is None else first.self_points,
        proof=joined(first.proof, second.proof),
        state=first.state or second.state,
        by=first.by or second.by,
    )


def single_marks(marks: Marks) -> Sequence[tuple[str, str]]:
    """The marks of which an element has one alone, by title and as people read them."""
    numbers = ((POINTS, marks.points), (SELF, marks.self_points))
    told = [(title, "" if number is None else plain_number(number)) for title, number in numbers]
    return [*told, (STATE, marks.state.value if marks.state else "")]
