"""What a letter tells of how the score came about, where it tells the score: names and points, never what people wrote of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.model import ReportAudit, Tally
from auditor.output.labels import UNSCORED
from auditor.output.letter.fields import numbered

LISTS: Mapping[str, Sequence[str]] = {
    "扣分项": ("序号", "事项", "扣分"),
    "组成": ("序号", "部分", "权重", "得分"),
    "加分项": ("序号", "事项", "级别", "加分"),
    "红线": ("序号", "事项", "等级"),
    "算分": ("序号", "项目", "内容"),
}
_LINES = {
    "扣分项": "{事项}扣 {扣分}",
    "组成": "{部分}（权重 {权重}）{得分}",
    "加分项": "{事项}（{级别}）加 {加分}",
    "红线": "{事项}（等级至多“{等级}”）",
}


def scored(audit: ReportAudit, told: bool) -> dict[str, list[dict[str, str]]]:
    """The lists of a report; `told` whether its letter tells the score at all: if not, they are empty."""
    if not told:
        return {name: [] for name in LISTS}
    lists = _lists(audit.tally)
    return lists | {"算分": numbered(_in_short(lists))}


def _lists(tally: Tally) -> dict[str, list[dict[str, str]]]:
    taken = [each for each in tally.deductions if each.points]
    awards = [each for each in tally.awards if each.points]
    parts = [(part, UNSCORED if part.score is None else f"{part.score:.2f}") for part in tally.parts]
    return {
        "扣分项": numbered({"事项": each.name, "扣分": f"{each.points:.2f}"} for each in taken),
        "组成": numbered({"部分": part.name, "权重": f"{part.weight:g}", "得分": score} for part, score in parts),
        "加分项": numbered({"事项": each.matter, "级别": each.level, "加分": f"{each.points:.2f}"} for each in awards),
        "红线": numbered({"事项": each.name, "等级": each.grade} for each in tally.crossed),
    }


def _in_short(lists: Mapping[str, Sequence[Mapping[str, str]]]) -> Iterator[dict[str, str]]:
    """The lists in a line each, for a score sheet that must fit its page; those that are empty are left out."""
    for name, line in _LINES.items():
        if lists[name]:
            yield {"项目": name, "内容": "，".join(line.format(**entry) for entry in lists[name])}
