import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.text.fold import fold
from auditor.wording.literals import GAP
from auditor.wording.mistakes import WordingError
from auditor.wording.parse import any_of, parse
from auditor.wording.pattern import CLAUSE_GAP, REACH, SENTENCE_GAP, WHOLE_CLAUSE_GAP

WORDS = {"制定": "制定|印发|出台", "文件": "办法|<制定>细则"}


def found(wording: str, text: str) -> list[str]:
    return [match[0] for match in parse(wording, WORDS).pattern.finditer(fold(text))]


@pytest.mark.parametrize(
    ("wording", "text", "matches"),
    [
        ("法律顾问", "聘请法律顾问，法律顾问列席", ["法律顾问", "法律顾问"]),
        ("法律顾问", "法律和顾问", []),
        ("“放管服”", "深化放管服改革", ["放管服"]),
        ("100%", "备案率１００％", ["100%"]),
        ("聘请…律师", "聘请一名专业律师", ["聘请一名专业律师"]),
        ("聘请…律师", "聘请律师", ["聘请律师"]),
        ("聘请……律师", "聘请两名律师", ["聘请两名律师"]),
        ("聘请‥律师", "聘请两名律师", ["聘请两名律师"]),
        ("聘请‥律师", "聘请专家，律师到场", []),
        ("聘请..律师", "聘请两名律师", ["聘请两名律师"]),
        ("聘请‥‥律师", "聘请专家：律师到场", []),
        ("执法权!(威)", "执法权威、执法权限", ["执法权"]),
        ("执法权！（威｜重）", "执法权重、执法权限", ["执法权"]),
        ("!(尊法|尊法、)学法", "尊法、学法，干部学法", ["学法"]),
        ("!(尊法)学法!(守法)", "学法守法，尊法学法，会前学法", ["学法"]),
        ("聘请…!(某|X)律师事务所", "聘请某律师事务所", []),
        ("聘请…!(某|X)律师事务所", "聘请正气律师事务所", ["聘请正气律师事务所"]),
        ("拟!(N)定", "拟定", ["拟定"]),
        ("!(N|第)一次", "十一次、21一次、第一次、又一次", ["一次"]),
        ("全年!(‥(计划|力争))", "全年共计划3次，全年学法", ["全年"]),
        ("!(为)了!(解)", "为了，了解，办了", ["了"]),
        ("应急预案$", "应急预案演练。修订应急预案。", ["应急预案"]),
        ("^下一步", "在下一步。下一步，", ["下一步"]),
        ("20N年打算", "2024年打算", ["2024年打算"]),
        ("20N年打算", "20年打算", []),
        ("(^|,)因为", "事因为。因为,因为", ["因为", ",因为"]),
        ("聘请⋯律师", "聘请两名律师", ["聘请两名律师"]),
        ("(聘请|选聘)律师", "选聘律师，聘请律师", ["选聘律师", "聘请律师"]),
        ("（聘请｜选聘）律师", "选聘律师", ["选聘律师"]),
        ("一村(居)?一顾问", "一村一顾问、一村居一顾问", ["一村一顾问", "一村居一顾问"]),
        ("法律顾?问", "法律问、法律顾问", ["法律问", "法律顾问"]),
        ("法律（顾问）？", "法律顾问", ["法律顾问"]),
        ("((聘|选)请|签)律师", "选请律师、签律师", ["选请律师", "签律师"]),
        ("<制定>…办法", "印发管理办法", ["印发管理办法"]),
        ("＜制定＞办法", "出台办法", ["出台办法"]),
        ("实施<文件>", "实施办法、实施出台细则", ["实施办法", "实施出台细则"]),
        ("/聘(?:请|用)律师(?!事务所)/", "聘请律师事务所、聘用律师", ["聘用律师"]),
        ("聘请.律师", "聘请某律师", []),
        ("DNA检测", "开展DNA检测", ["DNA检测"]),
    ],
)
def test_a_wording_finds_what_it_says(wording: str, text: str, matches: list[str]) -> None:
    assert found(wording, text) == matches


