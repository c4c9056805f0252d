"""The sheets of a rulebook, their columns, and how a value reads in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isfinite

from auditor.rules.chain import LEDGER, SCORING
from auditor.rules.flaws.keys import CHECK_KEYS
from auditor.rules.keys import KEYS, Key, Needed, Sort, every_key
from auditor.rules.scoring.keys import LEDGER_KEYS, SCORING_KEYS
from auditor.rules.scoring.words import SUPPLY_NAMES
from auditor.text.fold import fold
from auditor.yamlfile.file import RAW, WHY
from auditor.yamlfile.trees import Value, value_at

ABOUT, ELEMENT_SHEET, EXAMPLE_SHEET, LEVEL_SHEET, OPTIONS = "说明", "要素", "示例", "等次与等级", "选项"
BONUS_SHEET, FIGURE_SHEET = "加分级别", "台账数字"
CHECK_SHEET, LAW_SHEET, TERM_SHEET = "文本检查", "法规名单", "叫法名单"  # to look things up, not to edit them
CELL_LIMIT = 32_767  # UTF-16 units
_YES, _OFF = "是", "停用"
_MARKED = {"most": "过半", "all": "每条"}
_SUPPLIES = {supply.value: name for supply, name in SUPPLY_NAMES.items()}
_KIND = re.compile(r"(.+?)\s*[=＝:：]\s*(.+)")
_REASONED = re.compile(rf"(/.+/)\s*{WHY}\s*[:：]\s*(.+)")
_BETWEEN = re.compile(r"[、，,;；\s]+")
_BETWEEN_ENTRIES = re.compile(r"\s*[、，,;；\n]\s*")
# What Excel cannot hold or shows as nothing; a cell and what was written into it are compared without it.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ufffe\uffff]")


class Form(StrEnum):
    """How a value reads in a cell."""

    TEXT = "text"
    NUMBER = "number"
    WORDINGS = "wordings"  # one a line
    WORDS = "words"  # 、 between them
    LEVEL = "level"  # its label
    MARKED = "marked"  # 过半, 每条 or a number
    YES = "yes"  # 是 or nothing
    BY_KIND = "by_kind"  # a kind a line, with its points or 停用
    DATE = "date"  # month and day
    SUPPLY = "supply"  # where a number comes from; by hand where nothing is said


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `path` are the keys that lead to its value, `options` the choices of its drop-down list."""

    title: str
    path: tuple[str, ...]
    form: Form
    width: float
    hint: str
    needed: bool = False
    options: str = ""


# How a value of each sort reads in a cell, what tells so, and the choices of the drop-down list.
_CELLS = {
    Sort.NUMBER: (Form.NUMBER, "", ""),
    Sort.COUNT: (Form.NUMBER, "", ""),
    Sort.MARKED: (Form.MARKED, "写数字、过半或每条", "marked"),
    Sort.TRUTH: (Form.YES, "填“是”", "yes"),
    Sort.LEVEL: (Form.LEVEL, "", "levels"),
    Sort.ROLE: (Form.TEXT, "", "roles"),
    Sort.ROLES: (Form.WORDS, "几个之间用顿号或逗号分开", ""),
    Sort.KINDS: (Form.WORDS, "几个之间用顿号或逗号分开", "kinds"),
    Sort.TEXTS: (Form.WORDS, "几个之间用顿号或逗号分开", ""),
    Sort.WORDINGS: (Form.WORDINGS, "一行一条", ""),
    Sort.SIGNS: (Form.WORDINGS, "一行一个", ""),
    Sort.SUPPLY: (Form.SUPPLY, "填人工、台账或报告", "supplies"),
    Sort.BY_KIND: (Form.BY_KIND, "如 乡镇=5、部门=停用，或者一行一类", ""),
}


def _columns(keys: Sequence[Key]) -> dict[tuple[str, ...], Column]:
    """The columns of some keys and of those in their groups, by the path of keys."""
    found = {}
    for path, key in every_key(keys):
        if key.width:
            form, told, options = _CELLS.get(key.sort, (Form.TEXT, "", ""))
            hint = "".join(f"{text}。" for text in (key.hint, told) if text)
            needed = key.needed is Needed.YES and path == (
                key.name,
            )  # what a group needs, an element without it does not
            found[path] = Column(key.column or key.title, path, form, key.width, hint, needed, options)
    return found


