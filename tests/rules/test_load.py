import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from auditor.errors import AuditorError, Mistake, RuleMistakes
from auditor.model import Level
from auditor.rules import Ruleset, load_ruleset
from auditor.rules.chain import SHARED
from auditor.rules.copying import copy_ruleset, supplied, unexplained
from auditor.wording.parse import Wording

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "rules" / "gangyao-2021-2025"
RUBRIC = ROOT.parent / "shared" / "domain" / "RUBRIC.md"
ELEMENTS_FILE = "elements/01.yaml"
STRUCTURAL = {"achievements", "shortcomings", "causes", "next-year-plan"}

Write = Callable[..., Path]


def mistakes_in(folder: Path) -> tuple[Mistake, ...]:
    with pytest.raises(RuleMistakes) as told:
        load_ruleset(folder)
    return told.value.mistakes


def shared(name: str) -> str:
    folder = SHIPPED if name == "ruleset" else ROOT / "rules" / "common"
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")


def place_of(text: str, part: str) -> tuple[int, int]:
    """Line and column (from 1) of the first occurrence."""
    at = text.index(part)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


# --- a ruleset without mistakes ---------------------------------------------------------------------------------------


def test_a_tiny_ruleset_loads(write_ruleset: Write) -> None:
    ruleset = load_ruleset(write_ruleset())
    assert [(element.id, element.points) for element in ruleset.elements] == [("adviser", 60), ("mediation", 40)]
    adviser = ruleset.element_of["adviser"]
    assert adviser.part == "试用要素"
    assert [wording.source for wording in adviser.wordings["acted"]] == ["聘请", "参与…决策"]
    assert adviser.figures == ("名", "件")
    assert adviser.examples[0].level is Level.MISSING


def test_the_digest_does_not_depend_on_line_ends(write_ruleset: Write, tiny_elements: str, tmp_path: Path) -> None:
    plain = load_ruleset(write_ruleset())
    (tmp_path / "rules" / ELEMENTS_FILE).write_bytes(tiny_elements.replace("\n", "\r\n").encode())
    assert load_ruleset(tmp_path / "rules").sha256 == plain.sha256


def test_the_digest_changes_with_a_rule(write_ruleset: Write, tiny_elements: str, tmp_path: Path) -> None:
    plain = load_ruleset(write_ruleset())
    (tmp_path / "rules" / ELEMENTS_FILE).write_text(tiny_elements.replace("聘请", "选聘"), encoding="utf-8")
    assert load_ruleset(tmp_path / "rules").sha256 != plain.sha256


def test_a_byte_order_mark_does_no_harm(write_ruleset: Write, tiny_elements: str) -> None:
    assert load_ruleset(write_ruleset(elements=tiny_elements.encode("utf-8-sig"))).elements[0].id == "adviser"


def test_a_figure_unit_is_folded(write_ruleset: Write, tiny_elements: str) -> None:
    folder = write_ruleset(elements=tiny_elements.replace("figures: [名, 件]", "figures: [名, ％]"))
    assert load_ruleset(folder).elements[0].figures == ("名", "%")


def test_a_level_is_written_by_its_id_or_its_label(write_ruleset: Write, tiny_elements: str) -> None:
    main = (SHIPPED / "ruleset.yaml").read_text(encoding="utf-8")
    main = main.replace("label: 缺失", "label: 没有写").replace("gap_below: mentioned", "gap_below: 有具体举措")
    folder = write_ruleset(ruleset=main, elements=tiny_elements.replace("{level: missing,", "{level: 没有写,", 1))
    ruleset = load_ruleset(folder)
    assert ruleset.gap_below is Level.ACTED
    assert [example.level for element in ruleset.elements for example in element.examples] == [Level.MISSING] * 2


def test_the_deadline_is_in_the_year_after_and_the_highest_step_counts(write_ruleset: Write) -> None:
    text = shared("ruleset")
    block = "reporting:\n  deadline: 1-5\n  late: [{days: 2, points: 0.5}, {days: 10, points: 4}]\n"
    reporting = load_ruleset(write_ruleset(ruleset=text[: text.index("reporting:")] + block)).reporting
    assert (reporting.deadline_of(2024), reporting.deadline_of(None)) == (date(2025, 1, 5), None)
    assert [reporting.deduction(days) for days in (1, 2, 9, 10, 400)] == [0.0, 0.5, 0.5, 4.0, 4.0]


