"""What a row in the table of comparisons across reports brings: every run passes through it, and it is documented and tested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from inspect import getmodule
from pathlib import Path
from typing import Any

import pytest

from auditor.across.table import ACROSS_CHECKS, Understood
from auditor.judging.engine import Engine
from auditor.model import AuditRun, Submission, for_office
from auditor.run.assemble import assemble

ROOT = Path(__file__).parents[2]
TEXT = "乌有镇2023年度法治政府建设情况报告\n一、主要举措和成效\n聘请法律顾问2名。"


def headings(run: AuditRun, understood: Understood) -> AuditRun:
    """A comparison, planted: it notes what it understands of each report."""
    return replace(
        run,
        reports=tuple(
            replace(each, notes=(for_office(understood(each).sections[-1].heading),)) for each in run.reports
        ),
    )


@pytest.mark.parametrize(("check", "compare"), ACROSS_CHECKS.items())
def test_each_row_is_in_a_file_of_its_own_with_a_test_and_a_line_in_the_handbook(
    check: str, compare: Callable[..., Any]
) -> None:
    module = getmodule(compare)
    assert module is not None
    name = module.__name__.removeprefix("auditor.across.")
    assert (ROOT / "tests" / "across" / f"test_{name}.py").is_file()
    assert compare.__doc__
    assert f"`{check}`" in (ROOT / "docs" / "手册.md").read_text(encoding="utf-8")


def test_every_run_passes_through_each_row_with_its_reports_understood(
    engine: Engine, submission_of: Callable[..., Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ACROSS_CHECKS, "headings", headings)  # type: ignore[arg-type]
    run = assemble([engine.audit(submission_of(TEXT))], engine.ruleset)
    assert run.reports[0].notes == (for_office("一、主要举措和成效"),)