@pytest.mark.parametrize("mark", "。；！？;!?\n")
def test_a_gap_stays_within_its_sentence(mark: str) -> None:
    assert found("聘请…律师", f"聘请专家{mark}律师到场") == []


def test_a_gap_crosses_a_comma() -> None:
    assert found("聘请…律师", "聘请专家，请来律师") == ["聘请专家,请来律师"]


def test_a_gap_holds_eighteen_characters_and_no_more() -> None:
    assert REACH[GAP] == 18
    assert found("聘请…律师", f"聘请{'某' * 18}律师")
    assert not found("聘请…律师", f"聘请{'某' * 19}律师")


def test_a_gap_to_anywhere_in_the_sentence_crosses_commas_and_no_end() -> None:
    assert found("文件……讨论", f"文件{'某' * 50}，{'某' * 50}讨论")
    assert not found("文件……讨论", "文件印发。集体讨论")
    assert not found("文件……讨论", f"文件{'某' * (REACH[SENTENCE_GAP] + 1)}讨论")


def test_a_gap_within_the_clause_holds_sixteen_characters_and_a_double_one_sixty() -> None:
    assert (REACH[CLAUSE_GAP], REACH[WHOLE_CLAUSE_GAP]) == (16, 60)
    assert found("文件‥讨论", f"文件{'某' * 16}讨论")
    assert not found("文件‥讨论", f"文件{'某' * 17}讨论")
    assert found("文件‥‥讨论", f"文件{'某' * 60}讨论")
    assert not found("文件‥‥讨论", f"文件{'某' * 61}讨论")


@pytest.mark.parametrize("gap", ["…", "……", "‥", "‥‥"])
def test_many_gaps_in_a_long_sentence_take_no_time_that_grows_without_bound(gap: str) -> None:
    wording = parse(f"甲乙{gap}丙丁{gap}戊己")
    assert wording.find("甲乙丙丁" * 3000, 0, 12000) == []


def test_a_gap_is_as_short_as_it_can_be() -> None:
    assert found("聘请…律师", "聘请律师和律师") == ["聘请律师"]


@pytest.mark.parametrize(
    "figure",
    ["12", "１２", "1.2万", "2,300", "三十余", "十二", "两", "两百多", "5000余", "3万多", "百余", "1.5亿", "1 2"],
)
def test_a_figure_is_found_in_its_many_forms(figure: str) -> None:
    assert found("调解N件", f"全年调解{figure}件纠纷") == [fold(f"调解{figure}件")]


@pytest.mark.parametrize("figure", ["一百零五", "三万五千", "一亿二千万"])
def test_a_long_chinese_number_is_a_figure(figure: str) -> None:
    assert found("调解N件", f"全年调解{figure}件纠纷") == [f"调解{figure}件"]


def test_a_percentage_is_a_figure() -> None:
    assert found("办结率达N以上", "办结率达100％以上") == ["办结率达100%以上"]


def test_a_full_width_n_is_a_figure_too() -> None:
    assert found("调解Ｎ件", "调解12件") == ["调解12件"]


@pytest.mark.parametrize("text", ["调解多件", "调解若干件", "调解件", "调解XX件"])
def test_what_is_no_figure_is_not_taken_for_one(text: str) -> None:
    assert found("调解N件", text) == []