def test_without_a_word_on_reporting_there_is_no_deadline_and_nothing_to_deduct(write_ruleset: Write) -> None:
    text = shared("ruleset")
    reporting = load_ruleset(write_ruleset(ruleset=text[: text.index("reporting:")])).reporting
    assert (reporting.deadline_of(2024), reporting.deduction(400)) == (None, 0.0)


# --- what a ruleset leaves to the common files ------------------------------------------------------------------------

COMMON_FILES = [name for name in SHARED if name != "ruleset.yaml"]
KEYS = [(name, key) for name in COMMON_FILES for key in yaml.safe_load(shared(name[:-5])) if key != "format"]


def without(name: str, key: str) -> str:
    """A common file without one of its keys."""
    lines = shared(name.removesuffix(".yaml")).splitlines(keepends=True)
    start = next(index for index, line in enumerate(lines) if line.startswith(f"{key}:"))
    rest = (index for index, line in enumerate(lines) if index > start and line[0].isalpha())
    return "".join([*lines[:start], *lines[next(rest, len(lines)) :]])


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_copy_that_lacks_a_shared_key_has_the_shipped_one_which_is_remarked(
    write_ruleset: Write, ruleset: Ruleset, name: str, key: str
) -> None:
    folder = write_ruleset(**{name.removesuffix(".yaml"): without(name, key)})
    own = load_ruleset(folder)
    assert (own.naming, own.sections, own.vocabulary, own.pages, own.copying, own.following) == (
        ruleset.naming,
        ruleset.sections,
        ruleset.vocabulary,
        ruleset.pages,
        ruleset.copying,
        ruleset.following,
    )
    (told,) = supplied(folder)
    assert (told.file, told.message) == (name, f"没有写 {key}，用自带规则的")


@pytest.mark.parametrize("name", COMMON_FILES)
def test_a_copy_that_lacks_a_shared_file_has_the_shipped_one_which_is_remarked(write_ruleset: Write, name: str) -> None:
    folder = write_ruleset(**{name.removesuffix(".yaml"): None})
    assert load_ruleset(folder).vocabulary == load_ruleset().vocabulary
    assert [(told.file, told.message) for told in supplied(folder)] == [(name, "没有这个文件，用自带规则的")]


def test_a_whole_copy_and_the_shipped_rules_get_no_remark(tmp_path: Path) -> None:
    copy_ruleset(SHIPPED, tmp_path / "copy")
    assert [*supplied(tmp_path / "copy"), *supplied(SHIPPED)] == []


def test_a_copy_is_the_same_ruleset_and_its_fingerprint_covers_the_common_files(tmp_path: Path) -> None:
    copy_ruleset(SHIPPED, tmp_path / "copy")
    before = load_ruleset(tmp_path / "copy")
    assert before == load_ruleset(SHIPPED)
    vocabulary = tmp_path / "copy" / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace("  - 下一步\n", ""), "utf-8")
    assert load_ruleset(tmp_path / "copy").sha256 != before.sha256


def test_a_list_of_the_common_files_may_be_edited(write_ruleset: Write) -> None:
    own = load_ruleset(write_ruleset(units="bodies: {add: [管委会]}\n"))
    assert own.naming.bodies == (*load_ruleset().naming.bodies, "管委会")


# --- the format of a file ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*SHARED, "elements"])
def test_a_file_may_say_the_first_format(write_ruleset: Write, tiny_elements: str, name: str) -> None:
    key = name.removesuffix(".yaml")
    text = tiny_elements if name == "elements" else re.sub("(?m)^format: .*", "", shared(key))
    text = re.sub(r"(?m)^( *)- raw: (.*)\n *why: .*", r"\1- \2", text)
    assert load_ruleset(write_ruleset(**{key: f"format: 1\n{text}"})).elements[0].id == "adviser"


