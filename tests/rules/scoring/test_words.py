"""Rules of `scoring.yaml` told in words."""

from auditor.model import Supply
from auditor.rules.scoring.types import Bonus, BonusLevel, Deduction, Figure, Part, RedLine
from auditor.rules.scoring.words import bonus_words, deduction_words, part_words, red_line_words
from auditor.rules.types import Ruleset

FIGURES = (Figure("lost-cases", "败诉件数"), Figure("rate", "出庭率"))


def test_a_deduction_for_each_event_tells_its_cap_its_figure_its_kinds_and_its_body() -> None:
    rule = Deduction("lost", "败诉", Supply.LEDGER, "lost-cases", per=0.5, cap=2, kinds=("部门",), scored_by="监督科")
    assert (
        deduction_words(rule, FIGURES) == "每 1 次扣 0.5 分，最多扣 2 分；数值取台账“败诉件数”；只用于部门；由监督科评"
    )


def test_a_deduction_without_cap_by_hand_says_both() -> None:
    assert deduction_words(Deduction("c", "投诉", per=0.3), ()) == "每 1 次扣 0.3 分，不封顶；数值由人填写"


def test_a_deduction_below_a_figure_tells_how_far_below_counts() -> None:
    rule = Deduction("rate", "出庭率", Supply.REPORT, "rate", per=0.1, below=90, cap=3)
    told = "低于 90 的，每差 1 扣 0.1 分，最多扣 3 分；数值取报告里写的“出庭率”"
    assert deduction_words(rule, FIGURES) == told


def test_points_at_once_are_told_as_such() -> None:
    assert deduction_words(Deduction("a", "未备案", points=3), ()) == "只要有就扣 3 分；数值由人填写"
    assert deduction_words(Deduction("a", "出庭率", points=3, below=60), ()) == "低于 60 就扣 3 分；数值由人填写"


def test_a_red_line_tells_what_crosses_it_and_the_grade_that_is_left(ruleset: Ruleset) -> None:
    assert (
        red_line_words(RedLine("f", "造假", "不合格", kinds=("乡镇",)), ())
        == "由人认定，等级至多为“不合格”；只用于乡镇"
    )
    by_figure = RedLine("l", "败诉", "合格", Supply.LEDGER, "lost-cases", at_least=2)
    assert red_line_words(by_figure, FIGURES) == "台账“败诉件数”达到 2，或者由人认定，等级至多为“合格”"
    check = ruleset.checks[0]
    late = RedLine("x", "迟报", "良好", check="late")
    assert red_line_words(late, (), ruleset.checks) == "有“逾期报送”的问题，或者由人认定，等级至多为“良好”"
    by_flaw = RedLine("p", "问题", "良好", check=check.id)
    assert red_line_words(by_flaw, (), ruleset.checks) == f"有“{check.name}”的问题，或者由人认定，等级至多为“良好”"


def test_the_bonus_tells_levels_once_and_the_cap() -> None:
    bonus = Bonus((BonusLevel("国家级", 5), BonusLevel("省级", 3)), 10, "办公室")
    told = "国家级 5 分、省级 3 分；同一事项只算一次，按最高的级别；合计最多加 10 分；由办公室评"
    assert bonus_words(bonus) == told


def test_a_part_tells_its_weight_and_where_its_score_comes_from() -> None:
    assert part_words(Part("r", "年度报告", 60, Supply.REPORT), ()) == "占总分的 60%；报告本身的得分"
    assert (
        part_words(Part("d", "日常", 25, scored_by="督察科"), ())
        == "占总分的 25%；分数由人填写（0 到 100）；由督察科评"
    )
    by_ledger = Part("s", "满意度", 15, Supply.LEDGER, "rate")
    assert part_words(by_ledger, FIGURES) == "占总分的 15%；分数取台账“出庭率”"