@pytest.mark.parametrize(
    ("wording", "message"),
    [
        ("(聘请|选聘律师", "括号没有闭合"),
        ("聘请)律师", "缺少对应的括号"),
        ("聘请|选聘", "缺少对应的括号"),
        ("聘请()律师", "有一项是空的"),
        ("(聘请|)律师", "有一项是空的"),
        ("(聘请|“”)律师", "有一项是空的"),
        ("?律师", "前面没有可省略的字"),
        ("聘请…?律师", "前面没有可省略的字"),
        ("聘请??律师", "前面没有可省略的字"),
        ("镇", "只有单个字"),
        ("N件", "只有单个字"),
        ("律师|", "缺少对应的括号"),
        ("…", "太宽泛"),
        ("N", "太宽泛"),
        ("(律师)?", "太宽泛"),
        ("(律师|…)", "太宽泛"),
        ("聘请律师。", "句子的结尾"),
        ("聘请；律师", "句子的结尾"),
        ("聘请！律师", "句子的结尾"),
        ("<没有这个>律师", "没有名为“没有这个”的词组"),
        ("<制定律师", "缺少“>”"),
        ("律师!()", "有一项是空的"),
        ("律师!(事务所", "括号没有闭合"),
        ("聘请…!(律师)", "前后都没有字词"),
        ("!(律师)", "前后都没有字词"),
        ("!(聘…请)律师", "只能是固定的字词"),
        ("!(律师)?事务", "没有可省略的字"),
        ("聘请^律师", "表示句首"),
        ("聘请$律师", "表示句末"),
        ("!(甲)…", "太宽泛"),
        ("聘请……甲……乙……律师", "省略太多"),
        ("//", "没有内容"),
        ("/(a+)+$/", "嵌套的重复"),
        ("/(?:甲*)*乙/", "嵌套的重复"),
        ("/(甲+){2,}/", "嵌套的重复"),
        ("/(律师/", "没有对应的"),
        ("/[律师/", "没有对应的"),
        ("/律师（所）/", "全角字符"),
        ("/律 师/", "空格"),
        ("/“律师”/", "引号"),
        ("/律?师?/", "可以匹配空文本"),
    ],
)
def test_a_wording_that_cannot_be_used_is_told(wording: str, message: str) -> None:
    with pytest.raises(WordingError, match=message):
        parse(wording, WORDS)


def test_a_raw_wording_in_full_width_is_told_how_to_write_it() -> None:
    with pytest.raises(WordingError) as told:
        parse("/律师（所）/")
    assert told.value.hint == "改写为 /律师(所)/"


def test_a_word_list_that_refers_to_itself_is_told() -> None:
    with pytest.raises(WordingError, match="互相引用"):
        parse("<甲>律师", {"甲": "<乙>", "乙": "<甲>"})


def test_a_plus_that_is_escaped_or_in_a_class_is_no_nested_repetition() -> None:
    assert parse(r"/(?:\+|[+*])+律师/").pattern.search("++律师")


def test_a_wording_keeps_the_source_as_it_was_written() -> None:
    assert parse("（聘请｜选聘）律师").source == "（聘请｜选聘）律师"


@pytest.mark.parametrize(
    ("wording", "plain", "choices"),
    [
        ("法律顾问", True, [{"法律顾问"}]),
        ("(聘请|选聘)律师", True, [{"聘请律师", "选聘律师"}]),
        ("律师(团)?", True, [{"律师", "律师团"}]),
        ("聘请…律师", False, [{"聘请"}, {"律师"}]),
        ("调解N件", False, [{"调解"}, {"件"}]),
        ("(聘请…律师|购买服务)合同", False, [{"聘请", "购买服务"}, {"合同"}]),
        ("/律师/", False, [{"律师"}]),
    ],
)
def test_the_literals_of_a_wording_are_known(wording: str, plain: bool, choices: list[set[str]]) -> None:
    parsed = parse(wording)
    assert parsed.plain is plain
    assert [set(choice) for choice in parsed.choices] == choices


LETTERS = "甲乙丙丁"
chinese = st.text(alphabet=LETTERS, min_size=1, max_size=3)
literals = chinese.map(lambda text: (text, text))
gaps = st.one_of(
    st.text(alphabet=LETTERS + ",、", max_size=4).map(lambda text: ("…", text)),
    st.text(alphabet=LETTERS + "、", max_size=4).map(lambda text: ("‥", text)),
    st.text(alphabet=LETTERS + ",、:", max_size=30).map(lambda text: ("……", text)),
)
FIGURES = ("12", "1.2万", "三十余")
figures = st.sampled_from(FIGURES).map(lambda text: ("N", text))
conditions = st.sampled_from(["甲!(戊|己N)", "!(戊|N)甲", "!(戊)甲!(己)"]).map(lambda source: (source, "甲"))


