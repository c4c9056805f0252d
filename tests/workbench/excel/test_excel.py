"""Rules through a workbook and back: what was not edited keeps every byte."""

from __future__ import annotations

import codecs
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError
from auditor.rules import load_ruleset
from auditor.rules.keys import KEYS
from auditor.workbench.excel import Imported, import_rulebook, write_rulebook
from auditor.workbench.excel.columns import ELEMENT_COLUMNS
from auditor.workbench.excel.placing import replace_files
from auditor.yamlfile.edit import Edits
from auditor.yamlfile.trees import Tree, Value, compose, fingerprint, pruned, tree_of, trees_at
from tests.workbench.excel.book import ACTED, ELEMENTS, EXAMPLES, FIGURES, HEADER, LEVELS, TOPIC, WEAK, Book, contents

SHIPPED = Path(__file__).parents[3] / "rules" / "gangyao-2021-2025"
PART = "elements/01.yaml"

Write = Callable[..., Path]


@pytest.fixture
def tiny(write_ruleset: Write) -> Book:
    return Book(write_ruleset())


@pytest.fixture
def shipped(tmp_path: Path) -> Book:
    shutil.copytree(SHIPPED, tmp_path / "rules")
    return Book(tmp_path / "rules")


def keys_of(paths: Sequence[tuple[str, ...]]) -> set[str]:
    return {path[0] for path in paths}


# --- nothing edited ---------------------------------------------------------------------------------------------------


def test_the_shipped_rules_come_back_without_a_changed_byte(shipped: Book) -> None:
    assert shipped.take() == Imported((), ())
    assert contents(shipped.folder) == shipped.before


def test_the_same_rules_give_the_same_workbook(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_rulebook(tmp_path / name, SHIPPED)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_every_key_of_an_element_has_a_column() -> None:
    assert keys_of([column.path for column in ELEMENT_COLUMNS]) == {key.name for key in KEYS} - {"examples"}


def test_sorted_rows_and_moved_columns_change_nothing(shipped: Book) -> None:
    for name in (ELEMENTS, EXAMPLES, LEVELS):
        sheet = shipped.sheet(name)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER)]
        rows[1:] = sorted(rows[1:], key=lambda row: [str(value) for value in reversed(row)])
        for number, row in enumerate(rows, start=HEADER):
            for column, value in enumerate(reversed(row), start=1):
                sheet.cell(number, column).value = value  # type: ignore[assignment]
    assert shipped.take() == Imported((), ())
    assert contents(shipped.folder) == shipped.before


@pytest.mark.office
def test_a_workbook_saved_by_libreoffice_changes_only_what_was_edited(
    shipped: Book, tmp_path: Path, soffice: Callable[[Path, str, Path], Path]
) -> None:
    shipped.cell(ELEMENTS, TOPIC, "legal-adviser").value += "\n法务专员"
    shipped.book.save(shipped.path)
    ods = soffice(shipped.path, "ods", tmp_path / "ods")
    import_rulebook(soffice(ods, "xlsx:Calc MS Excel 2007 XML", tmp_path / "xlsx"), shipped.folder)
    assert shipped.diff() == ["+      - 法务专员"]
    assert import_rulebook(ods, shipped.folder).files == ()


# --- edits of elements ------------------------------------------------------------------------------------------------


def test_changed_points_change_their_lines_alone(shipped: Book) -> None:
    shipped.set(ELEMENTS, "分值", 5, "legal-adviser")
    shipped.set(ELEMENTS, "分值", "4", "major-decisions")
    imported = shipped.take()
    assert shipped.diff() == ["-    points: 3", "+    points: 4", "-    points: 6", "+    points: 5"]
    assert imported.files == ("elements/03-制度与决策.yaml",)
    assert imported.changes[1].endswith("legal-adviser（法律顾问与公职律师）：改了分值")


def test_an_added_wording_adds_one_line_in_the_style_of_its_list(tiny: Book) -> None:
    tiny.set(ELEMENTS, ACTED, "聘请\n聘任: 律师\n参与…决策\n列席", "adviser")
    tiny.set(ELEMENTS, FIGURES, "名、件、%", "adviser")
    tiny.take()
    assert tiny.diff() == [
        "+      - '聘任: 律师'",
        "+      - 列席",
        "-    figures: [名, 件]",
        "+    figures: [名, 件, '%']",
    ]


