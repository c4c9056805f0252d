"""What is for the office alone never leaves it."""

import ast
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import auditor
from auditor.model import (
    Across,
    Adopted,
    AuditRun,
    Copy,
    Decision,
    EvidenceState,
    Followed,
    Ignored,
    LastYear,
    Level,
    Marks,
    Note,
    Origin,
    Outcome,
    Place,
    ReportAudit,
    Resubmission,
    Shared,
    Side,
    Stretch,
    Tone,
    for_office,
    for_unit,
)
from auditor.output.annotated.writer import write_annotated
from auditor.output.bulletin.values import bulletin
from auditor.output.bulletin.write import write_bulletin
from auditor.output.forms import write_forms
from auditor.output.letter.values import letters
from auditor.output.notice import write_notices
from auditor.output.occasion import PLAIN
from auditor.output.pages.report_page import report_page
from auditor.output.self_check import write_self_check
from auditor.rules import Ruleset
from tests.tiny_run import empty_report, good_report, make_evidence, ruleset, run

__all__ = ["empty_report", "good_report", "make_evidence", "ruleset", "run"]

# Every note that may be sent to a unit, as the code has it. A new one is added here only after it was read as the unit will read it.
TO_UNITS = {
    "'文中有嵌入对象（图示、附件或图片），其中的文字未能读取。'",
    "'文件结尾不完整，可能缺少后面的内容。'",
    "f'第 {named} {count}页没有文字（可能是图片或扫描页），未能读取。'",
    "f'报告年度为 {identity.year} 年，不是要求的 {year} 年，请另行报送 {year} 年度的报告。'",
    "f'{name}：{told}'",
}
_HOME = Path(auditor.__file__).parent


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a function in the program, each with its module."""
    for path in sorted(_HOME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path.relative_to(_HOME).as_posix(), node


def test_a_note_without_an_audience_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Note("甲。")  # type: ignore[call-arg]


def test_every_note_says_whom_it_is_for_where_it_is_made() -> None:
    assert {module for module, _ in calls("Note")} == {"model/note.py", "results/read.py"}
    assert len(list(calls("for_office"))) > 10


def test_only_notes_read_as_the_unit_reads_them_go_to_units() -> None:
    assert {ast.unparse(call.args[0]) for _, call in calls("for_unit")} == TO_UNITS


SECRET, OPEN = "内部戊己", "公开庚辛"
SECRETS = st.text("甲乙\n：。致单位", max_size=6).map(lambda text: f"{SECRET}{text}".replace("\n致单位：", ""))
NOTES = st.lists(st.builds(for_office, SECRETS) | st.just(for_unit(OPEN)), max_size=4).map(tuple)
MARKS = st.builds(
    Marks, st.sampled_from((None, 0.5, 60)), SECRETS, st.just(1.5), SECRETS, st.sampled_from(EvidenceState), SECRETS
)
DECISIONS = st.builds(Decision, st.sampled_from(Level), SECRETS, SECRETS, st.booleans())


@given(notes=NOTES, said=st.lists(st.tuples(DECISIONS, MARKS), min_size=2, max_size=2))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_the_office_is_in_any_letter_or_bulletin(
    notes: tuple[Note, ...],
    said: list[tuple[Decision, Marks]],
    run: AuditRun,
    good_report: ReportAudit,
    ruleset: Ruleset,
) -> None:
    decided = (
        replace(verdict, decision=decision, gap=True, marks=marks)
        for verdict, (decision, marks) in zip(good_report.verdicts, said, strict=True)
    )
    report = replace(good_report, notes=notes, verdicts=tuple(decided))
    told = replace(run, reports=(report,), notes=(SECRET,))
    (values,) = letters(told, ruleset, PLAIN)
    assert SECRET not in str(values)
    assert SECRET not in str(bulletin(told, ruleset, PLAIN))
    assert [each["内容"] for each in values.lists["说明"]] == [OPEN] * notes.count(for_unit(OPEN))


def test_why_points_were_taken_off_and_what_proves_it_reach_no_unit(
    run: AuditRun, good_report: ReportAudit, ruleset: Ruleset, tmp_path: Path
) -> None:
    """Not in its letter, its score sheet, its own page, nor in its Word file with comments; the office's page tells them."""
    marks = Marks(2.5, SECRET, 39, SECRET, EvidenceState.CHECKED, SECRET)
    verdicts = tuple(replace(verdict, marks=marks, points=2.5) for verdict in good_report.verdicts)
    report = replace(good_report, verdicts=verdicts)
    alone = replace(run, reports=(report,))
    outputs = (write_notices, write_forms, write_self_check, write_annotated, write_bulletin)
    for path in (path for write in outputs for path in write(alone, ruleset, tmp_path)):
        parts = zipfile.ZipFile(path) if path.suffix == ".docx" else None
        texts = [parts.read(name) for name in parts.namelist()] if parts else [path.read_bytes()]
        assert not any(SECRET.encode() in text for text in texts)
    (sheet,) = letters(alone, ruleset, PLAIN)
    assert sheet.lists["评分"][0]["原因"] == "得分经复核认定。"
    assert SECRET in str(report_page(report, ruleset))


