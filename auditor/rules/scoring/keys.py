"""The tables of the keys of `scoring.yaml` and `ledger.yaml`."""

from __future__ import annotations

from auditor.rules.keys import Key, Needed, Sort

_FROM = "数值从哪里来：hand 由人填，ledger 取台账，report 取报告；不写为 hand"


def _id(what: str) -> Key:
    return Key(
        name="id", sort=Sort.TEXT, title="编号", hint=f"{what}的编号：英文小写字母和横线，不可重复，定下以后不要改",
        needed=Needed.YES, width=18,
    )  # fmt: skip


def _name(hint: str) -> Key:
    return Key(name="name", sort=Sort.TEXT, title="名称", hint=hint, needed=Needed.YES, width=24)


_SUPPLY = Key(name="from", sort=Sort.SUPPLY, title="数值来源", hint=_FROM, width=9)
_FIGURE = Key(
    name="figure",
    sort=Sort.TEXT,
    title="数字",
    hint="ledger.yaml 里一个数字的编号（from 写 ledger、report 时要写）",
    width=18,
)
_KINDS = Key(name="kinds", sort=Sort.KINDS, title="适用单位", hint="只用于哪些类别的单位；不写都用", width=14)
_BODY = Key(name="scored_by", sort=Sort.TEXT, title="评分责任单位", hint="由哪个科室（部门）评；不写不分工", width=14)

_DEDUCTIONS = (
    _id("扣分项"),
    _name("名称，评分表上显示"),
    _SUPPLY,
    _FIGURE,
    Key(name="below", sort=Sort.NUMBER, title="低于", hint="数值低于它才扣；扣的是差多少", between=(0, 1_000_000), width=8),
    Key(name="per", sort=Sort.NUMBER, title="每一个扣", hint="每一次（件、人、百分点）扣几分；per 和 points 写一个", width=9),
    Key(name="points", sort=Sort.NUMBER, title="一次扣", hint="只要有就一次扣几分", width=8),
    Key(name="cap", sort=Sort.NUMBER, title="最多扣", hint="这一项最多扣几分；不写不封顶", width=8),
    _KINDS,
    _BODY,
)  # fmt: skip
_BONUS = (
    Key(name="cap", sort=Sort.NUMBER, title="加分封顶", hint="加分合计最多几分"),
    Key(
        name="levels", sort=Sort.GROUPS, title="级别", hint="加分的级别；同一事项只算一次，按最高的级别",
        keys=(
            Key(name="name", sort=Sort.TEXT, title="级别", hint="级别的名称：国家级、省级、市级", needed=Needed.YES, width=14),
            Key(name="points", sort=Sort.NUMBER, title="加分", hint="这一级别加几分", needed=Needed.YES, width=8),
        ),
    ),
    _BODY,
)  # fmt: skip
_RED_LINES = (
    _id("红线"),
    _name("名称，评分表上显示"),
    Key(name="grade", sort=Sort.TEXT, title="等级至多", hint="触及后等级至多是哪一级（grades 里的名称）", needed=Needed.YES, width=12),
    _SUPPLY,
    _FIGURE,
    Key(name="at_least", sort=Sort.NUMBER, title="达到", hint="数值达到它算触及；不写为 1", between=(0, 1_000_000), width=8),
    Key(
        name="check", sort=Sort.TEXT, title="文本检查", width=18,
        hint="报告里有这项问题（checks.yaml 的编号，或 late 逾期报送、late_publication 逾期公开）就算触及",
    ),
    _KINDS,
    _BODY,
)  # fmt: skip
_PARTS = (
    _id("组成部分"),
    _name("名称：年度报告、日常工作、实地检查、满意度"),
    Key(name="weight", sort=Sort.NUMBER, title="权重", hint="占总分的百分之几；各部分合计 100", needed=Needed.YES, width=8),
    Key(
        name="from", sort=Sort.SUPPLY, title="分数来源", width=9,
        hint="分数从哪里来：report 是报告本身的得分（只能有一个），hand 由人填，ledger 取台账；不写为 hand",
    ),
    _FIGURE,
    _BODY,
)  # fmt: skip
_SUBTOTALS = (
    _name("小计的名称"),
    Key(name="elements", sort=Sort.TEXTS, title="要素", hint="合在一起的要素（编号）", needed=Needed.YES, width=40),
)

SCORING_KEYS = (
    Key(name="deductions", sort=Sort.GROUPS, title="扣分项", hint="按次数或数字扣分的事项", keys=_DEDUCTIONS),
    Key(name="bonus", sort=Sort.GROUP, title="加分", hint="加分：级别和封顶", keys=_BONUS),
    Key(name="red_lines", sort=Sort.GROUPS, title="红线", hint="触及后等级封顶的事项", keys=_RED_LINES),
    Key(name="parts", sort=Sort.GROUPS, title="总分的组成", hint="总分由哪些部分按权重合成；不写，报告的得分就是总分", keys=_PARTS),
    Key(name="subtotals", sort=Sort.GROUPS, title="小计", hint="哪些要素合在一起小计；不写，按要素所在的部分小计", keys=_SUBTOTALS),
)  # fmt: skip

_FIGURES = (
    _id("数字"),
    Key(name="column", sort=Sort.TEXT, title="台账列名", hint="台账里这一列的标题", needed=Needed.YES, width=24),
    Key(name="element", sort=Sort.TEXT, title="要素", hint="属于哪个要素（编号）", width=18),
    Key(name="said", sort=Sort.WORDINGS, title="报告里的说法", hint="报告里写这个数字的说法，每条要有一个 N", width=50),
    Key(name="none", sort=Sort.WORDINGS, title="没有发生的说法", hint="报告里说一件也没有的说法，当作写了 0", width=40),
)
LEDGER_KEYS = (
    Key(name="figures", sort=Sort.GROUPS, title="台账的数字", hint="本机关按单位掌握的数字", keys=_FIGURES),
    Key(name="other_times", sort=Sort.WORDINGS, title="别的时间", hint="说的是别的时间：从句首到这个数所在的分句里有它，这个数不取"),
    Key(
        name="others", sort=Sort.WORDINGS, title="别的范围",
        hint="说的是别的单位、更大或更小的范围：这个数所在的分句里有它，或前面的分句以它开头，这个数不取",
    ),
    Key(name="about", sort=Sort.WORDINGS, title="约数", hint="与数字连在一起，说明只是约数，不与台账比"),
    Key(name="parts", sort=Sort.WORDINGS, title="其中", hint="说后面的数只是其中一部分；另有总数的，取总数"),
    Key(name="totals", sort=Sort.WORDINGS, title="合计", hint="说这个数是总数；前后写了不同的数，取带它的"),
)  # fmt: skip