def test_a_raw_expression_stands_in_its_cell_with_its_reason_and_goes_back_into_its_lines(
    write_ruleset: Write, tiny_elements: str
) -> None:
    raw = "      - raw: /聘请(?=律师)/  # 一\n        why: 只要前两个字\n"
    book = Book(write_ruleset(elements=tiny_elements.replace("      - 聘请\n", raw)))
    assert book.cell(ELEMENTS, ACTED, "adviser").value == "/聘请(?=律师)/  why: 只要前两个字\n参与…决策"
    book.set(ELEMENTS, ACTED, "/聘请(?=律师)/ why：只要动词\n参与…决策\n/坐班(?!室)/ why: 不是房间", "adviser")
    book.take()
    assert book.diff() == [
        "-        why: 只要前两个字",
        "+        why: 只要动词",
        "+      - {raw: '/坐班(?!室)/', why: 不是房间}",
    ]


def test_a_raw_expression_is_replaced_by_a_wording_and_the_other_way_round(
    write_ruleset: Write, tiny_elements: str
) -> None:
    raw = "      - raw: /聘请(?=律师)/\n        why: 只要前两个字\n"
    book = Book(write_ruleset(elements=tiny_elements.replace("      - 聘请\n", raw)))
    book.set(ELEMENTS, ACTED, "聘请…律师\n/参与(?=决策)/ why: 只要动词", "adviser")
    book.take()
    assert book.diff() == [
        "-      - raw: /聘请(?=律师)/",
        "-        why: 只要前两个字",
        "-      - 参与…决策",
        "+      - 聘请…律师",
        "+      - {raw: '/参与(?=决策)/', why: 只要动词}",
    ]


def test_comments_order_and_quotes_stay_around_an_edit(write_ruleset: Write, tiny_elements: str) -> None:
    acted = '    acted:\n      # 一\n      - "聘请"  # 二\n      - "参与…决策"\n      # 三\n      - "列席"   # 四\n'
    text = tiny_elements.replace("    acted:\n      - 聘请\n      - 参与…决策\n", acted)
    book = Book(write_ruleset(elements=text))
    book.set(ELEMENTS, ACTED, "选聘\n参与…决策\n坐班", "adviser")
    book.take()
    assert book.diff() == [
        '-      - "聘请"  # 二',
        '+      - "选聘"  # 二',
        '-      - "列席"   # 四',
        '+      - "坐班"   # 四',
    ]


def test_a_removed_wording_removes_its_line_and_an_emptied_list_its_key(tiny: Book) -> None:
    tiny.set(ELEMENTS, ACTED, "参与…决策", "adviser")
    tiny.set(ELEMENTS, WEAK, None, "adviser")
    tiny.take()
    assert tiny.diff() == ["-      - 聘请", "-    weak: [一村一法律顾问]"]


def test_a_key_that_was_not_there_follows_the_one_before_it(tiny: Book) -> None:
    tiny.set(ELEMENTS, WEAK, "驻村律师\n一村一法律顾问", "mediation")
    tiny.set(ELEMENTS, "专讲部分(home)", "举措成效", "mediation")
    tiny.set(ELEMENTS, "分类单列(by_kind)", "乡镇=35\n街道：停用", "mediation")
    tiny.take()
    assert tiny.diff() == [
        "+    by_kind:",
        "+      乡镇: {points: 35}",
        "+      街道: {off: true}",
        "+    home: 举措成效",
        "+    weak:",
        "+      - 驻村律师",
        "+      - 一村一法律顾问",
    ]
    assert load_ruleset(tiny.folder).element_of["mediation"].points_for("乡镇") == 35


def test_what_is_left_out_of_a_cell_goes(write_ruleset: Write, tiny_elements: str) -> None:
    by_kind = "    points: 40\n    by_kind:\n      乡镇: {points: 30}\n      街道: {points: 50}  # 大\n"
    book = Book(write_ruleset(elements=tiny_elements.replace("    points: 40\n", by_kind)))
    book.set(ELEMENTS, "分类单列(by_kind)", "街道=停用", "mediation")
    book.take()
    assert book.diff() == [
        "-      乡镇: {points: 30}",
        "-      街道: {points: 50}  # 大",
        "+      街道: {off: true}  # 大",
    ]


