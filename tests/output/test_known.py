"""What the outputs tell of figures that the office knows: the sheet, the page of a report, the overview, the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from auditor.model import AuditRun, Beside
from auditor.output.html import write_html
from auditor.output.known import known_told
from auditor.output.letter.values import letters
from auditor.output.notice import write_notices
from auditor.output.occasion import PLAIN
from auditor.output.xlsx import write_xlsx
from tests.tiny_run import SCRIPT

SHEET = "台账核对"
SENTENCE = "聘请某律师事务所担任法律顾问，审查合同12份。"
DIFFERENT = Beside("cases", "行政诉讼案件数", 12, 10, SENTENCE, 2, 15, 22)
SILENT = Beside("staff", "持证执法人员数", None, 9)


def beside(run: AuditRun, *figures: Beside) -> AuditRun:
    """The run, in which the first report has these figures."""
    first, *others = run.reports
    return replace(run, reports=(replace(first, beside=figures), *others))


def rows(path: Path) -> list[tuple[object, ...]]:
    return [row[1:] for row in load_workbook(path)[SHEET].iter_rows(min_row=4, values_only=True)]


def test_a_run_without_a_ledger_tells_nothing(run, ruleset, tmp_path: Path) -> None:
    only_said = beside(run, replace(DIFFERENT, known=None))
    assert list(known_told(only_said)) == []
    assert SHEET not in load_workbook(write_xlsx(only_said, ruleset, tmp_path)[0]).sheetnames
    assert not any("台账核对" in path.read_text("utf-8") for path in write_html(only_said, ruleset, tmp_path))


def test_a_row_has_both_figures_their_difference_and_the_sentence(run, ruleset, tmp_path: Path) -> None:
    path = write_xlsx(beside(run, DIFFERENT, SILENT), ruleset, tmp_path)[0]
    assert rows(path) == [
        ("行政诉讼案件数", "法律顾问与公职律师", 12, 10, 2, "不符", SENTENCE, 2),
        ("持证执法人员数", "—", "—", 9, "—", "报告没有写", "—", "—"),
    ]


@pytest.mark.parametrize(
    ("figure", "outcome"),
    [
        (replace(DIFFERENT, known=12), "一致"),
        (replace(DIFFERENT, said=None), "报告没有写清"),
        (replace(SILENT, said=3.0, known=3.0), "一致"),
    ],
)
def test_every_outcome_is_told(run, ruleset, tmp_path: Path, figure: Beside, outcome: str) -> None:
    (row,) = rows(write_xlsx(beside(run, figure), ruleset, tmp_path)[0])
    assert row[5] == outcome


def test_a_figure_that_the_ledger_has_of_no_unit_is_left_out(run, ruleset, tmp_path: Path) -> None:
    path = write_xlsx(beside(run, replace(DIFFERENT, known=None), SILENT), ruleset, tmp_path)[0]
    assert [row[0] for row in rows(path)] == ["持证执法人员数"]


def test_one_sentence_counts_the_outcomes(run) -> None:
    assert list(known_told(beside(run, DIFFERENT, SILENT))) == [
        "台账核对：不符 1 个、报告没有写 1 个（不符的涉及 1 份报告），见评分表的“台账核对”。"
    ]


def test_the_page_marks_what_differs_and_leads_to_what_is_asked(run, ruleset, tmp_path: Path) -> None:
    written = write_html(beside(run, DIFFERENT, replace(SILENT, name=SCRIPT)), ruleset, tmp_path)
    text = next(path.read_text("utf-8") for path in written if path.name.startswith("001-"))
    page = LexborHTMLParser(text)
    marks = page.css('#p2 a.q.flaw[data-q~="k1-1"]')
    assert "".join(mark.text() for mark in marks) == "审查合同12份"
    assert page.css_first('#p2 a.sign[href="#k1-1"]').attributes["data-sign"] == "核"
    article = page.css_first("article#k1")
    assert "报告写的是 12，我们掌握的行政诉讼案件数是 10，请核对。" in article.text()
    assert page.css_first("#known table tbody tr:last-child td").text() == SCRIPT
    index = next(path.read_text("utf-8") for path in written if path.name == "index.html")
    assert "台账核对：不符 1 个" in index


def test_a_letter_asks_of_what_differs_alone_and_calls_neither_side_wrong(run, ruleset, tmp_path: Path) -> None:
    differing = beside(run, DIFFERENT, SILENT)
    first = next(iter(letters(differing, ruleset, PLAIN)))
    asked = first.lists["文字问题"][-1]
    assert (asked["序号"], asked["性质"], asked["引文"], asked["位置"]) == ("2", "请核", SENTENCE, "第2段")
    assert [entry["序号"] for entry in first.lists["请核对"]] == ["1"] and first.texts["文字问题数"] == "2"
    path = write_notices(differing, ruleset, tmp_path)[0]
    cells = [cell.text for table in Document(path).tables for row in table.rows for cell in row.cells]
    assert "报告写的是 12，我们掌握的行政诉讼案件数是 10，请核对。" in cells
    assert not any(re.search("持证执法人员数|错误|虚", cell) for cell in cells)