@pytest.mark.parametrize("name", [*SHARED, "elements"])
def test_of_a_file_of_a_later_format_only_that_is_told(write_ruleset: Write, name: str) -> None:
    (told,) = mistakes_in(write_ruleset(**{name.removesuffix(".yaml"): "format: 3\nnew_key: {a: b}\n"}))
    assert (told.line, told.column, told.message) == (1, 9, "这个文件的格式是 3，本程序只认得到 2")
    assert "请更新程序" in told.hint


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("format: 新", "这里应当是一个数字，不能是“新”"),
        ("format: 0", "数字应不小于 1"),
        ("format: 1\nformat: 1", "键“format”写了两次"),
    ],
)
def test_a_format_that_is_none_is_told(write_ruleset: Write, line: str, message: str) -> None:
    (told,) = mistakes_in(write_ruleset(units=f"{line}\n"))
    assert (told.file, told.message) == ("units.yaml", message)


# --- one mistake at a time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "at", "told_as"),
    [
        (("    topic: [法律顾问]", "    topics: [法律顾问]"), "topics", ("不认识的键“topics”", "是否想写“topic”？")),
        (
            ("    topic: [法律顾问]", "    xyz: 1\n    topic: [法律顾问]"),
            "xyz",
            ("不认识的键“xyz”", "可用的键：id、name"),
        ),
        (
            ("    name: 法律顾问", "    name: 法律顾问\n    name: 顾问"),
            "name: 顾问",
            ("键“name”写了两次", "删去其中一个"),
        ),
        (("    name: 法律顾问\n", ""), "id: adviser", ("缺少键“name”", "")),
        (("id: mediation", "id: adviser"), "id: adviser\n    name: 人民", ("要素编号“adviser”重复", "各不相同")),
        (("      - 聘请\n", "      -\n"), None, ("内容是空的", "补写内容")),
        (("      - 聘请\n", "      - '  '\n"), "'  '", ("内容是空的", "补写内容")),
        (("      - 聘请\n", "      - # 聘请\n"), None, ("内容是空的", "加引号")),
        (("      - 聘请\n", "      - 法律顾问: 聘请\n"), "法律顾问: 聘请", ("内容里有英文冒号加空格", "英文单引号")),
        (
            ("      - 聘请\n", "      - 聘请\n      - 聘请\n"),
            "聘请\n      - 参与",
            ("“聘请”在同一列表里写了两次", "删去"),
        ),
        (("      - 聘请\n", "      - (聘请\n"), "(聘请", ("括号没有闭合", "是否成对")),
        (("      - 聘请\n", "      - 聘请。\n"), "聘请。", ("句子的结尾", "一句话之内")),
        (("      - 聘请\n", "      - <没有>律师\n"), "<没有>", ("没有名为“没有”的词组", "words.yaml")),
        (("topic: [法律顾问]", "topic: 法律顾问"), "法律顾问\n    acted", ("应当是一个列表", "")),
        (("points: 60", "points: 六十"), "六十", ("应当是一个数字", "")),
        (("points: 60", "points: .nan"), ".nan", ("应当是一个数字", "")),
        (("points: 60", "points: nan"), "nan", ("应当是一个数字", "")),
        (("points: 60", "points: -60"), "-60", ("数字应在 0 与 100 之间", "")),
        (("kinds: [乡镇, 街道]", "kinds: [乡镇, 街到]"), "街到", ("“街到”不在可选范围内", "是否想写“街道”？")),
        (("kinds: [乡镇, 街道]", "kinds: [乡镇, 学校]"), "学校", ("“学校”不在可选范围内", "可选：乡镇、街道")),
        (("{level: missing,", "{level: mising,"), "mising", ("“mising”不在可选范围内", "是否想写“missing”？")),
        (("{level: missing,", "{level: missing, section: 成绩,"), "成绩", ("“成绩”不在可选范围内", "可选：")),
        (("{level: missing,", "{level: missing, known_miss: 是,"), "是", ("“是”不在可选范围内", "true")),
        (("    topic: [法律顾问]\n", ""), "id: adviser", ("没有写 topic", "至少写一条")),
        (
            ("topic: [法律顾问]", "counting: {roles: [], acted: {items: 1}, evidenced: {items: 2}}"),
            "[], acted",
            ("列表是空的", "至少写一条"),
        ),
    ],
)
def test_a_mistake_in_an_element_is_told_with_place_line_and_hint(
    write_ruleset: Write, tiny_elements: str, edit: tuple[str, str], at: str | None, told_as: tuple[str, str]
) -> None:
    text = tiny_elements.replace(*edit, 1)
    message, hint = told_as
    told = next(mistake for mistake in mistakes_in(write_ruleset(elements=text)) if message in mistake.message)
    assert hint in told.hint
    assert told.file == ELEMENTS_FILE
    assert told.source == text.splitlines()[told.line - 1]
    if at:
        assert (told.line, told.column) == place_of(text, at)


