"""What a letter tells of how the score came about, where it tells the score: names and points, never what people wrote of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from auditor.model import ReportAudit

LISTS: Mapping[str, Sequence[str]] = {
    "扣分项": ("序号", "事项", "扣分"),
    "组成": ("序号", "部分", "权重", "得分"),
    "加分项": ("序号", "事项", "级别", "加分"),
    "红线": ("序号", "事项", "等级"),
}
UNKNOWN = "未定"  # of a part whose score nobody knows yet


def scored(audit: ReportAudit, told: bool) -> dict[str, list[dict[str, str]]]:
    """The lists of a report; `told` whether its letter tells the score at all: if not, they are empty."""
    if not told:
        return {name: [] for name in LISTS}
    tally = audit.tally
    return {
        "扣分项": _numbered(
            {"事项": each.name, "扣分": f"{each.points:.2f}"} for each in tally.deductions if each.points
        ),
        "组成": _numbered(
            {
                "部分": part.name,
                "权重": f"{part.weight:g}",
                "得分": UNKNOWN if part.score is None else f"{part.score:.2f}",
            }
            for part in tally.parts
        ),
        "加分项": _numbered(
            {"事项": each.matter, "级别": each.level, "加分": f"{each.points:.2f}"}
            for each in tally.awards
            if each.points
        ),
        "红线": _numbered({"事项": each.name, "等级": each.grade} for each in tally.crossed),
    }


def _numbered(entries: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [{"序号": str(number)} | entry for number, entry in enumerate(entries, 1)]
