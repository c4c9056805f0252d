"""The score taken apart: deductions, bonus, red lines and the parts of a composite total, from what is known of one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from auditor.judging.score import grade_of, rounded
from auditor.model import Awarded, Beside, Crossed, Deducted, PartScore, ReportAudit, Supply, Tally, UnitMark
from auditor.rules.scoring.types import Deduction, Part, RedLine, ScoringRules
from auditor.rules.types import Ruleset
from auditor.text.fold import fold


@dataclass(frozen=True, slots=True)
class Said:
    """All that is known of one unit beside its verdicts: figures by id, and what people typed, by item; awards apart."""

    figures: Mapping[str, Beside] = field(default_factory=dict)
    typed: Mapping[str, UnitMark] = field(default_factory=dict)
    awards: Sequence[UnitMark] = ()

    def figure(self, name: str, supply: Supply) -> float | None:
        """A figure by its id as its supply has it."""
        beside = self.figures.get(name)
        return beside.by(supply) if beside else None


def tallied(audit: ReportAudit, said: Said, ruleset: Ruleset) -> ReportAudit:
    """The audit with its score and grade worked out from all of it."""
    rules, kind = ruleset.scoring, audit.identity.kind
    elements = sum(verdict.points for verdict in audit.verdicts)
    flaws = sum(defect.points for defect in audit.defects)
    deductions = tuple(_deducted(rule, said) for rule in rules.deductions if holds(rule.kinds, kind, ruleset))
    report = rounded(max(0.0, elements - flaws - sum(each.points for each in deductions)))
    parts = tuple(_part(rule, said, report) for rule in rules.parts)
    composite = _composite(parts, report)
    awards = tuple(awarded(said.awards, rules))
    bonus = min(rules.bonus.cap, sum(each.points for each in awards))
    score = rounded(composite + bonus)
    earned = grade_of(score, ruleset)
    defects = {defect.check for defect in audit.defects if not defect.ignored}
    red_lines = [rule for rule in rules.red_lines if holds(rule.kinds, kind, ruleset)]
    spared = tuple(_spared(red_lines, said))
    crossed = tuple(_crossed(red_lines, said, defects))
    tally = Tally(elements, flaws, deductions, report, parts, composite, awards, bonus, crossed, earned, spared)
    names = [grade.name for grade in ruleset.grades]
    grade = max([earned, *(each.grade for each in crossed)], key=names.index)
    return replace(audit, score=score, grade=grade, tally=tally)


def awarded(typed: Iterable[UnitMark], rules: ScoringRules) -> Iterator[Awarded]:
    """The awards in their order; of one matter the first with the most points counts, the others earn nothing."""
    typed = list(typed)
    points = [rules.bonus.points_of(each.level) for each in typed]
    best: dict[str, int] = {}
    for number, each in enumerate(typed):
        matter = fold(each.matter)
        if matter not in best or points[number] > points[best[matter]]:
            best[matter] = number
    counting = set(best.values())
    for number, each in enumerate(typed):
        earned = points[number] if number in counting else 0.0
        yield Awarded(each.matter, each.level, earned, each.reason, each.workbook)


def holds(bound: Sequence[str], kind: str | None, ruleset: Ruleset) -> bool:
    """Whether a rule for some kinds of unit holds for one of a kind; a rule for no kind in particular holds for all."""
    return not bound or not {kind, ruleset.naming.within(kind)}.isdisjoint(bound)


def _settled(typed: UnitMark | None, known: float | None) -> tuple[float | None, bool, str, str]:
    """The value that counts, whether a person set it over the known one, why, and where that was written."""
    if typed is None:
        return known, False, "", ""
    by_hand = typed.value is not None
    return typed.value if by_hand else known, by_hand, typed.reason, typed.workbook


def _deducted(rule: Deduction, said: Said) -> Deducted:
    value, by_hand, reason, by = _settled(said.typed.get(rule.id), said.figure(rule.figure, rule.supply))
    return Deducted(rule.id, rule.name, rule.supply, value, rule.lost(value), by_hand, reason, by)


def _part(rule: Part, said: Said, report: float) -> PartScore:
    score, by_hand, reason, by = _settled(said.typed.get(rule.id), said.figure(rule.figure, rule.supply))
    if rule.supply is Supply.REPORT:
        score, by_hand = report, False
    return PartScore(rule.id, rule.name, rule.weight, rule.supply, score, reason, by, by_hand)


def _composite(parts: Sequence[PartScore], report: float) -> float:
    """The mean of the parts that are known, by their weights."""
    known = [(part.weight, part.score) for part in parts if part.score is not None]
    weights = sum(weight for weight, _ in known)
    return sum(weight * score for weight, score in known) / weights if weights else report


def _spares(typed: UnitMark | None) -> bool:
    """Whether a person said that a red line was not crossed."""
    return typed is not None and typed.value == 0


def _spared(rules: Iterable[RedLine], said: Said) -> Iterator[Crossed]:
    for rule in rules:
        if (typed := said.typed.get(rule.id)) and _spares(typed):
            yield Crossed(rule.id, rule.name, rule.grade, rule.supply, typed.reason, typed.workbook, True)


def _crossed(rules: Iterable[RedLine], said: Said, defects: Set[str]) -> Iterator[Crossed]:
    """The red lines that are crossed; a person's word stands over the figures and flaws."""
    for rule in rules:
        typed = said.typed.get(rule.id)
        if typed and not _spares(typed):
            yield Crossed(rule.id, rule.name, rule.grade, rule.supply, typed.reason, typed.workbook, True)
        elif not typed and (why := _by_figure(rule, said) or _by_flaw(rule, defects)):
            yield Crossed(rule.id, rule.name, rule.grade, rule.supply, why)


def _by_figure(rule: RedLine, said: Said) -> str:
    """Why a figure crosses a red line, "" where it does not."""
    value = said.figure(rule.figure, rule.supply) if rule.figure else None
    return f"数值 {value:g}，达到 {rule.at_least:g}" if value is not None and value >= rule.at_least else ""


def _by_flaw(rule: RedLine, defects: Set[str]) -> str:
    return "报告里有这样的问题" if rule.check and rule.check in defects else ""
