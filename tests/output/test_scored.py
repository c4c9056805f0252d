"""What pages, letters and score sheets tell of deductions, bonus, red lines and parts, and of what people wrote beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from auditor.decisions.unit_marks import unit_of, with_tally
from auditor.model import AuditRun, UnitMark
from auditor.output.forms import write_forms
from auditor.output.html import write_html
from auditor.output.notice import write_notices
from auditor.output.occasion import Correspondence, Occasion
from auditor.rules import Ruleset
from auditor.rules.scoring.types import BONUS
from tests.county import SCORING, marks, scored

REASONS = (
    "信访转办三件，均查实",
    "一件再审改判",
    "培训场次与签到表不符",
    "其中两件已由上级法院改判",
    "省发〔2025〕3号",
)


@pytest.fixture(scope="module")
def own(shipped_ruleset: Ruleset) -> Ruleset:
    from tests.county import county

    return county(shipped_ruleset)


@pytest.fixture(scope="module")
def county_run(samples_run: AuditRun, own: Ruleset) -> AuditRun:
    return scored(samples_run, own)


def words(paths: list[Path]) -> str:
    """All that Word files say."""
    return "\n".join(
        text
        for path in paths
        for document in [Document(str(path))]
        for text in (
            *(paragraph.text for paragraph in document.paragraphs),
            *(cell.text for table in document.tables for row in table.rows for cell in row.cells),
        )
    )


def test_the_offices_page_tells_how_the_score_came_about(county_run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    pages = write_html(county_run, own, tmp_path)
    first = next(path.read_text("utf-8") for path in pages if "青石镇" in path.name)
    for told in (
        "扣分项：行政诉讼败诉",
        "数值 1（人工），一件再审改判（scores.xlsx）",
        "−0.90",
        "实地检查（权重 10）",
        "还没有分数，按其余部分折算",
        "加分：省级法治示范单位（省级）",
        "省发〔2025〕3号（scores.xlsx）",
        "按得分的等级：优秀",
    ):
        assert told in first
    crossed = next(path.read_text("utf-8") for path in pages if "落雁乡" in path.name)
    assert "触及红线：弄虚作假" in crossed and "培训场次与签到表不符" in crossed
    capped = next(audit for audit in county_run.reports if audit.tally.crossed and audit.grade != audit.tally.earned)
    names = "、".join(line.name for line in capped.tally.crossed)
    sentence = f"触及红线（{names}）：按得分是{capped.tally.earned}，定为{capped.grade}。"
    (page,) = (path for path in pages if sentence in path.read_text("utf-8"))
    assert (capped.identity.unit or "") in page.read_text("utf-8").partition("</h1>")[0]


def test_letters_and_score_sheets_tell_names_and_points_and_no_reason(
    county_run: AuditRun, own: Ruleset, tmp_path: Path
) -> None:
    told = words(write_notices(county_run, own, tmp_path))
    for line in ("行政诉讼败诉，扣0.50分。", "省级法治示范单位（省级），加3.00分。", "弄虚作假，等级不高于“不合格”。"):
        assert line in told
    assert "满意度（权重15）：未定。" in told
    sheets = words(write_forms(county_run, own, tmp_path))
    assert "扣分项：行政诉讼败诉扣 0.50，执法被投诉查实扣 0.90" in sheets
    assert not [reason for reason in REASONS if reason in told + sheets]


def test_a_letter_that_tells_no_score_tells_nothing_of_it(county_run: AuditRun, own: Ruleset, tmp_path: Path) -> None:
    silent = Occasion(letter=Correspondence(score=False))
    told = words(write_notices(county_run, own, tmp_path, None, silent))
    assert not [
        each.name for each in (*SCORING.deductions, *SCORING.red_lines, *SCORING.parts[1:]) if each.name in told
    ]
    assert "省级法治示范单位" not in told
    assert "行政诉讼败诉扣 0.50" in words(write_forms(county_run, own, tmp_path, None, silent))


def test_parts_without_a_score_are_told_once_for_the_run(county_run: AuditRun) -> None:
    (note,) = (each for each in county_run.notes if "还没有分数" in each)
    assert "实地检查（16 份）" in note and "日常工作（15 份）" in note


def test_what_is_typed_of_a_unit_is_a_text_on_the_page(
    samples_run: AuditRun, own: Ruleset, tmp_path: Path, escaped: Callable[[str], bool]
) -> None:
    unit = unit_of(samples_run.reports[0])
    bold = "<b>粗</b>"
    typed = (UnitMark(unit, "complaints", 1, reason=bold), UnitMark(unit, BONUS, None, "省级", bold))
    run = with_tally(replace(samples_run, reports=samples_run.reports[:1]), typed, own)
    assert escaped(write_html(run, own, tmp_path)[0].read_text("utf-8"))


@pytest.fixture
def escaped() -> Callable[[str], bool]:
    return lambda page: "<b>粗" not in page and page.count("&lt;b&gt;粗") >= 2


def test_the_marks_of_the_county_are_for_units_of_the_samples(samples_run: AuditRun) -> None:
    assert {mark.unit for mark in marks(samples_run)} <= {unit_of(audit) for audit in samples_run.reports}


def test_scores_above_100_and_long_names_of_kinds_stay_within_the_charts(
    county_run: AuditRun, own: Ruleset, tmp_path: Path
) -> None:
    best = county_run.reports[0]
    kind = "部门（有执法权）"
    reports = (replace(best, score=131.5, identity=replace(best.identity, kind=kind)),)
    page = write_html(replace(county_run, reports=reports), own, tmp_path)[-1].read_text("utf-8")
    assert f'<text class="name long" x="92" y="26">{kind}</text>' in page
    assert 'x2="416.1"' in page and ">131.5</text>" in page
