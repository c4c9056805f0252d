"""Decisions on flaws of the text put in force on a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decisions.flaws import Answer
from auditor.decisions.flaws_decided import decide_flaws
from auditor.judging.engine import Engine
from auditor.model import Adopted, AuditRun, Ignored
from auditor.run.assemble import assemble
from tests.decisions.reviewing import BLANK, SHORT, flaw_decision, flawed_run, flaws_of, score_of


@pytest.fixture
def run(tiny_engine: Engine) -> AuditRun:
    return flawed_run(tiny_engine)


def test_what_is_ignored_stays_listed_and_costs_nothing(run: AuditRun, tiny_engine: Engine) -> None:
    decided = decide_flaws(run, [flaw_decision()], tiny_engine.ruleset)
    flaws = flaws_of(decided, "清溪镇")
    assert flaws["placeholder"] == replace(BLANK, ignored=Ignored("本来如此", "scores.xlsx"))
    assert flaws["length"] == SHORT
    assert score_of(decided, "清溪镇") == score_of(run, "清溪镇") + BLANK.deduction
    assert flaws_of(decided, "柳塘镇") == flaws_of(run, "柳塘镇")


def test_reports_are_graded_and_ranked_again(run: AuditRun, tiny_engine: Engine) -> None:
    heavy = replace(BLANK, deduction=run.reports[0].score)
    first = replace(run.reports[0], defects=(heavy,), score=0.0, grade="不合格")
    behind = assemble([first, *run.reports[1:]], tiny_engine.ruleset)
    assert behind.reports[-1].identity.unit == "清溪镇"
    decided = decide_flaws(behind, [flaw_decision()], tiny_engine.ruleset)
    assert (decided.reports[0].identity.unit, decided.reports[0].rank) == ("清溪镇", 1)
    assert decided.reports[0].grade != "不合格"


def test_what_is_adopted_costs_what_it_did(run: AuditRun, tiny_engine: Engine) -> None:
    decided = decide_flaws(run, [flaw_decision(Answer.ADOPT, "已转告")], tiny_engine.ruleset)
    assert flaws_of(decided, "清溪镇")["placeholder"].adopted == Adopted("已转告", "scores.xlsx")
    assert score_of(decided, "清溪镇") == score_of(run, "清溪镇")


def test_a_flaw_of_the_whole_report_may_be_ignored(run: AuditRun, tiny_engine: Engine) -> None:
    decided = decide_flaws(run, [flaw_decision(defect=SHORT)], tiny_engine.ruleset)
    assert flaws_of(decided, "清溪镇")["length"].ignored


def test_an_adopted_flaw_that_a_waiver_ignored_counts_again(run: AuditRun, tiny_engine: Engine) -> None:
    waived = replace(BLANK, ignored=Ignored("统一", "县司法局", waived=True))
    audits = [replace(audit, defects=(waived,)) if audit.defects else audit for audit in run.reports]
    decided = decide_flaws(replace(run, reports=tuple(audits)), [flaw_decision(Answer.ADOPT, "")], tiny_engine.ruleset)
    assert flaws_of(decided, "清溪镇")["placeholder"].points == BLANK.deduction
    assert flaws_of(decided, "柳塘镇")["placeholder"].points == 0


def test_decisions_on_changed_bytes_are_told_once_a_report(run: AuditRun, tiny_engine: Engine) -> None:
    given = [flaw_decision(sha256="f" * 64), flaw_decision(defect=SHORT, sha256="f" * 64)]
    decided = decide_flaws(run, given, tiny_engine.ruleset)
    assert decided.reports == run.reports
    assert decided.notes == ("清溪镇：对文本问题的处理 2 条，报告内容已改动（同名文件 清溪镇.txt），没有套用。",)


def test_no_decisions_leave_the_run_as_it_was(run: AuditRun, tiny_engine: Engine) -> None:
    assert decide_flaws(run, (), tiny_engine.ruleset) == run