def test_an_empty_wording_is_told_on_its_line(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("      - 聘请\n", "      -\n")
    told = mistakes_in(write_ruleset(elements=text))[0]
    assert told.line in (place_of(text, "      -\n")[0], place_of(text, "      - 参与")[0])


def test_a_tab_in_the_indentation_is_told(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("    points: 60", "\tpoints: 60")
    (told,) = mistakes_in(write_ruleset(elements=text))
    assert (told.file, told.line) == (ELEMENTS_FILE, place_of(text, "\tpoints")[0])
    assert told.source == "\tpoints: 60"
    assert "制表符" in told.message


def test_a_full_width_colon_is_told(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("    points: 60", "    points：60")
    (told,) = mistakes_in(write_ruleset(elements=text))
    assert told.file == ELEMENTS_FILE
    assert told.message == "“points”后面的冒号是全角的“：”"
    assert "points: 60" in told.hint


def test_points_that_do_not_add_up_are_told(write_ruleset: Write, tiny_elements: str) -> None:
    (told,) = mistakes_in(write_ruleset(elements=tiny_elements.replace("points: 60", "points: 55")))
    assert told.file == "ruleset.yaml"
    assert told.message == "各要素分值合计为 95，应为 100"
    assert "points" in told.hint


def test_a_kind_that_answers_for_nothing_is_told(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("kinds: [乡镇, 街道, 部门, 县区]", "kinds: [乡镇, 街道, 部门]")
    (told,) = mistakes_in(write_ruleset(elements=text))
    assert told.message == "没有任何要素适用于“县区”"


@pytest.mark.parametrize("name", SHARED)
def test_a_file_in_another_encoding_is_told(write_ruleset: Write, name: str) -> None:
    key = name.removesuffix(".yaml")
    told = mistakes_in(write_ruleset(**{key: ("# 规则\n" + shared(key)).encode("gb18030")}))
    assert ("文件不是 UTF-8 编码，而是 GBK（记事本里叫 ANSI）", name) in [(each.message, each.file) for each in told]


@pytest.mark.parametrize("name", SHARED)
def test_an_empty_file_is_told(write_ruleset: Write, name: str) -> None:
    told = mistakes_in(write_ruleset(**{name.removesuffix(".yaml"): ""}))
    assert ("文件是空的", name) in [(mistake.message, mistake.file) for mistake in told]


def test_a_control_character_is_told(write_ruleset: Write, tiny_elements: str) -> None:
    told = mistakes_in(write_ruleset(elements=tiny_elements.replace("法律顾问", "法律\x07顾问", 1)))
    assert told[0].file == ELEMENTS_FILE
    assert "控制字符" in told[0].message


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("acted: {label: 有具体举措, share: 0.8}", "acted: {label: 有具体举措, share: 0.4}", "得分比例低于前一等次"),
        ("acted: {label", "act: {label", "不认识的键“act”"),
        ("acted: {label: 有具体举措, share: 0.8}", "acted: {label: 有具体举措, share: 80}", "数字应在 0 与 1 之间"),
        ("gap_below: mentioned", "gap_below: mention", "“mention”不在可选范围内"),
        ("{name: 良好, at_least: 80}", "{name: 良好, at_least: 95}", "等级要从高到低排列"),
        ("{name: 不合格, at_least: 0}", "{name: 不合格, at_least: 10}", "最低一级的分数线应为 0"),
        ("deadline: 03-31", "deadlines: 03-31", "不认识的键“deadlines”"),
        ("deadline: 03-31", "deadline: 3月31日", "“3月31日”不是日期"),
        ("deadline: 03-31", "deadline: 02-30", "“02-30”不是日期"),
        ("{days: 15, points: 3}", "{days: 15}", "缺少键“points”"),
        ("{days: 15, points: 3}", "{days: 1.5, points: 3}", "天数应当是整数"),
        ("{days: 15, points: 3}", "{days: .nan, points: 3}", "这里应当是一个数字"),
        ("{days: 15, points: 3}", "{days: nan, points: 3}", "这里应当是一个数字"),
        ("{days: 15, points: 3}", "{days: 0, points: 3}", "数字应在 1 与 3650 之间"),
        ("{days: 15, points: 3}", "{days: 15, points: 1}", "逾期的各档要从短到长排列"),
    ],
)
def test_a_mistake_in_the_settings_is_told(write_ruleset: Write, right: str, wrong: str, message: str) -> None:
    text = shared("ruleset").replace(right, wrong)
    assert text != shared("ruleset")
    told = next(mistake for mistake in mistakes_in(write_ruleset(ruleset=text)) if message in mistake.message)
    assert told.file == "ruleset.yaml"
    assert told.source == text.splitlines()[told.line - 1]


def test_a_status_that_does_not_exist_is_told(write_ruleset: Write) -> None:
    text = shared("sections").replace("status: planned", "status: plan")
    told = mistakes_in(write_ruleset(sections=text))[0]
    assert (told.file, told.message, told.hint) == ("sections.yaml", "“plan”不在可选范围内", "是否想写“planned”？")


def test_a_selector_that_is_none_is_told(write_ruleset: Write) -> None:
    (told,) = mistakes_in(write_ruleset(pages="tokens: [打印]\ncontainers:\n  - article\n  - 'div >> p'\n"))
    assert (told.file, told.line, told.column, told.source) == ("pages.yaml", 4, 5, "  - 'div >> p'")
    assert told.message == "“div >> p”不是网页选择器"


def test_an_unknown_key_of_pages_is_told_where_it_stands(write_ruleset: Write) -> None:
    (told,) = mistakes_in(write_ruleset(pages="tokens: [打印]\ntoken: [打印]\n"))
    assert (told.file, told.line, told.message, told.hint) == (
        "pages.yaml",
        2,
        "不认识的键“token”",
        "是否想写“tokens”？",
    )


def test_mistakes_in_several_files_are_told_at_once_in_order(write_ruleset: Write, tiny_elements: str) -> None:
    told = mistakes_in(
        write_ruleset(
            elements=tiny_elements.replace("topic: [法律顾问]", "topics: [法律顾问]").replace(
                "      - 聘请", "      - (聘请"
            ),
            ruleset=shared("ruleset").replace("gap_below: mentioned", "gap_below: some"),
            units=shared("units") + "\nmore: []\n",
            vocabulary=shared("vocabulary").replace("  - 下一步\n", "  - 下一步。\n", 1),
        )
    )
    assert {mistake.file for mistake in told} == {ELEMENTS_FILE, "ruleset.yaml", "units.yaml", "vocabulary.yaml"}
    assert len([mistake for mistake in told if mistake.file == ELEMENTS_FILE]) >= 2
    assert [(m.file, m.line) for m in told] == sorted((m.file, m.line) for m in told)


def test_the_message_shows_every_mistake_with_its_line(write_ruleset: Write, tiny_elements: str) -> None:
    folder = write_ruleset(elements=tiny_elements.replace("    topic: [法律顾问]", "    topics: [法律顾问]"))
    with pytest.raises(AuditorError) as told:
        load_ruleset(folder)
    shown = str(told.value)
    assert re.match(r"规则有 \d+ 处错误：\n", shown)
    assert "\n        topics: [法律顾问]\n        ^" in shown
    assert "建议：是否想写“topic”？" in shown


def test_an_empty_file_is_told_beside_another_mistake(write_ruleset: Write) -> None:
    told = mistakes_in(write_ruleset(ruleset=b"\xff\xfe", vocabulary=""))
    assert {mistake.file for mistake in told} >= {"ruleset.yaml", "vocabulary.yaml"}


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("聘请: [聘请, ", "聘请: [聘请, 聘请, ", "“聘请”在同一列表里写了两次"),
        ("聘请: [", "聘请: [{甲: 乙}, ", "“{”开头的内容要加引号"),
        ("聘请: [", "聘请: ['(聘', ", "括号没有闭合"),
        ("聘请: [", "聘请: [/聘.*/, ", "词组里不能写正则表达式"),
        ("聘请: [", "聘请: [聘...请, ", "“...”不是省略号，这条说法永远不会命中"),
        ("聘请: [", "空的: []\n聘请: [", "列表是空的"),
        ("聘请: [", "聘请: [选聘]\n聘请: [", "键“聘请”写了两次"),
    ],
)
def test_a_mistake_in_a_word_group_is_told(write_ruleset: Write, right: str, wrong: str, message: str) -> None:
    text = shared("words").replace(right, wrong, 1)
    assert text != shared("words"), "the word group is not written as this test expects"
    told = mistakes_in(write_ruleset(words=text))
    assert "words.yaml" in {mistake.file for mistake in told}
    assert message in [mistake.message for mistake in told]


