"""What the overview and a report's page show of the year before, as people see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from auditor.model import Across, AuditRun
from auditor.output.html import write_html
from auditor.rules import Ruleset
from tests.output.browser.conftest import ATTACK
from tests.two_years import ANSWER, FOLLOWED, PLAN, compared_run

pytestmark = pytest.mark.browser


@pytest.fixture
def overview(open_page: Callable[..., Any], years_folder: Path) -> Any:
    return open_page(years_folder / "index.html")


@pytest.fixture
def report(open_page: Callable[..., Any], years_folder: Path) -> Any:
    return open_page(years_folder / "reports" / "001-青石镇.html")


def cells(page: Any, table: str) -> list[list[str]]:
    """The texts of the cells of a table, row by row."""
    found: list[list[str]] = page.eval_on_selector_all(
        f"{table} tbody tr", "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    )
    return found


def test_the_overview_has_a_row_for_each_unit_with_the_year_before(overview: Any) -> None:
    first, second = cells(overview, ".years")
    assert first[:5] == ["青石镇", "乡镇", "19.00（2023）", "23.40", "▲ 4.40"]
    assert first[-1] == "有结果 1 有进展 1 没有再提 1"
    assert second[4] == "▼ 14.00\n规则不同"
    assert "1 份上升，1 份下降，0 份持平" in overview.inner_text("main")
    assert "有的单位两年评分所用的规则不同，得分不宜直接比较" in overview.inner_text("main")


def test_the_small_line_tells_its_figures_to_those_who_do_not_see_it(overview: Any) -> None:
    assert overview.locator(".years svg").first.get_attribute("aria-label") == (
        "青石镇：2023 年度 19.00 分，2024 年度 23.40 分"
    )


def test_a_unit_leads_to_what_has_moved_on_its_page(overview: Any) -> None:
    overview.locator(".years a").first.click()
    assert overview.inner_text("h1") == "青石镇"
    assert overview.url.endswith("#last-year")
    assert "▲ 矛盾纠纷排查与人民调解" in overview.inner_text(".moves")
    overview.locator(".moves a").first.click()
    assert overview.locator("article:target").count() == 1


def test_plans_stand_beside_what_the_report_says_of_them_with_a_way_to_the_text(report: Any) -> None:
    done, silent, found = cells(report, ".promises")
    assert done[0] == f"{FOLLOWED[0].said}\n计划，上年报告第9段，行政执法监督"
    assert done[1] == f"{ANSWER}\n第5段"
    assert done[2] == "有结果\n写明已做。"
    assert silent == [f"{PLAN}\n计划，上年报告第11段", "—", "没有再提\n没有找到相近的文字。"]
    assert found[0] == "行政执法案卷没有编号归档。\n督察"
    report.locator(".promises a").first.click()
    assert report.url.endswith("#p5")
    assert "未完成" not in report.inner_text("main")


def test_the_sections_are_there_without_a_script(browser: Any, years_folder: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((years_folder / "reports" / "001-青石镇.html").as_uri())
    assert page.locator("#last-year").is_visible()
    assert page.locator("#followed").is_visible()


def test_a_report_without_an_earlier_one_says_nothing_of_it(open_page: Callable[..., Any], years_folder: Path) -> None:
    page = open_page(years_folder / "reports" / "002-云山县水利局.html")
    assert page.locator("#last-year, #followed").count() == 0


def test_plans_are_printed_with_their_states(report: Any) -> None:
    report.emulate_media(media="print")
    with pypdfium2.PdfDocument(report.pdf(prefer_css_page_size=True)) as printed:
        text = "".join("".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    assert "".join(PLAN.split()) in text
    assert "没有再提" in text


def test_hostile_text_of_last_year_is_text(
    shipped_ruleset: Ruleset, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    run: AuditRun = compared_run(shipped_ruleset)
    (first, *_) = run.across.last_year
    matter = replace(FOLLOWED[0], said=ATTACK, answer=ATTACK, why=ATTACK, element=ATTACK)
    last = replace(first, last_file=ATTACK, followed=(matter,))
    write_html(replace(run, across=Across(last_year=(last,))), shipped_ruleset, tmp_path)
    page = open_page(next(each for each in (tmp_path / "reports").iterdir() if "青石镇" in each.name))
    assert page.locator(".promises img, .promises script, #last-year ~ p img").count() == 0
    assert "alert(1)" in page.inner_text(".promises")
