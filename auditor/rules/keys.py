"""The one table of the keys of an element in the rule files, in the order in which every element has them.

Made from it: the loader, the schema for editors, the skeleton of a new element, what explains an element, what tells of changes, the
columns of the Excel sheets, and the table of keys in docs/规则编写.md. A new key is a row here, a field of `Element` unless it holds
wordings, and its meaning in `judging/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from auditor.model import Level


class Sort(Enum):
    """What sort of value stands under a key."""

    TEXT = auto()
    NUMBER = auto()
    COUNT = auto()  # a whole number
    MARKED = auto()  # a whole number, `most` or `all`
    TRUTH = auto()
    LEVEL = auto()  # the id of a level
    ROLE = auto()  # the role of a section
    ROLES = auto()
    KINDS = auto()  # kinds of unit
    TEXTS = auto()  # compared with folded text
    WORDINGS = auto()
    BY_KIND = auto()  # by kind of unit, a mapping of `keys`
    THRESHOLD = auto()  # a mapping of `keys`: how many items, how many of them with a mark
    GROUP = auto()  # a mapping of `keys`
    GROUPS = auto()  # a list of such mappings
    # Only of a check of the text (`flaws/keys.py`).
    HOW = auto()  # a way of checking
    TONE = auto()
    YEARS = auto()  # the first and the last year: 2021-2025
    SIGNS = auto()  # marks, as they are written
    ENDS = auto()  # by the ending of a name, a list of wordings
    SUPPLY = auto()  # where a number comes from; only of what is scored beside the elements (`scoring/keys.py`)


LISTS = frozenset({Sort.ROLES, Sort.KINDS, Sort.TEXTS, Sort.WORDINGS, Sort.GROUPS})
ONE_LINE = frozenset({Sort.ROLES, Sort.KINDS, Sort.TEXTS})  # lists that are written on one line where they are new


class Needed(Enum):
    """Whether an element must have a key, as the handbook says it."""

    NO = ""
    YES = "是"
    UNLESS_COUNTED = "是*"


# How a meaning is told where the value is written in YAML.
_IN_YAML = {
    Sort.TRUTH: "写 true：{}",
    Sort.MARKED: "{}：数字，或 most（过半）、all（每条）；不写为 0",
    Sort.LEVEL: "{}：missing 缺失、planned 仅有打算或自述不足、mentioned 一般提及、acted 有具体举措、evidenced 有成效佐证"
    "，写代号或中文名称都行",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. Of a number, `between` are the least and the most that it may be; of a group, `keys` are those within it.

    In Chinese: `title` is what the key is called where changes are told, `hint` what it means, `more` what the handbook and editors add,
    `explained` how its value is told of an element ("{}" the value; "" where it is not told). `sample` is what a new element has behind
    the colon, with {id}, {body} (the role of a thematic section), {kinds} and {kind} (the first of them) to be filled in. `column` is the
    title of its Excel column (`title` where it is ""), `width` the column's width in characters; 0 where it has no column.

    Of wordings, `earns` is the level that one is worth, None where it earns nothing; one that `needs_topic` earns it only with a topic
    that owns it; those of a key that `takes` lower or refuse what the others earn.
    """

    name: str
    sort: Sort
    title: str
    hint: str
    more: str = ""
    explained: str = ""
    sample: str = ""
    column: str = ""
    width: float = 0
    needed: Needed = Needed.NO
    between: tuple[float, float] = (0, 100)
    keys: tuple[Key, ...] = ()
    earns: Level | None = None
    needs_topic: bool = False
    takes: bool = False

    @property
    def meaning(self) -> str:
        """What the key means, to those who write YAML."""
        return _IN_YAML.get(self.sort, "{}").replace("{}", self.hint)


