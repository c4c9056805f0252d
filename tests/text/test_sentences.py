from hypothesis import given
from hypothesis import strategies as st

from auditor.text.fold import fold
from auditor.text.sentences import ENDS, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_every_mark_that_ends_a_sentence_cuts_whatever_its_width():
    text = "审查合同12份。调解3件；办结了吗？办结！\n下一段;完"
    assert cut(fold(text)) == ["审查合同12份", "调解3件", "办结了吗", "办结", "下一段", "完"]


def test_commas_colons_points_and_figures_cut_nothing():
    assert cut("主要做法是:一是化解,成功率93.6%、二是普法") == ["主要做法是:一是化解,成功率93.6%、二是普法"]


def test_only_what_stands_between_the_offsets_is_cut():
    assert list(sentences("甲乙。丙丁。戊", 1, 5)) == [(1, 2), (3, 5)]


@given(st.text(alphabet=f"甲乙,:{ENDS}", max_size=40))
def test_sentences_are_all_of_the_text_but_its_ends(text):
    assert "".join(cut(text)) == "".join(char for char in text if char not in ENDS)
    assert all(cut(text)) and not any(char in ENDS for sentence in cut(text) for char in sentence)
