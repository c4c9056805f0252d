"""What a row in the table of checks brings: it is found by judging and by the roster, and it is documented and tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import getmodule
from pathlib import Path
from typing import Any

import pytest

from auditor.checks.examination import Examination, Finding
from auditor.checks.table import ARRIVAL_CHECKS, WAYS, Way
from auditor.judging.engine import Engine, build_engine
from auditor.model import Arrival, Defect, Identity, ReportAudit, Submission, Tone
from auditor.roster.arrivals import match_roster
from auditor.roster.roster import Listed, Roster
from auditor.roster.timing import judge_timing
from auditor.rules import Ruleset
from auditor.rules.flaws.keys import HOWS
from auditor.rules.flaws.types import Check
from auditor.run.assemble import assemble

ROOT = Path(__file__).parents[2]
TEXT = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问XX名。"


def unpaid(examined: Examination, check: Check) -> Iterator[Finding]:
    """A way of checking the text, planted."""
    at = examined.report.text.find("XX")
    if at >= 0:
        yield Finding("XX", at, at + 2, {})


def early(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[Defect]:
    """A check of the arrival, planted."""
    yield Defect("early", Tone.CHECK, "", (), f"{identity.unit}来得太早。", deduction=1.0)


@pytest.mark.parametrize(("check", "find"), ARRIVAL_CHECKS.items())
def test_each_check_of_the_arrival_has_a_test_and_a_line_in_the_handbook(check: str, find: Callable[..., Any]) -> None:
    assert_tested(find)
    assert f"`{check}`" in (ROOT / "docs" / "手册.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("how", "way"), WAYS.items())
def test_each_way_of_checking_has_a_test_and_a_row_in_the_rule_writers_book(how: str, way: Way) -> None:
    assert_tested(way.find)
    assert f"| `{how}` | {HOWS[how].meaning} |" in (ROOT / "docs" / "规则编写.md").read_text(encoding="utf-8")


def assert_tested(find: Callable[..., Any]) -> None:
    module = getmodule(find)
    assert module is not None
    assert (ROOT / "tests" / "checks" / f"test_{module.__name__.removeprefix('auditor.checks.')}.py").is_file()
    assert find.__doc__


def test_the_rules_know_all_ways_of_checking_and_no_others() -> None:
    assert HOWS.keys() == WAYS.keys()


def test_a_way_of_checking_is_found_and_scored_when_a_report_is_judged(
    shipped_ruleset: Ruleset, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Check("planted", "没有填", "words", Tone.MUST, "实务", "没有填写“{原文}”。", "请填写。", deduction=2.0)
    engine = build_engine(replace(shipped_ruleset, checks=(check,)))
    before = engine.audit(submission_of(TEXT))
    monkeypatch.setitem(WAYS, "words", Way(unpaid))  # type: ignore[arg-type]
    after = engine.audit(submission_of(TEXT))
    assert isinstance(before, ReportAudit)
    assert isinstance(after, ReportAudit)
    assert [(each.check, each.message) for each in after.defects] == [("planted", "没有填写“XX”。")]
    assert after.score == pytest.approx(before.score - 2)


def test_a_flaw_of_the_whole_report_is_told_beside_one_at_its_first_word(
    shipped_ruleset: Ruleset, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = Check("blank", "没有填", "words", Tone.MUST, "实务", "没有填写“{原文}”。", "请填写。")
    short = Check("short", "太短", "length", Tone.CHECK, "实务", "只有{字数}字。", "请补充。", least=1000)
    monkeypatch.setitem(WAYS, "words", Way(unpaid))  # type: ignore[arg-type]
    audit = build_engine(replace(shipped_ruleset, checks=(blank, short))).audit(submission_of(f"XX镇{TEXT[3:]}"))
    assert isinstance(audit, ReportAudit)
    assert [(each.check, bool(each.places)) for each in audit.defects] == [("blank", True), ("short", False)]


def test_a_row_for_the_arrival_is_found_with_a_roster_and_without(
    tiny_engine: Engine, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ARRIVAL_CHECKS, "early", early)  # type: ignore[arg-type]
    fates = [
        tiny_engine.audit(replace(submission_of(TEXT.replace("乌有", name).replace("XX", "2")), file=name))
        for name in ("甲", "乙")
    ]
    run, rules = assemble(fates, tiny_engine.ruleset), tiny_engine.ruleset
    for judged in (match_roster(run, Roster((Listed("甲镇", "乡镇"),)), rules), judge_timing(run, rules)):
        assert [[each.check for each in audit.defects] for audit in judged.reports] == [["early"], ["early"]]