def _threshold(name: str, level: str, column: str) -> Key:
    """What an element judged by counting needs for a level; `column` begins the titles of the columns."""
    items = Key(
        name="items", sort=Sort.COUNT, title="条数", hint="至少几条", between=(1, 99), needed=Needed.YES,
        column=f"{column}条数", width=8,
    )  # fmt: skip
    marked = Key(
        name="marked", sort=Sort.MARKED, title="带标志的条数", hint="其中几条带标志", between=(0, 99),
        column=f"{column}带标志", width=8,
    )  # fmt: skip
    return Key(
        name=name, sort=Sort.THRESHOLD, title=level, hint=f"够几条算{level}",
        more="{items: 至少几条, marked: 其中几条带标志}，marked 写数字、most（过半）或 all（每条），不写为 0",
        explained=f"    {level}：{{}}", needed=Needed.YES, keys=(items, marked),
    )  # fmt: skip


_OF_KIND = (
    Key(name="points", sort=Sort.NUMBER, title="分值", hint="对这一类单位的满分"),
    Key(name="off", sort=Sort.TRUTH, title="停用", hint="对这一类单位不适用"),
)
_COUNTING = (
    Key(
        name="roles", sort=Sort.ROLES, title="部分", hint="数哪些部分（sections.yaml 里的名称）的条数",
        explained="\n按“{}”部分的条数判定：", needed=Needed.YES, column="计数部分(roles)", width=12,
    ),
    Key(
        name="heading", sort=Sort.ROLE, title="标题", hint="写上后，只有这一部分的标题才算一般提及",
        more="不写则有一条就算", explained="    只有“{}”的标题而没有内容：一般提及", column="计数标题(heading)", width=10,
    ),
    _threshold("acted", "有具体举措", "举措"),
    _threshold("evidenced", "有成效佐证", "佐证"),
    Key(
        name="figures", sort=Sort.TEXTS, title="数字的单位（figures）", hint="标志：带这些单位的数字的一条也算带标志",
        explained="\n标志之一，带以下单位的数字：\n    {}", column="计数数字单位(figures)", width=16,
    ),
    Key(
        name="marks", sort=Sort.WORDINGS, title="标志", hint="标志：带这些说法的一条算带标志",
        explained="\n标志：\n    {}", column="计数标志(marks)", width=26,
    ),
    Key(
        name="closing", sort=Sort.WORDINGS, title="收尾句", hint="没有这一部分时，写在别处也算一般提及的收尾句",
        explained="\n没有这一部分时，以下句子算一般提及：\n    {}", column="收尾句(closing)", width=20,
    ),
)  # fmt: skip
_STEPS = (
    Key(
        name="acted", sort=Sort.TEXT, title="缺举措", hint="一般提及时，还没有写明的做法", more="例如：聘请了谁、参与了什么",
        explained="\n只是一般提及时，告诉单位没有写明：\n    {}", column="缺举措时(steps)", width=26,
    ),
    Key(
        name="evidenced", sort=Sort.TEXT, title="缺佐证", hint="有具体举措时，还没有写明的可核对的内容",
        more="例如：审查合同的份数", explained="\n有具体举措时，告诉单位没有写明：\n    {}", column="缺佐证时(steps)", width=26,
    ),
)  # fmt: skip
_EXAMPLES = (
    Key(name="level", sort=Sort.LEVEL, title="等次", hint="应判的等次", needed=Needed.YES, width=18),
    Key(
        name="section", sort=Sort.ROLE, title="所在部分", hint="放在哪一部分下（sections.yaml 里的名称）；不写为举措成效",
        column="部分", width=12,
    ),
    Key(
        name="text", sort=Sort.TEXT, title="文字", hint="例句；rules test 把它当作一份报告来判", needed=Needed.YES, width=70,
    ),
    Key(
        name="known_miss", sort=Sort.TRUTH, title="明知判不对", hint="明知现在判不对，不算失败",
        column="明知判不对(known_miss)", width=12,
    ),
)  # fmt: skip