def test_counting_is_edited_within_its_brackets(shipped: Book) -> None:
    shipped.set(ELEMENTS, "佐证带标志", 2, "achievements")
    shipped.set(ELEMENTS, "举措带标志", "过半", "achievements")
    shipped.take()
    assert shipped.diff() == [
        "-      acted: {items: 3}",
        "-      evidenced: {items: 3, marked: most}",
        "+      acted: {items: 3, marked: most}",
        "+      evidenced: {items: 3, marked: 2}",
    ]


def test_a_new_element_goes_to_the_end_of_the_file_that_its_row_names(shipped: Book) -> None:
    shipped.set(ELEMENTS, "分值", 4, "legal-adviser")
    shipped.add(
        ELEMENTS, 编号="clinic", 名称="法律门诊", 所在文件="05-突发事件", 依据="《纲要》（十）", 适用单位="乡镇、街道", 分值=2,
        **{"整改建议(advice)": "写明: 次数。", TOPIC: "法律门诊\n/门诊[^,]{0,3}律师/ why: 只隔三个字", FIGURES: "次、%"},
    )  # fmt: skip
    shipped.add(EXAMPLES, 要素编号="clinic", 等次="有成效佐证", 文字="法律门诊接诊12次。")
    shipped.take()
    text = (shipped.folder / "elements" / "05-突发事件.yaml").read_text(encoding="utf-8")
    assert text.endswith("""
  - id: clinic
    name: 法律门诊
    basis: 《纲要》（十）
    kinds: [乡镇, 街道]
    points: 2
    advice: '写明: 次数。'
    topic:
      - 法律门诊
      - {raw: '/门诊[^,]{0,3}律师/', why: 只隔三个字}
    figures: [次, '%']
    examples:
      - {level: evidenced, text: 法律门诊接诊12次。}
""")
    assert load_ruleset(shipped.folder).element_of["clinic"].part == "突发事件应对体系（六）"


def test_an_element_is_deleted_only_when_that_is_confirmed(tiny: Book) -> None:
    tiny.set(ELEMENTS, "分值", 100, "mediation")
    tiny.set(ELEMENTS, "适用单位", "乡镇、街道、部门、县区", "mediation")
    tiny.sheet(ELEMENTS).delete_rows(tiny.row(ELEMENTS, "adviser"))
    told = tiny.refused()
    assert told[0] == "要素  没有要素 adviser（法律顾问）的一行"
    assert "--delete" in told[1]
    assert tiny.take(delete=True).changes[0] == "elements/01.yaml adviser（法律顾问）：删去"
    assert [element.id for element in load_ruleset(tiny.folder).elements] == ["mediation"]


# --- examples ---------------------------------------------------------------------------------------------------------


def test_examples_are_edited_added_and_removed_line_by_line(shipped: Book) -> None:
    shipped.set(EXAMPLES, "等次", "一般提及", "下一步将聘请法律顾问。")
    shipped.set(EXAMPLES, "文字", "现有公职律师3名，参与疑难案件会商19次。", "现有公职律师2名，参与疑难案件会商18次。")
    shipped.sheet(EXAMPLES).delete_rows(shipped.row(EXAMPLES, "引导辖区企业聘请企业法律顾问。"))
    shipped.add(EXAMPLES, 要素编号="legal-adviser", 等次="缺失", 部分="计划", 文字="一\n二")
    shipped.take()
    assert shipped.diff() == [
        "-      - {level: evidenced, text: 现有公职律师2名，参与疑难案件会商18次。}",
        "+      - {level: evidenced, text: 现有公职律师3名，参与疑难案件会商19次。}",
        "-      - {level: planned, text: 下一步将聘请法律顾问。}",
        "+      - {level: mentioned, text: 下一步将聘请法律顾问。}",
        "-      - {level: missing, text: 引导辖区企业聘请企业法律顾问。}",
        '+      - {level: missing, section: 计划, text: "一\\n二"}',
    ]


def test_an_example_over_lines_gives_its_form_to_a_new_one(write_ruleset: Write, tiny_elements: str) -> None:
    example = "      - {level: missing, text: 落实安全生产责任。}\n"
    book = Book(
        write_ruleset(
            elements=tiny_elements.replace(example, "      - section: 计划\n        level: missing\n        text: 无\n")
        )
    )
    book.set(EXAMPLES, "部分", None, "adviser")
    book.add(EXAMPLES, 要素编号="adviser", 等次="缺失", 文字="二")
    book.take()
    assert book.diff() == [
        "-      - section: 计划",
        "-        level: missing",
        "+      - level: missing",
        "+      - level: missing",
        "+        text: 二",
    ]


