"""What two reviewers typed for units: what is taken, what is told as different, what is withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.decisions.reviewers.opinions import Pass
from auditor.decisions.reviewers.units import compared_units
from auditor.decisions.sheet import read_workbook
from auditor.decisions.unit_marks import with_tally
from auditor.judging.engine import Engine
from auditor.model import AuditRun, UnitMark
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS
from tests.county import county
from tests.decisions.reviewing import small_run
from tests.decisions.test_unit_sheet import typed

BOTH = "甲.xlsx、乙.xlsx"
Entries = dict[tuple[str, str], tuple[object, str]]
Awards = dict[int, tuple[str, ...]]
COMPLAINTS = ("清溪镇", "complaints")


@pytest.fixture
def own(tiny_engine: Engine) -> Ruleset:
    return county(tiny_engine.ruleset)


@pytest.fixture
def run(tiny_engine: Engine, own: Ruleset) -> AuditRun:
    return with_tally(small_run(tiny_engine), (), own)


def passes(run: AuditRun, own: Ruleset, folder: Path, *filled: tuple[Entries, Awards]) -> list[Pass]:
    """Copies of the workbook of a run as 甲 and 乙 filled them in."""
    made = []
    for name, (entries, awards) in zip("甲乙", filled, strict=True):
        (path,) = write_xlsx(run, own, folder / name)
        path = path.rename(folder / f"{name}.xlsx")
        typed(path, entries, awards)
        made.append(Pass(name, path.name, read_workbook(path, run, own)))
    return made


def test_the_same_number_with_two_reasons_is_taken_with_both(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    both = passes(run, own, tmp_path, ({COMPLAINTS: (2, "信访件")}, {}), ({COMPLAINTS: (2, "检查发现")}, {}))
    done = compared_units(both, (), run)
    assert done.taken.marks == (UnitMark("清溪镇", "complaints", 2, reason="甲：信访件；乙：检查发现", workbook=BOTH),)
    assert done.apart == ()


def test_one_matter_at_two_levels_is_told_and_not_taken(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    awards: list[Awards] = [
        {4: ("清溪镇", matter, level, "文件")} for matter, level in (("示范 镇", "省级"), ("示范镇", "国家级"))
    ]
    both = passes(run, own, tmp_path, *(({}, each) for each in awards))
    done = compared_units(both, (), run)
    assert done.taken.marks == ()
    (entries,) = done.apart
    assert [(each.name, each.told(own)) for each in entries] == [("甲", "“省级，文件”"), ("乙", "“国家级，文件”")]


def test_what_one_typed_alone_is_taken(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    both = passes(run, own, tmp_path, ({}, {4: ("清溪镇", "示范镇", "省级", "文件")}), ({COMPLAINTS: (2, "")}, {}))
    assert {each.item for each in compared_units(both, (), run).taken.marks} == {BONUS, "complaints"}


def test_a_red_line_that_one_alone_touched_is_told_and_not_taken(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    line = own.scoring.red_lines[0].id
    alone: Entries = {("清溪镇", line): ("触及", "虚报场次")}
    done = compared_units(passes(run, own, tmp_path, (alone, {}), ({}, {})), (), run, {line})
    assert done.taken.marks == () and [[each.name for each in entries] for entries in done.apart] == [["甲"]]


def test_a_red_line_that_all_touched_is_taken(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    line = own.scoring.red_lines[0].id
    both: Entries = {("清溪镇", line): ("触及", "虚报场次")}
    done = compared_units(passes(run, own, tmp_path, (both, {}), (both, {})), (), run, {line})
    assert [(mark.item, mark.reason) for mark in done.taken.marks] == [(line, "虚报场次")] and done.apart == ()


def test_what_is_not_agreed_on_any_more_is_withdrawn(run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    both = passes(run, own, tmp_path, ({COMPLAINTS: (2, "")}, {}), ({COMPLAINTS: (3, "")}, {}))
    agreed = UnitMark("清溪镇", "complaints", 2, workbook=BOTH)
    left = UnitMark("清溪镇", "daily", 90, workbook=BOTH)
    by_hand = UnitMark("柳塘镇", "daily", 80, workbook="scores.xlsx")
    assert compared_units(both, (agreed, left, by_hand), run).taken.empty == {agreed.key, left.key}


def test_one_who_changes_his_number_after_an_audit_does_not_outdo_the_other(
    tiny_engine: Engine, run: AuditRun, own: Ruleset, tmp_path: Path
) -> None:
    both = passes(run, own, tmp_path, ({COMPLAINTS: (2, "")}, {}), ({COMPLAINTS: (3, "")}, {}))
    audited = with_tally(small_run(tiny_engine), (UnitMark("清溪镇", "complaints", 2, workbook=BOTH),), own)
    done = compared_units(both, (), audited)
    assert done.taken.marks == () and len(done.apart) == 1