KEYS = (
    Key(
        name="id", sort=Sort.TEXT, title="编号", hint="编号：英文小写字母和横线，不可重复，定下以后不要改",
        more="改了就成了另一个要素", sample="{id}", width=20, needed=Needed.YES,
    ),
    Key(
        name="name", sort=Sort.TEXT, title="名称", hint="名称，评分表和网页上显示",
        sample="请写名称（{id}）", width=20, needed=Needed.YES,
    ),
    Key(
        name="basis", sort=Sort.TEXT, title="依据", hint="依据：纲要或督察规定的哪一条",
        sample="请写依据，例如《纲要》（十）", width=16, needed=Needed.YES,
    ),
    Key(
        name="kinds", sort=Sort.KINDS, title="单位类别",
        hint="适用的单位类别（units.yaml 里的）；不适用的单位，分值按比例分给其余要素",
        sample="[{kinds}]", column="适用单位", width=11, needed=Needed.YES,
    ),
    Key(
        name="points", sort=Sort.NUMBER, title="分值", hint="满分。全部要素合计 100",
        sample="0", width=7, needed=Needed.YES,
    ),
    Key(
        name="by_kind", sort=Sort.BY_KIND, title="分类单列", hint="某一类单位另定分值，或不适用",
        more="键是 kinds 里的类别：{街道: {points: 1}, 部门: {off: true}} 即街道 1 分、部门不考核；只能写 points 和 off",
        sample="{{kind}: {points: 0}}", column="分类单列(by_kind)", width=12, keys=_OF_KIND,
    ),
    Key(
        name="off", sort=Sort.TRUTH, title="停用", hint="停用这个要素，内容留着", more="停用的不评分，也不列出",
        sample="false", column="停用(off)", width=7,
    ),
    Key(
        name="scored_by", sort=Sort.TEXT, title="评分责任单位", hint="由哪个科室（部门）评这个要素；不写不分工",
        explained="评分责任单位：{}", sample="法制科", column="评分责任单位(scored_by)", width=12,
    ),
    Key(
        name="home", sort=Sort.ROLE, title="专讲它的部分（home）",
        hint="专讲本要素的部分（sections.yaml 里的名称）；在那里做法不必有名称",
        sample="{body}", column="专讲部分(home)", width=12,
    ),
    Key(
        name="advice", sort=Sort.TEXT, title="整改建议", hint="给单位的整改建议",
        more="{主要负责人} 这样的称呼，按单位类别换成 units.yaml 里 appellations 写的",
        sample="请写整改建议。", column="整改建议(advice)", width=34, needed=Needed.YES,
    ),
    Key(
        name="steps", sort=Sort.GROUP, title="还要写明什么",
        hint="差一步时告诉单位还没有写明什么；不写就用下面的说法拼成一句",
        more="接在“没有写明”后面读得通；可以写 {主要负责人} 这样的称呼",
        sample="{acted: 聘请了谁、参与了什么, evidenced: 审查合同的份数}", keys=_STEPS,
    ),
    Key(
        name="topic", sort=Sort.WORDINGS, title="字样（topic）",
        hint="名称：出现它就算一般提及。至少一条（用 counting 的要素不写）",
        explained="\n以下字样算提到了这个要素：\n    {}",
        sample="\n  - {id}", column="名称说法(topic)", width=34, needed=Needed.UNLESS_COUNTED, earns=Level.MENTIONED,
    ),
    Key(
        name="acted", sort=Sort.WORDINGS, title="做法（acted）",
        hint="做法：要和名称连着才算，所以可以写短动词；算有具体举措",
        explained="\n提到之后，同一分句或同一句后面的分句里有以下做法，算有具体举措：\n    {}",
        sample="[聘请, 参与…决策]", column="举措说法(acted)", width=34, earns=Level.ACTED, needs_topic=True,
    ),
    Key(
        name="acted_alone", sort=Sort.WORDINGS, title="做法（acted_alone）",
        hint="不必有名称也算做法的说法，要写得足够具体", more="例如：未发生行政诉讼",
        explained="\n以下说法本身就算有具体举措：\n    {}",
        sample="[购买律师服务]", column="独立举措(acted_alone)", width=30, earns=Level.ACTED,
    ),
    Key(
        name="evidenced", sort=Sort.WORDINGS, title="佐证（evidenced）", hint="本身就算有成效佐证的说法，不必有名称",
        explained="\n以下说法本身就算有成效佐证：\n    {}",
        sample="[与…律师事务所签约]", column="佐证说法(evidenced)", width=30, earns=Level.EVIDENCED,
    ),
    Key(
        name="none_happened", sort=Sort.TEXTS, title="没有发生的事（none_happened）",
        hint="没有发生就是成绩的事：“未发生……”“……为零”算有具体举措，写明全年或零件的算有成效佐证",
        more="各种说法照 vocabulary.yaml 的 none_happened、none_all_year，〇〇 处换成这里的每一项",
        explained="\n没有发生以下事情（未发生、没有、零……），算有具体举措；写明全年的，算有成效佐证：\n    {}",
        sample="[行政诉讼]", column="没有发生(none_happened)", width=18,
    ),
    Key(
        name="figures", sort=Sort.TEXTS, title="数字的单位（figures）",
        hint="算数的单位：件、份、次",
        more="百分号要加引号写成 '%'。取最长的单位：“420人次”的单位是“人次”不是“人”，要算就得写上；"
        "“余”“多”不用写，“12余件”写“件”即可",
        explained="\n带以下单位的数字，离它最近、说在前面的要素是本要素的，算有成效佐证：\n    {}",
        sample="[名, 件, '%']", column="数字单位(figures)", width=16,
    ),
    Key(
        name="weak", sort=Sort.WORDINGS, title="至多一般提及的说法（weak）",
        hint="至多算一般提及的说法；压住的名称也不再带做法和数字",
        explained="\n以下说法至多算一般提及：\n    {}",
        sample="[一村一法律顾问]", column="只算提及(weak)", width=26, earns=Level.MENTIONED, takes=True,
    ),
    Key(
        name="excluded", sort=Sort.WORDINGS, title="排除的说法（excluded）",
        hint="不是本要素的说法；与它重叠的命中一律不算", more="只对本要素不算",
        explained="\n以下说法不是这个要素，不算：\n    {}",
        sample="[企业法律顾问]", column="排除(excluded)", width=26, takes=True,
    ),
    Key(
        name="not_subject", sort=Sort.WORDINGS, title="别的主体（not_subject）",
        hint="别人（企业、学校）：同一分句里在它后面的做法不算，名称至多算一般提及",
        explained="\n由以下主体所做的，不算：\n    {}",
        sample="[村委会]", column="主语排除(not_subject)", width=18, takes=True,
    ),
    Key(
        name="counting", sort=Sort.GROUP, title="按条数判定",
        hint="按条数判定（报告本身的四个部分用），写了它就不写 topic",
        explained="{}", sample="{roles: [{body}], acted: {items: 3}, evidenced: {items: 3, marked: most}}", keys=_COUNTING,
    ),
    Key(
        name="examples", sort=Sort.GROUPS, title="例句", hint="例句，即测试：该中的和不该中的都要有", needed=Needed.YES,
        sample="\n  - {level: mentioned, text: 请换成一句提到{id}的话。}\n  - {level: missing, text: 请换成一句不该算的话。}",
        keys=_EXAMPLES,
    ),
)  # fmt: skip

WORDING_KEYS = tuple(key for key in KEYS if key.sort is Sort.WORDINGS)
REQUIRED = tuple(key.name for key in KEYS if key.needed is Needed.YES)


def every_key(keys: Sequence[Key] = KEYS, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Key]]:
    """The keys and those within their groups, each after the key that holds it, with the path of keys that leads to it."""
    for key in keys:
        path = (*above, key.name)
        yield path, key
        yield from every_key(key.keys, path)
