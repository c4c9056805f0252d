"""The main problems in a sentence: the elements that most units lack, by a formula over 统计."""

from __future__ import annotations

from auditor.output.kit.table import Formula
from auditor.output.workbook.content import Content
from auditor.output.workbook.layout import STATISTICS_NAME, Layout
from auditor.output.workbook.statistics import verdicts_on, weakest_first

_TOLD = 5  # elements
_APPLICABLE = STATISTICS_NAME + 1


def main_problems(content: Content) -> Formula | None:
    """The sentence, which follows the levels that reviewers enter; None where there is no report."""
    if not content.run.reports:
        return None
    layout, told = content.layout, min(_TOLD, content.layout.elements)
    formula = f'=IF({_gaps(layout, 1)}=0,"没有缺项。","主要问题：缺项较集中的是"&{_item(layout, 1)}'
    formula += "".join(f'&IF({_gaps(layout, k)}=0,"","、"&{_item(layout, k)})' for k in range(2, told + 1))
    return Formula(f'{formula}&"。")', _sentence(content, told))


def _value(layout: Layout, column: int, place: int) -> str:
    """The cell in a column of 统计 for the element with the `place`-th most gaps."""
    order = layout.statistics(layout.statistics_gaps + 1)
    return f"INDEX({layout.statistics(column)},MATCH(LARGE({order},{place}),{order},0))"


def _gaps(layout: Layout, place: int) -> str:
    return _value(layout, layout.statistics_gaps, place)


def _item(layout: Layout, place: int) -> str:
    name, units = _value(layout, STATISTICS_NAME, place), _value(layout, _APPLICABLE, place)
    return f'{name}&"（"&{units}&"个单位中有"&{_gaps(layout, place)}&"个）"'


def _sentence(content: Content, told: int) -> str:
    """What the formula gives before any review."""
    found = []
    for element in weakest_first(content.run, content.ruleset):
        verdicts = verdicts_on(content.run, element.id)
        found.append((sum(verdict.gap for verdict in verdicts), len(verdicts), element.name))
    found.sort(key=lambda each: -each[0])
    items = [f"{name}（{units}个单位中有{gaps}个）" for gaps, units, name in found[:told] if gaps]
    return f"主要问题：缺项较集中的是{'、'.join(items)}。" if items else "没有缺项。"
