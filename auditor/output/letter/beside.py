"""What a letter tells of a report beside others: the unit's earlier one, that of last year, and those that it shares text with, none of
which is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from auditor.across.matters import matter_of
from auditor.checks.table import of_text
from auditor.model import (
    Across,
    AuditRun,
    Copy,
    LastYear,
    Matter,
    Origin,
    Outcome,
    Progress,
    ReportAudit,
    Resubmission,
    Side,
    Stretch,
    Tone,
)
from auditor.output.flaws import check_name
from auditor.output.known import asked, differing
from auditor.output.labels import shortened
from auditor.output.letter.fields import numbered
from auditor.roster.names import plain_name

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

Span: TypeAlias = tuple[int, int]  # from which to which paragraph

COUNTS = {"已改正数": Progress.SOLVED, "仍未改数": Progress.OPEN, "新出现数": Progress.NEW}
TOLD = "此前指出数"
LISTS: Mapping[str, Sequence[str]] = {
    "仍未整改": ("序号", "类型", "事项", "建议"),
    "新出现": ("序号", "类型", "事项", "建议"),
    "上年事项": ("序号", "来源", "原话"),
}
_MATTERS = {"仍未整改": Progress.OPEN, "新出现": Progress.NEW}
_ORIGINS = {
    Origin.PLAN: "上年列入计划",
    Origin.SHORTCOMING: "上年自述不足",
}  # what an inspection found stays in the office
_LONGEST, _PARAGRAPHS = 100, 6  # characters of a sentence, paragraphs that are named


@dataclass(frozen=True, slots=True)
class Beside:
    """What one letter tells of it: `counts` by TOLD and COUNTS, `lists` by LISTS, sentences, and whether the report was handed in
    again."""

    counts: Mapping[str, int]
    lists: Mapping[str, list[dict[str, str]]]
    notes: tuple[str, ...]
    again: bool


def across_by_file(run: AuditRun) -> Mapping[str, Across]:
    """For the file of each report what shows across the run of it alone, in the order of the run."""
    copies, years = defaultdict[str, list[Copy]](list), defaultdict[str, list[LastYear]](list)
    again: dict[str, tuple[Resubmission, ...]] = {}
    for copy in run.across.copies:
        for side in (copy.left,) if copy.last_year else (copy.left, copy.right):
            copies[side.file].append(copy)
    for last in run.across.last_year:
        years[last.file].append(last)
    for each in run.across.resubmissions:
        again.setdefault(each.file, (each,))
    files = {*copies, *years, *again}
    return {file: Across(tuple(copies[file]), tuple(years[file]), again.get(file, ())) for file in files}


def beside(audit: ReportAudit, across: Across, ruleset: Ruleset) -> Beside:
    """The same for one report, of which `across` is what `across_by_file` has."""
    again = next(iter(across.resubmissions), None)
    progress = again.progress if again else ()
    counts = {name: sum(became is wanted for _, became in progress) for name, wanted in COUNTS.items()}
    counts[TOLD] = counts["已改正数"] + counts["仍未改数"]
    advice = _advice(audit)
    lists = {
        name: numbered(
            _matter(matter, advice.get(matter.key, ""), ruleset) for matter, became in progress if became is wanted
        )
        for name, wanted in _MATTERS.items()
    }
    lists["上年事项"] = numbered(_silent(across))
    return Beside(counts, lists, tuple(_copied(audit, across, ruleset)), again is not None)


def figure_entries(audit: ReportAudit) -> list[dict[str, str]]:
    """What the unit is asked on figures that the office knows otherwise, as entries beside the flaws of its text."""
    return [
        {"性质": Tone.CHECK, "引文": each.quote, "位置": f"第{each.paragraph}段", "建议": asked(each), "扣分": "0.00"}
        for each in differing(audit)
    ]


def _advice(audit: ReportAudit) -> dict[tuple[str, str, str], str]:
    """What is advised on each matter of a report, by its key."""
    gaps = {Matter(element=each.element).key: each.advice for each in audit.verdicts}
    flaws = {matter_of(each).key: each.explanation for each in of_text(audit.defects)}
    return gaps | flaws


def _matter(matter: Matter, advice: str, ruleset: Ruleset) -> dict[str, str]:
    if matter.element:
        return {"类型": "缺项", "事项": ruleset.element_of[matter.element].name, "建议": advice}
    about = f"“{matter.quote}”" if matter.quote else check_name(matter.check, ruleset)
    return {"类型": "文字问题", "事项": about, "建议": advice}


def _silent(across: Across) -> Iterator[dict[str, str]]:
    """What the unit itself wrote last year and does not come back to."""
    for each in (each for last in across.last_year for each in last.followed):
        if each.outcome is Outcome.SILENT and each.origin in _ORIGINS:
            yield {"来源": _ORIGINS[each.origin], "原话": shortened(each.said, _LONGEST)}


def _copied(audit: ReportAudit, across: Across, ruleset: Ruleset) -> Iterator[str]:
    """A sentence on text shared with other units, and one on text of the unit's own report of last year: the pair that shares most."""
    found: dict[str, tuple[float, list[Span]]] = {}
    for copy in across.copies:
        for side, spans in _sides(audit, copy):
            other = copy.right if side is copy.left else copy.left
            whose = _whose(audit, other, copy, across, ruleset)
            found[whose] = max(found.get(whose, (0.0, [])), (side.share, spans))
    for whose, (share, spans) in sorted(found.items()):
        yield (
            f"报告中有 {len(spans)} 处文字（{_where(spans)}，约占全文 {share:.0%}）"
            f"与{whose}相同或只换了名称、数字，请核对。"
        )


def _sides(audit: ReportAudit, copy: Copy) -> Iterator[tuple[Side, list[Span]]]:
    """The report's side of a pair that is to be checked, and from which to which paragraph the shared passages reach there."""
    file = audit.submission.file
    if copy.tone is Tone.CHECK and copy.left.file == file:
        yield copy.left, [_span(each.left) for each in copy.passages]
    elif copy.tone is Tone.CHECK and copy.right.file == file and not copy.last_year:
        yield copy.right, [_span(each.right) for each in copy.passages]


def _whose(audit: ReportAudit, other: Side, copy: Copy, across: Across, ruleset: Ruleset) -> str:
    """Whose the report on the other side is, without a name: another unit's only where both units are known."""
    if any(last.last_sha256 == other.sha256 for last in across.last_year):
        return "本单位上年报告"
    unit = audit.identity.unit
    if not (unit and other.unit):
        return "另一份报告"
    if plain_name(unit, ruleset.naming) != plain_name(other.unit, ruleset.naming):
        return "其他单位的报告"
    return "本单位上年报告" if copy.last_year else "本单位另一年度的报告"


def _span(stretch: Stretch) -> Span:
    return stretch.places[0].paragraph, stretch.places[-1].paragraph


def _where(spans: Sequence[Span]) -> str:
    found = list(dict.fromkeys(sorted(spans)))
    named = "、".join(f"{first}—{last}" if first < last else str(first) for first, last in found[:_PARAGRAPHS])
    return f"第{named}段" + ("等" if len(found) > _PARAGRAPHS else "")
