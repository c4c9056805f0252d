"""A second run over results that people have worked on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import AuditRun
from auditor.output import FORMATS
from auditor.results.written import Kept
from auditor.rules import Ruleset
from auditor.run.events import Cancelled, Event, WritingOutput, unobserved
from auditor.run.given import Given
from auditor.run.request import Request
from auditor.run.writing import write_outputs
from tests.tiny_run import empty_report, good_report, make_evidence, ruleset, run

__all__ = ["empty_report", "good_report", "make_evidence", "ruleset", "run"]
EVERY = tuple(FORMATS)
Write = Callable[[AuditRun], tuple[Kept, ...]]

NOTHING = Given(None, (), ())


@pytest.fixture
def write(ruleset: Ruleset, tmp_path: Path) -> Write:
    request = Request((), tmp_path, formats=EVERY)
    return lambda run: write_outputs(run, ruleset, request, NOTHING, unobserved)[1]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_second_run_over_untouched_results_changes_no_byte(run: AuditRun, write: Write, tmp_path: Path) -> None:
    assert write(run) == ()
    before = contents(tmp_path)
    assert write(run) == ()
    assert contents(tmp_path) == before


@pytest.mark.parametrize("format", EVERY)
def test_whatever_was_edited_is_kept_whole_and_written_anew_beside_it(
    format: str, run: AuditRun, ruleset: Ruleset, write: Write, tmp_path: Path
) -> None:
    write(run)
    before = contents(tmp_path)
    for name in FORMATS[format].names(run, ruleset):
        (tmp_path / name).write_bytes("人工改过".encode())
    kept = write(run)
    assert [each.name for each in kept] == sorted(FORMATS[format].names(run, ruleset))
    assert all((tmp_path / each.kept_as).read_text("utf-8") == "人工改过" for each in kept)
    assert {name: data for name, data in contents(tmp_path).items() if "人工修改" not in name} == before


def test_what_belongs_to_no_report_any_more_goes_unless_it_was_edited(
    run: AuditRun, ruleset: Ruleset, write: Write, tmp_path: Path
) -> None:
    write(run)
    gone = [FORMATS[name].names(run, ruleset)[-1] for name in ("html", "docx")]
    page, letter = (tmp_path / name for name in gone)
    letter.write_bytes("人工改过".encode())
    own = tmp_path / "notices" / "汇总.docx"
    own.write_bytes(b"")
    kept = write(replace(run, reports=run.reports[:1]))
    assert [each.name for each in kept] == [gone[1]]
    assert not page.exists()
    assert not letter.exists()
    assert (tmp_path / kept[0].kept_as).read_text("utf-8") == "人工改过"
    assert own.exists()


def test_the_workbook_of_a_body_that_scores_nothing_any_more_goes(
    run: AuditRun, ruleset: Ruleset, tmp_path: Path
) -> None:
    request = Request((), tmp_path, formats=("split",))
    for body in ("甲科", "乙科"):
        elements = tuple(replace(each, scored_by=body) for each in ruleset.elements)
        write_outputs(run, replace(ruleset, elements=elements), request, NOTHING, unobserved)
    assert [path.name for path in (tmp_path / "split").iterdir()] == ["乙科.xlsx"]


def test_a_file_that_was_there_first_is_kept(run: AuditRun, write: Write, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("本单位的网页", encoding="utf-8")
    assert write(run) == (Kept("index.html", "index-人工修改1.html"),)
    assert write(run) == ()


def test_what_other_formats_wrote_stays_known(run: AuditRun, ruleset: Ruleset, write: Write, tmp_path: Path) -> None:
    write(run)
    write_outputs(run, ruleset, Request((), tmp_path, formats=("json",)), NOTHING, unobserved)
    assert write(run) == ()


def test_after_a_run_that_was_stopped_halfway_nothing_of_ours_is_taken_for_edited(
    run: AuditRun, ruleset: Ruleset, write: Write, tmp_path: Path
) -> None:
    write(run)
    other = replace(run, reports=run.reports[:1])

    def stop(event: Event) -> None:
        if event == WritingOutput("json"):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_outputs(other, ruleset, Request((), tmp_path, formats=EVERY), NOTHING, stop)
    assert write(run) == ()
