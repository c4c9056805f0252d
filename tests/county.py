"""What a county scores beside the elements, as its own rules would have it, and what its people know and type; all of it invented."""

from __future__ import annotations

from dataclasses import replace

from auditor.decisions.unit_marks import unit_of, with_tally
from auditor.model import AuditRun, Beside, Supply, UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import (
    BONUS,
    Bonus,
    BonusLevel,
    Deduction,
    Figure,
    Part,
    RedLine,
    ScoringRules,
)

FIGURES = (Figure("lost-cases", "行政诉讼败诉件数"), Figure("court-rate", "负责人出庭率"), Figure("survey", "满意度"))
LAW, COURT = "法治督察科", "应诉复议科"
SCORING = ScoringRules(
    (
        Deduction("lost-cases", "行政诉讼败诉", Supply.LEDGER, "lost-cases", per=0.5, cap=2, scored_by=COURT),
        Deduction(
            "heads-in-court", "负责人出庭率低于百分之百", Supply.LEDGER, "court-rate",
            per=0.1, below=100, cap=3, scored_by=COURT,
        ),
        Deduction("complaints", "执法被投诉查实", per=0.3, cap=1.2, scored_by=LAW),
        Deduction("files", "案卷评查不合格", per=1, scored_by=LAW),
        Deduction("unanswered", "督察建议逾期没有回复", points=2, scored_by=LAW),
        Deduction("certificates", "执法人员没有持证", per=0.2, cap=1, kinds=("街道", "乡镇")),
    ),
    Bonus((BonusLevel("国家级", 5), BonusLevel("省级", 3), BonusLevel("市级", 2)), 6, LAW),
    (
        RedLine("false-report", "弄虚作假", "不合格", scored_by=LAW),
        RedLine("lost-often", "败诉五件以上", "合格", Supply.LEDGER, "lost-cases", 5, scored_by=COURT),
    ),
    (
        Part("report", "年度报告", 50, Supply.REPORT),
        Part("daily", "日常工作", 25, scored_by=LAW),
        Part("visit", "实地检查", 10),
        Part("survey", "满意度", 15, Supply.LEDGER, "survey"),
    ),
)  # fmt: skip


def county(ruleset: Ruleset, scoring: ScoringRules = SCORING) -> Ruleset:
    """The ruleset with what the county scores beside the elements."""
    return replace(ruleset, figures=FIGURES, scoring=scoring)


def known(run: AuditRun) -> AuditRun:
    """The run with what the county's ledger says; of each third unit nobody has asked the people."""
    reports = []
    for number, audit in enumerate(sorted(run.reports, key=lambda each: each.submission.file)):
        figures: dict[str, float] = {"lost-cases": number % 7, "court-rate": 100 - 4 * (number % 5)}
        figures |= {"survey": 80 + number} if number % 3 else {}
        beside = (Beside(each.id, each.column, None, figures.get(each.id)) for each in FIGURES)
        reports.append(replace(audit, beside=tuple(beside)))
    return replace(run, reports=tuple(reports))


def marks(run: AuditRun) -> tuple[UnitMark, ...]:
    """What people typed for the first units of a run."""
    first, second, third = [unit_of(audit) for audit in sorted(run.reports, key=lambda each: each.submission.file)][:3]
    return (
        UnitMark(first, "complaints", 3, reason="信访转办三件，均查实", workbook="scores.xlsx"),
        UnitMark(first, "lost-cases", 1, reason="一件再审改判", workbook="scores.xlsx"),
        UnitMark(first, "daily", 88.5, workbook="scores.xlsx"),
        UnitMark(first, BONUS, None, "省级", "省级法治示范单位", "省发〔2025〕3号", "scores.xlsx"),
        UnitMark(first, BONUS, None, "市级", "省级 法治示范单位", "", "scores.xlsx"),
        UnitMark(second, "false-report", None, reason="培训场次与签到表不符", workbook="scores.xlsx"),
        UnitMark(second, "unanswered", 1, workbook="scores.xlsx"),
        UnitMark(third, BONUS, None, "国家级", "全国民主法治示范村", "", "scores.xlsx"),
        UnitMark(third, BONUS, None, "国家级", "全国法治政府建设示范项目", "", "scores.xlsx"),
        UnitMark(third, "lost-often", 0, reason="其中两件已由上级法院改判", workbook="scores.xlsx"),
    )


def scored(run: AuditRun, ruleset: Ruleset) -> AuditRun:
    """The run with all of it in force, under `county(ruleset)`."""
    return with_tally(known(run), marks(run), ruleset)