@pytest.mark.parametrize("words", ["words: [甲, 乙]\n", "words: 甲乙\n"])
def test_word_groups_that_are_no_mapping_are_told(write_ruleset: Write, words: str) -> None:
    told = mistakes_in(write_ruleset(vocabulary=f"{shared('vocabulary')}\n{words}"))
    assert {mistake.file for mistake in told} == {"vocabulary.yaml"}


def test_a_word_of_a_group_may_be_a_single_character(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("[法律顾问]", "[<单字>律师]", 1)
    ruleset = load_ruleset(write_ruleset(words=f"{shared('words')}\n单字: [聘, 请]\n", elements=text))
    assert ruleset.element_of["adviser"].wordings["topic"][0].choices == (frozenset({"聘律师", "请律师"}),)


@pytest.mark.parametrize("words", [None, "本镇的: [甲方]\n"])
def test_the_word_groups_of_older_rules_are_read_where_they_stood(
    write_ruleset: Write, tiny_elements: str, words: str | None
) -> None:
    text = tiny_elements.replace("[法律顾问]", "[<聘请>律师, <本县>]", 1)
    old = "words:\n  聘请: [返聘, 改聘]\n  本县: [法务专员]\n"
    ruleset = load_ruleset(write_ruleset(vocabulary=f"{shared('vocabulary')}\n{old}", words=words, elements=text))
    first, second = ruleset.element_of["adviser"].wordings["topic"]
    assert first.choices == (frozenset({"返聘律师", "改聘律师"}),)
    assert second.choices == (frozenset({"法务专员"}),)


# --- raw expressions and their reasons --------------------------------------------------------------------------------

RAW = "topic: [/法律(?=顾问)/]"
WITH_REASON = "topic: [{raw: /法律(?=顾问)/, why: 只要前两个字}]"


def test_a_raw_expression_stands_with_its_reason(write_ruleset: Write, tiny_elements: str) -> None:
    text = "format: 2\n" + tiny_elements.replace("topic: [法律顾问]", WITH_REASON, 1)
    wording = load_ruleset(write_ruleset(elements=text)).element_of["adviser"].wordings["topic"][0]
    assert (wording.source, wording.raw, wording.why) == ("/法律(?=顾问)/", True, "只要前两个字")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (RAW, "正则表达式没有写明理由"),
        ("topic: [{raw: /法律(?=顾问)/}]", "缺少键“why”"),
        ("topic: [{why: 只要前两个字}]", "缺少键“raw”"),
        ('topic: [{raw: /法律(?=顾问)/, why: ""}]', "内容是空的"),
        ("topic: [{raw: 法律顾问, why: 只要前两个字}]", "raw 只用来写正则表达式"),
        ("topic: [{raw: /法律(?=顾问)/, why: 甲, because: 乙}]", "不认识的键“because”"),
        ("topic: [{raw: /法律(/, why: 甲}]", "正则表达式写得不对（第 4 个字附近）：有一个“(”没有对应的“)”"),
    ],
)
def test_a_raw_expression_without_its_reason_is_told(
    write_ruleset: Write, tiny_elements: str, written: str, message: str
) -> None:
    text = "format: 2\n" + tiny_elements.replace("topic: [法律顾问]", written, 1)
    assert message in [mistake.message for mistake in mistakes_in(write_ruleset(elements=text))]


