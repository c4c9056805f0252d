"""Points, reasons, the unit's own score and proof, as people type them into the workbook and take them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from auditor.decisions.apply import apply_review, merge
from auditor.decisions.reviews import Correction, Review, read_review, review_text
from auditor.decisions.sheet import Filled, read_workbook
from auditor.decisions.waivers import Waiver
from auditor.decisions.waiving import apply_waivers
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import NOT_APPLICABLE, AuditRun, EvidenceState, Level, Marks
from tests.decisions.reviewing import DIGESTS, correction, marked, save, small_run, table, type_in, write

CLEAR = DIGESTS["清溪镇"]
ALL = Marks(2.5, "纪要未附", 3, "会议纪要、签到册", EvidenceState.CHECKED)
CELLS = {"人工考核分": 2.5, "扣分原因": "纪要未附", "自评分": 3, "佐证材料": "会议纪要、签到册", "佐证状态": "已核"}
OLD_COLUMNS = ("人工考核分", "扣分原因", "自评分", "差额", "佐证材料", "佐证状态")
Book = tuple[Path, AuditRun]


@pytest.fixture
def book(tiny_engine: Engine, tmp_path: Path) -> Book:
    """The workbook of the small run, and the results beside it."""
    return write(small_run(tiny_engine), tiny_engine, tmp_path)


def read(book: Book, engine: Engine, path: Path | None = None) -> Filled:
    return read_workbook(path or book[0], book[1], engine.ruleset)


def mistakes(book: Book, engine: Engine) -> str:
    with pytest.raises(AuditorError) as caught:
        read(book, engine)
    return str(caught.value)


def again(book: Book, corrections: list[Correction], engine: Engine, folder: Path) -> Book:
    """The workbook of the next audit, with the corrections in force."""
    folder.mkdir()
    return write(apply_review(book[1], corrections, engine.ruleset), engine, folder)


def test_all_that_is_typed_beside_a_level_comes_back(book: Book, tiny_engine: Engine) -> None:
    type_in(book[0], CLEAR, "adviser", CELLS)
    assert read(book, tiny_engine).corrections == (marked(ALL),)


def test_marks_and_a_level_are_one_correction(book: Book, tiny_engine: Engine) -> None:
    type_in(book[0], CLEAR, "adviser", {"复核等次": "一般提及", "复核意见": "不实", "人工考核分": 2.5})
    assert read(book, tiny_engine).corrections == (
        replace(marked(Marks(points=2.5), level=Level.MENTIONED), comment="不实"),
    )


def test_a_number_that_was_pasted_as_text_is_a_number(book: Book, tiny_engine: Engine) -> None:
    type_in(book[0], CLEAR, "adviser", {"人工考核分": " 2.50 "})
    assert read(book, tiny_engine).corrections == (marked(Marks(points=2.5)),)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"人工考核分": "2分"}, "!I4  人工考核分：数字后面多了“分”。只写 2。"),
        ({"人工考核分": "二"}, "!I4  人工考核分：这里应当是一个数字，不能是“二”。"),
        ({"自评分": "２"}, "!K4  自评分：数字“２”是全角的。"),
        ({"人工考核分": -1}, "!I4  人工考核分“-1”应在 0 与该要素的满分之间。"),
        ({"人工考核分": 60.01}, "!I4  人工考核分 60.01 超过满分 60.00。"),
        ({"自评分": 99}, "!K4  自评分 99 超过满分 60.00。"),
        ({"佐证状态": "核了"}, "!N4  “核了”不是佐证状态。可填：已核、未核、不需要。"),
        (
            {"复核等次": "不适用", "人工考核分": 2},
            "!I4  这个要素不适用，填了人工考核分。请清空，或在“复核等次”里另选一个等次。",
        ),
    ],
)
def test_a_mistake_is_told_with_its_cell(book: Book, tiny_engine: Engine, cells: dict[str, Any], told: str) -> None:
    type_in(book[0], CLEAR, "adviser", cells)
    assert f"评分明细{told}" in mistakes(book, tiny_engine)


def test_all_mistakes_are_told_at_once(book: Book, tiny_engine: Engine) -> None:
    type_in(book[0], CLEAR, "adviser", {"人工考核分": "二", "自评分": 99, "佐证状态": "核了", "复核等次": "好"})
    assert "有 3 处需要改正" in mistakes(book, tiny_engine)  # no further than what a row says can be read
    type_in(book[0], CLEAR, "mediation", {"自评分": 99})
    assert "有 4 处需要改正" in mistakes(book, tiny_engine)


def test_points_are_full_by_the_levels_in_the_workbook(book: Book, tiny_engine: Engine) -> None:
    """Mediation does not apply any more, and so the adviser is worth all hundred."""
    type_in(book[0], CLEAR, "mediation", {"复核等次": "不适用"})
    type_in(book[0], CLEAR, "adviser", {"人工考核分": 99.5})
    assert marked(Marks(points=99.5)) in read(book, tiny_engine).corrections


def test_a_row_twice_must_say_the_same(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    type_in(book[0], CLEAR, "adviser", CELLS)
    header, first, *_ = table(book[0])
    other = [*first]
    for title, value in (("人工考核分", 2), ("佐证状态", "未核"), ("扣分原因", "另有原因")):
        other[header.index(title)] = value
    with pytest.raises(AuditorError) as caught:
        read(book, tiny_engine, save(tmp_path / "b.xlsx", [header, first, other]))
    told = str(caught.value)
    assert "有 2 处需要改正" in told
    assert "评分明细!I3  与 评分明细!I2 是同一份报告的同一要素（法律顾问），人工考核分却不同：“2”和“2.5”。" in told
    assert "佐证状态却不同：“未核”和“已核”" in told


def test_two_rows_that_complete_each_other_are_one_correction(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    type_in(book[0], CLEAR, "adviser", {"人工考核分": 2.5, "扣分原因": "纪要未附"})
    header, first, *_ = table(book[0])
    second = [*first]
    for title, value in (("人工考核分", None), ("扣分原因", "照片不清"), ("自评分", 3)):
        second[header.index(title)] = value
    found = read(book, tiny_engine, save(tmp_path / "b.xlsx", [header, first, second])).corrections
    assert found == (marked(Marks(2.5, "纪要未附\n照片不清", 3), workbook="b.xlsx"),)


def test_a_workbook_of_an_earlier_version_is_taken_back(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    """It has none of the columns, and the level itself in the hidden one."""
    type_in(book[0], CLEAR, "adviser", {"复核等次": "缺失", "预填": "一般提及"})
    type_in(book[0], CLEAR, "mediation", {"预填": "一般提及"})
    header, *rows = table(book[0])
    kept = [at for at, title in enumerate(header) if title not in OLD_COLUMNS]
    old = save(tmp_path / "old.xlsx", [[row[at] for at in kept] for row in (header, *rows)])
    found = read(book, tiny_engine, old)
    assert found.corrections == (correction(level=Level.MISSING, workbook="old.xlsx"),)
    assert found.cleared == {(CLEAR, "adviser"): {"comment"}, (CLEAR, "mediation"): {"level", "comment"}}


def test_what_was_taken_back_stands_in_the_next_workbook_and_comes_back_from_it(
    book: Book, tiny_engine: Engine, tmp_path: Path
) -> None:
    given = [marked(ALL), marked(Marks(proof="台账"), element="mediation", level=Level.ACTED)]
    following = again(book, given, tiny_engine, tmp_path / "next")
    header, *rows = table(following[0])
    (row,) = (each for each in (dict(zip(header, row, strict=True)) for row in rows) if each["预填"].startswith("人工"))
    assert {title: row[title] for title in CELLS} == CELLS
    assert row["预填"] == "人工考核分、扣分原因、自评分、佐证材料、佐证状态"
    found = read(following, tiny_engine)
    assert merge(given, found.corrections, found.cleared).all == tuple(given)
    assert found.cleared == {}


@pytest.mark.parametrize(
    ("title", "field"), [("人工考核分", "points"), ("自评分", "self_points"), ("佐证状态", "state")]
)
def test_an_emptied_cell_is_withdrawn_and_the_others_stay(
    book: Book, tiny_engine: Engine, tmp_path: Path, title: str, field: str
) -> None:
    following = again(book, [marked(ALL)], tiny_engine, tmp_path / "next")
    type_in(following[0], CLEAR, "adviser", {title: None})
    found = read(following, tiny_engine)
    assert found.cleared == {(CLEAR, "adviser"): {field}}
    (left,) = merge([marked(ALL)], found.corrections, found.cleared).all
    assert left == marked(replace(ALL, **{field: None}))  # type: ignore[arg-type]


def test_cells_that_were_never_filled_withdraw_nothing(book: Book, tiny_engine: Engine) -> None:
    """Another reviewer's copy, made before the points were taken back."""
    type_in(book[0], CLEAR, "adviser", {"自评分": 3.5})
    found = read(book, tiny_engine)
    (both,) = merge([marked(ALL)], found.corrections, found.cleared).all
    assert both.marks == replace(ALL, self_points=3.5, by="scores.xlsx")


