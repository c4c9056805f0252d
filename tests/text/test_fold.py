import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.fold import fold, origin

characters = st.characters(exclude_categories=["Cs"])  # lone surrogates are taken out when a file is read
texts = st.text(alphabet=st.one_of(characters, st.sampled_from("法治 　“”（）１％—⼀𠮷\t\u200b〔〕：，後辦於⾞")))


@given(texts)
def test_every_folded_character_comes_from_the_character_at_its_origin(text: str) -> None:
    origins = list(origin(text))
    assert len(origins) == len(fold(text))
    assert [fold(text[at]) for at in origins] == list(fold(text))
    assert origins == sorted(set(origins))


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_every_folded_character_is_one_utf_16_unit(text: str) -> None:
    assert len(fold(text).encode("utf-16-le")) == 2 * len(fold(text))


@given(texts, texts)
def test_folding_works_character_by_character(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("法治　政 府\t建\u00a0设", "法治政府建设"),
        ("“三重一大”‘制度’", "三重一大制度"),
        ("１２．５％", "12.5%"),
        ("（一），：；！？", "(一),:;!?"),
        ("〔2023〕7号", "(2023)7号"),
        ("一——二–三", "一--二-三"),
        ("⼀⽉", "一月"),
        ("𠮷镇", "□镇"),
        ("聘請法律顧問後辦結信訪案件", "聘请法律顾问后办结信访案件"),
        ("⾞間", "车间"),
        ("《办法》、。…", "《办法》、。…"),
        ("一\n二", "一\n二"),
        ("", ""),
    ],
)
def test_text_folds_to_its_plain_form(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_an_offset_leads_back_over_what_was_dropped() -> None:
    text = "“法 治”政府"
    assert [text[at] for at in origin(text)] == list("法治政府")
    assert list(origin(text)) == [1, 3, 5, 6]


@pytest.mark.parametrize("name", ["乾县", "乾安县", "乾元镇"])
def test_the_name_of_a_place_stays_as_it_is_written_today(name: str) -> None:
    assert fold(name) == name
