"""An audit from request to outcome, as a script or the local page would ask for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.run.audit import audit
from auditor.run.events import Cancelled, Event, FileDone, WritingOutput
from auditor.run.request import Request

REPORT = """青石镇2024年法治政府建设工作报告
一、主要举措和成效
（一）聘请法律顾问2名。
"""


@pytest.fixture
def request_for(tmp_path: Path) -> Request:
    """A request for a folder with one report, one file that cannot be read and one that is passed over."""
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "labels.yaml").write_bytes(b"")
    return Request((folder,), tmp_path / "out", formats=("json",))


def test_an_outcome_holds_the_run_and_what_was_written_and_passed_over(request_for: Request) -> None:
    outcome = audit(request_for)
    assert [report.identity.unit for report in outcome.run.reports] == ["青石镇"]
    assert [each.file for each in outcome.run.unreadable] == ["b.txt"]
    assert (outcome.passed_over, outcome.written) == (("labels.yaml",), (request_for.out / "results.json",))
    assert outcome.ruleset.id == outcome.run.ruleset_id


def test_nothing_is_printed(request_for: Request, capfd: pytest.CaptureFixture[str]) -> None:
    audit(request_for)
    assert capfd.readouterr() == ("", "")


def test_the_report_behind_a_score_is_understood_again_when_asked_for(request_for: Request) -> None:
    outcome = audit(request_for)
    report = outcome.understood(outcome.run.reports[0])
    assert [section.heading for section in report.sections][-1] == "一、主要举措和成效"
    assert report.identity == outcome.run.reports[0].identity


def test_each_output_is_told_before_it_is_written(request_for: Request) -> None:
    events: list[Event] = []
    audit(replace(request_for, formats=("json", "html")), events.append)
    assert events[-2:] == [WritingOutput("json"), WritingOutput("html")]
    assert isinstance(events[-3], FileDone)


def test_what_an_earlier_run_left_is_written_anew_though_nobody_asks_for_it(request_for: Request) -> None:
    """A letter must never tell another score than the workbook beside it; an output whose files are gone is not missed."""
    audit(replace(request_for, formats=("json", "docx", "forms")))
    (letter,) = (request_for.out / "notices").iterdir()
    before = letter.read_bytes()
    (request_for.out / "forms.docx").unlink()
    (request_for.paths[0] / "a.txt").write_text(REPORT.replace("聘请法律顾问2名", "开展普法活动"), encoding="utf-8")
    outcome = audit(request_for)
    assert outcome.renewed == ("docx",)
    assert letter in outcome.written
    assert letter.read_bytes() != before
    assert not (request_for.out / "forms.docx").exists()


def test_an_edited_letter_that_is_renewed_is_kept_beside_the_new_one(request_for: Request) -> None:
    audit(replace(request_for, formats=("json", "docx")))
    (letter,) = (request_for.out / "notices").iterdir()
    letter.write_bytes("人工改过".encode())
    (kept,) = audit(request_for).kept
    assert (request_for.out / kept.kept_as).read_bytes() == "人工改过".encode()
    assert letter.read_bytes() != "人工改过".encode()


@pytest.mark.parametrize("last", [FileDone, WritingOutput])
def test_a_cancelled_audit_writes_nothing(request_for: Request, last: type[Event]) -> None:
    def cancel(event: Event) -> None:
        if isinstance(event, last):
            raise Cancelled

    with pytest.raises(Cancelled):
        audit(request_for, cancel)
    assert list(request_for.out.iterdir()) == []


def test_a_run_without_a_report_is_an_outcome_too(request_for: Request) -> None:
    (request_for.paths[0] / "a.txt").write_bytes(b"")
    assert audit(request_for).run.reports == ()


def test_decisions_are_in_force_and_listed(request_for: Request, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(
        "waivers:\n- {unit: 青石镇, element: legal-adviser, level: 不适用, reason: 县里统一聘请, by: 县司法局, until: 2024}\n",
        encoding="utf-8",
    )
    outcome = audit(replace(request_for, waivers=waivers))
    decided = {each.element for each in outcome.run.reports[0].verdicts if each.decision}
    assert decided == {each.element for each in outcome.given.waivers} == {"legal-adviser"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda request: replace(request, out=request.paths[0]), "被审核的文件夹本身"),
        (lambda request: replace(request, templates=Path("nowhere")), "找不到模板文件夹"),
        (lambda request: replace(request, out=request.paths[0] / "a.txt"), "是一个文件"),
    ],
)
def test_what_cannot_be_done_is_told_before_any_file_is_read(
    request_for: Request, wrong: Callable[[Request], Request], told: str
) -> None:
    events: list[Event] = []
    with pytest.raises(AuditorError, match=told):
        audit(wrong(request_for), events.append)
    assert events == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("index.html.j2", "{% if %}", "语法错误"),
        ("report.html.j2", "{{ page.nothing }}", "不存在的变量"),
        ("notice.docx", "no Word file", "打不开"),
        ("bulletin.docx", "no Word file", "打不开"),
    ],
)
def test_a_mistake_in_a_template_leaves_every_earlier_result_as_it_was(
    name: str, text: str, told: str, request_for: Request, tmp_path: Path
) -> None:
    request = replace(request_for, formats=("xlsx", "html", "json", "docx", "bulletin"))
    audit(request)
    before = {path: path.read_bytes() for path in request.out.rglob("*") if path.is_file()}
    own = tmp_path / "own"
    own.mkdir()
    (own / name).write_text(text, encoding="utf-8")
    (request.paths[0] / "c.txt").write_text(REPORT.replace("青石镇", "白芨镇"), encoding="utf-8")
    with pytest.raises(AuditorError, match=told):
        audit(replace(request, templates=own))
    assert {path: path.read_bytes() for path in request.out.rglob("*") if path.is_file()} == before


def test_a_template_that_cannot_be_read_is_told_before_any_file_is(request_for: Request, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "notice.docx").write_bytes(b"")
    heard: list[Event] = []
    with pytest.raises(AuditorError, match=r"notice\.docx"):
        audit(replace(request_for, formats=("docx",), templates=own), heard.append)
    assert heard == []
