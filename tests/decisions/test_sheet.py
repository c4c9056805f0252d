"""The corrections in a workbook, read back as people filled it in, saved it and rearranged it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from auditor.decisions.apply import apply_review
from auditor.decisions.reviews import Correction, Review, read_review, review_text
from auditor.decisions.sheet import read_workbook
from auditor.errors import AuditorError
from auditor.judging.engine import Engine
from auditor.model import NOT_APPLICABLE, AuditRun, Level
from tests.decisions.reviewing import DIGESTS, correction, enter, save, small_run, table, write

LEVEL, COMMENT = 3, 4  # columns of the sheet, from 0
Book = tuple[Path, AuditRun]


@pytest.fixture
def book(tiny_engine: Engine, tmp_path: Path) -> Book:
    """The workbook of the small run, and the results beside it."""
    return write(small_run(tiny_engine), tiny_engine, tmp_path)


def read(book: Book, engine: Engine, path: Path | None = None) -> tuple[Correction, ...]:
    return read_workbook(path or book[0], book[1], engine.ruleset).corrections


def mistakes(book: Book, engine: Engine, path: Path | None = None) -> str:
    with pytest.raises(AuditorError) as caught:
        read(book, engine, path)
    return str(caught.value)


def test_an_untouched_workbook_holds_no_corrections(book: Book, tiny_engine: Engine) -> None:
    assert read(book, tiny_engine) == ()


def test_a_level_with_its_reason_is_a_correction(book: Book, tiny_engine: Engine) -> None:
    enter(book[0], [(DIGESTS["清溪镇"], "adviser", "一般提及", "三名都是村里的。")])
    expected = correction(level=Level.MENTIONED, comment="三名都是村里的。")
    assert read(book, tiny_engine) == (expected,)


def test_an_element_may_be_set_to_not_apply(book: Book, tiny_engine: Engine) -> None:
    enter(book[0], [(DIGESTS["清溪镇"], "mediation", "不适用", "")])
    assert read(book, tiny_engine) == (correction(element="mediation", level=NOT_APPLICABLE),)


def test_a_comment_without_a_level_is_kept_as_a_comment(book: Book, tiny_engine: Engine) -> None:
    enter(book[0], [(DIGESTS["清溪镇"], "adviser", "", "请再核对。")])
    assert read(book, tiny_engine) == (correction(level=None, comment="请再核对。"),)


@pytest.mark.parametrize("typed", [" 一般提及 ", "一般　提及", "一般提及\n", "“一般提及”", "\u200b一般提及"])
def test_stray_blanks_and_marks_around_a_level_do_not_matter(book: Book, tiny_engine: Engine, typed: str) -> None:
    enter(book[0], [(DIGESTS["清溪镇"], "adviser", typed, "")])
    assert read(book, tiny_engine) == (correction(level=Level.MENTIONED),)


def test_full_width_letters_in_the_hidden_columns_do_not_matter(
    book: Book, tiny_engine: Engine, tmp_path: Path
) -> None:
    header, *rows = table(book[0])
    row = rows[0]
    row[LEVEL] = "有具体举措"
    keys = header.index("要素编号"), header.index("报告指纹")
    plain = str(row[keys[0]]), str(row[keys[1]])
    row[keys[0]] = " " + "".join(chr(ord(char) + 0xFEE0) for char in plain[0])
    row[keys[1]] = plain[1].upper() + " "
    (found,) = read(book, tiny_engine, save(tmp_path / "b.xlsx", [header, *rows]))
    assert (found.element, found.sha256) == plain


def test_rows_and_columns_may_be_moved_added_hidden_and_left_blank(
    book: Book, tiny_engine: Engine, tmp_path: Path
) -> None:
    enter(book[0], [(DIGESTS["柳塘镇"], "adviser", "缺失", "查无此事"), (DIGESTS["双堰镇"], "mediation", "", "好")])
    header, *rows = table(book[0])
    moved = [[], ["县法治办核对稿"], ["序号", *reversed(header)]]
    for number, row in enumerate(reversed(rows), start=1):
        moved += [[number, *reversed(row)], []]
    path = save(tmp_path / "moved.xlsx", moved)
    hidden = load_workbook(path)
    for number in range(4, 9):
        hidden["评分明细"].row_dimensions[number].hidden = True
    for number in range(1, 12):
        hidden["评分明细"].column_dimensions[get_column_letter(number)].hidden = True
    hidden.move_sheet("评分明细", 3)
    hidden.save(path)
    found = {each.key: (each.level, each.comment) for each in read(book, tiny_engine, path)}
    assert found == {
        (DIGESTS["柳塘镇"], "adviser"): (Level.MISSING, "查无此事"),
        (DIGESTS["双堰镇"], "mediation"): (None, "好"),
    }


def test_a_csv_copy_of_the_sheet_serves_as_well(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    enter(book[0], [(DIGESTS["清溪镇"], "adviser", "缺失", "")])
    lines = [",".join(str(cell or "").replace(",", "，") for cell in row).rstrip(",") for row in table(book[0])]
    (tmp_path / "明细.csv").write_text("\n".join(lines), encoding="gb18030")
    (found,) = read(book, tiny_engine, tmp_path / "明细.csv")
    assert found.level is Level.MISSING


def test_every_mistake_is_told_at_once_with_its_cell(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    header, *rows = table(book[0])
    element, digest = header.index("要素编号"), header.index("报告指纹")
    rows[0][LEVEL] = "有举措"
    rows[1][LEVEL], rows[1][element] = "缺失", "mediaton"
    rows[2][COMMENT], rows[2][digest] = "这份不是这次的", "f" * 64
    rows[3][LEVEL], rows[3][element], rows[3][digest] = "甲", "", ""
    rows[4][element] = "没有填写的行不管"
    told = mistakes(book, tiny_engine, save(tmp_path / "b.xlsx", [header, *rows]))
    letter = get_column_letter(element + 1), get_column_letter(digest + 1)
    assert told.startswith("b.xlsx 有 6 处需要改正")
    assert "评分明细!D2  “有举措”不是等次。是否想写“有具体举措”？" in told
    assert f"评分明细!{letter[0]}3  要素编号“mediaton”不在规则里。是否想写“mediation”？" in told
    assert f"评分明细!{letter[1]}4  报告指纹“{'f' * 64}”不在 results.json 里。" in told
    assert f"评分明细!{letter[0]}5  要素编号是空的。" in told
    assert f"评分明细!{letter[1]}5  报告指纹是空的。" in told
    assert "评分明细!D5  “甲”不是等次。可填：缺失、" in told


def test_two_levels_for_one_element_of_one_report_are_told(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    header, first, *_ = table(book[0])
    rows = [[*first[:LEVEL], level, *first[LEVEL + 1 :]] for level in ("缺失", "不适用")]
    told = mistakes(book, tiny_engine, save(tmp_path / "b.xlsx", [header, *rows]))
    assert "评分明细!D3  与 评分明细!D2 是同一份报告的同一要素" in told
    assert "“不适用”和“缺失”" in told


def test_the_same_level_twice_is_one_correction_with_both_comments(
    book: Book, tiny_engine: Engine, tmp_path: Path
) -> None:
    header, first, *_ = table(book[0])
    entries = (("", "甲"), ("缺失", "乙"), ("缺失", "甲"))
    rows = [[*first[:LEVEL], level, comment, *first[COMMENT + 1 :]] for level, comment in entries]
    (found,) = read(book, tiny_engine, save(tmp_path / "b.xlsx", [header, *rows]))
    assert (found.level, found.comment) == (Level.MISSING, "甲\n乙")


def test_a_missing_sheet_is_told_with_those_there_are(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    told = mistakes(book, tiny_engine, save(tmp_path / "b.xlsx", table(book[0]), sheet="明细"))
    assert "没有工作表“评分明细”（现有：随手记、明细）" in told


def test_missing_and_repeated_columns_are_told(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    rows = table(book[0])
    assert "没有列标题：要素编号、报告指纹" in mistakes(
        book, tiny_engine, save(tmp_path / "b.xlsx", [row[:8] for row in rows])
    )
    twice = save(tmp_path / "c.xlsx", [[*row, row[LEVEL]] for row in rows])
    assert "“复核等次”出现了两次" in mistakes(book, tiny_engine, twice)
    assert "没有列标题" in mistakes(book, tiny_engine, save(tmp_path / "d.xlsx", []))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_file_that_is_no_workbook_is_told(book: Book, tiny_engine: Engine, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.xlsx").write_bytes(data)
    assert "b.xlsx" in mistakes(book, tiny_engine, tmp_path / "b.xlsx")


def test_a_file_that_is_not_there_is_told(book: Book, tiny_engine: Engine, tmp_path: Path) -> None:
    assert "打不开" in mistakes(book, tiny_engine, tmp_path / "b.xlsx")


def test_results_of_another_ruleset_are_told(book: Book, ruleset: Any, tiny_engine: Engine) -> None:
    other = book[0], replace(book[1], ruleset_id="anderes")
    assert "results.json 是按规则“anderes”审核的" in mistakes(other, tiny_engine)


LEVELS = (*Level, NOT_APPLICABLE, None)  # None: a comment alone
# What a cell can hold: no control characters but line feeds, none that XML forbids, none of Excel's own escapes.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_\ufffe\uffff") | st.just("\n"))
PLAIN = ("", "核对原文，没有这句话", "见第3段\n同意", "=1+1", "'0012", "3", "𬒈口镇 ：# - {x}")
KEYS = [(digest, element) for digest in DIGESTS.values() for element in ("adviser", "mediation")]


DECISIONS = st.dictionaries(st.sampled_from(KEYS), st.tuples(st.sampled_from(LEVELS), TEXTS.map(str.strip)))


def expected(chosen: dict[tuple[str, str], tuple[Any, str]], workbook: str = "scores.xlsx") -> set[Correction]:
    units = {digest: unit for unit, digest in DIGESTS.items()}
    return {
        correction(
            units[digest],
            element,
            level,
            comment,
            workbook=workbook,
        )
        for (digest, element), (level, comment) in chosen.items()
        if level is not None or comment
    }


def labelled(chosen: dict[tuple[str, str], tuple[Any, str]], engine: Engine) -> list[tuple[str, str, str, str]]:
    return [
        (*key, "" if level is None else engine.ruleset.label(level), comment)
        for key, (level, comment) in chosen.items()
    ]


@pytest.mark.slow
@settings(max_examples=30)
@given(chosen=DECISIONS)
def test_what_is_entered_comes_back_by_way_of_the_review_file(
    tiny_engine: Engine, tmp_path_factory: pytest.TempPathFactory, chosen: dict[tuple[str, str], tuple[Any, str]]
) -> None:
    folder = tmp_path_factory.mktemp("entered")
    run = small_run(tiny_engine)
    book = write(run, tiny_engine, folder)
    enter(book[0], labelled(chosen, tiny_engine))
    found = read(book, tiny_engine)
    assert set(found) == expected(chosen)
    (folder / "review.yaml").write_text(review_text(Review(found), tiny_engine.ruleset), encoding="utf-8")
    kept = read_review(folder / "review.yaml", tiny_engine.ruleset).corrections
    assert set(kept) == set(found)
    again = write(apply_review(run, kept, tiny_engine.ruleset), tiny_engine, folder)
    levels = {each.key: each.level for each in found if each.level is not None}
    assert {each.key: each.level for each in read(again, tiny_engine)} == levels


# Between them every level and every text.
@pytest.mark.office
@pytest.mark.parametrize(
    "pairs", [list(zip(LEVELS, PLAIN[1:], strict=False)), list(zip(LEVELS[::-1], PLAIN, strict=True))]
)
def test_what_is_entered_comes_back_from_a_workbook_that_libreoffice_saved(
    tiny_engine: Engine,
    tmp_path: Path,
    soffice: Callable[[Path, str, Path], Path],
    pairs: Iterable[tuple[Any, str]],
) -> None:
    chosen = dict(zip(KEYS, pairs, strict=False))
    assert len(chosen) == len(KEYS)
    book = write(small_run(tiny_engine), tiny_engine, tmp_path)
    enter(book[0], labelled(chosen, tiny_engine))
    for kind in ("xlsx", "ods", "xls"):
        found = read(book, tiny_engine, soffice(book[0], kind, tmp_path / "saved"))
        assert set(found) == expected(chosen, f"scores.{kind}")
