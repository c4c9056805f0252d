"""The name of another unit where its own should stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]

NAMES = ["子虚镇", "县司法局"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("现将子虚镇2024年法治政府建设情况报告如下。\n一、主要举措\n制定计划。", ["子虚镇"]),
        ("现将乌有镇2024年法治政府建设情况报告如下。\n一、主要举措\n与子虚镇联合执法2次。\n做好总结。", []),
        ("一、主要举措\n制定计划。\n子虚镇人民政府\n2025年1月10日", ["子虚镇"]),
        ("一、主要举措\n制定计划。\n抄送：县司法局", []),
        ("根据县司法局通知，现将我镇2024年情况报告如下。\n一、主要举措\n制定计划。", []),
    ],
)
def test_a_neighbour_is_found_in_announcement_and_signature_alone(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("other-unit", text, names=NAMES) == quoted


def test_a_name_and_the_alias_within_it_are_told_once(find: Find) -> None:
    text = "现将子虚镇2024年法治政府建设情况报告如下。\n一、主要举措\n制定计划。\n子虚镇人民政府\n2025年1月10日"
    (defect,) = find("other-unit", text, names=["子虚", "子虚镇"])
    assert (defect.quote, defect.count) == ("子虚镇", 2)
    assert find("other-unit", "子虚镇和乌有镇是邻居。现将情况报告如下。", names=["子虚", "子虚镇"]) == []


def test_without_other_units_nothing_is_found(quotes: Quotes) -> None:
    assert quotes("other-unit", "现将子虚镇2024年法治政府建设情况报告如下。") == []
