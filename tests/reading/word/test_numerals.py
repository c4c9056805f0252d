import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.word.numerals import _FORMATS, format_number


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (2, "ideographTraditional", "乙"),
        (4, "japaneseCounting", "四"),
        (10, "ideographDigital", "一〇"),
        (3, "chineseLegalSimplified", "叁"),
        (5, "decimalEnclosedCircle", "⑤"),
        (21, "decimalEnclosedCircle", "21"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (7, "unheardOf", "7"),
        (7, "none", ""),
    ],
)
def test_a_number_is_written_as_word_writes_it(number, style, text):
    assert format_number(number, style) == text


@given(st.integers(-10, 200_000), st.sampled_from(sorted(_FORMATS)))
def test_every_format_writes_any_number(number, style):
    assert len(format_number(number, style)) < 30