def _join(parts: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(source for source, _ in parts), "".join(text for _, text in parts)


def _grouped(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    branches = st.lists(st.lists(inner, min_size=1, max_size=2).map(_join), min_size=1, max_size=3)
    groups = st.tuples(branches, st.integers(0, 2)).map(
        lambda drawn: ("(" + "|".join(source for source, _ in drawn[0]) + ")", drawn[0][drawn[1] % len(drawn[0])][1])
    )
    absent = st.tuples(groups, st.booleans()).map(lambda drawn: (drawn[0][0] + "?", drawn[0][1] if drawn[1] else ""))
    return st.one_of(groups, absent)


parts = st.recursive(st.one_of(literals, gaps, figures, conditions), _grouped, max_leaves=6)
spelled_out = st.recursive(literals, _grouped, max_leaves=6)
anchors = st.text(alphabet=LETTERS, min_size=2, max_size=3).map(lambda text: (text, text))
wordings_with_text = (
    st.tuples(st.lists(parts, max_size=3), anchors, st.lists(parts, max_size=3))
    .map(lambda drawn: _join([*drawn[0], drawn[1], *drawn[2]]))
    .filter(lambda drawn: not any(one + other in drawn[1] for one in FIGURES for other in FIGURES))
)
plain_wordings = st.tuples(anchors, st.lists(spelled_out, max_size=3)).map(
    lambda drawn: drawn[0][0] + "".join(source for source, _ in drawn[1])
)


@given(wordings_with_text)
def test_a_generated_wording_matches_the_text_it_was_generated_with(drawn: tuple[str, str]) -> None:
    source, text = drawn
    assume(source.count("…") + source.count("‥") < 4)
    assert parse(source).pattern.fullmatch(text)


@given(wordings_with_text, st.text(alphabet=LETTERS + "1二,。", max_size=12))
def test_every_match_holds_a_literal_of_each_choice(drawn: tuple[str, str], around: str) -> None:
    assume(drawn[0].count("…") + drawn[0].count("‥") < 4)
    wording = parse(drawn[0])
    matches = [match[0] for match in wording.pattern.finditer(around + drawn[1] + around)]
    assert matches
    assert all(any(literal in match for literal in choice) for match in matches for choice in wording.choices)


@given(plain_wordings, st.text(alphabet=LETTERS, max_size=12))
def test_each_literal_of_a_plain_wording_is_itself_a_match(source: str, text: str) -> None:
    wording = parse(source)
    assert wording.plain
    assert all(wording.pattern.fullmatch(literal) for choice in wording.choices for literal in choice)
    assert bool(wording.pattern.search(text)) == any(literal in text for literal in wording.choices[0])


@given(st.text(alphabet=LETTERS, min_size=2, max_size=4), st.text(alphabet=LETTERS, max_size=30))
def test_a_plain_wording_matches_exactly_where_its_text_stands(plain: str, text: str) -> None:
    wording = parse(plain)
    starts = [match.start() for match in re.finditer(f"(?={wording.body})", text)]
    assert starts == [at for at in range(len(text)) if text.startswith(plain, at)]
    assert wording.plain


@given(st.text(alphabet="甲乙N…‥()|?<>/[]+*. 。!^$", max_size=12))
def test_any_text_is_either_a_wording_or_told_in_words(source: str) -> None:
    try:
        wording = parse(source, {"甲": "乙丙"})
    except WordingError as error:
        assert str(error)
    else:
        assert wording.pattern.search("") is None


def test_any_of_no_wordings_matches_nothing() -> None:
    assert any_of([]).search("法治") is None


@pytest.mark.parametrize(("text", "found"), [("下一步打算", True), ("今后安排", True), ("全年工作", False)])
def test_any_of_several_wordings_matches_each(text: str, found: bool) -> None:
    assert bool(any_of([parse("下一步"), parse("今后…安排")]).search(text)) is found


def test_a_wording_is_compiled_once_whatever_rulesets_have_it_unless_it_names_a_list_of_words() -> None:
    assert parse("聘请…律师", {"甲": "一"}) is parse("聘请…律师")
    assert parse("<甲>律师", {"甲": "聘请"}).body != parse("<甲>律师", {"甲": "选聘"}).body
