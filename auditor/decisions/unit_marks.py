"""What people typed for a unit beside the verdicts on its report (numbers of events, scores of other parts, bonus, red lines), as the
section `units` of a review file has it, and put in force."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.judging.rank import ranked
from auditor.judging.tally import Said, tallied
from auditor.model import AuditRun, ReportAudit, UnitMark
from auditor.rules.scoring.types import BONUS
from auditor.rules.types import Ruleset
from auditor.yamlfile.file import Node, YamlFile

_KEYS = ("unit", "item", "name", "value", "level", "matter", "reason", "workbook")
_MOST = 1_000_000


def unit_of(audit: ReportAudit) -> str:
    """The unit of a report, by whose name people type; its file where that is undetermined."""
    return (audit.identity.unit or audit.submission.file).strip()


def mark_entries(marks: Iterable[UnitMark], ruleset: Ruleset) -> list[dict[str, object]]:
    """The entries of the file, by unit and the ruleset's order of items."""
    names = ruleset.scoring.item_names
    order = {name: place for place, name in enumerate(names)}
    ranked_marks = sorted(marks, key=lambda each: (each.unit, order.get(each.item, len(order)), each.key))
    return [_entry(each, names.get(each.item, "")) for each in ranked_marks]


def _entry(mark: UnitMark, name: str) -> dict[str, object]:
    values = (mark.unit, mark.item, name, mark.value, mark.level, mark.matter, mark.reason, mark.workbook)
    return {key: value for key, value in zip(_KEYS, values, strict=True) if value not in ("", None)}


def read_marks(source: YamlFile, node: Node | None) -> tuple[UnitMark, ...]:
    """The entries of a file; mistakes are noted."""
    found: dict[tuple[str, str, str, str], UnitMark] = {}
    for member in source.sequence(node):
        entry = source.mapping(member, _KEYS, ("unit", "item"))
        texts = {
            name: source.text(entry.get(name)) for name in ("unit", "item", "level", "matter", "reason", "workbook")
        }
        value = source.number(entry["value"], 0, _MOST) if "value" in entry else None
        mark = UnitMark(**texts, value=value)
        if mark.key in found:
            source.fail(member, "同一单位的同一项写了两条", "只留一条")
        if mark.item == BONUS and not (mark.matter and mark.level):
            source.fail(member, "加分要写 matter（事项）和 level（级别）", "补写这两行")
        found[mark.key] = mark
    return tuple(found.values())


def with_tally(run: AuditRun, marks: Sequence[UnitMark], ruleset: Ruleset) -> AuditRun:
    """The run with what people typed and the figures of the ledger in force on every score, and ranked again; parts of the total
    without a score, and what was typed of units or items that are not there, are told in notes."""
    of_unit: defaultdict[str, list[UnitMark]] = defaultdict(list)
    for mark in marks:
        of_unit[mark.unit].append(mark)
    audits = [tallied(audit, _said(audit, of_unit.get(unit_of(audit), ())), ruleset) for audit in run.reports]
    told = (*_unknown(audits), *_unused(run, marks, ruleset))
    return replace(run, reports=ranked(audits), notes=(*run.notes, *told))


def _said(audit: ReportAudit, marks: Sequence[UnitMark]) -> Said:
    return Said(
        {each.figure: each for each in audit.beside},
        {each.item: each for each in marks if each.item != BONUS},
        [each for each in marks if each.item == BONUS],
    )


def _unknown(audits: Iterable[ReportAudit]) -> list[str]:
    """Which parts of the total have no score yet, in how many reports, in one note."""
    counts = Counter(name for audit in audits for name in audit.tally.unknown)
    told = "、".join(f"{name}（{count} 份）" for name, count in counts.items())
    return [f"总分里以下部分还没有分数，按其余部分折算：{told}。"] if told else []


def _unused(run: AuditRun, marks: Iterable[UnitMark], ruleset: Ruleset) -> list[str]:
    """What was typed and counts nowhere, in one note."""
    known, units = ruleset.scoring.item_names, {unit_of(audit) for audit in run.reports}
    levels = {level.name for level in ruleset.scoring.bonus.levels}
    lost = [
        f"{mark.unit}（{known.get(mark.item, mark.item)}{mark.matter}）"
        for mark in marks
        if mark.unit not in units or mark.item not in known or (mark.item == BONUS and mark.level not in levels)
    ]
    told = "、".join(lost[:10]) + (f" 等 {len(lost)} 处" if len(lost) > 10 else "")
    return (
        [f"review.yaml 里以下扣分、加分等没有套用（这次没有这个单位，或规则里没有这一项、这个级别）：{told}。"]
        if lost
        else []
    )
