import pytest

from auditor.decisions.remarks import to_unit


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("", ""),
        ("跟镇里电话核实过，确实没做。", ""),
        ("已电话反馈致单位：没人接。", ""),  # the mark counts only at the beginning of a line
        ("致单位：请写明聘请的律师", "请写明聘请的律师。"),
        ("领导关注。\n  致单位: 请写明  次数。\n再催一次", "请写明 次数。"),
        ("致单位：甲\n致单位：乙。", "甲。乙。"),
        ("致单位：", ""),
    ],
)
def test_only_lines_marked_for_the_unit_are_told_to_it(comment: str, told: str) -> None:
    assert to_unit(comment) == told
