"""What a form tells of one unit: its report with what a letter would say of it, or that none came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.judging.rank import by_kind
from auditor.model import AuditRun, Missing, ReportAudit, Verdict
from auditor.output.letter.fields import Values
from auditor.output.letter.values import letters
from auditor.output.occasion import Occasion

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

MISSING, NOT_TOLD = "未报送", "不适用"
SHARED = (
    "标题",
    "应报年度",
    "用语",
    "报告总数",
    "规则名称",
    "落款",
)  # texts of a letter that are the same for all units


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. `texts` are those of a letter to it, `reasons` by element (id) why it did not earn all its points."""

    ruleset: Ruleset
    texts: Mapping[str, str]
    audit: ReportAudit | None = None
    reasons: Mapping[str, str] | None = None
    missing: Missing | None = None

    @property
    def kind(self) -> str:
        """Its kind, "" where it is not known."""
        return (self.audit.identity.kind if self.audit else self.missing.kind if self.missing else "") or ""

    def verdict(self, element: str) -> Verdict | None:
        """The verdict on an element (id), None where there is none that applies."""
        verdicts = self.audit.verdicts if self.audit else ()
        return next((each for each in verdicts if each.element == element and each.applicable), None)


def units_of(run: AuditRun, ruleset: Ruleset, occasion: Occasion) -> Iterator[Unit]:
    """The units with a report, by kind and rank, without reports that a later one lies beside; then those that sent none."""
    ordered = replace(run, reports=tuple(by_kind(run.latest, ruleset.naming.kinds)))
    shared: Mapping[str, str] = {}
    for audit, letter in zip(ordered.reports, letters(ordered, ruleset, occasion), strict=True):
        shared = {name: letter.texts[name] for name in SHARED}
        yield Unit(ruleset, letter.texts, audit, _reasons(audit, letter))
    for missing in run.missing:
        texts = {"单位": missing.unit, "主送": missing.unit, "类别": missing.kind, "等级": MISSING}
        yield Unit(ruleset, {**shared, **texts}, missing=missing)


def _reasons(audit: ReportAudit, letter: Values) -> dict[str, str]:
    """Why an element did not earn all its points, as a letter would say it."""
    told = zip(audit.verdicts, letter.lists["评分"], strict=True)
    return {verdict.element: entry["原因"] or ("" if verdict.applicable else NOT_TOLD) for verdict, entry in told}
