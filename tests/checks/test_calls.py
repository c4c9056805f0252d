"""What a unit of another sort calls itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]

BUREAU = "乌有县水务局2024年法治政府建设年度报告"


@pytest.mark.parametrize(
    ("title", "text", "quoted"),
    [
        ("乌有镇2024年法治政府建设年度报告", "我局召开会议3次。", ["我局"]),
        (BUREAU, "我镇召开会议3次。", ["我镇"]),
        (BUREAU, "我局召开会议3次。", []),
        ("2024年法治政府建设年度报告", "我镇召开会议3次，我局参加。", []),
        (BUREAU, "答复群众来信，“我镇”二字照抄。", []),
    ],
)
def test_a_call_of_another_sort_of_unit_is_found(quotes: Quotes, title: str, text: str, quoted: list[str]) -> None:
    assert quotes("other-call", text, title=title) == quoted
