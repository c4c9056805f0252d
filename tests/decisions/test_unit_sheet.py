"""What people type in sheets 扣分红线 and 加分项, read back from the workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from auditor.decisions.sheet import read_workbook
from auditor.decisions.unit_marks import with_tally
from auditor.decisions.unit_sheet import FilledUnits
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import AuditRun, UnitMark
from auditor.output.xlsx import write_xlsx
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS
from tests.county import county
from tests.decisions.reviewing import small_run

HEADER = 3
STOOD = (
    UnitMark("清溪镇", "complaints", 2.0, reason="两件查实", workbook="旧表.xlsx"),
    UnitMark("清溪镇", "false-report", None, reason="虚报", workbook="旧表.xlsx"),
    UnitMark("清溪镇", BONUS, None, "省级", "法治示范乡镇", "省发3号", "旧表.xlsx"),
)


@pytest.fixture
def own(tiny_engine: Engine) -> Ruleset:
    return county(tiny_engine.ruleset)


@pytest.fixture
def blank(tiny_engine: Engine, own: Ruleset) -> AuditRun:
    return with_tally(small_run(tiny_engine), (), own)


@pytest.fixture
def filled(tiny_engine: Engine, own: Ruleset) -> AuditRun:
    return with_tally(small_run(tiny_engine), STOOD, own)


def row_of(sheet: Any, unit: str, item: str) -> int:
    titles = [cell.value for cell in sheet[HEADER]]
    keys = titles.index("单位键"), titles.index("事项编号")
    return next(row[0].row for row in sheet.iter_rows() if (row[keys[0]].value, row[keys[1]].value) == (unit, item))


def typed(path: Path, entries: dict[tuple[str, str], tuple[object, str]], awards: dict[int, tuple[str, ...]]) -> None:
    """Fill in 扣分红线 (unit and item: value, reason) and rows of 加分项 (unit, matter, level, ground)."""
    book = load_workbook(path)
    for (unit, item), (value, reason) in entries.items():
        row = row_of(book["扣分红线"], unit, item)
        book["扣分红线"].cell(row, 8).value, book["扣分红线"].cell(row, 10).value = value, reason
    for row, texts in awards.items():
        for column, text in enumerate(texts, start=1):
            book["加分项"].cell(row, column).value = text
    book.save(path)


def taken(
    run: AuditRun,
    own: Ruleset,
    folder: Path,
    entries: dict[tuple[str, str], tuple[object, str]] | None = None,
    awards: dict[int, tuple[str, ...]] | None = None,
) -> FilledUnits:
    (path,) = write_xlsx(run, own, folder)
    typed(path, entries or {}, awards or {})
    return read_workbook(path, run, own).units


def test_what_was_typed_comes_back_with_its_reason_and_workbook(blank: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    entries: dict[tuple[str, str], tuple[object, str]] = {
        ("柳塘镇", "complaints"): (3, "三件"),
        ("柳塘镇", "lost-cases"): (None, "已核"),
        ("柳塘镇", "daily"): (88.5, ""),
        ("双堰镇", "false-report"): ("触及", "虚报"),
        ("双堰镇", "lost-often"): ("未触及", ""),
    }
    units = taken(blank, own, tmp_path, entries, {4: ("柳塘镇", "示范村", "国家级", "文件")})
    assert units.empty == frozenset()
    assert set(units.marks) == {
        UnitMark("柳塘镇", "complaints", 3, reason="三件", workbook="scores.xlsx"),
        UnitMark("柳塘镇", "lost-cases", None, reason="已核", workbook="scores.xlsx"),
        UnitMark("柳塘镇", "daily", 88.5, workbook="scores.xlsx"),
        UnitMark("双堰镇", "false-report", None, reason="虚报", workbook="scores.xlsx"),
        UnitMark("双堰镇", "lost-often", 0, workbook="scores.xlsx"),
        UnitMark("柳塘镇", BONUS, None, "国家级", "示范村", "文件", "scores.xlsx"),
    }


def test_what_stood_there_from_the_start_comes_back_as_it_was(filled: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    units = taken(filled, own, tmp_path)
    assert set(units.marks) == {replace(mark, workbook="scores.xlsx") for mark in STOOD}
    assert units.empty == frozenset()


def test_emptied_cells_withdraw_what_stood_there(filled: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    entries: dict[tuple[str, str], tuple[object, str]] = {("清溪镇", "complaints"): (None, "")}
    units = taken(filled, own, tmp_path, entries, {4: ("", "", "", "")})
    assert units.empty == {STOOD[0].key, STOOD[2].key}
    assert [mark.item for mark in units.marks] == ["false-report"]


def test_an_award_at_another_level_stands_for_the_one_before(filled: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    units = taken(filled, own, tmp_path, awards={4: ("清溪镇", "法治示范乡镇", "国家级", "")})
    assert units.empty == {STOOD[2].key}
    assert [mark.level for mark in units.marks if mark.item == BONUS] == ["国家级"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (("complaints", "两次", ""), "执法被投诉查实：这里应当是一个数字，不能是“两次”"),
        (("complaints", -1, ""), "“-1”应在 0 与 1000000 之间"),
        (("daily", 120, ""), "“120”应在 0 与 100 之间"),
        (("false-report", "是", ""), "“是”不是红线的认定"),
        (("false-report", None, "已核"), "写了原因，没有选是否触及"),
    ],
)
def test_a_mistake_is_told_with_its_cell(
    blank: AuditRun, own: Ruleset, tmp_path: Path, entry: tuple[str, object, str], told: str
) -> None:
    item, value, reason = entry
    with pytest.raises(AuditorError) as caught:
        taken(blank, own, tmp_path, {("清溪镇", item): (value, reason)})
    assert told in str(caught.value) and "扣分红线!H" in str(caught.value)


def test_unknown_units_and_levels_are_told_with_the_nearest(blank: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    awards = {4: ("清西镇", "示范", "省级", ""), 5: ("清溪镇", "示范", "省", ""), 6: ("清溪镇", "", "省级", "")}
    with pytest.raises(AuditorError) as caught:
        taken(blank, own, tmp_path, awards=awards)
    told = str(caught.value)
    assert "加分项!A4  “清西镇”没有这个单位的报告。是否想写“清溪镇”？" in told
    assert "加分项!C5  “省”不是加分的级别。是否想写“省级”？" in told
    assert "加分项!B6  没有填事项。" in told


def test_a_second_report_of_a_unit_repeats_what_is_typed_for_the_first(
    blank: AuditRun, own: Ruleset, tmp_path: Path
) -> None:
    first = blank.reports[0]
    second = replace(first, submission=replace(first.submission, file="修改稿.txt", sha256="f" * 64))
    run = with_tally(replace(blank, reports=(first, second)), (), own)
    (path,) = write_xlsx(run, own, tmp_path)
    rows = [row for row in load_workbook(path)["扣分红线"].iter_rows(min_row=4) if row[12].value == "complaints"]
    assert [row[7].protection.locked for row in rows] == [False, True]
    assert rows[1][7].value == f'=IF({rows[0][7].coordinate}="","",{rows[0][7].coordinate})'
    assert [row[13].value or "" for row in rows] == [first.identity.unit, ""]


def test_a_workbook_without_these_sheets_is_taken_back(tiny_engine: Engine, tmp_path: Path) -> None:
    run = small_run(tiny_engine)
    (path,) = write_xlsx(run, tiny_engine.ruleset, tmp_path)
    assert read_workbook(path, run, tiny_engine.ruleset).units == FilledUnits()
