"""What the run before left tells which reports were handed in again, and is never in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import Progress
from auditor.output import SELF_CHECK
from auditor.results.written import remember
from auditor.run.audit import audit
from auditor.run.earlier import read_earlier
from auditor.run.request import Request

FIRST = "青石镇2024年法治政府建设工作报告\n一、主要举措和成效\n开展普法。"
SECOND = FIRST + "\n聘请法律顾问2名，审查合同30份。"


@pytest.fixture
def request_for(tmp_path: Path) -> Request:
    """The request of an audit that was made, of one report that says nothing of legal advisers."""
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    request = Request((folder,), tmp_path / "out", formats=("json",))
    audit(request)
    return request


def hand_in(request: Request, text: str = SECOND) -> None:
    (request.paths[0] / "a.txt").write_text(text, encoding="utf-8")


def test_a_report_handed_in_again_under_the_same_name_is_compared(request_for: Request) -> None:
    hand_in(request_for)
    run = audit(request_for).run
    (entry,) = run.across.resubmissions
    assert (entry.unit, entry.first_file, entry.first_score < run.reports[0].score) == ("青石镇", "a.txt", True)
    solved = [matter.element for matter, became in entry.progress if became is Progress.SOLVED]
    assert "legal-adviser" in solved
    written = (request_for.out / "results.json").read_bytes()
    audit(request_for)
    assert (request_for.out / "results.json").read_bytes() == written


@pytest.mark.parametrize("text", ['{"schema": 4, "rep', json.dumps({"schema": 99})])
def test_results_that_cannot_be_read_are_told_and_kept(request_for: Request, text: str) -> None:
    """Those of a later version too, which lie there as they were written."""
    path = request_for.out / "results.json"
    path.write_text(text, encoding="utf-8")
    remember(request_for.out, ["results.json"])
    outcome = audit(request_for)
    assert outcome.run.notes[0].startswith("结果文件夹里上次的 results.json 未能读取")
    assert outcome.kept == (("results.json", "results-未能读取1.json"),)
    assert (request_for.out / "results-未能读取1.json").read_text(encoding="utf-8") == text


def test_a_self_check_compares_with_nothing(request_for: Request) -> None:
    assert read_earlier(request_for).run
    assert read_earlier(replace(request_for, formats=(SELF_CHECK,))).run is None
