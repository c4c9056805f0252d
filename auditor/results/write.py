"""results.json: the hub that other people's scripts read, shaped as `results.schema.json` beside this module says."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import __version__
from auditor.model import AuditRun, Decision, Defect, Evidence, Level, ReportAudit, StaleDecision, Submission, Verdict
from auditor.results.placing import place_text

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

SCHEMA_VERSION = 1


def write_json(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None) -> list[Path]:
    """Write results.json, which has no template; the same run gives the same bytes."""
    text = json.dumps(results(run, ruleset), ensure_ascii=False, indent=1, allow_nan=False)
    return [place_text(out_dir / "results.json", text + "\n")]


def results_schema() -> dict[str, Any]:
    """The published JSON Schema of results.json."""
    schema: dict[str, Any] = json.loads((files("auditor.results") / "results.schema.json").read_text("utf-8"))
    return schema


def results(run: AuditRun, ruleset: Ruleset) -> dict[str, Any]:
    """The run as plain data, in the order of the published schema."""
    return {
        "schema": SCHEMA_VERSION,
        "auditor": __version__,
        "ruleset": {
            "id": run.ruleset_id,
            "title": run.ruleset_title,
            "sha256": run.ruleset_sha256,
            "extends": ruleset.extends,
            "changes": [str(change) for change in ruleset.changes],
        },
        "reports": [_report(audit, ruleset) for audit in run.reports],
        "set_aside": [
            {"file": aside.file, "sha256": aside.sha256, "title": aside.title, "genre": aside.genre}
            for aside in run.set_aside
        ],
        "unreadable": [{"file": bad.file, "reason": bad.reason, "advice": bad.advice} for bad in run.unreadable],
        "missing": [{"unit": gone.unit, "kind": gone.kind, "note": gone.note} for gone in run.missing],
        "stale": [_stale(stale, ruleset) for stale in run.stale],
    }


def _report(audit: ReportAudit, ruleset: Ruleset) -> dict[str, Any]:
    return {
        "file": audit.submission.file,
        "sha256": audit.submission.sha256,
        "unit": audit.identity.unit,
        "kind": audit.identity.kind,
        "year": audit.identity.year,
        "source": _source(audit.submission),
        "same_as": list(audit.same_as),
        "score": round(audit.score, 2),
        "grade": audit.grade,
        "rank": audit.rank,
        "notes": list(audit.notes),
        "verdicts": [_verdict(verdict, audit.submission, ruleset) for verdict in audit.verdicts],
        "defects": [_defect(defect) for defect in audit.defects],
    }


def _source(submission: Submission) -> dict[str, Any]:
    return {
        "format": submission.format,
        "reader": submission.reader,
        "pages": submission.pages,
        "characters": submission.characters,
        "recognised": submission.recognised,
        "title": submission.title,
        "published": submission.published,
    }


def _verdict(verdict: Verdict, submission: Submission, ruleset: Ruleset) -> dict[str, Any]:
    return {
        "element": verdict.element,
        "name": ruleset.element_of[verdict.element].name,
        "level": verdict.level.id,
        "points": round(verdict.points, 3),
        "full": round(verdict.full, 3),
        "applicable": verdict.applicable,
        "gap": verdict.gap,
        "evidence": [_evidence(evidence, submission) for evidence in verdict.evidence],
        "why_not": verdict.why_not,
        "advice": verdict.advice,
        "decision": _decision(verdict.decision) if verdict.decision else None,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "level": _level_id(decision.level),
        "machine": _level_id(decision.machine),
        "reason": decision.reason,
        "by": decision.by,
        "waived": decision.waived,
    }


def _stale(stale: StaleDecision, ruleset: Ruleset) -> dict[str, Any]:
    return {
        "unit": stale.unit or None,
        "file": stale.file,
        "element": stale.element,
        "name": ruleset.element_of[stale.element].name,
        "level": _level_id(stale.level),
        "why": stale.why,
    }


def _level_id(level: Level | None) -> str | None:
    """The level's id; None where the element does not apply."""
    return None if level is None else level.id


def _evidence(evidence: Evidence, submission: Submission) -> dict[str, Any]:
    return {
        "quote": evidence.quote,
        "strength": evidence.strength.id,
        "level": evidence.level.id,
        "status": evidence.status.value,
        "wording": evidence.wording,
        "section": evidence.section,
        "paragraph": evidence.paragraph,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "recognised": submission.paragraphs[evidence.paragraph - 1].recognised,
    }


def _defect(defect: Defect) -> dict[str, Any]:
    return {
        "check": defect.check,
        "quote": defect.quote,
        "paragraph": defect.paragraph,
        "suggestion": defect.suggestion,
        "deduction": round(defect.deduction, 3),
    }
