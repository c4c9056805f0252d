"""What people typed for units whose reports bear their names in another way now."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from auditor.decisions.rows import Row
from auditor.decisions.unit_marks import with_tally
from auditor.decisions.unit_names import named_as_here, taken_into
from auditor.decisions.unit_sheet import FilledUnits
from auditor.judging.engine import Engine
from auditor.model import AuditRun, UnitMark
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS
from tests.county import county
from tests.decisions.reviewing import small_run

DAILY = UnitMark("清溪镇", "daily", 95, workbook="a.xlsx")
AWARD = UnitMark("清溪镇", BONUS, None, "省级", "示范乡镇", workbook="a.xlsx")


@pytest.fixture
def own(tiny_engine: Engine) -> Ruleset:
    return county(tiny_engine.ruleset)


def run_of(engine: Engine, *units: str) -> AuditRun:
    """The small run with its first reports under these names."""
    run = small_run(engine)
    named = [
        replace(audit, identity=replace(audit.identity, unit=unit))
        for audit, unit in zip(run.reports, units, strict=False)
    ]
    return replace(run, reports=tuple(named))


def settled(
    run: AuditRun, marks: Sequence[UnitMark], own: Ruleset, listed: Sequence[Sequence[str]] = ()
) -> tuple[AuditRun, list[UnitMark]]:
    """The run with the marks in force, and the marks as they are for it."""
    here = named_as_here(marks, run, own.naming, listed)
    return with_tally(run, here, own), here


@pytest.mark.parametrize("name", ["清溪镇人民政府", "云山县清溪镇", "中共清溪镇委员会"])
def test_what_was_typed_counts_when_the_report_writes_the_name_otherwise(
    tiny_engine: Engine, own: Ruleset, name: str
) -> None:
    run, here = settled(run_of(tiny_engine, name), (DAILY, AWARD), own)
    assert here == [replace(DAILY, unit=name), replace(AWARD, unit=name)]
    assert [each.matter for each in run.reports[0].tally.awards] == ["示范乡镇"]
    assert not any("没有套用" in note for note in run.notes)


def test_what_was_typed_for_an_alias_counts_by_the_roster(tiny_engine: Engine, own: Ruleset) -> None:
    run = run_of(tiny_engine, "新溪镇")
    assert settled(run, (DAILY,), own, [("新溪镇", "清溪镇")])[1] == [replace(DAILY, unit="新溪镇")]
    assert named_as_here((DAILY,), run, own.naming) == [DAILY]


def test_what_was_typed_for_the_very_name_comes_first(tiny_engine: Engine, own: Ruleset) -> None:
    run = run_of(tiny_engine, "清溪镇", "清溪镇人民政府")
    other = UnitMark("清溪镇人民政府", "daily", 60)
    assert named_as_here((DAILY, other), run, own.naming) == [DAILY, other]
    assert named_as_here((DAILY,), run, own.naming) == [DAILY, replace(DAILY, unit="清溪镇人民政府")]


def test_a_name_that_may_mean_two_units_counts_for_neither(tiny_engine: Engine, own: Ruleset) -> None:
    run = run_of(tiny_engine, "东山县清溪镇", "西山县清溪镇")
    done, here = settled(run, (DAILY,), own)
    assert here == [DAILY] and "没有套用" in done.notes[-1]


def filled(*marks: UnitMark, empty: Sequence[UnitMark] = ()) -> FilledUnits:
    rows: dict[tuple[str, str, str, str], Row] = {}
    return FilledUnits(marks, frozenset(each.key for each in empty), rows)


@pytest.mark.parametrize(
    ("name", "listed"), [("清溪镇人民政府", []), ("云山县清溪镇", []), ("新溪镇", [("新溪镇", "清溪镇")])]
)
def test_what_was_typed_under_the_old_name_is_kept_under_the_present_one(
    tiny_engine: Engine, own: Ruleset, name: str, listed: list[tuple[str, ...]]
) -> None:
    run, here = settled(run_of(tiny_engine, name), (DAILY, AWARD), own, listed)
    same = taken_into((DAILY, AWARD), filled(*here), run, own.naming)
    assert (list(same.all), same.kept, same.added) == (here, 2, ())
    emptied = taken_into((DAILY, AWARD), filled(here[1], empty=here[:1]), run, own.naming)
    assert (list(emptied.all), list(emptied.withdrawn)) == (here[1:], here[:1])


def test_a_row_emptied_for_one_name_of_a_unit_is_withdrawn_for_all(tiny_engine: Engine, own: Ruleset) -> None:
    run, here = settled(run_of(tiny_engine, "清溪镇", "清溪镇人民政府"), (DAILY,), own)
    assert taken_into((DAILY,), filled(*here), run, own.naming).added == ()
    emptied = taken_into((DAILY,), filled(here[0], empty=here[1:]), run, own.naming)
    assert emptied.all == () and emptied.withdrawn == (DAILY,)


def test_what_was_typed_for_a_unit_that_is_not_there_stays(tiny_engine: Engine, own: Ruleset) -> None:
    run, _ = settled(run_of(tiny_engine, "柳塘镇", "双堰镇"), (DAILY,), own)
    alike = UnitMark("柳塘镇", "daily", 95, workbook="a.xlsx")
    assert taken_into((DAILY,), filled(alike), run, own.naming).all == (DAILY, alike)
