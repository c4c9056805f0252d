import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from auditor.output.kit.cells import LIMIT, clean, columns_of, row_height


@given(st.text(st.characters(exclude_categories=())))
def test_a_cleaned_text_has_no_control_characters_and_is_stable(text):
    cleaned = clean(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in cleaned)
    assert clean(cleaned) == cleaned


def test_ordinary_text_stays_as_it_is():
    assert clean("调解纠纷12件，\n=SUM(A1) 😀") == "调解纠纷12件，\n=SUM(A1) 😀"


def test_a_text_over_the_limit_of_excel_is_cut_with_an_ellipsis():
    for text in ("字" * (LIMIT + 1), "😀" * LIMIT):
        cut = clean(text)
        assert cut.endswith("…")
        assert len(cut.encode("utf-16-le")) // 2 <= LIMIT
    assert clean("字" * LIMIT) == "字" * LIMIT


def test_a_chinese_character_takes_two_columns():
    assert columns_of("法治ab") == 6


@given(st.text(), st.floats(4, 60))
def test_a_row_is_never_higher_than_excel_allows_nor_lower_for_more_text(text, width):
    height = row_height([(text, width)])
    assert 20 <= height <= row_height([(text + "更多", width)]) <= 409
