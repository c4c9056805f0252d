"""The same report sent twice."""

from __future__ import annotations

from auditor.across.same_text import same_text, same_texts
from auditor.model import AuditRun, Identity, Paragraph, ReportAudit, Submission, for_office

LINES = tuple(f"本镇第{number}项工作全部按期完成，群众满意。" for number in range(20))


def audit(file: str, *lines: str) -> ReportAudit:
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))
    return ReportAudit(Submission(file, "", "txt", paragraphs), Identity("青石镇", "乡镇", 2024), 0.0, "差", ())


def test_the_same_text_in_two_files_is_told_on_both() -> None:
    twins = same_texts([audit("a.docx", *LINES), audit("a.pdf", *LINES), audit("b.txt", "全镇召开了法治建设推进会。")])
    assert twins == {"a.docx": ("a.pdf",), "a.pdf": ("a.docx",)}


def test_formats_may_differ_in_paragraphs_and_blanks() -> None:
    one_block = "".join(LINES).replace("，", " ， ")
    assert same_texts([audit("a.docx", *LINES), audit("a.pdf", one_block)])["a.pdf"] == ("a.docx",)


def test_reports_that_share_only_some_sentences_are_no_twins() -> None:
    other = [line.replace("本镇", "我街道") for line in LINES[10:]]
    assert not same_texts([audit("a", *LINES), audit("b", *LINES[:10], *other)])


def test_formulas_that_every_unit_writes_make_no_twins() -> None:
    many = [audit(str(number), *LINES[:2], f"第{number}号单位的工作各有特点和成绩。") for number in range(30)]
    assert not same_texts(many)


def test_one_text_in_many_files_is_told_on_all() -> None:
    twins = same_texts([audit(str(number), *LINES) for number in range(30)])
    assert len(twins) == 30
    assert all(len(others) == 29 for others in twins.values())


def test_all_files_of_two_texts_that_are_alike_are_twins() -> None:
    more = (*LINES, "本镇另有一项工作延期完成，群众理解。")
    twins = same_texts([audit("a", *LINES), audit("b", *LINES), audit("c", *more)])
    assert twins == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}


def test_two_files_of_one_name_are_twins_too() -> None:
    assert same_texts([audit("a", *LINES), audit("a", *LINES)]) == {"a": ("a",)}


def test_files_without_sentences_are_no_twins() -> None:
    assert not same_texts([audit("a", "短"), audit("b", "短")])


def test_twins_are_named_on_each_report_with_a_note() -> None:
    run = AuditRun("", "", "", (audit("a", *LINES), audit("b", *LINES), audit("c", "另一份报告写了别的内容。")), (), ())
    told = same_text(run, None).reports
    assert [each.same_as for each in told] == [("b",), ("a",), ()]
    assert [each.notes for each in told][1:] == [(for_office("正文与 a 相同，可能是重复报送，请核对。"),), ()]
