"""results.json written: the hub that every other tool reads, shaped as the newest file in `schema/` says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from auditor.model import (
    AuditRun,
    Decision,
    Defect,
    Evidence,
    Ignored,
    Level,
    NotApplicable,
    Recalled,
    ReportAudit,
    StaleDecision,
    Submission,
    Verdict,
)
from auditor.results.placing import place_text
from auditor.results.schema import NEWEST
from auditor.results.types import Results, results_of
from auditor.results.write_across import across_data
from auditor.results.write_tally import beside_data, marks_data, tally_data
from auditor.rules.types import Ruleset


def write_json(run: AuditRun, ruleset: Ruleset, out_dir: Path, *_: object) -> list[Path]:
    """Write results.json, for which templates and occasion mean nothing; the same run gives the same bytes."""
    return [place_text(out_dir / "results.json", results_text(results_of(run, ruleset)))]


def results_text(results: Results) -> str:
    """The text of results.json."""
    return json.dumps(results_data(results), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def results_data(results: Results) -> dict[str, object]:
    """The results as plain data, in the order of the published schema."""
    run = results.run
    return {
        "schema": NEWEST,
        "auditor": results.auditor,
        "ruleset": {
            "id": run.ruleset_id,
            "title": run.ruleset_title,
            "sha256": run.ruleset_sha256,
            "extends": results.extends,
            "changes": list(results.changes),
        },
        "reports": [_report(audit, results.names) for audit in run.reports],
        "across": across_data(run.across),
        "unreadable": [{"file": bad.file, "reason": bad.reason, "advice": bad.advice} for bad in run.unreadable],
        "set_aside": [
            {"file": aside.file, "sha256": aside.sha256, "title": aside.title, "genre": aside.genre}
            for aside in run.set_aside
        ],
        "missing": [{"unit": gone.unit, "kind": gone.kind, "note": gone.note} for gone in run.missing],
        "stale": [_stale(stale, results.names) for stale in run.stale],
        "notes": list(run.notes),
    }


def _report(audit: ReportAudit, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "file": audit.submission.file,
        "sha256": audit.submission.sha256,
        "unit": audit.identity.unit,
        "kind": audit.identity.kind,
        "year": audit.identity.year,
        "title": audit.identity.title,
        "unit_by_file_name": audit.identity.by_file_name,
        "source": _source(audit.submission),
        "same_as": list(audit.same_as),
        "score": round(float(audit.score), 2),
        "grade": audit.grade,
        "rank": audit.rank,
        "rank_in_kind": audit.rank_in_kind,
        "notes": [{"text": note.text, "audience": note.audience.value} for note in audit.notes],
        "verdicts": [_verdict(verdict, names) for verdict in audit.verdicts],
        "defects": [_defect(defect) for defect in audit.defects],
        "tally": tally_data(audit.tally),
        "beside": beside_data(audit.beside),
    }


def _source(submission: Submission | Recalled) -> dict[str, object]:
    return {
        "format": submission.format,
        "reader": submission.reader,
        "pages": submission.pages,
        "characters": submission.characters,
        "recognised": submission.recognised,
        "title": submission.title,
        "published": submission.published,
    }


def _verdict(verdict: Verdict, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "element": verdict.element,
        "name": names[verdict.element],
        "level": verdict.level.id,
        "points": round(float(verdict.points), 3),
        "full": round(float(verdict.full), 3),
        "applicable": verdict.applicable,
        "gap": verdict.gap,
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "why_not": verdict.why_not,
        "advice": verdict.advice,
        "decision": _decision(verdict.decision, verdict.found) if verdict.decision else None,
        "marks": marks_data(verdict.marks),
    }


def _decision(decision: Decision, found: Level | NotApplicable) -> dict[str, object]:
    return {
        "level": decision.level.id,
        "machine": found.id,
        "reason": decision.reason,
        "by": decision.by,
        "waived": decision.waived,
    }


def _stale(stale: StaleDecision, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "unit": stale.unit or None,
        "file": stale.file,
        "element": stale.element,
        "name": names[stale.element],
        "level": stale.level.id,
        "why": stale.why,
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "quote": evidence.quote,
        "strength": evidence.strength.id,
        "level": evidence.level.id,
        "status": evidence.status.value,
        "wording": evidence.wording,
        "section": evidence.section,
        "paragraph": evidence.place.paragraph,
        "page": evidence.page,
        "start": evidence.place.start,
        "end": evidence.place.end,
        "quote_start": evidence.quoted.start if evidence.quoted else None,
        "recognised": evidence.recognised,
    }


def _defect(defect: Defect) -> dict[str, object]:
    place = defect.place
    return {
        "check": defect.check,
        "tone": defect.tone.value,
        "quote": defect.quote,
        "paragraph": place.paragraph if place else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "count": defect.count,
        "more": [{"paragraph": each.paragraph, "start": each.start, "end": each.end} for each in defect.places[1:]],
        "element": defect.element or None,
        "message": defect.message,
        "suggestion": defect.suggestion,
        "deduction": round(float(defect.deduction), 3),
        "ignored": _ignored(defect.ignored) if defect.ignored else None,
        "adopted": {"remark": defect.adopted.remark, "by": defect.adopted.by} if defect.adopted else None,
    }


def _ignored(ignored: Ignored) -> dict[str, object]:
    return {"reason": ignored.reason, "by": ignored.by, "waived": ignored.waived}
