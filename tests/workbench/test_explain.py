from dataclasses import replace

import pytest

from auditor.rules.naming import Kind
from auditor.rules.types import Ruleset
from auditor.workbench.explain import kinds_told, readable


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


def test_kinds_are_told_with_those_that_they_are_split_into(ruleset: Ruleset) -> None:
    whole = Kind("部门", ("局",))
    naming = replace(ruleset.naming, kinds=(Kind("乡镇", ()), whole, whole.split("有执法权"), whole.split("无执法权")))
    every = ("乡镇", "部门", "部门（有执法权）", "部门（无执法权）")
    assert kinds_told(every, naming) == "乡镇、部门（有执法权、无执法权）"
    assert kinds_told(("乡镇", "部门（有执法权）"), naming) == "乡镇、部门（有执法权）"
    assert kinds_told(("乡镇", "部门"), ruleset.naming) == "乡镇、部门"
