"""The table of the keys of a check in `checks.yaml`, and of the ways of checking with the keys that each of them takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from auditor.rules.flaws.types import EXAMPLE_NEIGHBOUR, EXAMPLE_TITLE
from auditor.rules.keys import Key, Needed, Sort


class How(NamedTuple):
    """A way of checking: what it does, the keys of its own that it takes, and the names that its message may hold between braces."""

    meaning: str
    keys: tuple[str, ...]
    names: tuple[str, ...]
    silent: bool = True  # whether its examples must show what it does not fire on, too


HOWS: Mapping[str, How] = {
    "words": How("出现 find 里的说法", ("find", "excepted", "unless"), ("原文",)),
    "calls": How("用了别类单位的自称（ends 里按本单位名称末尾列出）", ("ends", "unless"), ("原文", "单位")),
    "other_unit": How("标题、导语、落款里写的是别的单位", ("find", "unless"), ("原文", "单位")),
    "years_disagree": How("标题、导语、落款的年份对不上", ("find",), ("原文", "年度")),
    "year_in_text": How("讲成效的文字里写了别的年份", ("unless",), ("原文", "年度")),
    "event_date": How("判定所依据的事发生在别的年份", ("unless",), ("原文", "年度", "要素")),
    "lapsed": How("书名号里是名单 laws.yaml 上已失效、更名的文件", ("unless",), ("原文", "失效", "应为")),
    "ahead": How("书名号里是名单 laws.yaml 上报告年度之后才有的文件", ("unless",), ("原文", "施行")),
    "dated_term": How("出现名单 terms.yaml 上已经更名、过时的叫法", ("unless",), ("原文", "失效", "应为")),
    "more_than_all": How("办成的比收到的多（pairs 里成对列出）", ("pairs", "unless"), ("原文", "部分", "总数")),
    "rate": How("比率与它的两个数对不上（pairs 里成对列出）", ("pairs", "unless"), ("原文", "比率", "应为")),
    "two_figures": How(
        "同一件事前后两个数（带 find 里的说法的句子才比）", ("find", "unless", "excepted"), ("原文", "前", "后")
    ),
    "repeated": How("一段话出现两次（least 个字以上）", ("least", "excepted"), ("原文", "字数")),
    "numbering": How("标题的序号跳号、重号", (), ("原文", "应为")),
    "signs": How("连用了 signs 里的标点", ("signs",), ("原文",)),
    "brackets": How("括号、书名号、引号不成对", (), ("原文",)),
    "half_width": How("汉字之间用了 signs 里的半角标点", ("signs",), ("原文",)),
    "parts": How("缺少 roles 里的部分", ("roles",), ("缺少",)),
    "length": How("正文少于 least 个字", ("least",), ("字数", "至少"), silent=False),  # would be as long
}

_PAIR = (
    Key(name="whole", sort=Sort.WORDINGS, title="总数", hint="总数的说法：受理、排查", needed=Needed.YES),
    Key(name="part", sort=Sort.WORDINGS, title="部分", hint="其中一部分的说法：办结、化解", needed=Needed.YES),
    Key(name="rate", sort=Sort.WORDINGS, title="比率", hint="两者之比的说法：办结率（how 是 rate 时写）"),
)
_EXAMPLES = (
    Key(name="fires", sort=Sort.TRUTH, title="应当报出", hint="应当报出写 true，不应当写 false", needed=Needed.YES, width=10),
    Key(name="text", sort=Sort.TEXT, title="文字", hint="例句；rules test 把它当作一份报告的正文来查", needed=Needed.YES, width=70),
    Key(
        name="title", sort=Sort.TEXT, title="标题", hint=f"报告的标题，不写就是“{EXAMPLE_TITLE}”",
        more=f"另有一个单位也报了，叫{EXAMPLE_NEIGHBOUR}", width=36,
    ),
)  # fmt: skip

CHECK_KEYS = (
    Key(name="id", sort=Sort.TEXT, title="编号", hint="编号：英文小写字母和横线，不可重复，定下以后不要改", width=20, needed=Needed.YES),
    Key(name="name", sort=Sort.TEXT, title="名称", hint="名称，评分表和网页上显示", width=22, needed=Needed.YES),
    Key(name="how", sort=Sort.HOW, title="查法", hint="怎样查，见下表", width=16, needed=Needed.YES),
    Key(name="tone", sort=Sort.TONE, title="性质", hint="必改、请核或提示；提示只在网页和评分表里，不进反馈函", width=8, needed=Needed.YES),
    Key(name="off", sort=Sort.TRUTH, title="停用", hint="停用这一项检查，内容留着", width=8),
    Key(name="source", sort=Sort.TEXT, title="依据", hint="依据：法律、国标、政策或实务", width=22, needed=Needed.YES),
    Key(name="years", sort=Sort.YEARS, title="适用年度", hint="适用哪些年度的报告，例如 2021-2025；不写都适用", width=12),
    Key(name="deduction", sort=Sort.NUMBER, title="扣分", hint="每个问题扣几分（原文相同的算一个，不论几处）；不写为 0", width=8),
    Key(
        name="message", sort=Sort.TEXT, title="说明", hint="告诉人哪里不对，一句话",
        more="{原文} 换成原文；各种查法还可以用的名称见下表", width=46, needed=Needed.YES,
    ),
    Key(name="suggestion", sort=Sort.TEXT, title="建议", hint="告诉人怎样改，一句话", width=46, needed=Needed.YES),
    Key(name="find", sort=Sort.WORDINGS, title="要找的说法", hint="要找的说法", column="要找的说法(find)", width=40),
    Key(name="excepted", sort=Sort.WORDINGS, title="不算的说法", hint="不算的说法；与它重叠的不报", column="不算(excepted)", width=30),
    Key(name="unless", sort=Sort.WORDINGS, title="不查的句子", hint="有这些说法的句子不查", column="不查的句子(unless)", width=30),
    Key(
        name="ends", sort=Sort.ENDS, title="按单位名称末尾", hint="键是本单位名称的末尾，值是它不该用的自称",
        more="例如 {局: [我镇, 我乡]}",
    ),
    Key(name="pairs", sort=Sort.GROUPS, title="成对的说法", hint="成对的说法，一个是总数，一个是其中的部分", keys=_PAIR),
    Key(name="signs", sort=Sort.SIGNS, title="标点", hint="标点，要加引号", width=20),
    Key(name="roles", sort=Sort.ROLES, title="部分", hint="应有的部分（sections.yaml 里的名称）", width=20),
    Key(name="least", sort=Sort.COUNT, title="字数", hint="至少多少字", between=(0, 100000), width=8),
    Key(name="examples", sort=Sort.GROUPS, title="例句", hint="例句，即测试：该报的和不该报的都要有", needed=Needed.YES, keys=_EXAMPLES),
)  # fmt: skip

OWN_KEYS = frozenset(key for how in HOWS.values() for key in how.keys)  # keys that belong to some ways of checking only