def test_an_older_file_with_raw_expressions_still_loads_and_a_remark_tells_what_they_lack(
    write_ruleset: Write, tiny_elements: str
) -> None:
    text = tiny_elements.replace("topic: [法律顾问]", RAW, 1).replace(
        "topic: [调解]", "topic: [{raw: /调解/, why: 甲}]"
    )
    folder = write_ruleset(elements=text)
    assert load_ruleset(folder).element_of["adviser"].wordings["topic"][0].raw
    (told,) = unexplained(folder)
    assert (told.file, told.line, told.message) == (ELEMENTS_FILE, 8, "正则表达式没有写明理由：/法律(?=顾问)/")


def test_the_shipped_rules_have_few_raw_expressions_each_with_its_reason(ruleset: Ruleset) -> None:
    parts = (ruleset.vocabulary, ruleset.sections, *ruleset.sections.roles, ruleset.naming, *ruleset.naming.genres)
    lists = [getattr(part, field.name) for part in parts for field in fields(part)]
    found = {each for value in lists if isinstance(value, tuple) for each in value if isinstance(each, Wording)}
    found |= {wording for element in ruleset.elements for _, wording in element.each_wording()}
    raw = [wording for wording in found if wording.raw]
    assert 0 < len(raw) <= 20
    assert all(wording.why for wording in raw)