# --- levels and grades ------------------------------------------------------------------------------------------------


def test_levels_grades_and_deadline_are_edited_in_place(tiny: Book) -> None:
    tiny.set(LEVELS, "名称或日期", "提到", "等次", "mentioned")
    tiny.set(LEVELS, "数值", 0.6, "等次", "mentioned")
    tiny.set(LEVELS, "名称或日期", "4-15", "公开期限")
    tiny.add(LEVELS, 项目="等级", 名称或日期="及格", 数值=70)
    tiny.add(LEVELS, 项目="逾期扣分", 逾期天数=30, 数值=5)
    tiny.take()
    assert tiny.diff() == [
        "-  mentioned: {label: 一般提及, share: 0.5}",
        "+  mentioned: {label: 提到, share: 0.6}",
        "+  - {name: 及格, at_least: 70}",
        "+    - {days: 30, points: 5}",
        "-  deadline: 03-31",
        "+  deadline: 4-15",
    ]


def test_a_date_that_excel_made_of_the_deadline_is_read(tiny: Book) -> None:
    tiny.set(LEVELS, "名称或日期", datetime(2026, 4, 15), "公开期限")
    tiny.take()
    assert tiny.diff() == ["-  deadline: 03-31", "+  deadline: 04-15"]


# --- problems, by cell ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "value", "message"),
    [
        (TOPIC, "(法律顾问", "“(法律顾问”：括号没有闭合"),
        (ACTED, "聘请\n聘请", "“聘请”在同一列表里写了两次"),
        (ACTED, "聘请\n聘", "“聘”：这条说法只有单个字"),
        ("适用单位", "乡镇、街到", "“街到”不在可选范围内"),
        ("分值", "六十", "六十"),
        ("分值", None, "“分值”是空的"),
        ("名称", None, "“名称”是空的"),
        ("专讲部分(home)", "成绩", "“成绩”不在可选范围内"),
        ("所在文件", "02", "已有的要素不能换文件"),
        ("停用(off)", "停", "“停”看不懂"),
        ("分类单列(by_kind)", "乡镇", "“乡镇”看不懂"),
    ],
)
def test_a_mistake_in_an_element_is_told_with_its_cell(tiny: Book, title: str, value: str | None, message: str) -> None:
    cell = tiny.set(ELEMENTS, title, value, "adviser")
    told = next(line for line in tiny.refused() if message in line)
    assert told.startswith(f"{cell}  ")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_sheets(tiny: Book) -> None:
    cells = [
        tiny.set(ELEMENTS, ACTED, "(聘请", "adviser"),
        tiny.set(ELEMENTS, "整改建议(advice)", None, "mediation"),
        tiny.set(EXAMPLES, "等次", "好", "adviser"),
        tiny.set(EXAMPLES, "部分", "成绩", "mediation"),
        tiny.set(LEVELS, "数值", 0.1, "acted"),
    ]
    told = [line.partition("  ")[0] for line in tiny.refused() if not line.startswith(" ")]
    assert told == cells


def test_points_that_do_not_add_up_are_told_at_their_column(tiny: Book) -> None:
    tiny.set(ELEMENTS, "分值", 61, "adviser")
    assert tiny.refused()[0] == "要素!F3  各要素分值合计为 101，应为 100"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"编号": "adviser", "名称": "又一个"}, "编号“adviser”与第 4 行重复"),
        ({"编号": "new", "名称": "新"}, "没有写新要素放在哪个文件"),
        ({"编号": "new", "名称": "新", "所在文件": "01"}, "这个要素没有例句"),
        ({"名称": "新"}, "“编号”是空的"),
    ],
)
def test_a_new_row_that_cannot_stand_is_told(tiny: Book, row: dict[str, str], message: str) -> None:
    tiny.add(ELEMENTS, **row)
    assert any(message in line for line in tiny.refused())


def test_an_example_of_an_unknown_element_is_told_with_the_nearest(tiny: Book) -> None:
    tiny.add(EXAMPLES, 要素编号="advisor", 等次="缺失", 文字="一")
    assert tiny.refused() == ["示例!A6  “要素”表里没有编号“advisor”", "    建议：是否想写“adviser”？"]


