"""Several workbooks taken back together: all that was filled in, and both cells where two say different things."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from auditor.decisions.apply import apply_review
from auditor.decisions.columns import TITLE_OF
from auditor.decisions.flaw_sheet import FilledFlaws
from auditor.decisions.joining import Handed, joined
from auditor.decisions.overlay import FIELDS, value_of, with_values
from auditor.decisions.rows import Row
from auditor.decisions.sheet import Filled, read_workbook
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import AuditRun, Level, Marks
from tests.decisions.reviewing import DIGESTS, SHEET, correction, enter, flawed_run, row_of, small_run, write

QINGXI, LIUTANG = DIGESTS["清溪镇"], DIGESTS["柳塘镇"]


class Copies:
    """Two copies of one workbook, to be filled in apart."""

    def __init__(self, run: AuditRun, engine: Engine, folder: Path) -> None:
        self.engine = engine
        first, self.run = write(run, engine, folder)
        self.paths = [folder / "法制科.xlsx", folder / "应诉科.xlsx"]
        for path in self.paths:
            shutil.copy(first, path)

    def joined(self) -> Filled:
        handed = [Handed(path.name, read_workbook(path, self.run, self.engine.ruleset)) for path in self.paths]
        return joined(handed, self.run, self.engine.ruleset)

    def mistakes(self) -> str:
        with pytest.raises(AuditorError) as caught:
            self.joined()
        return str(caught.value)


@pytest.fixture
def copies(tiny_engine: Engine, tmp_path: Path) -> Copies:
    return Copies(small_run(tiny_engine), tiny_engine, tmp_path)


def put(path: Path, digest: str, element: str, title: str, value: object, sheet: str = SHEET) -> None:
    """Fill one cell in."""
    book = load_workbook(path)
    at = [cell.value for cell in book[sheet][3]].index(title) + 1
    book[sheet].cell(row_of(book[sheet], digest, element), at).value = value
    book.save(path)


def test_what_each_filled_in_comes_together(copies: Copies) -> None:
    enter(copies.paths[0], [(QINGXI, "adviser", "缺失", "查无此事")])
    enter(copies.paths[1], [(QINGXI, "mediation", "一般提及", ""), (LIUTANG, "adviser", "", "再核")])
    assert set(copies.joined().corrections) == {
        correction(level=Level.MISSING, comment="查无此事", workbook="法制科.xlsx"),
        correction(element="mediation", level=Level.MENTIONED, workbook="应诉科.xlsx"),
        correction("柳塘镇", level=None, comment="再核", workbook="应诉科.xlsx"),
    }


def test_two_that_fill_in_different_cells_of_one_row_are_one_correction(copies: Copies) -> None:
    enter(copies.paths[0], [(QINGXI, "adviser", "一般提及", "")])
    put(copies.paths[1], QINGXI, "adviser", "自评分", 50)
    (found,) = copies.joined().corrections
    assert (found.level, found.workbook) == (Level.MENTIONED, "法制科.xlsx")
    assert found.marks == Marks(self_points=50, by="应诉科.xlsx")


def test_the_same_cell_filled_differently_is_told_with_both_cells(copies: Copies) -> None:
    for path, level, points in zip(copies.paths, ("缺失", "一般提及"), (0, 3), strict=True):
        enter(path, [(QINGXI, "adviser", level, "")])
        put(path, LIUTANG, "adviser", "人工考核分", points)
    told = copies.mistakes()
    assert told.startswith("有 2 处在两份评分表里填得不同，什么都没有收。")
    rows = {digest: row_of(load_workbook(copies.paths[0])[SHEET], digest, "adviser") for digest in (QINGXI, LIUTANG)}
    assert (
        f"应诉科.xlsx 评分明细!D{rows[QINGXI]} “一般提及”  与 法制科.xlsx 评分明细!D{rows[QINGXI]} “缺失” 是同一格"
        in told
    )
    assert f"应诉科.xlsx 评分明细!I{rows[LIUTANG]} “3”  与 法制科.xlsx 评分明细!I{rows[LIUTANG]} “0” 是同一格" in told


def test_different_words_in_one_cell_are_told_too(copies: Copies) -> None:
    enter(copies.paths[0], [(QINGXI, "adviser", "缺失", "查无此事")])
    enter(copies.paths[1], [(QINGXI, "adviser", "缺失", "没有写")])
    assert "“没有写”  与 法制科.xlsx 评分明细!E" in copies.mistakes()


def test_the_same_in_both_is_taken_once(copies: Copies) -> None:
    for path in copies.paths:
        enter(path, [(QINGXI, "adviser", "缺失", "查无此事")])
    (found,) = copies.joined().corrections
    assert found == correction(level=Level.MISSING, comment="查无此事", workbook="法制科.xlsx、应诉科.xlsx")


@pytest.fixture
def reviewed(tiny_engine: Engine, tmp_path: Path) -> Copies:
    """Copies in which a level with its reason and points stand from the start."""
    decided = correction(level=Level.MISSING, comment="查无此事", workbook="a.xlsx", marks=Marks(points=3, by="a.xlsx"))
    return Copies(apply_review(small_run(tiny_engine), [decided], tiny_engine.ruleset), tiny_engine, tmp_path)


def test_what_stood_there_from_the_start_contradicts_no_change(reviewed: Copies) -> None:
    enter(reviewed.paths[1], [(QINGXI, "adviser", "一般提及", "查无此事")])
    (found,) = reviewed.joined().corrections
    assert (found.level, found.comment, found.workbook) == (Level.MENTIONED, "查无此事", "应诉科.xlsx")
    assert found.marks.points == 3


def test_a_cell_emptied_in_one_and_left_in_the_other_is_emptied(reviewed: Copies) -> None:
    enter(reviewed.paths[0], [(QINGXI, "adviser", "", "")])
    found = reviewed.joined()
    assert found.cleared == {(QINGXI, "adviser"): {"level", "comment"}}
    assert [(each.level, each.comment, each.marks.points) for each in found.corrections] == [(None, "", 3)]


def test_a_cell_emptied_in_one_and_changed_in_the_other_is_told(reviewed: Copies) -> None:
    put(reviewed.paths[0], QINGXI, "adviser", "人工考核分", None)
    put(reviewed.paths[1], QINGXI, "adviser", "人工考核分", 2)
    assert "“2”  与 法制科.xlsx 评分明细!I" in reviewed.mistakes()
    assert "清空了 是同一格" in reviewed.mistakes()


def answer(path: Path, row: int, said: str, reason: str) -> None:
    book = load_workbook(path)
    sheet = book["文本问题"]
    titles = [cell.value for cell in sheet[3]]
    sheet.cell(row, titles.index("处理") + 1).value = said
    sheet.cell(row, titles.index("处理意见") + 1).value = reason
    book.save(path)


def test_what_two_say_to_flaws_comes_together_and_contradictions_are_told(tiny_engine: Engine, tmp_path: Path) -> None:
    copies = Copies(flawed_run(tiny_engine), tiny_engine, tmp_path)
    answer(copies.paths[0], 4, "忽略", "本来如此")
    answer(copies.paths[1], 5, "采纳", "")
    assert len(copies.joined().flaws.decisions) == 2
    answer(copies.paths[1], 4, "采纳", "")
    assert "应诉科.xlsx 文本问题!I4 “采纳”  与 法制科.xlsx 文本问题!I4 “忽略：本来如此” 是同一格" in copies.mistakes()


def test_one_workbook_alone_is_as_it_is(copies: Copies) -> None:
    enter(copies.paths[0], [(QINGXI, "adviser", "缺失", "")])
    filled = read_workbook(copies.paths[0], copies.run, copies.engine.ruleset)
    assert joined([Handed("a.xlsx", filled)], copies.run, copies.engine.ruleset) is filled
    assert replace(filled, rows={}).corrections == (correction(level=Level.MISSING, workbook="法制科.xlsx"),)


VALUES = {
    "level": st.sampled_from([Level.MISSING, Level.ACTED]),
    "comment": st.sampled_from(["查无此事", "再核"]),
    "points": st.sampled_from([0.0, 2.5]),
    "self_points": st.sampled_from([1.0, 3.0]),
    "proof": st.sampled_from(["合同三份"]),
}
ROWS = st.dictionaries(
    st.sampled_from([(digest, element) for digest in DIGESTS.values() for element in ("adviser", "mediation")]),
    st.fixed_dictionaries({}, optional=VALUES),
)


def filled_with(rows: dict[tuple[str, str], dict[str, Any]], name: str) -> Filled:
    """What is read of a workbook in which these fields are filled in."""
    units = {digest: unit for unit, digest in DIGESTS.items()}
    blank: dict[str, Any] = dict.fromkeys(FIELDS)
    made = [
        with_values(correction(units[digest], element, workbook=name), blank | values)
        for (digest, element), values in rows.items()
        if values
    ]
    places = {key: Row(SHEET, 9, {}, dict.fromkeys(TITLE_OF.values(), 0)) for key in rows}
    return Filled(tuple(made), {}, FilledFlaws(), rows=places)


@given(first=ROWS, second=ROWS)
def test_two_workbooks_give_all_that_is_in_either_or_tell_every_contradiction(
    tiny_engine: Engine, first: dict[tuple[str, str], dict[str, Any]], second: dict[tuple[str, str], dict[str, Any]]
) -> None:
    run = small_run(tiny_engine)
    both = [Handed(name, filled_with(rows, name)) for name, rows in (("a.xlsx", first), ("b.xlsx", second))]
    apart = [
        (key, name)
        for key in first.keys() & second.keys()
        for name in first[key].keys() & second[key].keys()
        if first[key][name] != second[key][name]
    ]
    if apart:
        with pytest.raises(AuditorError, match=f"^有 {len(apart)} 处"):
            joined(both, run, tiny_engine.ruleset)
        return
    found = {each.key: each for each in joined(both, run, tiny_engine.ruleset).corrections}
    expected = {key: first.get(key, {}) | second.get(key, {}) for key in {**first, **second}}
    taken = {key: {n: v for n in FIELDS if (v := value_of(each, n)) not in (None, "")} for key, each in found.items()}
    assert taken == {key: values for key, values in expected.items() if values}
