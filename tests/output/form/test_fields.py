"""Fields are read however wide their braces, colons and blanks were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.output.form.fields import Field, Mark, is_broken, pieces, spans

NAMES = st.text(alphabet="得分单位法律顾问与公职（十）、甲乙A1", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{得分}}", [Field("得分")]),
        ("｛｛ 得分 ： 法律顾问 ｝｝", [Field("得分", "法律顾问")]),
        ("共{{得分}}分", ["共", Field("得分"), "分"]),
        ("{{每个要素}}{{序号}}", [Mark("每个要素"), Field("序号")]),
        ("{{每个要素 部分 ＝ 执法（三、四）  责任单位=法制科}}", [Mark("每个要素", (("部分", "执法（三、四）"), ("责任单位", "法制科")))]),
        ("{{每个单位，类别=乡镇、街道}}", [Mark("每个单位", (("类别", "乡镇、街道"),))]),
        ("{{每个要素得分}}", [Field("每个要素得分")]),
        ("没有", ["没有"]),
    ],
)  # fmt: skip
def test_a_text_is_taken_apart(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize("text", ["{{得分", "得分}}", "{{得{分}}", "{{{{得分}}"])
def test_a_field_that_is_not_written_to_its_end_is_known(text):
    assert is_broken(text)


@pytest.mark.parametrize("text", ["{{得分}}", "集合{甲}", "没有"])
def test_single_braces_are_text(text):
    assert not is_broken(text)


@given(NAMES, NAMES, st.booleans(), st.integers(0, 2), st.text(alphabet="甲乙 ，", max_size=4))
def test_what_is_written_is_read(name, of, wide, blanks, around):
    gap = " " * blanks
    inside = f"{gap}{name}{gap}{'：' if wide else ':'}{gap}{of}{gap}"
    text = f"{around}{'｛｛' if wide else '{{'}{inside}{'｝｝' if wide else '}}'}{around}"
    assert [each for _, _, each in spans(text)] == [Field(name, of)]
    assert "".join(each for each in pieces(text) if isinstance(each, str)) == around * 2


@given(st.text(max_size=40))
def test_any_text_is_read_and_nothing_of_it_is_lost(text):
    kept = "".join(each for each in pieces(text) if isinstance(each, str))
    outside, at = "", 0
    for start, end, _ in spans(text):
        outside, at = outside + text[at:start], end
    assert kept == outside + text[at:]