def test_a_date_in_a_cell_of_text_is_told(tiny: Book) -> None:
    cell = tiny.set(ELEMENTS, TOPIC, datetime(2026, 12, 4), "adviser")
    assert tiny.refused()[0] == f"{cell}  这一格被 Excel 当成了日期"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda book: book.book.remove(book.book[EXAMPLES]), "没有工作表“示例”"),
        (
            lambda book: book.sheet(ELEMENTS).delete_cols(book.column(ELEMENTS, "依据")),
            "工作表“要素”没有列“依据”",
        ),
        (
            lambda book: setattr(book.sheet(ELEMENTS).cell(HEADER, 90), "value", TOPIC),
            "工作表“要素”有两列“名称说法(topic)”",
        ),
        (lambda book: book.sheet(LEVELS).delete_rows(book.row(LEVELS, "达标线")), "没有“达标线”这一行"),
        (lambda book: book.sheet(LEVELS).delete_rows(book.row(LEVELS, "planned")), "没有等次 planned 的一行"),
        (lambda book: book.add(LEVELS, 项目="等第"), "“等第”不是项目"),
        (lambda book: book.set(LEVELS, "数值", 10, "不合格"), "最低一级的分数线应为 0"),
        (lambda book: book.set(LEVELS, "名称或日期", "2-30", "公开期限"), "“2-30”不是日期"),
    ],
)
def test_a_workbook_that_lacks_something_is_told(tiny: Book, change: Callable[[Book], object], message: str) -> None:
    change(tiny)
    assert any(message in line for line in tiny.refused())


def test_a_text_too_long_for_a_cell_is_told(write_ruleset: Write, tiny_elements: str, tmp_path: Path) -> None:
    folder = write_ruleset(elements=tiny_elements.replace("写明调解了多少件。", "写明" * 16_384))
    with pytest.raises(AuditorError, match=r"要素：mediation 的“整改建议\(advice\)”有 32768 个字"):
        write_rulebook(tmp_path / "rules.xlsx", folder)
    assert not (tmp_path / "rules.xlsx").exists()


