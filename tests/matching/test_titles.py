import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.matching.titles import FILLER, mask_titles, title_rules
from auditor.rules import Ruleset


def masked(ruleset: Ruleset, text: str, *names: str) -> str:
    return mask_titles(text, names, title_rules(ruleset.vocabulary)).masked.replace(FILLER, "□")


@pytest.mark.parametrize(
    "text",
    ["认真学习《行政复议法》", "贯彻《信访工作条例》要求", "对照《纲要》", "学习了县政府印发的通知和《行政诉讼法》"],
)
def test_the_name_of_a_law_is_blanked(ruleset: Ruleset, text: str) -> None:
    shown = masked(ruleset, text)
    assert "《" not in shown
    assert len(shown) == len(text)
    assert shown.startswith(text[: text.index("《")])


@pytest.mark.parametrize("verb", ["制定", "印发", "出台", "修订", "印发了", "制定并印发", "审议通过", "起草", "签订"])
def test_a_document_that_the_unit_issues_is_kept(ruleset: Ruleset, verb: str) -> None:
    text = f"{verb}《行政复议工作办法》"
    titles = mask_titles(text, (), title_rules(ruleset.vocabulary))
    assert titles.masked == text
    assert titles.own == ((len(verb), len(text)),)


def test_a_document_with_the_name_of_the_unit_is_its_own(ruleset: Ruleset) -> None:
    text = "落实《乌有镇行政复议办法》"
    assert masked(ruleset, text, "乌有镇") == text
    assert "复议" not in masked(ruleset, text, "子虚镇")


def test_documents_in_a_chain_are_all_issued(ruleset: Ruleset) -> None:
    text = "印发《甲办法》、《乙规定》和《丙方案》，学习《丁法》"
    assert masked(ruleset, text) == "印发《甲办法》、《乙规定》和《丙方案》，学习〖□□〗"


def test_the_number_of_a_document_does_not_end_the_chain(ruleset: Ruleset) -> None:
    text = "印发《甲办法》(乌政发(2023)5号)、《乙规定》"
    assert masked(ruleset, text) == text


def test_documents_side_by_side_are_a_chain(ruleset: Ruleset) -> None:
    assert masked(ruleset, "印发《甲办法》《乙规定》") == "印发《甲办法》《乙规定》"


def test_the_chain_ends_where_other_words_come_between(ruleset: Ruleset) -> None:
    assert masked(ruleset, "印发《甲办法》，贯彻执行《乙法》") == "印发《甲办法》，贯彻执行〖□□〗"


def test_a_title_that_is_the_subject_of_study_is_kept_but_is_not_the_units_own(ruleset: Ruleset) -> None:
    text = "学习《习近平法治思想学习纲要》"
    titles = mask_titles(text, (), title_rules(ruleset.vocabulary))
    assert titles == (text, ())


@given(st.text(alphabet="《》印发制定法、和，。\n", max_size=40))
def test_masking_keeps_the_length_and_everything_outside(ruleset: Ruleset, text: str) -> None:
    titles = mask_titles(text, (), title_rules(ruleset.vocabulary))
    assert len(titles.masked) == len(text)
    assert all(
        new in (old, FILLER, {"《": "〖", "》": "〗"}.get(old)) for old, new in zip(text, titles.masked, strict=True)
    )
    assert all(titles.masked[start:end] == text[start:end] for start, end in titles.own)
