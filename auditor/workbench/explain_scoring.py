"""What is scored beside the elements, in words that a legal officer reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from auditor.rules.chain import LEDGER, SCORING
from auditor.rules.places import Places
from auditor.rules.scoring.types import BONUS, BONUS_NAME, Bonus, Deduction, Figure, Part, RedLine, Subtotal
from auditor.rules.scoring.words import bonus_words, deduction_words, part_words, red_line_words
from auditor.rules.types import Element, Ruleset
from auditor.workbench.explain import BELOW, told, word_groups
from auditor.workbench.lookup import Scored

DEDUCTION, RED_LINE, PART, SUBTOTAL, FIGURE = "扣分项", "红线", "总分的组成", "小计", "台账的数字"


def explain_scored(scored: Scored, ruleset: Ruleset, places: Mapping[str, Places]) -> Iterator[str]:
    """The paragraphs that explain one thing of `scoring.yaml` or `ledger.yaml`; `places` are those of both files, by file."""
    sort, name, key = titled(scored)
    where = places[LEDGER if isinstance(scored, Figure) else SCORING].where(key)
    yield f"{name}（{key}）" if key not in (name, BONUS) else name
    yield f"{sort}　{where}"
    yield scored_words(scored, ruleset)
    if isinstance(scored, Figure):
        yield from _figure(scored, ruleset)


def listed(ruleset: Ruleset) -> Iterator[str]:
    """A line for each thing that is scored beside the elements and each figure of the ledger, under a title each; nothing where the
    ruleset has none of the sort."""
    rules, named = ruleset.scoring, ruleset.element_of
    groups: tuple[tuple[str, tuple[Scored, ...]], ...] = (
        (DEDUCTION, rules.deductions),
        (BONUS_NAME, (rules.bonus,) if rules.bonus.levels else ()),
        (RED_LINE, rules.red_lines),
        (PART, rules.parts),
        (SUBTOTAL, rules.subtotals),
        (FIGURE, ruleset.figures),
    )
    for title, things in groups:
        if things:
            yield f"\n{title}" + (f" {len(things)} 项" if title != BONUS_NAME else "")
        for thing in things:
            _, name, key = titled(thing)
            words = scored_words(thing, ruleset) if not isinstance(thing, Figure) else _of(thing, named)
            shown = "" if isinstance(thing, Subtotal) else f"{key:<28} "
            yield f"    {shown}{name}" + (f"（{words}）" if words else "")


def figures_of(element: Element, ruleset: Ruleset) -> str:
    """The figures of the ledger that belong to an element, as a sentence; "" where there are none."""
    names = "、".join(f"{each.column}（{each.id}）" for each in ruleset.figures if each.element == element.id)
    return f"台账里属于它的数字：{names}" if names else ""


def titled(scored: Scored) -> tuple[str, str, str]:
    """What sort of thing it is, its name, and the id or name that it is known by."""
    if isinstance(scored, Bonus):
        return BONUS_NAME, BONUS_NAME, BONUS
    if isinstance(scored, Subtotal):
        return SUBTOTAL, scored.name, scored.name
    if isinstance(scored, Figure):
        return FIGURE, scored.column, scored.id
    sorts = {Deduction: DEDUCTION, RedLine: RED_LINE, Part: PART}
    return sorts[type(scored)], scored.name, scored.id


def scored_words(scored: Scored, ruleset: Ruleset) -> str:
    """What a thing says, in one line."""
    figures, named = ruleset.figures, ruleset.element_of
    tellers: dict[type, Callable[[Any], str]] = {
        Deduction: lambda rule: deduction_words(rule, figures),
        RedLine: lambda rule: red_line_words(rule, figures, ruleset.checks),
        Part: lambda rule: part_words(rule, figures),
        Bonus: bonus_words,
        Subtotal: lambda rule: "、".join(named[each].name for each in rule.elements if each in named),
        Figure: lambda rule: _of(rule, named) or "不属于哪个要素",
    }
    return tellers[type(scored)](scored)


def _of(figure: Figure, named: Mapping[str, Element]) -> str:
    return f"属于要素“{named[figure.element].name}”" if figure.element in named else ""


def _figure(figure: Figure, ruleset: Ruleset) -> Iterator[str]:
    """How a report says a figure, and which rules use it."""
    if figure.said:
        yield f"\n报告里写这个数字的说法：{BELOW}{BELOW.join(told(figure.said))}"
    else:
        yield "\n没有写报告里的说法，只取台账里的数"
    if figure.none:
        yield f"\n报告里说一件也没有的说法，当作写了 0：{BELOW}{BELOW.join(told(figure.none))}"
    yield from word_groups((*figure.said, *figure.none), ruleset)
    users = [rule.name for rule in ruleset.scoring.items if rule.figure == figure.id]
    yield f"\n用到它的：{'、'.join(users)}" if users else "\n没有扣分项、红线用到它，只用来核对"
