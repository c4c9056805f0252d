import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.yamlfile.scalars import is_number, joined, not_a_choice, not_a_number


@pytest.mark.parametrize("text", ["0", "6", "2.5", "100", "-3", "0.5"])
def test_a_number_is_digits_and_a_point(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("６．５", "数字“６．５”是全角的", "写成 6.5"),
        ("6 分", "数字后面多了“分”", "只写 6"),
        ("６分", "数字后面多了“分”", "只写 6"),
        ("2.5%", "数字后面多了“%”", "只写 2.5"),
        ("012", "数字“012”前面多了 0", "写成 12"),
        ("1e3", "这里应当是一个数字，不能是“1e3”", "阿拉伯数字"),
        ("1_000", "这里应当是一个数字，不能是“1_000”", "阿拉伯数字"),
        ("1:30", "这里应当是一个数字，不能是“1:30”", "阿拉伯数字"),
        ("2024-01-01", "这里应当是一个数字，不能是“2024-01-01”", "阿拉伯数字"),
        ("是", "这里应当是一个数字，不能是“是”", "阿拉伯数字"),
    ],
)
def test_what_is_no_number_is_told_with_the_way_to_write_it(text: str, message: str, hint: str) -> None:
    assert not is_number(text)
    told = not_a_number(text)
    assert told[0] == message
    assert hint in told[1]


@given(st.text("0123456789.-_e:６分 ", max_size=8))
def test_what_passes_for_a_number_is_read_as_written(text: str) -> None:
    if is_number(text):
        assert (
            f"{float(text):.12g}" == text.rstrip("0").rstrip(".")
            if "." in text
            else str(int(text)) == text.replace("-0", "0")
        )
    else:
        assert all(not_a_number(text))


def test_a_choice_is_told_with_the_nearest_the_truth_or_all() -> None:
    assert not_a_choice("街到", ["乡镇", "街道"]) == "是否想写“街道”？"
    assert not_a_choice("学校", ["乡镇", "街道"]) == "可选：乡镇、街道"
    assert "“否”写成 false" in not_a_choice("否", ["true", "false"])
    assert "“On”写成 true" in not_a_choice("On", ["true", "false"])
    assert not_a_choice("乡镇、街道", ["乡镇", "街道"]) == "几项之间要用英文逗号“,”隔开"


def test_several_in_one_are_told_apart_from_a_comma_alone() -> None:
    assert "[名, 件, 份]" in joined("名，件、份")
    assert not joined("，")
    assert not joined("名,件")
