"""The ruleset that stands for a run whose reports were each judged by the one for their year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.errors import AuditorError
from auditor.model import NOT_APPLICABLE, Fate, ReportAudit, Verdict
from auditor.rules import Ruleset
from auditor.rules.choose import covers, for_year, years_text

_NAMED = 5  # files in a note


def main_ruleset(fates: Sequence[Fate], rulesets: Sequence[Ruleset]) -> Ruleset:
    """The ruleset that most reports were judged by, of two the later. Raises AuditorError where another was used by which scores mean
    something else, so that the reports cannot stand in one table."""
    counted = Counter(for_year(rulesets, fate.identity.year).sha256 for fate in fates if isinstance(fate, ReportAudit))
    used = [ruleset for ruleset in rulesets if counted[ruleset.sha256]] or [rulesets[-1]]
    main = max(reversed(used), key=lambda ruleset: counted[ruleset.sha256])
    if any(_scoring(ruleset) != _scoring(main) for ruleset in used):
        told = "、".join(f"{each.id}（{_years(each)}）{counted[each.sha256]} 份" for each in used)
        raise AuditorError(
            f"这些报告按年度要用不同的规则，要素或分值不一样，得分不能放在一起比：{told}。"
            "请用 --year 写明年度，一次审核一个年度的报告。"
        )
    return main


def aligned(fates: Sequence[Fate], main: Ruleset) -> list[Fate]:
    """The fates with one verdict for each element of the ruleset that stands for the run, in its order. What another ruleset lacks does
    not apply to its reports; what it has besides is worth nothing (`main_ruleset`) and left out."""
    ids = [element.id for element in main.elements]
    return [_aligned(fate, ids) if isinstance(fate, ReportAudit) else fate for fate in fates]


def _aligned(audit: ReportAudit, ids: Sequence[str]) -> ReportAudit:
    verdicts = {verdict.element: verdict for verdict in audit.verdicts}
    if list(verdicts) == list(ids):
        return audit
    found = (verdicts.get(name) or Verdict(name, NOT_APPLICABLE, 0.0, 0.0, False, (), "", "") for name in ids)
    return replace(audit, verdicts=tuple(found))


def notes_on(fates: Sequence[Fate], rulesets: Sequence[Ruleset], main: Ruleset) -> Iterator[str]:
    """What a reader of the results must know of the rulesets that were used: one sentence on the reports that none is for, and one
    for each other ruleset."""
    judged = [(fate, for_year(rulesets, fate.identity.year)) for fate in fates if isinstance(fate, ReportAudit)]
    outside = [audit for audit, ruleset in judged if not covers(ruleset, audit.identity.year)]
    if outside:
        spans = "、".join(_years(ruleset) for ruleset in rulesets)
        yield f"规则适用于 {spans}的报告；年度在此之外的，得分仅供参考：{_listed(outside)}。"
    for other in rulesets:
        by_other = [audit for audit, ruleset in judged if ruleset is other]
        if by_other and other is not main:
            more = [element.name for element in other.elements if element.id not in main.element_of]
            left_out = f"不计分的要素没有列出：{'、'.join(more)}。" if more else ""
            yield f"按适用于 {_years(other)}的规则 {other.id} 评分的：{_listed(by_other)}。{left_out}"


def _listed(audits: Sequence[ReportAudit]) -> str:
    files = sorted(audit.submission.file for audit in audits)
    return "、".join(files[:_NAMED]) + (f" 等 {len(files)} 份" if len(files) > _NAMED else "")


def _years(ruleset: Ruleset) -> str:
    return years_text(ruleset.years) if ruleset.years else "没有写年度"


def _scoring(ruleset: Ruleset) -> tuple[object, ...]:
    """All of a ruleset that a score depends on beside the wordings: of its elements those that are worth anything, of its figures
    those that a rule uses; who scores does not matter."""
    worth = (each for each in ruleset.elements if each.points or any(points for _, points in each.points_by_kind))
    elements = tuple((each.id, each.name, each.kinds, each.points, each.points_by_kind) for each in worth)
    rules = ruleset.scoring
    beside = *(replace(item, scored_by="") for item in rules.items), replace(rules.bonus, scored_by="")
    used = {item.figure for item in rules.items}
    figures = tuple((figure.id, figure.column) for figure in ruleset.figures if figure.id in used)
    main = ruleset.levels, ruleset.grades, ruleset.gap_below, ruleset.reporting, ruleset.publishing
    return elements, *main, beside, figures
