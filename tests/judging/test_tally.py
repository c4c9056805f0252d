"""How a score comes about from elements, deductions, parts, bonus and red lines."""

from dataclasses import replace

import pytest

from auditor.judging.tally import Said, tallied
from auditor.model import Beside, Defect, Identity, Level, Recalled, ReportAudit, Supply, Tone, UnitMark, Verdict
from auditor.rules.scoring.types import BONUS, Bonus, BonusLevel, Deduction, Part, RedLine, ScoringRules
from auditor.rules.types import Ruleset

LOST = Deduction("lost", "败诉", Supply.LEDGER, "lost-cases", per=0.5, cap=2)
BY_HAND = Deduction("complaints", "被投诉", per=0.3, kinds=("街道",))
REWARDS = Bonus((BonusLevel("国家级", 5), BonusLevel("省级", 3), BonusLevel("市级", 2)), cap=6)
PARTS = (Part("report", "年度报告", 60, Supply.REPORT), Part("daily", "日常", 30), Part("survey", "满意度", 10))

UNSAID = Said()


def typed(item: str, value: float | None = None, level: str = "", matter: str = "", reason: str = "") -> UnitMark:
    return UnitMark("乌有镇", item, value, level, matter, reason)


def audit_of(points: float = 80, *defects: Defect) -> ReportAudit:
    submission = Recalled("a.docx", "0" * 64, "docx", "", None, 100, False, None, None)
    verdict = Verdict("adviser", Level.ACTED, points, 100, False, (), "", "")
    return ReportAudit(submission, Identity("乌有镇", "乡镇", 2025), points, "良好", (verdict,), defects)


def scored(ruleset: Ruleset, rules: ScoringRules, said: Said = UNSAID, points: float = 80) -> ReportAudit:
    return tallied(audit_of(points), said, replace(ruleset, scoring=rules))


def test_without_further_rules_the_score_is_that_of_the_elements(ruleset: Ruleset) -> None:
    audit = scored(ruleset, ScoringRules())
    assert (audit.score, audit.grade, audit.tally.plain) == (80, "良好", True)


def test_a_figure_of_the_ledger_takes_points_off_up_to_the_cap(ruleset: Ruleset) -> None:
    said = Said({"lost-cases": Beside("lost-cases", "败诉件数", said=1, known=9)})
    audit = scored(ruleset, ScoringRules((LOST,)), said)
    assert (audit.score, audit.grade) == (78, "合格")
    assert audit.tally.deductions[0].value == 9 and not audit.tally.deductions[0].typed


def test_what_a_person_typed_stands_over_the_ledger(ruleset: Ruleset) -> None:
    said = Said(
        {"lost-cases": Beside("lost-cases", "败诉件数", known=9)}, {"lost": typed("lost", 1, reason="其余已改判")}
    )
    (taken,) = scored(ruleset, ScoringRules((LOST,)), said).tally.deductions
    assert (taken.value, taken.points, taken.typed, taken.reason) == (1, 0.5, True, "其余已改判")


def test_a_value_that_nobody_knows_costs_nothing(ruleset: Ruleset) -> None:
    (taken,) = scored(ruleset, ScoringRules((LOST,))).tally.deductions
    assert (taken.value, taken.points) == (None, 0)


def test_a_deduction_for_other_kinds_is_not_listed(ruleset: Ruleset) -> None:
    said = Said(typed={"complaints": typed("complaints", 5)})
    assert scored(ruleset, ScoringRules((BY_HAND,)), said).tally.deductions == ()


def test_the_report_never_falls_below_nothing(ruleset: Ruleset) -> None:
    endless = Deduction("lost", "败诉", per=10)
    audit = scored(ruleset, ScoringRules((endless,)), Said(typed={"lost": typed("lost", 99)}))
    assert (audit.score, audit.grade) == (0, "不合格")


def test_one_matter_counts_once_and_at_its_highest_level(ruleset: Ruleset) -> None:
    awards = (
        typed(BONUS, level="市级", matter="全国 民主法治示范村"),
        typed(BONUS, level="国家级", matter="全国民主法治示范村"),
    )
    audit = scored(ruleset, ScoringRules(bonus=REWARDS), Said(awards=awards))
    assert [each.points for each in audit.tally.awards] == [0, 5]
    assert audit.score == 85


