"""How the score of a report came about, line by line, for the office's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Deducted, PartScore, ReportAudit, Supply
from auditor.rules.scoring.words import SUPPLY_NAMES


@dataclass(frozen=True, slots=True)
class Line:
    """What it is, the points that it has or takes, None where there are none (yet), what people said of it, and whether it is a sum."""

    name: str
    points: float | None
    remark: str = ""
    strong: bool = False


def grade_note(audit: ReportAudit) -> str:
    """Why the grade is not the one that the score earns, "" where no red line was crossed."""
    if not audit.tally.crossed:
        return ""
    names = "、".join(each.name for each in audit.tally.crossed)
    earned = audit.tally.earned
    return f"触及红线（{names}）" + (
        f"：按得分是{earned}，定为{audit.grade}。" if earned != audit.grade else "，等级没有因此改变。"
    )


def tally_lines(audit: ReportAudit) -> tuple[Line, ...]:
    """The lines below those of the elements and flaws; none where the score is nothing but these."""
    return () if audit.tally.plain and not audit.tally.spared else tuple(_lines(audit))


def _lines(audit: ReportAudit) -> Iterator[Line]:
    tally = audit.tally
    for taken in tally.deductions:
        yield Line(f"扣分项：{taken.name}", 0.0 - taken.points, _joined(_value(taken), taken.reason, taken.by))
    if tally.parts or tally.awards:
        yield Line("报告得分", tally.report, strong=True)
    for part in tally.parts:
        yield Line(f"{part.name}（权重 {part.weight:g}）", part.score, _joined(_unknown(part), part.reason, part.by))
    if tally.parts:
        yield Line("合成得分", tally.composite, strong=True)
    for award in tally.awards:
        yield Line(f"加分：{award.matter}（{award.level}）", award.points, _joined("", award.reason, award.by))
    if tally.bonus < sum(award.points for award in tally.awards):
        yield Line("加分合计（封顶）", tally.bonus)
    yield Line("总分", audit.score, f"按得分的等级：{tally.earned}", strong=True)
    for line in tally.crossed:
        yield Line(f"触及红线：{line.name}", None, _joined(f"等级至多为“{line.grade}”", line.reason, line.by))
    for line in tally.spared:
        yield Line(f"没有触及红线：{line.name}", None, _joined("人工认定", line.reason, line.by))


def _value(taken: Deducted) -> str:
    if taken.value is None:
        return "没有数值，不扣"
    return f"数值 {taken.value:g}（{SUPPLY_NAMES[Supply.HAND if taken.typed else taken.supply]}）"


def _unknown(part: PartScore) -> str:
    return "还没有分数，按其余部分折算" if part.score is None else ""


def _joined(fact: str, reason: str, by: str) -> str:
    """What is known, why people said otherwise, and where they wrote it."""
    told = "，".join(" ".join(text.split()) for text in (fact, reason) if text)
    return f"{told}（{by}）" if by and told else told