def test_no_copied_unit_and_nothing_of_an_inspection_is_in_a_letter_or_bulletin(
    run: AuditRun, good_report: ReportAudit, ruleset: Ruleset, tmp_path: Path
) -> None:
    """What shows only across reports is the office's, but for sentences on the unit's own text."""
    file, sha256, place = good_report.submission.file, good_report.submission.sha256, (Place(2, 0, 9),)
    passage = Shared(Stretch(place, "甲"), Stretch(place, SECRET), 99, (SECRET,))
    copies = tuple(
        Copy(
            tone,
            Side(file, sha256, "清溪镇", 2023, 0.5),
            Side(SECRET, "e" * 64, SECRET, 2023, 0.5),
            last,
            (passage,),
            9,
            SECRET,
        )
        for tone in (Tone.CHECK, Tone.HINT)
        for last in (False, True)
    )
    followed = (Followed(Origin.INSPECTION, SECRET, None, Outcome.SILENT, SECRET, None, "", SECRET),)
    last = LastYear(file, sha256, SECRET, "e" * 64, (), (), True, followed)
    told = Resubmission(file, sha256, SECRET, 2023, SECRET, "f" * 64, "a" * 64, 1.0, SECRET, (), ())
    beside = replace(run, across=Across(copies, (last,), (told,), (replace(told, file=SECRET),)))
    assert SECRET not in str(list(letters(beside, ruleset, PLAIN)))
    files = (write(beside, ruleset, tmp_path) for write in (write_notices, write_annotated, write_bulletin))
    for path in (path for written in files for path in written):
        parts = zipfile.ZipFile(path)
        assert [name for name in parts.namelist() if SECRET in parts.read(name).decode("utf-8", "replace")] == []
        assert SECRET not in path.name


@given(notes=NOTES, said=st.lists(st.tuples(DECISIONS, MARKS), min_size=2, max_size=2))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_the_office_is_in_any_comment(
    notes: tuple[Note, ...],
    said: list[tuple[Decision, Marks]],
    run: AuditRun,
    good_report: ReportAudit,
    ruleset: Ruleset,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ignored = replace(good_report.defects[0], message=SECRET, ignored=Ignored(SECRET, SECRET))
    adopted = replace(good_report.defects[0], adopted=Adopted(SECRET, SECRET))
    decided = (
        replace(verdict, decision=decision, gap=True, marks=marks)
        for verdict, (decision, marks) in zip(good_report.verdicts, said, strict=True)
    )
    report = replace(good_report, notes=notes, verdicts=tuple(decided), defects=(ignored, adopted))
    (path,) = write_annotated(replace(run, reports=(report,)), ruleset, tmp_path_factory.mktemp("out"))
    comments = zipfile.ZipFile(path).read("word/comments.xml").decode()
    assert SECRET not in comments
    assert "【必改】" in comments


def test_the_word_file_holds_the_notes_for_the_unit_alone(run: AuditRun, ruleset: Ruleset, tmp_path: Path) -> None:
    text = "\n".join(each.text for each in Document(str(write_notices(run, ruleset, tmp_path)[0])).paragraphs)
    assert "另有说明。" in text
    assert "内部核对。" not in text
