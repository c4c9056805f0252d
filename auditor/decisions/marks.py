"""What people typed beside a verdict, as keys of the review file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from auditor.model import EvidenceState, Marks
from auditor.yamlfile.file import Node, YamlFile

MARK_KEYS: Final = ("points", "points_reason", "self_points", "proof", "proof_state", "marked_in")
UNMARKED: Final = Marks()
MOST = 100.0  # that an element can be worth


def mark_values(marks: Marks, workbook: str) -> dict[str, str | float]:
    """The keys of an entry that hold the marks, without those that are blank. `workbook` names where the rest of the entry was written."""
    values: dict[str, str | float | None] = {
        "points": marks.points,
        "points_reason": marks.reason,
        "self_points": marks.self_points,
        "proof": marks.proof,
        "proof_state": marks.state.value if marks.state else "",
        "marked_in": "" if marks.blank or marks.by == workbook else marks.by,
    }
    return {key: value for key, value in values.items() if value not in (None, "")}


def marks_of(source: YamlFile, found: Mapping[str, Node]) -> Marks:
    """The marks of an entry, given its keys; mistakes go to the file's. `by` is "" where the entry does not tell it apart."""
    state = source.choice(found.get("proof_state"), [each.value for each in EvidenceState])
    return Marks(
        points=_number(source, found.get("points")),
        reason=source.text(found.get("points_reason")),
        self_points=_number(source, found.get("self_points")),
        proof=source.text(found.get("proof")),
        state=next((each for each in EvidenceState if each.value == state), None),
        by=source.text(found.get("marked_in")),
    )


def plain_number(number: float) -> str:
    """A number without an exponent or idle zeros, as people write it and the file is read."""
    text = format(Decimal(repr(float(number))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(source: YamlFile, node: Node | None) -> float | None:
    return None if node is None else source.number(node, 0, MOST)
