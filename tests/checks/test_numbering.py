"""Numbers of headings that skip or repeat."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ("一二三", []),
        ("一二四", ["三、"]),
        ("一二二", ["三、"]),
        ("一二一二", []),
        ("一二二四五", ["三、"]),
        ("一二四四五", ["三、"]),
    ],
)
def test_a_number_must_follow_the_one_before(find: Find, numbers: str, wanted: list[str]) -> None:
    text = "\n".join(f"{number}、抓好第某项工作\n制定计划。" for number in numbers)
    assert [defect.message.rpartition("应为")[2].rstrip("。") for defect in find("numbering", text)] == wanted


def test_the_number_that_was_wanted_is_written_like_those_beside_it(find: Find) -> None:
    (defect,) = find("numbering", "（一）抓学习\n制定计划。\n（三）抓执法\n制定计划。")
    assert defect.message.endswith("应为（二）。")


def test_a_higher_number_ends_the_rows_below_it(find: Find) -> None:
    assert find("numbering", "一、学法\n（一）集中学\n（二）自学\n二、执法\n（一）培训\n（二）检查") == []


def test_a_number_of_a_list_that_no_mark_sets_off_is_no_slip(find: Find) -> None:
    assert find("numbering", "一是落实责任二是全员学法。三是列入预算。") == []
    assert len(find("numbering", "一是落实责任。三是列入预算。")) == 1
