"""The status that a section gives what stands in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.judging.engine import build_engine
from auditor.judging.status import section_status
from auditor.model import Section, Status, Submission
from auditor.rules import Ruleset


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        (("举措成效",), Status.DONE),
        (("计划",), Status.PLANNED),
        (("不足", "计划"), Status.LACKING),
        (("计划", "不足"), Status.LACKING),
        (("举措成效", "计划"), Status.PLANNED),
    ],
)
def test_of_several_roles_the_least_favourable_counts(ruleset: Ruleset, roles: tuple[str, ...], status: Status) -> None:
    assert section_status(Section("", 1, roles, 0, 0), ruleset.sections) is status


def test_what_is_counted_has_the_status_of_its_section_whichever_role_is_named_first(
    ruleset: Ruleset, submission_of: Callable[..., Submission]
) -> None:
    sections = replace(ruleset.sections, roles=tuple(reversed(ruleset.sections.roles)))
    engine = build_engine(replace(ruleset, sections=sections))
    text = "青石镇2024年法治政府建设年度报告\n一、存在的问题和下步打算\n（一）6月底前完成轮训。\n（二）制定讨论办法。"
    report = engine.outline(submission_of(text))
    assert report.sections[-1].roles == ("计划", "不足")
    plan = next(verdict for verdict in engine.judge(report).verdicts if verdict.element == "next-year-plan")
    assert {each.status for each in plan.evidence} == {Status.LACKING}
