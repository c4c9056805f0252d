"""Which figures a report tells of the unit's own work of its year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.judging.engine import Engine
from auditor.judging.said import Seeker, figures_said
from auditor.model import Report
from auditor.rules import Ruleset
from tests.judging.said_table import measured
from tests.judging.said_texts import TEXTS

OutlineOf = Callable[..., Report]


@pytest.fixture(scope="module")
def seeker(ruleset: Ruleset) -> Seeker:
    return Seeker(ruleset)


def test_no_figure_is_found_that_is_not_told_and_nearly_all_that_are(engine: Engine) -> None:
    result = measured(engine)
    assert len(TEXTS) >= 40 and sum(text.trap for text in TEXTS) * 2 >= len(TEXTS)
    assert result.precision == 1.0 and result.recall >= 0.95, result.wrong


def test_a_figure_stands_with_its_sentence_and_its_place(outline_of: OutlineOf, seeker: Seeker) -> None:
    report = outline_of("乌有镇2024年法治政府建设年度报告\n一、主要举措\n依法 履职。全年发生“行政诉讼”案件 12 件。")
    found = figures_said(report, seeker)["litigation-cases"]
    assert (found.name, found.said, found.known) == ("行政诉讼案件数", 12, None)
    assert (found.paragraph, found.quote) == (3, "全年发生“行政诉讼”案件 12 件")
    assert report.submission.paragraphs[2].text[found.start : found.end] == "行政诉讼”案件 12 件"


def test_a_figure_read_from_a_picture_is_quoted_without_a_number(outline_of: OutlineOf, seeker: Seeker) -> None:
    report = outline_of("乌有镇2024年法治政府建设年度报告\n一、主要举措\n行政复议案件3件。")
    read = replace(report.submission.paragraphs[2], recognised=True)
    submission = replace(report.submission, paragraphs=(*report.submission.paragraphs[:2], read))
    found = figures_said(replace(report, submission=submission), seeker)["reconsideration-cases"]
    assert found.said is None and found.quote == "行政复议案件3件"


PIECES = st.sampled_from(
    [
        "行政复议案件", "行政诉讼", "败诉", "3", "1.2万", "三十", "余", "件", "%", "—", "第", "，", "：", "。", "\n", "《", "》",
        "去年", "全县", "计划", " ",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30))
def test_any_text_can_be_looked_through_and_every_place_lies_in_its_paragraph(
    outline_of: OutlineOf, seeker: Seeker, pieces: list[str]
) -> None:
    report = outline_of("乌有镇2024年法治政府建设年度报告\n一、主要举措\n" + "".join(pieces))
    for found in figures_said(report, seeker).values():
        text = report.submission.paragraphs[found.paragraph - 1].text
        assert found.quote in text and 0 <= found.start < found.end <= len(text)


def test_different_figures_leave_a_quote_without_a_number(outline_of: OutlineOf, seeker: Seeker) -> None:
    report = outline_of("乌有镇2024年法治政府建设年度报告\n一、主要举措\n行政复议案件3件。\n行政复议案件4件。")
    found = figures_said(report, seeker)["reconsideration-cases"]
    assert found.said is None and found.quote == "行政复议案件3件" and not found.differs


def test_nothing_is_told_of_a_year_where_the_year_of_the_report_is_not_known(
    outline_of: OutlineOf, seeker: Seeker
) -> None:
    report = outline_of("乌有镇法治政府建设年度报告\n一、主要举措\n2023年行政复议案件3件。")
    unknown = replace(report, identity=replace(report.identity, year=None))
    assert figures_said(unknown, seeker) == {}


def test_what_is_said_of_the_whole_county_is_the_county_s_own(outline_of: OutlineOf, seeker: Seeker) -> None:
    text = "2024年法治政府建设年度报告\n一、主要举措\n全县调解矛盾纠纷900件。"
    assert "mediated-disputes" in figures_said(outline_of(f"乌有县人民政府{text}"), seeker)
    assert figures_said(outline_of(f"乌有镇{text}"), seeker) == {}