def test_each_shipped_word_group_is_used_and_has_a_comment_that_says_what_it_is_for() -> None:
    pairs = [(above, line.partition(":")[0]) for above, line in pairwise(shared("words").splitlines())]
    groups = [(above, name) for above, name in pairs if re.fullmatch(r"[\u4e00-\u9fff]+", name)]
    assert len(groups) > 20
    assert [name for above, name in groups if not re.match("# .{4,}", above)] == []
    rules = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "rules").rglob("*.yaml")))
    assert [name for _, name in groups if f"<{name}>" not in rules] == []


# --- what did not happen ----------------------------------------------------------------------------------------------


def test_what_did_not_happen_is_an_act_and_for_a_whole_year_evidence(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("figures: [名, 件]", "none_happened: [顾问纠纷, 顾问投诉]\n    figures: [名, 件]", 1)
    adviser = load_ruleset(write_ruleset(elements=text)).element_of["adviser"]
    alone, proof = ([w.pattern for w in adviser.wordings[key]] for key in ("acted_alone", "evidenced"))
    assert any(pattern.search("未发生一起顾问纠纷") for pattern in alone)
    assert any(pattern.search("顾问投诉为零") for pattern in alone)
    assert any(pattern.search("2023年,全县没有顾问投诉") for pattern in proof)
    assert any(pattern.search("顾问纠纷0件") for pattern in proof)
    assert not any(pattern.search("未及时处理顾问纠纷") for pattern in (*alone, *proof))


def test_a_mistake_in_what_did_not_happen_is_told_where_it_stands(write_ruleset: Write, tiny_elements: str) -> None:
    text = tiny_elements.replace("figures: [名, 件]", "none_happened: [(顾问]\n    figures: [名, 件]", 1)
    (told,) = mistakes_in(write_ruleset(elements=text))
    assert (told.message, told.line) == ("括号没有闭合", place_of(text, "none_happened")[0])


# --- folders ----------------------------------------------------------------------------------------------------------


def test_a_folder_without_its_main_file_is_told(write_ruleset: Write) -> None:
    with pytest.raises(AuditorError, match=r"缺少 ruleset\.yaml"):
        load_ruleset(write_ruleset(ruleset=None))


def test_a_ruleset_without_elements_is_told(write_ruleset: Write) -> None:
    with pytest.raises(AuditorError, match="没有任何要素"):
        load_ruleset(write_ruleset(elements=None))


def test_elements_that_list_nothing_are_told(write_ruleset: Write) -> None:
    told = mistakes_in(write_ruleset(elements="part: 空\nelements: []\n"))
    assert "各要素分值合计为 0，应为 100" in [mistake.message for mistake in told]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="里没有规则"):
        load_ruleset(tmp_path)


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(AuditorError, match="找不到规则文件夹"):
        load_ruleset(tmp_path / "nowhere")


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("id: x\n", encoding="utf-8")
    with pytest.raises(AuditorError, match="找不到规则文件夹"):
        load_ruleset(tmp_path / "rules.yaml")


