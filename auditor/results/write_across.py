"""What shows only across reports, as results.json has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from auditor.model import Across, Copy, Followed, LastYear, Matter, Place, Resubmission, Shared, Side, Stretch


def across_data(across: Across) -> dict[str, object]:
    """The data under `across`; the texts compared with are not kept."""
    return {
        "copies": [_copy(each) for each in across.copies],
        "last_year": [_last_year(each) for each in across.last_year],
        "resubmissions": [_resubmission(each) for each in across.resubmissions],
        "awaited": [_resubmission(each) for each in across.awaited],
    }


def _copy(copy: Copy) -> dict[str, object]:
    return {
        "tone": copy.tone.value,
        "left": _side(copy.left),
        "right": _side(copy.right),
        "last_year": copy.last_year,
        "sentences": copy.sentences,
        "why": copy.why,
        "passages": [_shared(each) for each in copy.passages],
    }


def _side(side: Side) -> dict[str, object]:
    return {
        "file": side.file,
        "sha256": side.sha256,
        "unit": side.unit,
        "year": side.year,
        "share": round(float(side.share), 4),
    }


def _shared(shared: Shared) -> dict[str, object]:
    return {
        "left": _stretch(shared.left),
        "right": _stretch(shared.right),
        "length": shared.length,
        "figures": list(shared.figures),
    }


def _stretch(stretch: Stretch) -> dict[str, object]:
    return {"text": stretch.text, "places": _places(stretch.places), "changed": _places(stretch.changed)}


def _places(places: Iterable[Place]) -> list[dict[str, int]]:
    return [asdict(each) for each in places]


def _last_year(beside: LastYear) -> dict[str, object]:
    return {
        "file": beside.file,
        "sha256": beside.sha256,
        "last_file": beside.last_file,
        "last_sha256": beside.last_sha256,
        "comparable": beside.comparable,
        "levels": {element: level.id for element, level in beside.levels},
        "history": [
            {"year": each.year, "score": round(float(each.score), 2), "grade": each.grade} for each in beside.history
        ],
        "followed": [_followed(each) for each in beside.followed],
    }


def _followed(followed: Followed) -> dict[str, object]:
    return {
        "origin": followed.origin.value,
        "said": followed.said,
        "place": asdict(followed.place) if followed.place else None,
        "outcome": followed.outcome.value,
        "answer": followed.answer,
        "answered": asdict(followed.answered) if followed.answered else None,
        "element": followed.element or None,
        "why": followed.why,
    }


def _resubmission(again: Resubmission) -> dict[str, object]:
    return {
        "file": again.file,
        "sha256": again.sha256,
        "unit": again.unit or None,
        "year": again.year,
        "first_file": again.first_file,
        "first_sha256": again.first_sha256,
        "first_ruleset_sha256": again.first_ruleset_sha256,
        "first_score": round(float(again.first_score), 2),
        "first_grade": again.first_grade,
        "between": list(again.between),
        "first_matters": [_matter(each) for each in again.first_matters],
        "progress": [{"matter": _matter(matter), "progress": became.value} for matter, became in again.progress],
    }


def _matter(matter: Matter) -> dict[str, object]:
    return {
        "element": matter.element or None,
        "level": matter.level.id if matter.level is not None else None,
        "check": matter.check or None,
        "tone": matter.tone.value if matter.tone else None,
        "quote": matter.quote,
    }
