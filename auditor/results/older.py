"""Results of older schemas, brought up to the newest one number at a time. What an older schema did not tell stays untold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from auditor.model import NOT_APPLICABLE, Audience, Tone


def from_schema_1(data: dict[str, Any]) -> dict[str, Any]:
    """Results of schema 1 as schema 2 has them.

    There, "not applicable" was null or the lowest level, nothing said where in its paragraph a quote begins, and the only defect was
    lateness, with its whole text in `suggestion`. Raises KeyError, TypeError or AttributeError for what never was such results.
    """
    reports = [_report(report) for report in data["reports"]]
    return data | {
        "schema": 2,
        "reports": [report | {"rank_in_kind": rank} for report, rank in zip(reports, _in_kind(reports), strict=True)],
        "across": {"copies": [], "last_year": [], "resubmissions": []},
        "stale": [stale | {"level": _judged(stale["level"])} for stale in data["stale"]],
    }


def from_schema_2(data: dict[str, Any]) -> dict[str, Any]:
    """Results of schema 2 as schema 3 has them: there a note did not say whom it is for, so it stays in the office."""
    return data | {"schema": 3, "reports": [_with_audience(report) for report in data["reports"]], "notes": []}


def from_schema_3(data: dict[str, Any]) -> dict[str, Any]:
    """Results of schema 3 as schema 4 has them: there a defect stood in one place, and nobody could ignore it."""
    return data | {"schema": 4, "reports": [_with_single_defects(report) for report in data["reports"]]}


def from_schema_4(data: dict[str, Any]) -> dict[str, Any]:
    """Results of schema 4 as schema 5 has them: there nothing was found across reports, and the lists were empty."""
    return data | {"schema": 5, "across": {"copies": [], "last_year": [], "resubmissions": [], "awaited": []}}


def from_schema_5(data: dict[str, Any]) -> dict[str, Any]:
    """Results of schema 5 as schema 6 has them: there a score was the points of the elements less the flaws, and nobody typed points."""
    return data | {"schema": 6, "reports": [_with_tally(report) for report in data["reports"]]}


STEPS = (
    from_schema_1,
    from_schema_2,
    from_schema_3,
    from_schema_4,
    from_schema_5,
)  # the first one brings schema 1 up to 2, and so on


def _with_audience(report: dict[str, Any]) -> dict[str, Any]:
    return report | {"notes": [{"text": note, "audience": Audience.OFFICE.value} for note in report["notes"]]}


def _with_single_defects(report: dict[str, Any]) -> dict[str, Any]:
    more = {"count": 1, "more": [], "element": None, "ignored": None, "adopted": None}
    return report | {"defects": [defect | more for defect in report["defects"]]}


def _with_tally(report: dict[str, Any]) -> dict[str, Any]:
    flaws = sum(defect["deduction"] for defect in report["defects"] if defect["ignored"] is None)
    score = report["score"]
    tally = {
        "elements": round(float(sum(verdict["points"] for verdict in report["verdicts"])), 3),
        "flaws": round(float(flaws), 3),
        "deductions": [],
        "report": score,
        "parts": [],
        "composite": score,
        "awards": [],
        "bonus": 0.0,
        "crossed": [],
        "earned": report["grade"],
        "spared": [],
    }
    verdicts = [verdict | {"marks": None} for verdict in report["verdicts"]]
    return report | {"verdicts": verdicts, "tally": tally, "beside": []}


def _report(report: dict[str, Any]) -> dict[str, Any]:
    return report | {
        "title": None,
        "unit_by_file_name": False,
        "verdicts": [_verdict(verdict) for verdict in report["verdicts"]],
        "defects": [_defect(defect) for defect in report["defects"]],
    }


def _in_kind(reports: Iterable[dict[str, Any]]) -> list[int]:
    """The ranks within each kind of reports that stand by rank; 0 where the kind is undetermined."""
    count: Counter[str] = Counter()
    first: dict[tuple[str, int], int] = {}
    ranks = []
    for report in reports:
        kind = report["kind"]
        count[kind] += 1
        ranks.append(first.setdefault((kind, report["rank"]), count[kind]) if kind else 0)
    return ranks


def _verdict(verdict: dict[str, Any]) -> dict[str, Any]:
    decision = verdict["decision"]
    if decision is not None:
        levels = {"level": _judged(decision["level"]), "machine": _judged(decision["machine"])}
        decision = decision | levels
    return verdict | {
        "level": verdict["level"] if verdict["applicable"] else NOT_APPLICABLE.id,
        "evidence": [evidence | {"quote_start": None} for evidence in verdict["evidence"]],
        "decision": decision,
    }


def _judged(level: str | None) -> str:
    return NOT_APPLICABLE.id if level is None else level


def _defect(defect: dict[str, Any]) -> dict[str, Any]:
    nowhere = {"paragraph": None, "start": None, "end": None}
    return defect | nowhere | {"tone": Tone.CHECK.value, "message": defect["suggestion"], "suggestion": ""}
