"""The names that the template of a bulletin may use."""

from __future__ import annotations

from auditor.output.letter.fields import Fields

TEXTS = (
    "文号",
    "县名",
    "年度",
    "文种",
    "用语",
    "应报数",
    "已报数",
    "未报数",
    "待核数",
    "评分数",
    "平均分",
    "最高分",
    "最低分",
    "等级分布",
    "扣分份数",
    "加分份数",
    "红线份数",
    "合成部分",
    "未定份数",
    "上年可比数",
    "上年平均分",
    "本年平均分",
    "上升数",
    "下降数",
    "持平数",
    "规则不同数",
    "必改数",
    "请核数",
    "有问题数",
    "最高等次",
    "次高等次",
    "缺项等次",
    "规则名称",
    "时限",
    "联系人",
    "落款",
)
_TIMING = ("序号", "单位", "情况")
LISTS = {
    "类别情况": ("类别", "应报数", "已报数", "评分数", "平均分", "最高分", "最低分", "等级分布"),
    "等级": ("等级", "份数"),
    "文字问题": ("序号", "问题", "必改数", "请核数", "份数"),
    "逾期报送": _TIMING,
    "迟公开": _TIMING,
    "未报送": ("序号", "单位", "类别"),
    "待核单位": ("序号", "单位", "类别", "说明"),
    "未能读取": ("序号", "文件", "原因"),
    "未评分": ("序号", "文件", "原因"),
    "年度不符": ("序号", "单位", "年度"),
    "一览": ("序号", "类别", "单位", "得分", "等级", "名次", "缺项数", "可加强数", "必改数", "请核数", "加分", "扣分"),
    "要素情况": ("序号", "部分", "要素", "适用数", "佐证数", "举措数", "可加强数", "缺项数"),
}
LISTED, LAST_YEAR, OTHER_RULES, NOT_SCORED = "名单", "上年", "规则不同", "报送问题"
SCORING, PARTS, OPEN = "加扣分", "合成", "未定"  # what more than the elements makes the scores


def _chapter(name: str, members: tuple[str, ...], **lists: tuple[str, ...]) -> Fields:
    """A chapter whose texts bear its name; each of them, and each list in it, may be asked for as a condition."""
    texts = tuple(f"{name}.{member}" for member in members)
    return Fields(texts, lists, (*texts, *lists))


CHAPTERS = {
    "类别": _chapter(
        "类别",
        ("名称", "份数", "平均分", "最高分", "最低分", "等级分布"),
        名次=("名次", "单位", "得分", "等级", "缺项数", "加分", "扣分"),
    ),
    "做得好": _chapter("做得好", ("序号", "要素", "依据", "适用数", "份数", "占比", "引文", "单位")),
    "普遍问题": _chapter(
        "普遍问题",
        (
            "序号",
            "要素",
            "依据",
            "建议",
            "适用数",
            "缺项数",
            "可加强数",
            "缺项单位",
            "可加强单位",
            "引文",
            "单位",
        ),
    ),
}
FIELDS = Fields(
    TEXTS, LISTS, (*LISTS, *CHAPTERS, LISTED, LAST_YEAR, OTHER_RULES, NOT_SCORED, SCORING, PARTS, OPEN), CHAPTERS
)
