"""What several type for units, brought together, and told where two say different things."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.decisions.joining import Handed, joined
from auditor.decisions.sheet import read_workbook
from auditor.decisions.unit_joining import one_of, typed_in
from auditor.decisions.unit_marks import with_tally
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import AuditRun
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS
from tests.county import county
from tests.decisions.reviewing import small_run
from tests.decisions.test_unit_sheet import STOOD, typed

COMPLAINTS, REPORT = ("清溪镇", "complaints"), ("清溪镇", "false-report")
Entries = dict[tuple[str, str], tuple[object, str]]


@pytest.fixture
def own(tiny_engine: Engine) -> Ruleset:
    return county(tiny_engine.ruleset)


def handed(run: AuditRun, own: Ruleset, folder: Path, *copies: Entries, awards: bool = False) -> list[Handed]:
    """Copies of the workbook of a run, 甲.xlsx and 乙.xlsx, filled in by each."""
    found = []
    for name, entries in zip("甲乙", copies, strict=False):
        (path,) = write_xlsx(run, own, folder / name)
        path = path.rename(folder / f"{name}.xlsx")
        matter = {4: ("柳塘镇", f"{name}县表彰", "省级", "文件")} if awards else {}
        typed(path, entries, matter)
        found.append(Handed(path.name, read_workbook(path, run, own)))
    return found


def test_what_two_type_for_different_items_comes_together(tiny_engine: Engine, own: Ruleset, tmp_path: Path) -> None:
    run = with_tally(small_run(tiny_engine), (), own)
    both = handed(run, own, tmp_path, {COMPLAINTS: (2, "两件查实")}, {REPORT: ("触及", "虚报")}, awards=True)
    units = joined(both, run, own).units
    assert {(each.item, each.value, each.matter, each.workbook) for each in units.marks} == {
        ("complaints", 2.0, "", "甲.xlsx"),
        ("false-report", None, "", "乙.xlsx"),
        (BONUS, None, "甲县表彰", "甲.xlsx"),
        (BONUS, None, "乙县表彰", "乙.xlsx"),
    }


def test_what_two_type_differently_is_told_with_both_cells(tiny_engine: Engine, own: Ruleset, tmp_path: Path) -> None:
    run = with_tally(small_run(tiny_engine), (), own)
    both = handed(
        run, own, tmp_path,
        {COMPLAINTS: (2, "两件查实"), REPORT: ("触及", "虚报")}, {COMPLAINTS: (3, ""), REPORT: ("未触及", "查无实据")},
    )  # fmt: skip
    with pytest.raises(AuditorError) as caught:
        joined(both, run, own)
    told = str(caught.value)
    assert told.startswith("有 2 处在两份评分表里填得不同，什么都没有收。")
    assert "乙.xlsx 扣分红线!H" in told and "“3”  与 甲.xlsx 扣分红线!H" in told and "“2，两件查实” 是同一项" in told
    assert "“未触及，查无实据”  与" in told


def test_what_stood_there_from_the_start_contradicts_no_change(
    tiny_engine: Engine, own: Ruleset, tmp_path: Path
) -> None:
    run = with_tally(small_run(tiny_engine), STOOD, own)
    both = handed(run, own, tmp_path, {COMPLAINTS: (5, "又查实三件")}, {REPORT: (None, "")})
    units = joined(both, run, own).units
    assert {(each.item, each.value) for each in units.marks} == {("complaints", 5.0), (BONUS, None)}
    assert {key[1] for key in units.empty} == {"false-report"}


def test_reviewers_differ_where_they_type_different_things(tiny_engine: Engine, own: Ruleset, tmp_path: Path) -> None:
    run = with_tally(small_run(tiny_engine), (), own)
    both = handed(run, own, tmp_path, {COMPLAINTS: (2, ""), REPORT: ("触及", "虚报")}, {COMPLAINTS: (3, "")})
    done = typed_in(((each.name, each.filled.units) for each in both), run)
    assert {key[1]: one_of(entries) for key, entries in done.items()} == {"complaints": False, "false-report": True}
