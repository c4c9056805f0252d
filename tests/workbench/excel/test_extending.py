"""The workbook of a ruleset that extends another: shows all that it says, and takes back the differences alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from auditor.rules import load_ruleset
from auditor.rules.changes import ADDED
from auditor.run.workplace import make_workplace
from auditor.workbench.excel import Imported
from tests.workbench.excel.book import ACTED, ELEMENTS, EXAMPLES, FIGURES, HEADER, LEVELS, TOPIC, WEAK, Book, contents

SHIPPED_MAIN = (Path(__file__).parents[3] / "rules" / "gangyao-2021-2025" / "ruleset.yaml").read_text(encoding="utf-8")
SOURCE = "来源"
MAIN = "# 注\nid: own\ntitle: 本县规则\nextends: base\n"
OWN = """\
elements:
  - id: adviser
    points: 55  # 减五分
    topic: {add: [法务专员]}  # 也算
    examples:
      add:
        # 新的
        - {level: mentioned, text: 有法务专员。}
  - id: mediation
    points: 45
"""


def make(folder: Path, main: str, elements: str) -> Path:
    """A ruleset in a folder, with one file of elements or none."""
    (folder / "elements").mkdir(parents=True)
    (folder / "ruleset.yaml").write_text(main, encoding="utf-8")
    if elements:
        (folder / "elements" / f"{'01' if main == SHIPPED_MAIN else '本县'}.yaml").write_text(
            elements, encoding="utf-8"
        )
    return folder


@pytest.fixture
def book(tmp_path: Path, tiny_elements: str) -> Book:
    """A ruleset on top of the tiny one, which lies beside it."""
    make(tmp_path / "base", SHIPPED_MAIN, tiny_elements)
    return Book(make(tmp_path / "own", MAIN, OWN))


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_the_workbook_shows_all_rules_and_which_are_the_countys_own(book: Book) -> None:
    assert book.cell(ELEMENTS, TOPIC, "adviser").value == "法律顾问\n法务专员"
    assert book.cell(ELEMENTS, SOURCE, "adviser").value == "本县改"
    assert book.cell(EXAMPLES, SOURCE, "有法务专员。").value == "本县加"
    assert book.cell(EXAMPLES, SOURCE, "落实安全生产责任。").value == "上级"
    assert {book.cell(LEVELS, SOURCE, item).value for item in ("等次", "等级", "报送期限")} == {"上级"}
    coloured = [cell.fill.fill_type for cell in (book.cell(ELEMENTS, title, "adviser") for title in (TOPIC, ACTED))]
    assert coloured == ["solid", None]


def test_what_is_not_edited_keeps_every_byte_in_a_new_workplace(tmp_path: Path) -> None:
    make_workplace(tmp_path / "县", 2025)
    book = Book(tmp_path / "县" / "rules")
    assert book.cell(ELEMENTS, SOURCE, "legal-adviser").value == "自带"
    assert book.take() == Imported((), ())
    assert contents(book.folder) == book.before


# --- what is written --------------------------------------------------------------------------------------------------


def test_edits_are_written_as_differences_beside_what_the_county_wrote(book: Book) -> None:
    base = contents(book.folder.parent / "base")
    book.set(ELEMENTS, "分值", 50, "adviser")
    book.set(ELEMENTS, "分值", 50, "mediation")
    book.set(ELEMENTS, TOPIC, "法律顾问\n法务专员\n公职律师", "adviser")
    book.set(ELEMENTS, ACTED, "参与…决策\n列席", "adviser")
    book.set(ELEMENTS, FIGURES, "次，人次", "mediation")
    imported = book.take()
    assert book.diff() == [
        "-    points: 55  # 减五分",
        "-    topic: {add: [法务专员]}  # 也算",
        "+    points: 50  # 减五分",
        "+    topic: {add: [法务专员, 公职律师]}  # 也算",
        "+    acted:",
        "+      remove:",
        "+        - 聘请",
        "+      add:",
        "+        - 列席",
        "-    points: 45",
        "+    points: 50",
        "+    figures:",
        "+      remove:",
        "+        - 件",
        "+      add:",
        "+        - 人次",
    ]
    assert imported.files == ("elements/本县.yaml",)
    assert contents(book.folder.parent / "base") == base
    element = load_ruleset(book.folder).element_of["adviser"]
    assert [wording.source for wording in element.wordings["acted"]] == ["参与…决策", "列席"]


def test_a_value_set_back_to_that_of_the_base_takes_the_difference_away(book: Book) -> None:
    book.set(ELEMENTS, "分值", "60.0", "adviser")
    book.set(ELEMENTS, "分值", 40, "mediation")
    book.take()
    assert book.diff() == [
        "-    points: 55  # 减五分",
        "-  - id: mediation",
        "-    points: 45",
    ]
    again = Book(book.folder)
    again.set(ELEMENTS, TOPIC, "法律顾问", "adviser")
    again.sheet(EXAMPLES).delete_rows(again.row(EXAMPLES, "有法务专员。"))
    again.take()
    assert (book.folder / "elements" / "本县.yaml").read_text(encoding="utf-8") == "elements: []\n"
    assert not load_ruleset(book.folder).changes


def test_an_element_that_the_county_did_not_speak_of_is_written_to_a_file_of_changes(book: Book) -> None:
    (book.folder / "elements" / "本县.yaml").unlink()
    book = Book(book.folder)
    book.set(ELEMENTS, "分类单列(by_kind)", "街道：停用；乡镇=35", "mediation")
    imported = book.take()
    assert imported.files == ("elements/本县改动.yaml",)
    assert (book.folder / "elements" / "本县改动.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "format: 2  # 本文件格式的版本，不用改",
        "elements:",
        "  - id: mediation",
        "    by_kind:",
        "      街道: {off: true}",
        "      乡镇: {points: 35}",
    ]


def test_a_new_element_goes_to_a_file_of_its_part_in_the_countys_folder(book: Book) -> None:
    book.set(ELEMENTS, "分值", 50, "adviser")
    book.add(
        ELEMENTS, 编号="clinic", 名称="法律门诊", 所在文件="01", 依据="《纲要》（十）", 适用单位="乡镇，街道", 分值=5,
        **{"整改建议(advice)": "写明次数。", TOPIC: "法律门诊"},
    )  # fmt: skip
    book.add(EXAMPLES, 要素编号="clinic", 等次="一般提及", 文字="设法律门诊。")
    book.take()
    assert (book.folder / "elements" / "01.yaml").read_text(encoding="utf-8").splitlines()[2:5] == [
        "part: 试用要素",
        "elements:",
        "  - id: clinic",
    ]
    assert [str(change.what) for change in load_ruleset(book.folder).changes][-1] == ADDED
    again = Book(book.folder)
    assert again.cell(ELEMENTS, SOURCE, "clinic").value == "本县加"
    again.sheet(ELEMENTS).delete_rows(again.row(ELEMENTS, "clinic"))
    again.sheet(EXAMPLES).delete_rows(again.row(EXAMPLES, "clinic"))
    again.set(ELEMENTS, "分值", 55, "adviser")
    again.take(delete=True)
    assert (book.folder / "elements" / "01.yaml").read_text(encoding="utf-8").endswith("elements: []\n")


def test_an_element_of_the_base_is_switched_off_instead_of_deleted(book: Book) -> None:
    book.set(ELEMENTS, "分值", 100, "adviser")
    book.set(ELEMENTS, "适用单位", "乡镇,街道;部门；县区", "adviser")
    book.sheet(ELEMENTS).delete_rows(book.row(ELEMENTS, "mediation"))
    assert book.refused()[0] == "要素  没有要素 mediation（人民调解）的一行"
    book.take(delete=True)
    assert "+    off: true" in book.diff()
    assert [element.id for element in load_ruleset(book.folder).elements] == ["adviser"]


def test_levels_grades_and_deadline_are_written_as_differences(book: Book) -> None:
    book.set(LEVELS, "数值", 0.6, "等次", "mentioned")
    book.set(LEVELS, "数值", 92, "优秀")
    book.set(LEVELS, "名称或日期", "02-28", "公开期限")
    book.take()
    assert book.diff() == [
        "+levels:",
        "+  mentioned: {share: 0.6}",
        "+grades:",
        "+  - {name: 优秀, at_least: 92}",
        "+  - {name: 良好, at_least: 80}",
        "+  - {name: 合格, at_least: 60}",
        "+  - {name: 不合格, at_least: 0}",
        "+publishing: {deadline: 02-28}",
    ]
    again = Book(book.folder)
    assert again.cell(LEVELS, SOURCE, "优秀").value == "本县改"
    again.set(LEVELS, "数值", 0.5, "等次", "mentioned")
    again.set(LEVELS, "数值", 90, "优秀")
    again.set(LEVELS, "名称或日期", "03-31", "公开期限")
    again.take()
    assert contents(book.folder) == book.before


@pytest.mark.parametrize(
    ("sheet", "title", "row", "message"),
    [
        (LEVELS, "名称或日期", "公开期限", "所依据的规则写了“03-31”，本县规则可以另写，不能改成没有"),
        (ELEMENTS, TOPIC, "mediation", "列表是空的"),
    ],
)
def test_what_the_base_says_and_the_county_cannot_unsay_is_told(
    book: Book, sheet: str, title: str, row: str, message: str
) -> None:
    cell = book.set(sheet, title, None, row)
    told = next(line for line in book.refused() if message in line)
    assert told.startswith(f"{cell}  ")


def test_a_level_written_by_its_label_is_the_same_as_by_its_id(tmp_path: Path, tiny_elements: str) -> None:
    make(tmp_path / "base", SHIPPED_MAIN, tiny_elements.replace("{level: missing,", "{level: 缺失,"))
    book = Book(make(tmp_path / "own", MAIN, OWN.replace("level: mentioned", "level: 一般提及")))
    assert book.take() == Imported((), ())
    book.set(EXAMPLES, "等次", "acted", "落实安全生产责任。", "mediation")
    book.take()
    assert "+        - {level: acted, text: 落实安全生产责任。}" in book.diff()
    again = Book(book.folder)
    again.set(EXAMPLES, "等次", "缺失", "落实安全生产责任。", "mediation")
    again.take()
    assert contents(book.folder) == book.before


def test_a_chain_of_rulesets_is_edited_at_its_top_alone(book: Book) -> None:
    top = Book(make(book.folder.parent / "top", MAIN.replace("own", "top").replace("base", "own"), ""))
    assert top.cell(ELEMENTS, TOPIC, "adviser").value == "法律顾问\n法务专员"
    top.set(ELEMENTS, TOPIC, "法律顾问", "adviser")
    top.take()
    assert "+        - 法务专员" in top.diff()
    assert contents(book.folder) == book.before


# --- any edits --------------------------------------------------------------------------------------------------------

WORDS = ["法律顾问", "公职律师", "聘请", "选聘", "参与…决策", "列席", "坐班服务", "成立…工作室"]
TEXTS = ["落实安全生产责任。", "有法务专员。", "聘请法律顾问。", "调解纠纷。"]
LABELS = ["缺失", "仅有打算或自述不足", "一般提及", "有具体举措", "有成效佐证"]
wordings = st.lists(st.sampled_from(WORDS), unique=True, max_size=5).map("\n".join)


@st.composite
def rows(draw: st.DrawFn, off: str) -> dict[str, object]:
    """What the cells of an element are set to; `off` is the kind that it may be switched off for."""
    edits: dict[str, Any] = {
        TOPIC: wordings.filter(bool),
        ACTED: wordings,
        WEAK: wordings,
        FIGURES: st.lists(st.sampled_from(["名", "件", "次", "份"]), unique=True).map("、".join),
        "分类单列(by_kind)": st.sampled_from(["乡镇=3", f"{off}=停用", "乡镇=4\n街道=2", f"{off}=7"]),
        "专讲部分(home)": st.sampled_from(["举措成效", "不足"]),
        "整改建议(advice)": st.sampled_from(["写明: 几名。", "写明聘请了几名法律顾问。"]),
    }
    return {title: draw(edits[title]) for title in draw(st.lists(st.sampled_from(sorted(edits)), unique=True))}


examples = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(LABELS), st.sampled_from(["", "计划"]), st.sampled_from(["", "是"])),
    min_size=1, max_size=4, unique_by=lambda example: example[0],
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    """All that is set in a workbook."""
    points = draw(st.integers(1, 99))
    late = draw(
        st.lists(st.tuples(st.integers(1, 60), st.integers(1, 9)), min_size=1, max_size=3, unique_by=lambda s: s[0])
    )
    return {
        "adviser": draw(rows("乡镇")) | {"分值": points},
        "mediation": draw(rows("街道")) | {"分值": 100 - points},
        "examples": {name: draw(st.none() | examples) for name in ("adviser", "mediation")},
        "share": draw(st.sampled_from([0.2, 0.5, 0.6])),
        "label": draw(st.sampled_from(["一般提及", "提到了"])),
        "best": draw(st.sampled_from([90, 95])),
        "deadline": draw(st.sampled_from(["03-31", "02-28"])),
        "late": sorted({day: step for step, (day, _) in enumerate(sorted(late), start=1)}.items()),
    }


def enter(book: Book, wanted: dict[str, Any]) -> None:
    called = {"一般提及": wanted["label"]}
    for name in ("adviser", "mediation"):
        for title, value in wanted[name].items():
            book.set(ELEMENTS, title, value, name)
        if wanted["examples"][name] is None:
            continue
        sheet = book.sheet(EXAMPLES)
        for row in reversed(range(HEADER + 1, sheet.max_row + 1)):
            if sheet.cell(row, 1).value == name:
                sheet.delete_rows(row)
        for text, level, section, missed in wanted["examples"][name]:
            book.add(
                EXAMPLES,
                要素编号=name,
                等次=called.get(level, level),
                部分=section,
                文字=text,
                **{"明知判不对(known_miss)": missed},
            )
    book.set(LEVELS, "名称或日期", wanted["label"], "mentioned")
    book.set(LEVELS, "数值", wanted["share"], "等次", "mentioned")
    book.set(LEVELS, "数值", wanted["best"], "优秀")
    book.set(LEVELS, "名称或日期", wanted["deadline"], "公开期限")
    sheet = book.sheet(LEVELS)
    for row in reversed(range(HEADER + 1, sheet.max_row + 1)):
        if sheet.cell(row, 1).value == "逾期扣分":
            sheet.delete_rows(row)
    for days, points in wanted["late"]:
        book.add(LEVELS, 项目="逾期扣分", 逾期天数=days, 数值=points)


def told(book: Book) -> list[tuple[str, ...]]:
    """All that a workbook says, in whatever order; a level by its old name."""
    found = []
    for name in (ELEMENTS, EXAMPLES, LEVELS):
        titles = [cell.value for cell in book.sheet(name)[HEADER]]
        for row in book.sheet(name).iter_rows(min_row=HEADER + 1, values_only=True):
            texts = dict(zip(titles, row, strict=True))
            cells = [
                "、".join(sorted(str(value).replace("\n", "、").split("、")))
                for title, value in texts.items()
                if title not in (SOURCE, "要素名称") and value not in (None, "")
            ]
            if cells:
                found.append((name, *(("一般提及" if cell == "提到了" else cell) for cell in cells)))
    return sorted(found)


@pytest.mark.slow
@given(edits(), edits(), st.sampled_from(["", OWN, OWN.replace("{add: [法务专员]}", "[法务专员]")]))
@settings(max_examples=12, phases=[Phase.generate])  # to shrink a failure takes minutes
def test_any_edits_come_back_as_the_rules_that_the_workbook_shows(
    tmp_path_factory: pytest.TempPathFactory,
    tiny_elements: str,
    first: dict[str, Any],
    second: dict[str, Any],
    elements: str,
) -> None:
    base = make(tmp_path_factory.mktemp("any") / "base", SHIPPED_MAIN, tiny_elements)
    beneath = contents(base)
    folder = make(base.parent / "own", MAIN, elements)
    plain = Book(base)
    for wanted in (first, second):
        book = Book(folder)
        enter(book, wanted)
        book.take()
        shown = Book(folder)
        assert told(shown) == told(book)
        assert shown.take() == Imported((), ())
    for name in (ELEMENTS, EXAMPLES, LEVELS):  # all as in the base
        shown.book.remove(shown.sheet(name))
        shown.book.create_sheet(name)
        for row in plain.sheet(name).iter_rows(values_only=True):
            shown.sheet(name).append(row)
    shown.take()
    assert not load_ruleset(folder).changes
    assert contents(base) == beneath
