"""Changed verdicts as users read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Defect, ReportAudit, Verdict
from auditor.model.difference import Effect, FlawChange, FlawEffect, VerdictChange
from auditor.output.labels import or_undetermined

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

ABSENT, FIGURE, NOTHING = "没有这个要素", "数字", "未找到相关表述"
REPORT_ALONE = "得分只按报告本身算：台账里的数、人工填写的数和加分都没有算进去。"


class Side(NamedTuple):
    """A verdict under one ruleset: the level and its id ("" where there is none), the best evidence's quote, wording and place, and
    the points earned."""

    level: str
    level_id: str
    quote: str
    wording: str
    place: str
    points: float


class Row(NamedTuple):
    """One changed verdict."""

    unit: str
    file: str
    element: str
    before: Side
    after: Side


def rows(changes: Iterable[VerdictChange], old: Ruleset, new: Ruleset) -> list[Row]:
    """The changes in their order."""
    return [
        Row(
            unit_of(each.report.after),
            each.report.after.submission.file,
            each.name,
            _side(each.before, old),
            _side(each.after, new),
        )
        for each in changes
    ]


class FlawRow(NamedTuple):
    """One changed flaw of the text: how each ruleset tells it, where it stands and what is told."""

    unit: str
    file: str
    check: str
    before: str
    after: str
    place: str
    message: str


def flaw_rows(changes: Iterable[FlawChange]) -> list[FlawRow]:
    """The changed flaws in their order."""
    return [
        FlawRow(
            unit_of(each.report.after),
            each.report.after.submission.file,
            each.name,
            _flaw_text(each.before),
            _flaw_text(each.after),
            f"第{told.place.paragraph}段" if told.place else "全文",
            told.explanation,
        )
        for each in changes
        if (told := each.after or each.before)
    ]


def flaw_effect_text(effect: FlawEffect) -> str:
    """What happens to a check, in one line."""
    counts = (("新报出", effect.begun), ("不再报出", effect.ended), ("性质、扣分或处数变了", effect.altered))
    return "，".join(f"{what} {count} 条" for what, count in counts if count)


def _flaw_text(defect: Defect | None) -> str:
    if defect is None:
        return "没有报出"
    cost = f"，扣 {defect.deduction:g} 分" if defect.deduction else ""
    return f"{defect.tone}{cost}，{defect.count} 处"


def unit_of(audit: ReportAudit) -> str:
    """The unit of a report."""
    return or_undetermined(audit.identity.unit)


def points_text(points: float | None) -> str:
    """The points of an element, which one of the rulesets may not have."""
    return "没有" if points is None else f"{points:g}"


def effect_text(effect: Effect) -> str:
    """What happens to an element, in one line."""
    counts = (("升", effect.up), ("降", effect.down), ("新判", effect.begun), ("不再判", effect.ended))
    parts = [f"{what} {count}" for what, count in counts if count]
    if effect.repriced:
        parts.append(f"只变得分 {effect.repriced}")
    return "，".join(parts) or "没有报告受影响"


def _side(verdict: Verdict | None, ruleset: Ruleset) -> Side:
    if verdict is None:
        return Side(ABSENT, "", "", "", "", 0.0)
    label, level_id = ruleset.label(verdict.level), verdict.level.id if verdict.applicable else ""
    if not verdict.evidence:
        return Side(label, level_id, NOTHING if verdict.applicable else "", "", "", verdict.points)
    best = verdict.evidence[0]
    place = f"第{best.place.paragraph}段" + (f"，第{best.page}页" if best.page is not None else "")
    place += f"，{best.section}" if best.section else ""
    return Side(label, level_id, best.quote, best.wording or FIGURE, place, verdict.points)
