"""The sheets of a rulebook, their columns, and how a value reads in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from auditor.text.fold import fold
from auditor.yamlfile.trees import Value, value_at

ABOUT, ELEMENT_SHEET, EXAMPLE_SHEET, LEVEL_SHEET, OPTIONS = "说明", "要素", "示例", "等次与等级", "选项"
SHEETS = (ELEMENT_SHEET, EXAMPLE_SHEET, LEVEL_SHEET)
CELL_LIMIT = 32_767  # UTF-16 units
_YES, _OFF = "是", "停用"
_MARKED = {"most": "过半", "all": "每条"}
_KIND = re.compile(r"(.+?)\s*[=＝:：]\s*(.+)")
_BETWEEN = re.compile(r"[、，,;；\s]+")
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


ID = Column("编号", ("id",), Form.TEXT, 20, "英文，各不相同。已有的不要改动：改了就成了另一个要素。", needed=True)
PART = Column(
    "所在文件",
    (),
    Form.TEXT,
    18,
    "elements 文件夹里的哪个文件，即纲要的哪一部分。新要素从下拉列表里选。",
    True,
    "parts",
)
POINTS = Column("分值", ("points",), Form.NUMBER, 7, "满分。全部要素合计 100。", needed=True)
ELEMENT_COLUMNS = (
    ID,
    Column("名称", ("name",), Form.TEXT, 20, "要素的名称。", needed=True),
    Column("依据", ("basis",), Form.TEXT, 16, "依据纲要哪一条。", needed=True),
    Column("适用单位", ("kinds",), Form.WORDS, 11, "单位类别，几个之间用顿号分开。", True, "kinds"),
    POINTS,
    Column("分类单列(by_kind)", ("by_kind",), Form.BY_KIND, 12, "某类单位分值不同或不用这个要素：一行一类，如 乡镇=5、部门=停用。"),
    Column("停用(off)", ("off",), Form.YES, 7, "填“是”：不用这个要素，内容留着。", options="yes"),
    Column("专讲部分(home)", ("home",), Form.TEXT, 12, "专讲本要素的部分；在那里做法不必有名称。", options="roles"),
    Column("整改建议(advice)", ("advice",), Form.TEXT, 34, "给单位的整改建议。", needed=True),
    Column("名称说法(topic)", ("topic",), Form.WORDINGS, 34, "说到了本要素的字样，算一般提及。"),
    Column("举措说法(acted)", ("acted",), Form.WORDINGS, 34, "做法，要和名称连着才算，算有具体举措。"),
    Column("独立举措(acted_alone)", ("acted_alone",), Form.WORDINGS, 30, "不必有名称也算做法的说法。"),
    Column("佐证说法(evidenced)", ("evidenced",), Form.WORDINGS, 30, "本身就算有成效佐证的说法。"),
    Column("数字单位(figures)", ("figures",), Form.WORDS, 16, "算数的数字单位，几个之间用顿号分开。"),
    Column("只算提及(weak)", ("weak",), Form.WORDINGS, 26, "至多算一般提及的说法。"),
    Column("排除(excluded)", ("excluded",), Form.WORDINGS, 26, "不是本要素的说法；与它重叠的不算。"),
    Column("主语排除(not_subject)", ("not_subject",), Form.WORDINGS, 18, "别人做的不算：企业、学校等。"),
    Column("计数部分(roles)", ("counting", "roles"), Form.WORDS, 12, "按条数判定的要素：数哪些部分，用顿号分开。"),
    Column("计数标题(heading)", ("counting", "heading"), Form.TEXT, 10, "写上后，只有该部分的标题才算一般提及。", options="roles"),
    Column("举措条数", ("counting", "acted", "items"), Form.NUMBER, 8, "有具体举措：至少几条。"),
    Column("举措带标志", ("counting", "acted", "marked"), Form.MARKED, 8, "其中几条带标志：数字、过半或每条。", options="marked"),
    Column("佐证条数", ("counting", "evidenced", "items"), Form.NUMBER, 8, "有成效佐证：至少几条。"),
    Column("佐证带标志", ("counting", "evidenced", "marked"), Form.MARKED, 8, "其中几条带标志：数字、过半或每条。", options="marked"),
    Column("计数数字单位(figures)", ("counting", "figures"), Form.WORDS, 16, "带这些单位的数字是标志，用顿号分开。"),
    Column("计数标志(marks)", ("counting", "marks"), Form.WORDINGS, 26, "是标志的说法。"),
    Column("收尾句(closing)", ("counting", "closing"), Form.WORDINGS, 20, "写在别处也算一般提及的收尾句。"),
)  # fmt: skip

EXAMPLE_OF = Column("要素编号", (), Form.TEXT, 20, "哪个要素的例句。", True, "ids")
NAME_OF = Column("要素名称", (), Form.TEXT, 18, "由编号得出，不必填，导入时不看。")
TEXT = Column("文字", ("text",), Form.TEXT, 70, "例句。“rules test”把它当作一份报告来判。", needed=True)
EXAMPLE_COLUMNS = (
    Column("等次", ("level",), Form.LEVEL, 18, "应当判成的等次。", True, "levels"),
    Column("部分", ("section",), Form.TEXT, 12, "例句放在报告的哪一部分下；不写为举措成效。", options="roles"),
    TEXT,
    Column("明知判不对(known_miss)", ("known_miss",), Form.YES, 12, "填“是”：现在判不对，不算失败。", options="yes"),
)

ITEM = Column("项目", (), Form.TEXT, 12, "这一行是什么，从下拉列表里选。", True, "items")
LEVEL_ID = Column("等次代号", (), Form.TEXT, 12, "五个等次的代号，不要改动。")
NAME = Column("名称或日期", (), Form.TEXT, 24, "等次、等级的名称；达标线写等次的名称；报送期限写月-日，如 03-31。")
DAYS = Column("逾期天数", ("days",), Form.NUMBER, 10, "逾期满几天起扣分。")
NUMBER = Column("数值", (), Form.NUMBER, 10, "等次写得分比例（0 到 1），等级写最低分，逾期扣分写扣几分。")
LEVEL_COLUMNS = (ITEM, LEVEL_ID, NAME, DAYS, NUMBER)
COLUMNS = {
    ELEMENT_SHEET: (*ELEMENT_COLUMNS[:2], PART, *ELEMENT_COLUMNS[2:]),
    EXAMPLE_SHEET: (EXAMPLE_OF, NAME_OF, *EXAMPLE_COLUMNS),
    LEVEL_SHEET: LEVEL_COLUMNS,
}


def shown(form: Form, value: Value, labels: Mapping[str, str]) -> str:
    """A value as it reads in a cell; `labels` are those of the levels, by id."""
    if isinstance(value, tuple):
        return ("\n" if form is Form.WORDINGS else "、").join(map(str, value))
    if isinstance(value, Mapping):
        return "\n".join(f"{kind}={_of_kind(entry)}" for kind, entry in value.items())
    text = str(value)
    known = {Form.LEVEL: labels, Form.MARKED: _MARKED, Form.YES: {"true": _YES, "false": ""}}.get(form, {})
    return known.get(text, text)


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
        Form.WORDINGS: lambda: tuple(line for each in text.split("\n") if (line := each.strip())),
        Form.WORDS: lambda: tuple(word for word in _BETWEEN.split(text) if word),
        Form.LEVEL: lambda: ids.get(folded),
        Form.YES: lambda: {_YES: "true", "true": "true", "": "", "否": "", "false": ""}.get(folded.lower()),
        Form.MARKED: lambda: next((key for key, label in _MARKED.items() if label == folded), folded),
        Form.BY_KIND: lambda: _by_kind(text),
        Form.NUMBER: lambda: plain(folded),
    }
    return readers[form]() if form in readers else text


def _of_kind(entry: Value) -> str:
    return _OFF if value_at(entry, ("off",)) == "true" else str(value_at(entry, ("points",)))


def _by_kind(text: str) -> Value | None:
    found: dict[str, Value] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        written = _KIND.fullmatch(line)
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
