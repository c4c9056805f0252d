from datetime import date

import pytest

from auditor.rules import Ruleset
from auditor.rules.flaws.types import Dated, DatedList
from auditor.workbench.explain_check import explain_check, explain_entry


def test_a_check_is_told_with_tone_source_years_wordings_message_and_examples(ruleset: Ruleset) -> None:
    told = "\n".join(explain_check(ruleset.check_of["placeholder"], ruleset))
    for part in (
        "占位符没有填（placeholder）\n依据：实务\n性质：必改　扣分：不扣分　适用年度：不限",
        "查什么：出现 find 里的说法",
        "不算的说法；与它重叠的不报：\n    (X／x)(光／射线)",
        "其中的词组（words.yaml）：\n    〔占位〕XX／",
        "报出时写：“{原文}”是没有填写的占位符。请填写实际的数字、日期或名称。",
        "不应当报出的例句：\n    全年调解矛盾纠纷12件，成功率98%。",
    ):
        assert part in told


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("other-call", "名称以“街道”结尾的单位不该用：\n    我镇、本镇、"),
        ("rate", "总数：立案\n    其中：结案、办结\n    比率：结案率、办结率"),
        ("doubled-marks", "标点，要加引号：。。　，，"),
        ("repeated", "至少多少字：40"),
        ("lapsed-law", "条，2026年"),
        ("law-ahead", "〔乌有镇2021年法治政府建设年度报告〕组织学习"),
    ],
)
def test_each_way_tells_what_it_goes_by(ruleset: Ruleset, check: str, told: str) -> None:
    assert told in "\n".join(explain_check(ruleset.check_of[check], ruleset))


def test_an_entry_of_a_list_is_told_with_its_days_its_successor_and_where_it_was_looked_up() -> None:
    entry = Dated("合同法", None, date(2020, 12, 31), "民法典", "民法典第一千二百六十条")
    assert explain_entry(entry, DatedList(date(2026, 11, 27), (entry,))).splitlines() == [
        "合同法", "开始：没有写", "有效到：2020年12月31日", "现为：民法典", "查自：民法典第一千二百六十条",
        "名单最近一次核对：2026年11月27日",
    ]  # fmt: skip
