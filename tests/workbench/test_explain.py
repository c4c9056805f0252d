import pytest

from auditor.workbench.explain import readable


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("聘请", "聘请"),
        ("（聘请｜签订）…律师", "(聘请／签订)……律师"),
        ("法律顾?问", "法律顾（可无）问"),
        ("^召开N次", "（句首）召开（数字）次"),
        ("<制定>!(机制)", "〔制定〕(不连着：机制)"),
        ("甲乙..丙", "甲乙……丙"),
    ],
)
def test_a_wording_is_told_with_its_signs_in_words(wording: str, told: str) -> None:
    assert readable(wording) == told