def test_a_file_with_aliases_is_told(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("figures: [名, 件]", "figures: &f [名, 件]").replace(
        "figures: [件, 次]", "figures: *f"
    )
    book = Book(write_ruleset(elements=text))
    book.set(ELEMENTS, FIGURES, "名、件、次", "adviser")
    with pytest.raises(AuditorError, match="别名"):
        book.take()
    assert contents(book.folder) == book.before


@pytest.mark.parametrize(
    ("sheet", "title"), [(ELEMENTS, WEAK), (ELEMENTS, "分类单列(by_kind)"), (EXAMPLES, "部分"), (LEVELS, "逾期天数")]
)
def test_a_workbook_older_than_a_key_lacks_its_column_and_changes_nothing(tiny: Book, sheet: str, title: str) -> None:
    tiny.sheet(sheet).delete_cols(tiny.column(sheet, title))
    tiny.set(ELEMENTS, "分值", 59, "adviser")
    tiny.set(ELEMENTS, "分值", 41, "mediation")
    assert tiny.take().notes == (f"工作表“{sheet}”没有列“{title}”，这些内容按没有改动处理",)
    assert tiny.diff() == ["-    points: 60", "+    points: 59", "-    points: 40", "+    points: 41"]


def test_a_workbook_older_than_the_deadline_keeps_it(tiny: Book) -> None:
    tiny.sheet(LEVELS).delete_rows(tiny.row(LEVELS, "公开期限"))
    assert tiny.take() == Imported((), ())


@pytest.mark.parametrize("between", "、，,;；\n")
def test_what_stands_on_one_line_is_parted_by_commas_of_any_width(tiny: Book, between: str) -> None:
    tiny.set(ELEMENTS, FIGURES, between.join(["名", "件", "份"]), "adviser")
    tiny.set(ELEMENTS, "适用单位", between.join(["乡镇", "街道", "部门"]), "mediation")
    tiny.set(ELEMENTS, "分类单列(by_kind)", between.join(["乡镇=35", "街道：停用"]), "mediation")
    tiny.take()
    assert [line for line in tiny.diff() if line.startswith("+")] == [
        "+    figures: [名, 件, 份]",
        "+    kinds: [乡镇, 街道, 部门]",
        "+    by_kind:",
        "+      乡镇: {points: 35}",
        "+      街道: {off: true}",
    ]


def test_a_wording_keeps_its_commas(tiny: Book) -> None:
    tiny.set(ELEMENTS, TOPIC, "法律顾问\n自治、法治，德治", "adviser")
    tiny.set(ELEMENTS, WEAK, "一村，一顾问", "adviser")
    tiny.set(ELEMENTS, ACTED, "聘请\n参与，决策", "adviser")
    tiny.take()
    assert [line for line in tiny.diff() if line.startswith("+")] == [
        "+    topic: [法律顾问, '自治、法治，德治']",
        "+      - 参与，决策",
        "+    weak: ['一村，一顾问']",
    ]


def test_shipped_rules_are_never_written_to(tiny: Book) -> None:
    with pytest.raises(AuditorError, match="随程序提供的规则不能改"):
        tiny.take(into=SHIPPED)


# --- another base -----------------------------------------------------------------------------------------------------


def test_edits_of_one_ruleset_are_taken_into_another_beside_its_own_changes(tiny: Book, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(tiny.folder, own)
    place = own / PART
    place.write_text(place.read_text(encoding="utf-8").replace("成立…工作室", "设立…工作室"), encoding="utf-8")
    tiny.set(ELEMENTS, ACTED, "聘请\n参与…决策\n列席", "adviser")
    tiny.take(base=tiny.folder, into=own)
    text = place.read_text(encoding="utf-8")
    assert "设立…工作室" in text
    assert "      - 列席\n" in text


def test_what_both_changed_is_told(tiny: Book, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(tiny.folder, own)
    place = own / PART
    place.write_text(place.read_text(encoding="utf-8").replace("成立…工作室", "设立…工作室"), encoding="utf-8")
    cell = tiny.set(ELEMENTS, ACTED, "新建…工作室", "mediation")
    assert tiny.refused(base=tiny.folder, into=own)[0] == f"{cell}  规则里的这一项也已经改过，现在是“设立…工作室”"


# --- bytes ------------------------------------------------------------------------------------------------------------


def test_byte_order_mark_and_line_ends_stay(write_ruleset: Write, tiny_elements: str) -> None:
    data = codecs.BOM_UTF8 + tiny_elements.rstrip("\n").replace("\n", "\r\n").encode()
    book = Book(write_ruleset(elements=data))
    book.set(ELEMENTS, ACTED, "聘请\n参与…决策\n列席", "adviser")
    book.add(EXAMPLES, 要素编号="mediation", 等次="缺失", 文字="二")
    book.take()
    wanted = (
        data.replace("参与…决策".encode(), "参与…决策\r\n      - 列席".encode())
        + "\r\n      - {level: missing, text: 二}".encode()
    )
    assert (book.folder / PART).read_bytes() == wanted


def test_files_are_replaced_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "two").mkdir()
    with pytest.raises(AuditorError, match="规则没有改动"):
        replace_files({tmp_path / "one": b"new", tmp_path / "two": b"new"})
    assert (tmp_path / "one").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


# --- any way of writing -----------------------------------------------------------------------------------------------

WORDS = st.text("甲乙丙 :#[]{},'\"%&*!|>@`-?\\/()…<>=+😀\u3000", min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.text("甲乙 :#\n'\"-", min_size=1, max_size=12).map(str.strip).filter(bool)
COMMENTS = st.sampled_from(["", "", "  # 注", " #"])


@st.composite
def scalars(draw: st.DrawFn, value: str, flow: bool) -> str:
    """A scalar in any style that reads back as the value."""
    plain = value.isalnum() and value.isprintable()
    style = draw(st.sampled_from(["plain", "single", "double"] if plain else ["single", "double"]))
    if style == "plain":
        return value
    if style == "single" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


@st.composite
def written(draw: st.DrawFn, value: Value, indent: int, flow: bool) -> str:
    """A value as YAML, in any of the forms that people write: the text behind `key:` or `-`."""
    if isinstance(value, str):
        return " " + draw(scalars(value, flow))
    if flow or draw(st.booleans()):
        pad = draw(st.sampled_from(["", " "]))
        if isinstance(value, Mapping):
            inner = [f"{key}:{draw(written(each, 0, True))}" for key, each in value.items()]
            return " {" + pad + ", ".join(inner) + pad + "}"
        return " [" + pad + f"{pad}, ".join(draw(written(each, 0, True)).strip() for each in value) + pad + "]"
    lead = " " * (indent + draw(st.sampled_from([2, 4])))
    lines = [""]
    for key, each in value.items() if isinstance(value, Mapping) else ((None, each) for each in value):
        start = f"{lead}-" if key is None else f"{lead}{key}:"
        inner = draw(written(each, len(lead), flow=key is None))
        above = draw(st.sampled_from(["", "", "\n", f"{lead}# 上\n"]))
        lines.append(f"{above}{start}{inner}{draw(COMMENTS)}")
    return "\n".join(lines)


def trees() -> st.SearchStrategy[Tree]:
    """Trees with the sorts of values that elements have."""
    lists = st.lists(WORDS, min_size=1, max_size=4, unique=True).map(tuple)
    examples = st.fixed_dictionaries({"level": WORDS, "section": st.just("") | WORDS, "text": TEXTS})
    return st.fixed_dictionaries(
        {
            "id": st.just("x"),
            "advice": TEXTS,
            "topic": st.just(()) | lists,
            "figures": st.just(()) | lists,
            "counting": st.fixed_dictionaries(
                {"roles": lists, "acted": st.fixed_dictionaries({"items": WORDS, "marked": st.just("") | WORDS})}
            ),
            "examples": st.lists(examples, min_size=1, max_size=3).map(tuple),
        }
    )


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Tree]:
    """A rule file and what it says."""
    tree = draw(trees())
    kept = pruned(tree)
    assert isinstance(kept, Mapping)
    lines = [f"{key}:{draw(written(value, 0, False))}{draw(COMMENTS)}" for key, value in kept.items()]
    text = (
        draw(st.sampled_from(["", "# 头\n", "---\n"]))
        + "\n".join(lines)
        + draw(st.sampled_from(["", "\n", "\n# 尾\n"]))
    )
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), tree


@given(files())
@settings(max_examples=60)
def test_a_text_that_says_what_is_wanted_stays(file: tuple[str, Tree]) -> None:
    text, tree = file
    root = compose(text)
    assert fingerprint(tree_of(root)) == fingerprint(tree)
    edits = Edits(text, root)
    edits.update(root, tree)
    assert edits.applied() == text


@given(files(), trees())
@settings(max_examples=150)
def test_an_edited_text_says_what_is_wanted_and_keeps_the_comments_of_the_rest(
    file: tuple[str, Tree], wanted: Tree
) -> None:
    text, _ = file
    root = compose(text)
    edits = Edits(text, root)
    edits.update(root, wanted)
    edited = edits.applied()
    assert fingerprint(tree_of(compose(edited))) == fingerprint(wanted)
    assert edited.startswith("# 头") == text.startswith("# 头")
    assert ("# 尾" in edited) == ("# 尾" in text)


@given(files(), WORDS)
@settings(max_examples=60)
def test_an_added_wording_changes_no_line_but_one(file: tuple[str, Tree], word: str) -> None:
    text, tree = file
    topic = tree["topic"]
    if not topic or word in topic:
        return
    root = compose(text)
    edits = Edits(text, root)
    edits.update(root, {**tree, "topic": (*topic, word)})
    changed = [line for line in ndiff(text.splitlines(), edits.applied().splitlines()) if line[0] in "+-"]
    assert [line[0] for line in changed] in (["+"], ["-", "+"])


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=12)
def test_a_ruleset_written_in_any_way_comes_back_without_a_changed_byte(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, tiny_elements: str
) -> None:
    folder = tmp_path_factory.mktemp("any") / "rules"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("elements"))
    (folder / "elements").mkdir()
    tree = tree_of(compose(tiny_elements))
    advice = data.draw(TEXTS)
    elements = [{**each, "advice": advice} for each in trees_at(tree, "elements")]
    lines = ["part: 试用要素", "elements:"]
    for element in elements:
        inner = [f"    {key}:{data.draw(written(value, 4, False))}" for key, value in element.items()]
        lines += ["  -" + inner[0][3:], *inner[1:]]
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    place = folder / PART
    place.write_bytes(
        data.draw(st.sampled_from([b"", codecs.BOM_UTF8])) + newline.join("\n".join(lines).split("\n")).encode()
    )
    before = place.read_bytes()
    book = Book(folder)
    assert book.take() == Imported((), ())
    assert place.read_bytes() == before
    book.set(ELEMENTS, TOPIC, "法律顾问\n公职律师", "adviser")
    book.take()
    assert [wording.source for wording in load_ruleset(folder).element_of["adviser"].wordings["topic"]] == [
        "法律顾问",
        "公职律师",
    ]
