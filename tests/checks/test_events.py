"""An event of another year on which a verdict rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


def test_the_flaw_is_told_with_its_element(find: Find) -> None:
    (defect,) = find("event-date", "2023年5月12日，镇政府聘请法律顾问1名，审查合同6份。")[:1]
    assert defect.quote == "2023年5月12日"
    assert defect.element in {"legal-adviser", "legality-review"}
    assert "报告年度（2024年）" in defect.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月12日，镇政府聘请法律顾问1名。",
        "自2022年3月起聘请法律顾问1名。",
        "镇政府聘请法律顾问1名，2024年审查合同6份，其中2023年12月签订的2份。",
    ],
)
def test_dates_of_this_year_and_those_that_begin_a_span_are_right(find: Find, text: str) -> None:
    assert find("event-date", text) == []
