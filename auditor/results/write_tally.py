"""How a score came about and what people entered beside verdicts, as results.json has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from auditor.model import Beside, Marks, Tally

_POINTS = 3  # decimals of points
_ROUNDED = ("value", "points", "weight", "score", "said", "known")


def marks_data(marks: Marks) -> dict[str, object] | None:
    """What people entered beside a verdict; null where nothing was."""
    if marks.blank:
        return None
    return {
        "points": marks.points,
        "reason": marks.reason,
        "self_points": marks.self_points,
        "proof": marks.proof,
        "state": marks.state.value if marks.state else None,
        "by": marks.by,
    }


def tally_data(tally: Tally) -> dict[str, object]:
    """The score taken apart."""
    return {
        "elements": _rounded(tally.elements),
        "flaws": _rounded(tally.flaws),
        "deductions": _each(tally.deductions),
        "report": _rounded(tally.report),
        "parts": _each(tally.parts),
        "composite": _rounded(tally.composite),
        "awards": _each(tally.awards),
        "bonus": _rounded(tally.bonus),
        "crossed": _each(tally.crossed),
        "earned": tally.earned,
        "spared": _each(tally.spared),
    }


def beside_data(beside: Iterable[Beside]) -> list[dict[str, object]]:
    """Figures as the report says them and as the office's own list has them."""
    return _each(beside)


def _each(things: Iterable[object]) -> list[dict[str, object]]:
    return [{name: _plain(name, value) for name, value in asdict(each).items()} for each in things]  # type: ignore[call-overload]


def _plain(name: str, value: object) -> object:
    if name in _ROUNDED and isinstance(value, int | float):
        return _rounded(value)
    return str(value) if name == "supply" else value


def _rounded(points: float) -> float:
    return round(float(points), _POINTS)
