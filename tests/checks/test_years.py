"""Years that do not fit the year that is reported on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Defect

Find = Callable[..., list[Defect]]
Quotes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("现将我镇2023年法治政府建设情况报告如下。", ["2023年"]),
        ("现将我镇2024年法治政府建设情况报告如下。", []),
        ("2023年，我镇落实《法治政府建设实施纲要（2021—2025年）》。现将情况报告如下。", ["2023年"]),
        ("2024年，我镇落实《法治政府建设实施纲要（2021—2025年）》。现将情况报告如下。", []),
        ("2023年，县委作出部署。2024年以来，我镇坚持依法行政。现将情况报告如下。", []),
        ("一、主要举措\n制定计划。\n2023年12月30日", ["2023年12月30日"]),
        ("一、主要举措\n制定计划。\n2025年1月30日", []),
    ],
)
def test_introduction_and_signature_must_agree_with_the_title(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("years-disagree", text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("2022年，全镇调解矛盾纠纷45件。", ["2022年"]),
        ("2024年调解45件，2022年调解40件。", []),
        ("2021年至今，未发生案件。", []),
        ("2021—2023年，共培训3次。", []),
        ("2025年，力争创建示范村2个。", []),
        ("三、下一步打算\n2022年要加强普法。", []),
    ],
)
def test_another_year_is_found_where_work_done_is_told(quotes: Quotes, text: str, quoted: list[str]) -> None:
    assert quotes("year-in-text", text) == quoted


def test_a_report_on_several_years_is_not_asked(quotes: Quotes) -> None:
    assert quotes("year-in-text", "2021年，调解45件。", title="乌有镇2020年至2022年法治政府建设报告") == []
