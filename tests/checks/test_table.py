"""What a row in the table of checks brings: it is found by judging and by the roster, and it is documented and tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import getmodule
from pathlib import Path
from typing import Any

import pytest

from auditor.checks.table import ARRIVAL_CHECKS, TEXT_CHECKS
from auditor.judging.engine import Engine
from auditor.model import Arrival, Defect, Identity, Place, Report, ReportAudit, Submission, Tone
from auditor.roster.arrivals import match_roster
from auditor.roster.roster import Listed, Roster
from auditor.roster.timing import judge_timing
from auditor.rules import Ruleset
from auditor.run.assemble import assemble

ROOT = Path(__file__).parents[2]
TEXT = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问XX名。"


def unpaid(report: Report, ruleset: Ruleset) -> Iterator[Defect]:
    """A check of the text, planted."""
    if "XX" in report.text:
        yield Defect("planted", Tone.MUST, "XX", Place(3, 0, 2), "没有填写。", "请填写。", 2.0)


def early(identity: Identity, arrival: Arrival, ruleset: Ruleset) -> Iterator[Defect]:
    """A check of the arrival, planted."""
    yield Defect("early", Tone.CHECK, "", None, f"{identity.unit}来得太早。", deduction=1.0)


@pytest.mark.parametrize(("check", "find"), [*TEXT_CHECKS.items(), *ARRIVAL_CHECKS.items()])
def test_each_check_is_in_a_file_of_its_own_with_a_test_and_a_line_in_the_handbook(
    check: str, find: Callable[..., Any]
) -> None:
    module = getmodule(find)
    assert module is not None
    name = module.__name__.removeprefix("auditor.checks.")
    assert (ROOT / "tests" / "checks" / f"test_{name}.py").is_file()
    assert find.__doc__
    assert f"`{check}`" in (ROOT / "docs" / "手册.md").read_text(encoding="utf-8")


def test_no_two_checks_share_an_id() -> None:
    assert not TEXT_CHECKS.keys() & ARRIVAL_CHECKS.keys()


def test_a_row_for_the_text_is_found_and_scored_when_a_report_is_judged(
    engine: Engine, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine.audit(submission_of(TEXT))
    monkeypatch.setitem(TEXT_CHECKS, "planted", unpaid)  # type: ignore[arg-type]
    after = engine.audit(submission_of(TEXT))
    assert isinstance(before, ReportAudit)
    assert isinstance(after, ReportAudit)
    assert [defect.check for defect in after.defects] == ["planted"]
    assert after.score == pytest.approx(before.score - 2)


def test_a_row_for_the_arrival_is_found_with_a_roster_and_without(
    tiny_engine: Engine, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ARRIVAL_CHECKS, "early", early)  # type: ignore[arg-type]
    fates = [tiny_engine.audit(replace(submission_of(TEXT.replace("乌有", name)), file=name)) for name in ("甲", "乙")]
    run, rules = assemble(fates, tiny_engine.ruleset), tiny_engine.ruleset
    for judged in (match_roster(run, Roster((Listed("甲镇", "乡镇"),)), rules), judge_timing(run, rules)):
        assert [[each.check for each in audit.defects] for audit in judged.reports] == [["early"], ["early"]]
