import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.outline.enumerators import LIST_STYLE, find_enumerators


def found(text: str, blocky: bool = False) -> list[tuple[str, int]]:
    return [(enumerator.style, enumerator.ordinal) for enumerator in find_enumerators(text, blocky)]


@pytest.mark.parametrize(
    ("text", "style", "ordinal"),
    [
        ("一、加强领导", "cn", 1),
        ("十二、加强领导", "cn", 12),
        ("二十一、加强领导", "cn", 21),
        ("三.加强领导", "cn", 3),
        ("(一)加强领导", "cn_paren", 1),
        ("(十)加强领导", "cn_paren", 10),
        ("(二)、加强领导", "cn_paren", 2),
        ("一)加强领导", "cn_paren", 1),
        ("(二加强领导", "cn_paren", 2),
        ("1.加强领导", "num", 1),
        ("12、加强领导", "num", 12),
        ("(3)加强领导", "num_paren", 3),
        ("3)加强领导", "num_paren", 3),
        ("①加强领导", "circled", 1),
        ("⑳加强领导", "circled", 20),
        ("第一部分加强领导", "part", 1),
        ("第二章、加强领导", "part", 2),
        ("一是加强领导", LIST_STYLE, 1),
        ("首先,加强领导", LIST_STYLE, 1),
        ("其次是加强领导", LIST_STYLE, 2),
        ("再次,加强领导", LIST_STYLE, 3),
        ("第三,加强领导", LIST_STYLE, 3),
    ],
)
def test_every_style_is_found_at_the_start_of_a_paragraph(text: str, style: str, ordinal: int) -> None:
    assert found(text) == [(style, ordinal)]
    assert found(f"导语。\n{text}") == [(style, ordinal)]


@pytest.mark.parametrize(
    "text",
    [
        "12.4国家宪法日",
        "3.15消费者权益日",
        "6.26禁毒日",
        "1.2万人参加",
        "2.0版上线",
        "2023年工作",
        "统一是关键",
        "唯一是它",
        "(2023)7号",
        "一村一法律顾问",
        "第一责任人职责",
        "首先进的经验",
    ],
)
def test_what_only_looks_like_an_enumerator_is_none(text: str) -> None:
    assert found(text) == []
    assert found(f"导语。\n{text}") == []


@pytest.mark.parametrize(
    ("text", "enumerators"),
    [
        ("一是学法,二是执法;三是普法。", [(LIST_STYLE, 1), (LIST_STYLE, 2), (LIST_STYLE, 3)]),
        ("主要有:1.学法。2.执法。", [("num", 1), ("num", 2)]),
        ("主要有:(1)学法;(2)执法;(4)普法。", [("num_paren", 1), ("num_paren", 2), ("num_paren", 4)]),
        ("工作有力:①学法;②执法。", [("circled", 1), ("circled", 2)]),
        ("学法。三是普法。", []),
        ("一是学法。五是普法。", [(LIST_STYLE, 1)]),
        ("依据第(一)项办理", []),
        ("共有1、2号楼", []),
    ],
)
def test_inside_a_paragraph_an_enumerator_continues_its_series_after_punctuation(
    text: str, enumerators: list[tuple[str, int]]
) -> None:
    assert found(text) == enumerators


def test_a_text_that_lost_its_line_breaks_needs_no_punctuation() -> None:
    text = "年度报告一、主要成效(一)学法(二)执法二、存在不足"
    assert found(text, blocky=True) == [("cn", 1), ("cn_paren", 1), ("cn_paren", 2), ("cn", 2)]
    assert found(text, blocky=False) == []


def test_a_list_of_figures_is_no_enumerator_in_a_text_without_line_breaks() -> None:
    assert found("学习第一、二次会议和十一、十二条", blocky=True) == []


def test_places_are_those_of_the_enumerator_itself() -> None:
    (enumerator,) = find_enumerators("导语\n(一)加强领导", False)
    assert (enumerator.start, enumerator.end) == (3, 6)


@pytest.mark.parametrize("text", ["三五十、", "第三一十章", "(三五十)"])
def test_digits_that_make_no_number_enumerate_nothing(text: str) -> None:
    assert find_enumerators(text, False) == []


@given(st.text(alphabet="一二.、()1①第部分章是首先,。;:\n法", max_size=40), st.booleans())
def test_enumerators_stand_in_order_and_inside_the_text(text: str, blocky: bool) -> None:
    at = 0
    for enumerator in find_enumerators(text, blocky):
        assert at <= enumerator.start < enumerator.end <= len(text)
        at = enumerator.end