def _dated(name_title: str) -> tuple[Column, ...]:
    """The columns of a list of dated names."""
    return (
        Column(name_title, ("name",), Form.TEXT, 40, "名称。"),
        Column("开始(from)", ("from",), Form.TEXT, 12, "施行的第一天。"),
        Column("有效到(until)", ("until",), Form.TEXT, 12, "有效的最后一天；空着的仍然有效。"),
        Column("现为(successor)", ("successor",), Form.TEXT, 40, "由什么替代、现在叫什么。"),
        Column("查自(source)", ("source",), Form.TEXT, 50, "在哪里查到的。"),
    )


_OF_ELEMENTS = _columns([key for key in KEYS if key.sort is not Sort.GROUPS])
_OF_EXAMPLES = _columns(next(key.keys for key in KEYS if key.sort is Sort.GROUPS))
ELEMENT_COLUMNS, EXAMPLE_COLUMNS = tuple(_OF_ELEMENTS.values()), tuple(_OF_EXAMPLES.values())
ID, POINTS, TEXT = _OF_ELEMENTS["id",], _OF_ELEMENTS["points",], _OF_EXAMPLES["text",]
PART = Column(
    "所在文件", (), Form.TEXT, 18, "elements 文件夹里的哪个文件，即纲要的哪一部分。新要素从下拉列表里选。", True, "parts",
)  # fmt: skip
EXAMPLE_OF = Column("要素编号", (), Form.TEXT, 20, "哪个要素的例句。", True, "ids")
NAME_OF = Column("要素名称", (), Form.TEXT, 18, "由编号得出，不必填，导入时不看。")
SOURCE = Column("来源", (), Form.TEXT, 8, "这一行来自哪里；本县改的、加的，格子有底色。不必填，导入时不看。")