def test_emptying_all_of_a_row_withdraws_it(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    given = [replace(marked(ALL, level=Level.ACTED), comment="看过")]
    following = again(book, given, tiny_engine, tmp_path / "next")
    type_in(following[0], CLEAR, "adviser", dict.fromkeys((*CELLS, "复核等次", "复核意见")))
    found = read(following, tiny_engine)
    assert found.corrections == ()
    assert merge(given, found.corrections, found.cleared).withdrawn == tuple(given)


def test_points_wait_unseen_while_the_element_does_not_apply(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    given = [marked(ALL, level=NOT_APPLICABLE)]
    following = again(book, given, tiny_engine, tmp_path / "next")
    found = read(following, tiny_engine)
    assert found.corrections[0].marks.points is None
    assert merge(given, found.corrections, found.cleared).all == tuple(given)


def test_marks_beside_a_waiver_do_not_make_a_review_of_it(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    waiver = Waiver("清溪镇", "adviser", Level.ACTED, "已商定", "县司法局", None, "waivers.yaml 第 2 行")
    (tmp_path / "waived").mkdir()
    waived = write(apply_waivers(book[1], [waiver], tiny_engine.ruleset), tiny_engine, tmp_path / "waived")
    assert read(waived, tiny_engine).corrections == ()
    type_in(waived[0], CLEAR, "adviser", {"自评分": 3})
    assert read(waived, tiny_engine).corrections == (marked(Marks(self_points=3)),)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_\ufffe\uffff"), max_size=9).map(
    str.strip
)
NUMBERS = st.none() | st.sampled_from([0, 1.5, 2.25, 3, 0.1, 39.99])
MARKS = st.builds(Marks, NUMBERS, TEXTS, NUMBERS, TEXTS, st.sampled_from([None, *EvidenceState]))


def cells_of(marks: Marks) -> dict[str, object]:
    state = marks.state.value if marks.state else None
    values = (marks.points, marks.reason or None, marks.self_points, marks.proof or None, state)
    return dict(zip(CELLS, values, strict=True))


@pytest.mark.slow
@settings(max_examples=20)
@given(chosen=st.lists(MARKS, min_size=2, max_size=2))
def test_what_is_typed_comes_back_by_way_of_the_review_file(
    tiny_engine: Engine, tmp_path_factory: pytest.TempPathFactory, chosen: list[Marks]
) -> None:
    folder = tmp_path_factory.mktemp("typed")
    book = write(small_run(tiny_engine), tiny_engine, folder)
    expected = []
    for element, marks in zip(("adviser", "mediation"), chosen, strict=True):
        type_in(book[0], CLEAR, element, {t: v for t, v in cells_of(marks).items() if not str(v).startswith("=")})
        kept = replace(marks, reason="" if marks.reason.startswith("=") else marks.reason)
        kept = replace(kept, proof="" if kept.proof.startswith("=") else kept.proof)
        expected += [] if kept.blank else [marked(kept, element=element)]
    found = read(book, tiny_engine).corrections
    assert list(found) == expected
    (folder / "review.yaml").write_text(review_text(Review(found), tiny_engine.ruleset), encoding="utf-8")
    kept_ones = read_review(folder / "review.yaml", tiny_engine.ruleset).corrections
    following = again(book, list(kept_ones), tiny_engine, folder / "next")
    assert set(read(following, tiny_engine).corrections) == set(expected)


@pytest.mark.office
def test_what_is_typed_comes_back_from_a_workbook_that_libreoffice_saved(
    book: Book, tiny_engine: Engine, tmp_path: Path, soffice: Callable[[Path, str, Path], Path]
) -> None:
    type_in(book[0], CLEAR, "adviser", CELLS)
    type_in(
        book[0],
        CLEAR,
        "mediation",
        {"复核等次": "有具体举措", "自评分": 39.99, "佐证材料": "台账\n第二页", "佐证状态": "不需要"},
    )
    second = Marks(self_points=39.99, proof="台账\n第二页", state=EvidenceState.NOT_NEEDED)
    for kind in ("xlsx", "ods", "xls"):
        saved = soffice(book[0], kind, tmp_path / "saved")
        name = f"scores.{kind}"
        assert read(book, tiny_engine, saved).corrections == (
            marked(ALL, workbook=name),
            marked(second, element="mediation", level=Level.ACTED, workbook=name),
        )
    validations = load_workbook(tmp_path / "saved" / "scores.xlsx")["评分明细"].data_validations.dataValidation
    assert len(validations) >= 4
