"""Reports of a run that share text, from their files to what stands in the results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import AuditorError
from auditor.model import Tone
from auditor.results.read import read_results
from auditor.run.audit import audit
from auditor.run.events import ComparingReports, Event
from auditor.run.request import Request, requested, self_checked
from auditor.run.settings import Settings
from tests.across.copies.texts import filler, section


@pytest.fixture
def request_for(tmp_path: Path) -> Request:
    """A request for the reports of two townships that have a section in common."""
    place = tmp_path / "in"
    place.mkdir()
    for unit in ("青石镇", "白芨镇"):
        title, opening = f"{unit}2024年法治政府建设工作报告", f"2024年，{unit}坚持依法行政。现将有关情况报告如下："
        lines = [title, opening, "一、主要举措和成效", *filler(unit), *section(unit)]
        (place / f"{unit}.txt").write_text("\n".join(lines), encoding="utf-8")
    return Request((place,), tmp_path / "out", formats=("json",))


def test_a_run_tells_the_reports_that_share_text_and_results_keep_them(request_for: Request) -> None:
    events: list[Event] = []
    run = audit(request_for, events.append).run
    (copy,) = run.across.copies
    assert (copy.tone, copy.left.unit, copy.right.unit) == (Tone.CHECK, "白芨镇", "青石镇")
    assert ComparingReports(2) in events
    (kept,) = read_results(request_for.out / "results.json").run.across.copies
    assert (kept.tone, len(kept.passages)) == (copy.tone, len(copy.passages))


def test_what_the_county_gave_out_is_no_shared_text(request_for: Request, tmp_path: Path) -> None:
    base = tmp_path / "要点.txt"
    base.write_text("\n".join(section("各镇")), encoding="utf-8")
    assert audit(replace(request_for, base=(base,))).run.across.copies == ()


def test_reports_of_last_year_are_compared_too(request_for: Request, tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    text = (tmp_path / "in" / "青石镇.txt").read_text(encoding="utf-8").replace("2024", "2023")
    (tmp_path / "2023" / "落雁乡.txt").write_text(text.replace("青石镇", "落雁乡"), encoding="utf-8")
    (tmp_path / "in" / "白芨镇.txt").unlink()
    (copy,) = audit(replace(request_for, last_year=(tmp_path / "2023",))).run.across.copies
    assert (copy.left.unit, copy.right.unit, copy.right.year, copy.last_year) == ("青石镇", "落雁乡", 2023, True)


@pytest.mark.parametrize(
    ("name", "message"),
    [("无.docx", "没有找到"), ("in", "是文件夹"), ("坏.docx", "未能读取")],
    ids=["gone", "folder", "broken"],
)
def test_a_base_text_that_cannot_be_used_ends_the_run_before_any_work(
    request_for: Request, tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(AuditorError, match=message):
        audit(replace(request_for, base=(tmp_path / name,)))
    assert not request_for.out.exists()


def test_a_workplace_may_name_its_base_text_and_a_self_check_needs_none(tmp_path: Path) -> None:
    settings = Settings(folder=tmp_path, submissions=tmp_path / "in", out=tmp_path / "out", base=(Path("要点.docx"),))
    assert requested(settings, (), {}).base == (Path("要点.docx"),)
    assert requested(settings, (), {"base": (Path("a"), Path("b"))}).base == (Path("a"), Path("b"))
    assert self_checked(settings, (Path("a.docx"),), {}).base == ()
    with pytest.raises(AuditorError, match="--base"):
        self_checked(settings, (Path("a.docx"),), {"base": (Path("b"),)})
