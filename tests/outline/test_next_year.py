"""A heading that names the year after the report's is about plans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.model import Report

TEXT = """乌有镇2023年法治政府建设情况报告
2023年，乌有镇推进法治政府建设。现将有关情况报告如下：
一、主要做法
（一）规范决策。聘请法律顾问2名。
{heading}
（一）规范执法。组织执法培训4次。
四、其他需要报告的情况
没有。
"""


def roles_under(report: Report, words: str) -> tuple[str, ...]:
    at = report.text.index(words)
    return next(section.roles for section in report.sections if section.start <= at < section.end)


@pytest.mark.parametrize("heading", ["三、2024年重点工作", "三、2024年举措", "三、二〇二四年主要任务"])
def test_what_stands_below_it_is_planned(heading: str, outline_of: Callable[..., Report]) -> None:
    report = outline_of(TEXT.format(heading=heading))
    assert roles_under(report, "组织执法培训") == ("计划",)
    assert roles_under(report, "聘请法律顾问") != ("计划",)
    assert roles_under(report, "没有。") == ("其他",)


@pytest.mark.parametrize(
    "heading", ["三、2023年重点工作", "三、2023—2024年重点工作", "三、2024年工作完成情况", "三、2022年以来的工作"]
)
def test_another_year_or_a_heading_that_names_its_role_changes_nothing(
    heading: str, outline_of: Callable[..., Report]
) -> None:
    assert roles_under(outline_of(TEXT.format(heading=heading)), "组织执法培训") == ("举措成效",)
