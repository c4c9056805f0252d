"""Decisions on flaws of the text, entered in the workbook and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from auditor.decisions.flaw_sheet import FilledFlaws
from auditor.decisions.flaws import Answer
from auditor.decisions.flaws_decided import decide_flaws
from auditor.decisions.sheet import read_workbook
from auditor.decisions.waivers import FlawWaiver
from auditor.decisions.waiving import apply_waivers
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import AuditRun
from tests.decisions.reviewing import BLANK, MARKS, SHORT, flaw_decision, flawed_run, write

SHEET, HEADER = "文本问题", 3
WAIVER = FlawWaiver("清溪镇", "placeholder", "", "不追究", "县司法局", None, "豁免.yaml 第 3 行")


@pytest.fixture
def run(tiny_engine: Engine) -> AuditRun:
    return flawed_run(tiny_engine)


def entered(run: AuditRun, engine: Engine, folder: Path, *entries: tuple[str, str, str, str]) -> FilledFlaws:
    """What is read back where (unit, check, answer, reason) are entered in the workbook of a run."""
    path, kept = write(run, engine, folder)
    book = load_workbook(path)
    sheet = book[SHEET]
    titles = [cell.value for cell in sheet[HEADER]]
    columns = {title: titles.index(title) for title in ("单位", "检查编号", "处理", "处理意见")}
    for unit, check, *answer in entries:
        rows = (row for row in sheet.iter_rows(min_row=HEADER + 1))
        row = next(r for r in rows if (r[columns["单位"]].value, r[columns["检查编号"]].value) == (unit, check))
        row[columns["处理"]].value, row[columns["处理意见"]].value = answer
    book.save(path)
    return read_workbook(path, kept, engine.ruleset).flaws


def test_an_untouched_sheet_holds_no_decision(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    assert entered(run, tiny_engine, tmp_path) == FilledFlaws()


def test_what_is_entered_comes_back(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    found = entered(
        run,
        tiny_engine,
        tmp_path,
        ("清溪镇", "placeholder", "忽略", "本来如此"),
        ("清溪镇", "length", " 采纳 ", ""),
        ("柳塘镇", "placeholder", "采纳", "已转告"),
    )
    assert set(found.decisions) == {
        flaw_decision(),
        flaw_decision(Answer.ADOPT, "", defect=SHORT),
        flaw_decision(Answer.ADOPT, "已转告", "柳塘镇"),
    }


def test_what_was_decided_stands_in_the_next_workbook_and_comes_back_the_same(
    run: AuditRun, tiny_engine: Engine, tmp_path: Path
) -> None:
    given = {flaw_decision(), flaw_decision(Answer.ADOPT, "已转告", defect=MARKS)}
    decided = decide_flaws(run, tuple(given), tiny_engine.ruleset)
    assert set(entered(decided, tiny_engine, tmp_path).decisions) == given


def test_a_decision_that_is_emptied_is_withdrawn(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    decided = decide_flaws(run, [flaw_decision(), flaw_decision(defect=MARKS)], tiny_engine.ruleset)
    found = entered(
        decided, tiny_engine, tmp_path, ("清溪镇", "placeholder", "", ""), ("清溪镇", "doubled-marks", "", "理由还在")
    )
    assert found == FilledFlaws(empty=frozenset({flaw_decision().key, flaw_decision(defect=MARKS).key}))


def test_every_mistake_is_told_at_once_with_its_cell(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    entries = (
        ("清溪镇", "placeholder", "忽略", ""),
        ("清溪镇", "doubled-marks", "不采纳", ""),
        ("清溪镇", "length", "", "看过了"),
    )
    with pytest.raises(AuditorError) as caught:
        entered(run, tiny_engine, tmp_path, *entries)
    first, *told = str(caught.value).splitlines()
    assert first.startswith("scores.xlsx 有 3 处需要改正")
    assert told == [
        "文本问题!J4  选了“忽略”，没有写处理意见。请写明为什么不算问题。",
        "文本问题!I5  “不采纳”不是处理。是否想写“采纳”？",
        "文本问题!I6  写了处理意见，没有选处理。请选“采纳”或“忽略”，或清空处理意见。",
    ]


def test_a_row_of_another_audit_is_told(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    path, kept = write(run, tiny_engine, tmp_path)
    book = load_workbook(path)
    book[SHEET]["D4"].value, book[SHEET]["I4"].value = "YY件", "采纳"
    book.save(path)
    with pytest.raises(AuditorError, match=r"文本问题!D4  results\.json 里没有这处问题"):
        read_workbook(path, kept, tiny_engine.ruleset)


def test_the_same_flaw_must_be_decided_the_same_way(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    twice = replace(run.reports[0], defects=(BLANK, replace(BLANK, message="又一处。")))
    both = replace(run, reports=(twice, *run.reports[1:]))
    path, kept = write(both, tiny_engine, tmp_path)
    book = load_workbook(path)
    book[SHEET]["I4"].value, book[SHEET]["I5"].value, book[SHEET]["J5"].value = "采纳", "忽略", "不是"
    book.save(path)
    with pytest.raises(AuditorError, match="文本问题!I5  与 文本问题!I4 是同一份报告的同一处问题"):
        read_workbook(path, kept, tiny_engine.ruleset)


def test_a_waiver_is_no_decision_unless_somebody_changes_it(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    waived = apply_waivers(run, [WAIVER], tiny_engine.ruleset)
    assert entered(waived, tiny_engine, tmp_path) == FilledFlaws()
    (changed,) = entered(waived, tiny_engine, tmp_path, ("清溪镇", "placeholder", "采纳", "")).decisions
    assert changed == flaw_decision(Answer.ADOPT, "")


def test_a_waiver_that_is_emptied_is_told_as_emptied_in_vain(
    run: AuditRun, tiny_engine: Engine, tmp_path: Path
) -> None:
    waived = apply_waivers(run, [WAIVER], tiny_engine.ruleset)
    found = entered(waived, tiny_engine, tmp_path, ("清溪镇", "placeholder", "", ""))
    assert found.waived == {flaw_decision().key}


def test_a_workbook_without_the_sheet_holds_no_decision(run: AuditRun, tiny_engine: Engine, tmp_path: Path) -> None:
    path, kept = write(run, tiny_engine, tmp_path)
    book = load_workbook(path)
    del book[SHEET]
    book.save(path)
    assert read_workbook(path, kept, tiny_engine.ruleset).flaws == FilledFlaws()
