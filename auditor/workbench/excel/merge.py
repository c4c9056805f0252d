"""What a rulebook changed against the ruleset it was exported from, laid over the ruleset that is to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.text.fold import fold
from auditor.workbench.excel.columns import Column, Form, same, shown, value_in
from auditor.workbench.excel.reading import CellPlace, Problem, Row
from auditor.yamlfile.trees import Value, pruned

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The state of one import: the labels of the levels by id, the ids by folded label, all problems found so far, and the cell
    that each value came from (keys: the id of the element or `ruleset.yaml`, then the path of the value)."""

    labels: Mapping[str, str]
    ids: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    places: dict[Key, CellPlace] = field(default_factory=dict)

    def fail(self, place: CellPlace, message: str, hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(place, message, hint))

    def leaf(self, row: Row, column: Column, key: Key, base: Value, target: Value) -> Value:
        """The value that a cell gives: that of the target where the cell still reads as the base does, or there is none."""
        if not row.has(column):
            return target
        self.places[key] = row.place(column)
        unchanged = same(column.form, row.text(column), shown(column.form, base, self.labels))
        if unchanged and (base or not column.needed):
            return target
        told = len(self.problems)
        value = self.new(row, column)
        if len(self.problems) > told:
            return target
        if isinstance(value, Mapping) and isinstance(target, Mapping):
            value = {**dict.fromkeys(target, ""), **value}  # what is left out goes
        if pruned(target) not in (pruned(base), pruned(value)):
            was = shown(column.form, target, self.labels).replace("\n", "、") or "空的"
            self.fail(row.place(column), f"规则里的这一项也已经改过，现在是“{was}”", "核对后重新导出，在新的工作簿上改")
            return target
        return value

    def new(self, row: Row, column: Column) -> Value:
        """The value of a cell that was edited or is new; problems of the cell itself are noted."""
        text = row.text(column)
        if row.is_date(column) and column.form is not Form.DATE:
            self.fail(row.place(column), "这一格被 Excel 当成了日期", "把这一格的格式设为“文本”，再写一遍")
            return text
        value = value_in(column.form, text, self.ids)
        if column.needed and not value:
            if value is None:
                options = self.labels.values()
                self.fail(row.place(column), f"“{text}”不是等次", f"可填：{'、'.join(options)}")
            else:
                self.fail(row.place(column), f"“{column.title}”是空的", "补写内容")
        elif value is None:
            self.fail(row.place(column), f"“{text}”看不懂", column.hint)
        return "" if value is None else value


def ids_by_label(*labels: Mapping[str, str]) -> dict[str, str]:
    """The ids of the levels by folded label and by themselves; the first labels count before later ones."""
    found: dict[str, str] = {}
    for each in labels:
        for level, label in each.items():
            found.setdefault(fold(label), level)
            found.setdefault(fold(level), level)
    return found