ITEM = Column("项目", (), Form.TEXT, 12, "这一行是什么，从下拉列表里选。", True, "items")
LEVEL_ID = Column("等次代号", (), Form.TEXT, 12, "五个等次的代号，不要改动。")
NAME = Column("名称或日期", (), Form.TEXT, 24, "等次、等级的名称；达标线写等次的名称；报送期限写月-日，如 03-31。")
DAYS = Column("逾期天数", ("days",), Form.NUMBER, 10, "逾期满几天起扣分。")
NUMBER = Column("数值", (), Form.NUMBER, 10, "等次写得分比例（0 到 1），等级写最低分，逾期扣分写扣几分。")
LEVEL_COLUMNS = (ITEM, LEVEL_ID, NAME, DAYS, NUMBER)


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet with a row for each member of a list in a file that is not of the elements: `path` are the keys that lead to the list; what
    stands in the first of the columns is what a row is known by."""

    sheet: str
    file: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]


def _listed(sheet: str, file: str, *path: str) -> Listed:
    keys: Sequence[Key] = {SCORING: SCORING_KEYS, LEDGER: LEDGER_KEYS}[file]
    for name in path:
        keys = next(key.keys for key in keys if key.name == name)
    choices = {"grade": "grades", "figure": "figures", "element": "ids"}
    columns = (replace(each, options=choices.get(key[0], each.options)) for key, each in _columns(keys).items())
    return Listed(sheet, file, path, tuple(columns))


CAP_ROW = "合计封顶"  # the row of the sheet of bonus levels that is about all of them
BONUS_CAP = Column("加分", ("cap",), Form.NUMBER, 8, "合计最多几分。")
BONUS_BODY = Column("评分责任单位", ("scored_by",), Form.TEXT, 14, f"加分由哪个科室（部门）评。只在“{CAP_ROW}”一行写。")
_LEVELS = _listed(BONUS_SHEET, SCORING, "bonus", "levels")
LISTED = (
    _listed("扣分项", SCORING, "deductions"),
    replace(_LEVELS, columns=(*_LEVELS.columns, BONUS_BODY)),
    _listed("红线", SCORING, "red_lines"),
    _listed("总分组成", SCORING, "parts"),
    _listed("小计", SCORING, "subtotals"),
    _listed(FIGURE_SHEET, LEDGER, "figures"),
)
SHEETS = (ELEMENT_SHEET, EXAMPLE_SHEET, LEVEL_SHEET, *(each.sheet for each in LISTED))
COLUMNS = {
    ELEMENT_SHEET: (*ELEMENT_COLUMNS[:2], PART, *ELEMENT_COLUMNS[2:]),
    EXAMPLE_SHEET: (EXAMPLE_OF, NAME_OF, *EXAMPLE_COLUMNS),
    LEVEL_SHEET: LEVEL_COLUMNS,
    **{each.sheet: each.columns for each in LISTED},
}

_OF_CHECKS = _columns([key for key in CHECK_KEYS if key.sort is not Sort.GROUPS])
FOR_READING = {CHECK_SHEET: tuple(_OF_CHECKS.values()), LAW_SHEET: _dated("文件名称"), TERM_SHEET: _dated("叫法")}


def may_be_absent(column: Column) -> bool:
    """Whether a workbook may lack the column, as one does that was written before there was such a key."""
    return not column.needed and column not in (ITEM, LEVEL_ID, NAME, NUMBER)


def shown(form: Form, value: Value, labels: Mapping[str, str]) -> str:
    """A value as it reads in a cell; `labels` are those of the levels, by id."""
    if isinstance(value, tuple):
        return ("\n" if form is Form.WORDINGS else "、").join(map(_member, value))
    if isinstance(value, Mapping):
        return "\n".join(f"{kind}={_of_kind(entry)}" for kind, entry in value.items())
    text = str(value)
    choices: Mapping[Form, Mapping[str, str]] = {
        Form.LEVEL: labels,
        Form.MARKED: _MARKED,
        Form.YES: {"true": _YES, "false": ""},
        Form.SUPPLY: {"": _SUPPLIES["hand"], **_SUPPLIES},
    }
    return choices.get(form, {}).get(text, text)


def same(form: Form, cell: str, written: str) -> bool:
    """Whether a cell still reads as it was written."""
    if form is Form.NUMBER and (one := number(cell)) is not None and (other := number(written)) is not None:
        return one == other
    return _seen(cell) == _seen(written)


def value_in(form: Form, cell: str, ids: Mapping[str, str]) -> Value | None:
    """The value that a cell stands for, None where it is none of the choices; `ids` are those of the levels, by folded label."""
    text = _seen(cell)
    folded = fold(text)
    readers: dict[Form, Callable[[], Value | None]] = {
        Form.WORDINGS: lambda: tuple(_wording(line) for each in text.split("\n") if (line := each.strip())),
        Form.WORDS: lambda: tuple(word for word in _BETWEEN.split(text) if word),
        Form.LEVEL: lambda: ids.get(folded),
        Form.YES: lambda: {_YES: "true", "true": "true", "": "", "否": "", "false": ""}.get(folded.lower()),
        Form.MARKED: lambda: next((key for key, label in _MARKED.items() if label == folded), folded),
        Form.BY_KIND: lambda: _by_kind(text),
        Form.SUPPLY: lambda: {"": "", **{name: key for key, name in _SUPPLIES.items()}}.get(folded),
        Form.NUMBER: lambda: plain(folded),
    }
    return readers[form]() if form in readers else text


def _member(value: Value) -> str:
    """A member of a list; of a raw expression, its reason behind it."""
    return f"{value[RAW]}  {WHY}: {value[WHY]}" if isinstance(value, Mapping) else str(value)


def _wording(line: str) -> Value:
    reasoned = _REASONED.fullmatch(line)
    return {RAW: reasoned[1], WHY: reasoned[2]} if reasoned else line


def _of_kind(entry: Value) -> str:
    return _OFF if value_at(entry, ("off",)) == "true" else str(value_at(entry, ("points",)))


def _by_kind(text: str) -> Value | None:
    found: dict[str, Value] = {}
    for entry in filter(None, _BETWEEN_ENTRIES.split(text)):
        written = _KIND.fullmatch(entry)
        if not written or written[1] in found:
            return None
        off = fold(written[2]) == _OFF
        found[written[1]] = {"points": "" if off else plain(fold(written[2])), "off": "true" if off else ""}
    return found


def number(text: str) -> float | None:
    """The number that a text is, None where it is none."""
    try:
        return float(text)
    except ValueError:
        return None


def plain(text: str) -> str:
    """A number as it is written in a rule file, without the last digits that calculation makes up; any other text as it is."""
    value = number(text)
    if value is None or not isfinite(value):
        return text
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
