from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.clean import chinese, clean, kept, plausible


def test_a_bookmark_in_front_of_a_heading_is_stripped():
    assert clean("[bookmark: _GoBack]（二）强化学习") == "（二）强化学习"


def test_invisible_characters_go_and_no_break_spaces_become_blanks():
    assert clean("\ufeff法\u200b治\x07\u00a0政府\u3000\u00a0") == "法治 政府"


def test_blanks_between_characters_stay_for_the_quote():
    assert clean("  法 治政府　建设 ") == "法 治政府　建设"


def test_a_lone_surrogate_goes_since_no_output_could_encode_it():
    assert clean("法\ud800治") == "法治"


def test_chinese_counts_ideographs_only():
    assert chinese("2023年，法治A") == 3


def test_wrongly_decoded_bytes_are_not_plausible():
    assert plausible("法治政府建设年度报告")
    assert not plausible("法治政府建设年度报告。".encode("utf-16-le").decode("utf-16-be", "replace"))
    assert not plausible("no Chinese")


@given(
    st.lists(
        st.sampled_from(["法", "治", " ", "\u3000", "\u00a0", "\r", "\u200b", "\x07", "[bookmark:甲]", "[book", "]"]),
        max_size=12,
    )
)
def test_what_is_kept_is_what_the_clean_text_consists_of(pieces):
    text = "".join(pieces)
    offsets = kept(text)
    assert offsets == sorted(set(offsets))
    assert [text[each] for each in offsets if not text[each].isspace()] == [c for c in clean(text) if not c.isspace()]
    assert len(offsets) == len(clean(text))
