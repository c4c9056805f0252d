"""What the things of `scoring.yaml` must be together, and beside the other files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Supply
from auditor.rules.flaws.reading import ARRIVAL
from auditor.rules.scoring.reading import Read, read_ledger, read_scoring
from auditor.rules.scoring.types import BONUS, Deduction, Figure, Item, Part, RedLine, SaidRules, ScoringRules
from auditor.yamlfile.file import YamlFile

_WHOLE = 100  # what the weights of all parts add up to


@dataclass(frozen=True, slots=True)
class Names:
    """What the two files may name: kinds of unit, ids of elements and of checks of the text, names of grades, best first."""

    kinds: Sequence[str]
    elements: Sequence[str]
    checks: Sequence[str]
    grades: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """The same with the figures of the ledger by id."""

    names: Names
    figures: Mapping[str, Figure]


def scoring_of(scoring: YamlFile, ledger: YamlFile, names: Names) -> tuple[tuple[Figure, ...], SaidRules, ScoringRules]:
    """The figures of `ledger.yaml` with what tells them apart, and what is scored beside the elements; every mistake in either is
    noted."""
    figures, said = read_ledger(ledger, names.elements)
    rules, read = read_scoring(scoring, names.kinds)
    _check(rules, read, _Known(names, {figure.id: figure for figure in figures}))
    return figures, said, rules


def _check(rules: ScoringRules, read: Read, known: _Known) -> None:
    """Note every mistake that shows only together."""
    read.check_ids(rules.items, taken=(BONUS,))
    for deduction in rules.deductions:
        _check_deduction(deduction, read, known)
    for red_line in rules.red_lines:
        _check_red_line(red_line, read, known)
    _check_bonus(rules, read)
    _check_parts(rules.parts, read, known)
    _check_subtotals(rules, read, known)


def _check_deduction(rule: Deduction, read: Read, known: _Known) -> None:
    if (rule.per is None) == (rule.points is None):
        read.fail(rule, f"“{rule.name}”要写 per（每一个扣几分）或 points（一次扣几分），只写一个", "例如 per: 0.3")
    _check_figure(rule, read, known)


def _check_figure(rule: Item, read: Read, known: _Known) -> None:
    """A rule whose value no hand supplies names a figure that its supply can tell; no other names one."""
    if rule.supply is Supply.HAND:
        if rule.figure:
            read.fail(
                rule, f"“{rule.name}”写了 figure，却没有写数值从哪里来", "加一行 from: ledger 或 from: report", "figure"
            )
        return
    figure = known.figures.get(rule.figure)
    if figure is None:
        ids = "、".join(known.figures) or "还没有"
        what = f"没有编号为“{rule.figure}”的数字" if rule.figure else f"“{rule.name}”没有写 figure（取哪个数字）"
        read.fail(rule, what, f"数字写在 ledger.yaml 的 figures 里，现有：{ids}", "figure")
    elif rule.supply is Supply.REPORT and not figure.said:
        read.fail(
            rule,
            f"数字“{figure.id}”没有写 said，从报告里取不到",
            "在 ledger.yaml 里补写 said，或改为 from: ledger",
            "figure",
        )


def _check_red_line(rule: RedLine, read: Read, known: _Known) -> None:
    if rule.grade and rule.grade not in known.names.grades:
        read.fail(rule, f"没有“{rule.grade}”这个等级", f"可写：{'、'.join(known.names.grades[1:])}", "grade")
    elif known.names.grades and rule.grade == known.names.grades[0]:
        read.fail(
            rule, f"“{rule.grade}”已经是最好的等级，封不住", f"可写：{'、'.join(known.names.grades[1:])}", "grade"
        )
    if rule.check and rule.check not in (*known.names.checks, *ARRIVAL):
        read.fail(
            rule, f"没有编号为“{rule.check}”的文本检查", "写 checks.yaml 里的编号，或 late、late_publication", "check"
        )
    if rule.check and rule.figure:
        read.fail(rule, f"“{rule.name}”的 check 和 figure 只能写一个", "要两样都算，写成两条红线", "check")
    if not rule.check:
        _check_figure(rule, read, known)


def _check_bonus(rules: ScoringRules, read: Read) -> None:
    bonus = rules.bonus
    names = [level.name for level in bonus.levels]
    for number, level in enumerate(bonus.levels):
        if level.name in names[:number]:
            read.fail(level, f"级别“{level.name}”写了两次", "删去其中一个", "name")
    if bonus.levels and not bonus.cap:
        read.fail(bonus, "加分没有写 cap（合计最多几分）", "例如 cap: 10", "levels")


def _check_parts(parts: Sequence[Part], read: Read, known: _Known) -> None:
    if not parts:
        return
    total = sum(part.weight for part in parts)
    if abs(total - _WHOLE) > 1e-9:
        read.fail(parts[0], f"各部分的权重合计为 {total:g}，应为 {_WHOLE}", "改 parts 里的 weight", "weight")
    own = [part for part in parts if part.supply is Supply.REPORT]
    if len(own) != 1:
        read.fail(
            (own or parts)[-1],
            f"from: report（报告本身的得分）的部分有 {len(own)} 个，应当有一个",
            "只在一个部分写 from: report",
            "from",
        )
    for part in parts:
        if part.weight <= 0:
            read.fail(part, f"“{part.name}”的权重是 0", "写一个大于 0 的数，或删去这一部分", "weight")
        if part.supply is not Supply.REPORT:
            _check_figure(part, read, known)
        elif part.figure:
            read.fail(part, f"“{part.name}”是报告本身的得分，不用写 figure", "删去 figure 这一行", "figure")


def _check_subtotals(rules: ScoringRules, read: Read, known: _Known) -> None:
    seen: dict[str, str] = {}
    for subtotal in rules.subtotals:
        for element in subtotal.elements:
            if element not in known.names.elements:
                read.fail(subtotal, f"没有编号为“{element}”的要素", "写要素的编号（id）", "elements")
            elif element in seen:
                read.fail(subtotal, f"要素“{element}”在“{seen[element]}”里已经有了", "一个要素只归一个小计", "elements")
            seen.setdefault(element, subtotal.name)