def test_bonus_points_stop_at_their_cap_and_may_lead_beyond_100(ruleset: Ruleset) -> None:
    awards = tuple(typed(BONUS, level="国家级", matter=each) for each in ("甲", "乙"))
    audit = scored(ruleset, ScoringRules(bonus=REWARDS), Said(awards=awards), points=99)
    assert (audit.tally.bonus, audit.score) == (6, 105)


def test_parts_are_weighted(ruleset: Ruleset) -> None:
    said = Said(typed={"daily": typed("daily", 90), "survey": typed("survey", 100)})
    audit = scored(ruleset, ScoringRules(parts=PARTS), said)
    assert audit.score == pytest.approx(0.6 * 80 + 0.3 * 90 + 0.1 * 100)


def test_a_part_that_is_not_known_yet_is_left_out_and_named(ruleset: Ruleset) -> None:
    audit = scored(ruleset, ScoringRules(parts=PARTS), Said(typed={"daily": typed("daily", 90)}))
    assert audit.score == pytest.approx((60 * 80 + 30 * 90) / 90, abs=0.005)
    assert audit.tally.unknown == ("满意度",)


def test_a_red_line_caps_the_grade_and_never_the_score(ruleset: Ruleset) -> None:
    rules = ScoringRules(red_lines=(RedLine("false", "弄虚作假", "不合格"),))
    audit = scored(ruleset, rules, Said(typed={"false": typed("false", reason="虚报培训场次")}), points=95)
    assert (audit.score, audit.grade, audit.tally.earned) == (95, "不合格", "优秀")
    assert audit.tally.crossed[0].reason == "虚报培训场次"


def test_a_red_line_never_lifts_a_grade(ruleset: Ruleset) -> None:
    rules = ScoringRules(red_lines=(RedLine("false", "弄虚作假", "合格"),))
    assert scored(ruleset, rules, Said(typed={"false": typed("false")}), points=10).grade == "不合格"


def test_a_figure_crosses_a_red_line_from_its_least_on(ruleset: Ruleset) -> None:
    rules = ScoringRules(red_lines=(RedLine("twice", "败诉两件", "合格", Supply.LEDGER, "lost-cases", at_least=2),))
    grades = [
        scored(ruleset, rules, Said({"lost-cases": Beside("lost-cases", "败诉", known=known)}), points=95).grade
        for known in (1, 2)
    ]
    assert grades == ["优秀", "合格"]


def test_a_flaw_that_stands_crosses_its_red_line(ruleset: Ruleset) -> None:
    rules = ScoringRules(red_lines=(RedLine("late-line", "迟报", "合格", check="late"),))
    late = Defect("late", Tone.CHECK, "", (), "迟报 20 天。", deduction=0)
    audit = tallied(audit_of(95, late), Said(), replace(ruleset, scoring=rules))
    assert (audit.grade, audit.tally.crossed[0].item) == ("合格", "late-line")


def test_a_person_may_say_that_a_red_line_was_not_crossed(ruleset: Ruleset) -> None:
    rules = ScoringRules(red_lines=(RedLine("twice", "败诉两件", "合格", Supply.LEDGER, "lost-cases", at_least=2),))
    said = Said({"lost-cases": Beside("lost-cases", "败诉", known=3)}, {"twice": typed("twice", 0, reason="已改判")})
    audit = scored(ruleset, rules, said, points=95)
    assert (audit.grade, audit.tally.crossed) == ("优秀", ())
    assert [(each.item, each.reason) for each in audit.tally.spared] == [("twice", "已改判")]


def test_the_example_of_the_handbook_is_right(ruleset: Ruleset) -> None:
    rules = ScoringRules(
        (Deduction("lost", "败诉", per=0.5),),
        Bonus((BonusLevel("省级", 3),), 6),
        (RedLine("false", "弄虚作假", "不合格"),),
        (Part("report", "年度报告", 60, Supply.REPORT), Part("daily", "日常工作", 25), Part("survey", "满意度", 15)),
    )
    marks = {"lost": typed("lost", 3), "daily": typed("daily", 88), "false": typed("false")}
    said = Said(typed=marks, awards=(typed(BONUS, level="省级", matter="荣誉"),))
    flaw = Defect("placeholder", Tone.MUST, "", (), "", deduction=0.5)
    audit = tallied(audit_of(82.4, flaw), said, replace(ruleset, scoring=rules))
    assert (audit.tally.report, round(audit.tally.composite, 2), audit.score) == (80.4, 82.64, 85.64)
    assert (audit.tally.earned, audit.grade) == ("良好", "不合格")
