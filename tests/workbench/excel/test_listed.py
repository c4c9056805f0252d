"""Deductions, bonus, red lines, parts, subtotals and figures of a ledger as sheets: shown, edited, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from auditor.model import Supply
from auditor.rules import load_ruleset
from auditor.rules.scoring.keys import LEDGER_KEYS, SCORING_KEYS
from auditor.rules.scoring.types import BonusLevel, Deduction
from auditor.workbench.excel import Imported, import_rulebook
from auditor.workbench.excel.columns import LISTED
from tests.rules.scoring.county import LEDGER, SCORING
from tests.workbench.excel.book import HEADER, Book, contents
from tests.workbench.excel.test_extending import MAIN, OWN, SHIPPED_MAIN, make

DEDUCTIONS, LEVELS, LINES, PARTS, SUBTOTALS, FIGURES = (each.sheet for each in LISTED)
Write = Callable[..., Path]


@pytest.fixture
def book(write_ruleset: Write) -> Book:
    """The tiny ruleset with all that a county scores beside its elements."""
    return Book(write_ruleset(scoring=SCORING, ledger=LEDGER))


@pytest.fixture
def county(tmp_path: Path, tiny_elements: str) -> Book:
    """A county on top of it that says nothing of that itself."""
    base = make(tmp_path / "base", SHIPPED_MAIN, tiny_elements)
    (base / "scoring.yaml").write_text(SCORING, encoding="utf-8")
    (base / "ledger.yaml").write_text(LEDGER, encoding="utf-8")
    return Book(make(tmp_path / "own", MAIN, OWN))


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_every_key_of_the_lists_has_a_column() -> None:
    of_bonus = next(key.keys for key in SCORING_KEYS if key.name == "bonus")
    groups = {key.name: key for key in (*of_bonus, *SCORING_KEYS, LEDGER_KEYS[0])}
    for listed in LISTED:
        keys = [key.name for key in groups[listed.path[-1]].keys]
        assert [column.path[0] for column in listed.columns][: len(keys)] == keys


def test_rows_read_in_chinese_and_the_cap_of_the_bonus_has_its_row(book: Book) -> None:
    sources = [book.cell(DEDUCTIONS, "数值来源", name).value for name in ("lost-cases", "complaints")]
    assert sources == ["台账", "人工"]
    assert book.cell(LEVELS, "加分", "合计封顶").value == 10
    assert book.cell(SUBTOTALS, "要素", "队伍").value == "adviser、mediation"
    assert book.cell(FIGURES, "报告里的说法", "lost-cases").value == "败诉案件N件"


def test_what_is_not_edited_keeps_every_byte(book: Book) -> None:
    assert book.take() == Imported((), ())
    assert contents(book.folder) == book.before


# --- whole rulesets ---------------------------------------------------------------------------------------------------


def test_an_edited_cell_changes_its_value_alone(book: Book) -> None:
    book.set(DEDUCTIONS, "最多扣", 3, "lost-cases")
    book.set(LEVELS, "加分", 12, "合计封顶")
    book.set(FIGURES, "报告里的说法", "败诉案件N件\n败诉N件", "lost-cases")
    imported = book.take()
    assert book.diff() == [
        "-  - {id: lost-cases, column: 败诉件数, element: mediation, said: [败诉案件N件]}",
        "+  - {id: lost-cases, column: 败诉件数, element: mediation, said: [败诉案件N件, 败诉N件]}",
        "-  - {id: lost-cases, name: 行政诉讼败诉, from: ledger, figure: lost-cases, per: 0.5, cap: 2}  # 最多两分",
        "+  - {id: lost-cases, name: 行政诉讼败诉, from: ledger, figure: lost-cases, per: 0.5, cap: 3}  # 最多两分",
        "-bonus: {cap: 10, levels: [{name: 国家级, points: 5}, {name: 省级, points: 3}]}",
        "+bonus: {cap: 12, levels: [{name: 国家级, points: 5}, {name: 省级, points: 3}]}",
    ]
    assert imported.changes == (
        "scoring.yaml 扣分项 lost-cases（行政诉讼败诉）：改了最多扣",
        "scoring.yaml 加分级别 合计封顶：改了加分",
        "ledger.yaml 台账数字 lost-cases（败诉件数）：改了报告里的说法",
    )


def test_a_new_row_is_added_at_the_end_whatever_the_order_of_the_rows(book: Book) -> None:
    sheet = book.sheet(DEDUCTIONS)
    sheet.move_range(f"A{book.row(DEDUCTIONS, 'lost-cases')}:Z{book.row(DEDUCTIONS, 'lost-cases')}", rows=5)
    book.add(DEDUCTIONS, 编号="rate", 名称="出庭率不足", 数值来源="人工", 低于=90, 一次扣=3, 适用单位="乡镇，部门")
    book.take()
    assert book.diff() == ["+  - {id: rate, name: 出庭率不足, below: 90, points: 3, kinds: [乡镇, 部门]}"]
    rule = load_ruleset(book.folder).scoring.deductions[-1]
    assert (rule.below, rule.points, rule.kinds) == (90, 3, ("乡镇", "部门"))


def test_a_row_is_taken_out_only_when_that_is_confirmed(book: Book) -> None:
    book.sheet(DEDUCTIONS).delete_rows(book.row(DEDUCTIONS, "complaints"))
    book.sheet(LEVELS).delete_rows(book.row(LEVELS, "省级"))
    assert [line for line in book.refused() if "没有" in line] == [
        "扣分项  没有 complaints（被投诉查实）的一行",
        "加分级别  没有“省级”的一行",
    ]
    book.take(delete=True)
    assert [line for line in book.diff() if line.startswith("+")] == [
        "+bonus: {cap: 10, levels: [{name: 国家级, points: 5}]}"
    ]
    assert [rule.id for rule in load_ruleset(book.folder).scoring.deductions] == ["lost-cases"]


def test_a_ruleset_that_says_none_of_it_gets_a_file_of_its_own(write_ruleset: Write) -> None:
    folder = write_ruleset()
    (folder / "scoring.yaml").unlink(missing_ok=True)
    book = Book(folder)
    book.add(DEDUCTIONS, 编号="complaints", 名称="被投诉查实", 每一个扣=0.3)
    book.add(LEVELS, 级别="省级", 加分=3)
    book.set(LEVELS, "加分", 5, "合计封顶")
    assert book.take().files == ("scoring.yaml",)
    assert (folder / "scoring.yaml").read_text(encoding="utf-8").splitlines() == [
        "# yaml-language-server: $schema=.schema/scoring.json",
        "format: 2  # 本文件格式的版本，不用改",
        "deductions:",
        "  - {id: complaints, name: 被投诉查实, per: 0.3}",
        "bonus:",
        "  cap: 5",
        "  levels:",
        "    - {name: 省级, points: 3}",
    ]


def test_an_empty_list_is_filled_line_by_line(write_ruleset: Write) -> None:
    book = Book(write_ruleset(scoring="# 注\ndeductions: []  # 以后再写\nred_lines: []\n"))
    book.add(DEDUCTIONS, 编号="a", 名称="甲", 每一个扣=1)
    book.add(DEDUCTIONS, 编号="b", 名称="乙", 一次扣=2)
    book.take()
    assert book.diff() == [
        "-deductions: []  # 以后再写",
        "+deductions:",
        "+  - {id: a, name: 甲, per: 1}",
        "+  - {id: b, name: 乙, points: 2}  # 以后再写",
    ]


# --- a county on top of another ruleset -------------------------------------------------------------------------------


def test_a_countys_own_edits_are_written_as_differences(county: Book) -> None:
    base = contents(county.folder.parent / "base")
    county.set(DEDUCTIONS, "最多扣", 3, "lost-cases")
    county.set(DEDUCTIONS, "适用单位", "乡镇、部门", "complaints")
    county.add(DEDUCTIONS, 编号="rate", 名称="出庭率不足", 低于=90, 一次扣=3)
    county.set(LEVELS, "加分", 8, "合计封顶")
    county.sheet(LINES).delete_rows(county.row(LINES, "late-line"))
    county.take(delete=True)
    assert (county.folder / "scoring.yaml").read_text(encoding="utf-8").splitlines()[2:] == [
        "deductions:",
        "  change:",
        "    - {id: lost-cases, cap: 3}",
        "    - {id: complaints, kinds: [乡镇, 部门]}",
        "  add:",
        "    - {id: rate, name: 出庭率不足, below: 90, points: 3}",
        "bonus: {cap: 8}",
        "red_lines:",
        "  remove:",
        "    - late-line",
    ]
    assert contents(county.folder.parent / "base") == base
    again = Book(county.folder)
    assert again.take() == Imported((), ())
    assert again.cell(DEDUCTIONS, "来源", "lost-cases").value == "本县改"
    assert again.cell(DEDUCTIONS, "来源", "rate").value == "本县加"
    assert again.cell(PARTS, "来源", "report").value == "上级"


def test_edits_set_back_take_the_differences_away(county: Book) -> None:
    county.set(DEDUCTIONS, "最多扣", 3, "lost-cases")
    county.set(LEVELS, "加分", 8, "合计封顶")
    county.take()
    again = Book(county.folder)
    again.set(DEDUCTIONS, "最多扣", 2, "lost-cases")
    again.set(LEVELS, "加分", 10, "合计封顶")
    again.take()
    assert not [change for change in load_ruleset(county.folder).changes if change.place == "扣分加分"]
    assert (county.folder / "scoring.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "format: 2  # 本文件格式的版本，不用改"
    ]


def test_a_value_that_a_county_cannot_unsay_in_place_is_said_anew(county: Book) -> None:
    county.set(DEDUCTIONS, "最多扣", None, "lost-cases")
    county.take()
    assert "+    - {id: lost-cases, name: 行政诉讼败诉, from: ledger, figure: lost-cases, per: 0.5}" in county.diff()
    assert load_ruleset(county.folder).scoring.deductions[-1].cap is None


# --- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ((DEDUCTIONS, "数值来源", "lost-cases"), "上级", "“上级”看不懂"),
        ((DEDUCTIONS, "数字", "lost-cases"), "nothing", "没有编号为“nothing”的数字"),
        ((LEVELS, "加分", "国家级"), "五", "这里应当是一个数字，不能是“五”"),
        ((LEVELS, "加分", "合计封顶"), 0, "加分没有写 cap（合计最多几分）"),
        ((LEVELS, "评分责任单位", "省级"), "办公室", "评分责任单位不能一个级别写一个"),
        ((LINES, "等级至多", "false-report"), "优良", "没有“优良”这个等级"),
        ((SUBTOTALS, "要素", "队伍"), "adviser，advise", "没有编号为“advise”的要素"),
        ((FIGURES, "报告里的说法", "lost-cases"), "败诉案件", "说法“败诉案件”里要有一个 N（数字）"),
    ],
)
def test_a_mistake_is_told_with_its_cell(book: Book, cell: tuple[str, str, str], value: object, message: str) -> None:
    sheet, title, row = cell
    place = book.set(sheet, title, value, row)
    assert book.refused()[0].startswith(f"{place}  {message}")


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ((DEDUCTIONS, "一次扣", "complaints"), 2, "扣分项!A5  “被投诉查实”要写 per（每一个扣几分）或 points"),
        ((DEDUCTIONS, "编号", "lost-cases"), "complaints", "扣分项!A5  “complaints”与第 4 行重复"),
        ((PARTS, "权重", "survey-part"), 50, "总分组成!C4  “60”：各部分的权重合计为 110"),
    ],
)
def test_a_mistake_of_several_cells_is_told_at_one_of_them(
    book: Book, cell: tuple[str, str, str], value: object, told: str
) -> None:
    sheet, title, row = cell
    book.set(sheet, title, value, row)
    assert any(line.startswith(told) for line in book.refused())


@pytest.mark.parametrize("book_of", ["book", "county"])
def test_a_workbook_older_than_the_sheets_changes_nothing(book_of: str, request: pytest.FixtureRequest) -> None:
    book: Book = request.getfixturevalue(book_of)
    for listed in LISTED:
        del book.book[listed.sheet]
    imported = book.take()
    names = "、".join(f"“{listed.sheet}”" for listed in LISTED)
    assert imported == Imported((), (), (f"没有工作表{names}，这些内容按没有改动处理",))


def test_edits_go_into_another_ruleset_beside_its_own_changes(book: Book, tmp_path: Path) -> None:
    other = make(tmp_path / "other", "", "")
    for name, data in book.before.items():
        (other / name).parent.mkdir(exist_ok=True)
        (other / name).write_bytes(data.replace(b"per: 0.3", b"per: 0.4"))
    book.set(DEDUCTIONS, "最多扣", 3, "lost-cases")
    book.take(base=book.folder, into=other)
    lost, complaints = load_ruleset(other).scoring.deductions
    assert (lost.cap, complaints.per) == (3, 0.4)


# --- any edits --------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.office
def test_a_workbook_saved_by_libreoffice_changes_only_what_was_edited(
    county: Book, tmp_path: Path, soffice: Callable[[Path, str, Path], Path]
) -> None:
    county.set(DEDUCTIONS, "最多扣", 3, "lost-cases")
    county.add(LINES, 编号="false-figures", 名称="数字造假", 等级至多="不合格")
    county.book.save(county.path)
    ods = soffice(county.path, "ods", tmp_path / "ods")
    import_rulebook(soffice(ods, "xlsx:Calc MS Excel 2007 XML", tmp_path / "xlsx"), county.folder)
    assert county.diff()[2:] == [
        "+deductions:",
        "+  change:",
        "+    - {id: lost-cases, cap: 3}",
        "+red_lines:",
        "+  add:",
        "+    - {id: false-figures, name: 数字造假, grade: 不合格}",
    ]
    assert import_rulebook(ods, county.folder).files == ()


Said = tuple[tuple[Deduction, ...], list[BonusLevel]]
amounts = st.integers(1, 40).map(lambda tenths: tenths / 10)


@st.composite
def deductions(draw: st.DrawFn) -> tuple[Deduction, ...]:
    """Deductions of any county, with ids of the base and others."""
    ids = draw(st.lists(st.sampled_from(["lost-cases", "complaints", "rate", "files"]), unique=True))
    found = []
    for name in ids:
        points = {draw(st.sampled_from(["per", "points"])): draw(amounts)}
        supply, figure = draw(st.sampled_from([(Supply.HAND, ""), (Supply.LEDGER, "lost-cases")]))
        kinds = tuple(draw(st.lists(st.sampled_from(["乡镇", "街道", "部门"]), unique=True)))
        more = {"cap": draw(st.none() | amounts), "below": draw(st.none() | st.integers(1, 100).map(float))}
        found.append(
            Deduction(name, draw(st.sampled_from(["甲", "乙: 丙"])), supply, figure, kinds=kinds, **points, **more)
        )
    return tuple(found)


levels = st.lists(
    st.builds(BonusLevel, st.sampled_from(["国家级", "省级", "市级"]), amounts), unique_by=lambda x: x.name
)


def enter(book: Book, wanted: tuple[Deduction, ...], honours: list[BonusLevel]) -> None:
    """Put these in place of all that the two sheets have."""
    names = {Supply.HAND: "人工", Supply.LEDGER: "台账"}
    for name in (DEDUCTIONS, LEVELS):
        sheet = book.sheet(name)
        for row in reversed(range(HEADER + 1, sheet.max_row + 1)):
            if sheet.cell(row, 1).value != "合计封顶":
                sheet.delete_rows(row)
    for rule in wanted:
        book.add(
            DEDUCTIONS, 编号=rule.id, 名称=rule.name, 数值来源=names[rule.supply], 数字=rule.figure, 低于=rule.below,
            每一个扣=rule.per, 一次扣=rule.points, 最多扣=rule.cap, 适用单位="、".join(rule.kinds),
            评分责任单位=rule.scored_by,
        )  # fmt: skip
    for level in honours:
        book.add(LEVELS, 级别=level.name, 加分=level.points)


@pytest.mark.slow
@given(st.tuples(deductions(), levels), st.tuples(deductions(), levels), st.booleans())
@settings(max_examples=15, phases=[Phase.generate])
def test_any_rows_come_back_as_the_rules_that_they_say(
    tmp_path_factory: pytest.TempPathFactory, tiny_elements: str, first: Said, second: Said, extends: bool
) -> None:
    base = make(tmp_path_factory.mktemp("any") / "base", SHIPPED_MAIN, tiny_elements)
    for name, text in (("scoring", SCORING), ("ledger", LEDGER)):
        (base / f"{name}.yaml").write_text(text, encoding="utf-8")
    before = contents(base)
    folder = make(base.parent / "own", MAIN, "") if extends else base
    for wanted, honours in (first, second):
        book = Book(folder)
        enter(book, wanted, honours)
        book.take(delete=True)
        rules = load_ruleset(folder).scoring
        assert {rule.id: rule for rule in rules.deductions} == {rule.id: rule for rule in wanted}
        assert sorted(rules.bonus.levels, key=str) == sorted(honours, key=str)
        assert Book(folder).take() == Imported((), ())
    if extends:
        plain, book = load_ruleset(base).scoring, Book(folder)
        enter(book, plain.deductions, list(plain.bonus.levels))
        book.take(delete=True)
        assert {rule.id: rule for rule in load_ruleset(folder).scoring.deductions} == {
            rule.id: rule for rule in plain.deductions
        }
        assert contents(base) == before