def test_the_only_ruleset_inside_a_folder_is_used(write_ruleset: Write) -> None:
    assert load_ruleset(write_ruleset().parent).elements[0].id == "adviser"


def test_several_rulesets_inside_a_folder_are_told(write_ruleset: Write) -> None:
    folder = write_ruleset()
    folder.rename(folder.parent / "one")
    write_ruleset()
    with pytest.raises(AuditorError, match="有多套规则：one（2021—2025 年）、rules（2021—2025 年）。请用 --rules 指明"):
        load_ruleset(folder.parent)


# --- the shipped ruleset ----------------------------------------------------------------------------------------------


def test_the_latest_shipped_ruleset_is_used_where_none_is_named() -> None:
    assert load_ruleset().id == "gangyao-2026"


def test_the_shipped_ruleset_has_thirty_five_elements_and_a_hundred_points(ruleset: Ruleset) -> None:
    assert len(ruleset.elements) == len(ruleset.element_of) == 35
    assert sum(element.points for element in ruleset.elements) == pytest.approx(100)


@pytest.mark.skipif(not RUBRIC.is_file(), reason="the rubric is not beside this checkout")
def test_the_shipped_elements_are_those_of_the_rubric(ruleset: Ruleset) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| [^|]+ \| ([TDC ]+) \|", RUBRIC.read_text(encoding="utf-8"), re.M)
    kinds = {"T": ["乡镇", "街道"], "D": ["部门"], "C": ["县区"]}
    wanted = {name: [kind for letter in who.split() for kind in kinds[letter]] for name, _, who in rows}
    assert len(wanted) == 35
    assert {element.id: list(element.kinds) for element in ruleset.elements} == wanted


def test_every_shipped_element_has_examples_of_both_ends(ruleset: Ruleset) -> None:
    few = [element.id for element in ruleset.elements if len(element.examples) < 8 and element.id not in STRUCTURAL]
    assert few == []
    for element in ruleset.elements:
        levels = {example.level for example in element.examples}
        assert Level.EVIDENCED in levels, element.id
        assert levels & {Level.MISSING, Level.MENTIONED}, element.id


def test_every_shipped_wording_is_used_once_in_its_list_and_compiles(ruleset: Ruleset) -> None:
    for element in ruleset.elements:
        written = Counter((key, wording.source) for key, wording in element.each_wording())
        assert [each for each, count in written.items() if count > 1] == [], element.id
        assert written or element.id in STRUCTURAL
        for _, wording in element.each_wording():
            assert wording.pattern.search("") is None, (element.id, wording.source)


@pytest.mark.parametrize("name", ["elements/99.yml", "elements/12-本县.yaml.txt", "elements/本县/x.yaml", "unit.yaml"])
def test_a_rule_file_that_would_go_unread_is_a_mistake(write_ruleset: Callable[..., Path], name: str) -> None:
    folder = write_ruleset()
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("part: 本县\nelements: []\n", encoding="utf-8")
    with pytest.raises(RuleMistakes, match="这个文件不会起作用"):
        load_ruleset(folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: mediation", "- id: p12", "不能作要素编号"),
        ("- id: mediation", "- id: main", "不能作要素编号"),
        ("name: 人民调解", "name: 法律顾问", "重复"),
    ],
)
def test_an_element_that_could_be_taken_for_something_else_is_a_mistake(
    write_ruleset: Write, tiny_elements: str, old: str, new: str, told: str
) -> None:
    assert old in tiny_elements
    folder = write_ruleset(elements=tiny_elements.replace(old, new))
    assert any(told in mistake.message for mistake in mistakes_in(folder))


def test_two_levels_of_one_name_are_a_mistake(write_ruleset: Write) -> None:
    folder = write_ruleset(ruleset=shared("ruleset").replace("label: 有具体举措", "label: 缺失"))
    assert any("已经是别的等次的名称" in mistake.message for mistake in mistakes_in(folder))
