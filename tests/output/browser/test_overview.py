"""index.html as people use it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest

from auditor.model import Level
from auditor.rules import Ruleset

pytestmark = pytest.mark.browser
ROWS = "#board tbody tr:not([hidden])"


def shown(page: Any, column: int = 1) -> list[str]:
    """The texts of one column (1: the units) in the rows that are shown, from top to bottom."""
    return page.eval_on_selector_all(
        ROWS, "(rows, column) => rows.map((row) => row.cells[column].textContent.trim().split(' ')[0])", column
    )


@pytest.fixture
def overview(open_page: Callable[..., Any], site: Any) -> Any:
    return open_page(site.index)


def test_every_report_is_shown_in_the_order_of_the_ranking(overview: Any, site: Any) -> None:
    assert shown(overview) == [report["unit"] for report in site.reports]
    assert overview.inner_text("#shown") == f"共 {len(site.reports)} 份"


@pytest.mark.parametrize(("field", "value"), [("kind", "街道"), ("grade", "不合格")])
def test_rows_are_filtered_by_kind_and_by_grade(field: str, value: str, overview: Any, site: Any) -> None:
    overview.select_option(f"#{field}", value)
    expected = [report["unit"] for report in site.reports if report[field] == value]
    assert shown(overview) == expected
    assert overview.inner_text("#shown") == f"显示 {len(expected)} 份，共 {len(site.reports)} 份"


@pytest.mark.parametrize("level", Level)
def test_rows_are_filtered_by_the_level_of_an_element(level: Level, overview: Any, site: Any) -> None:
    column = next(at for at, verdict in enumerate(site.reports[0]["verdicts"]) if verdict["element"] == "legal-adviser")
    overview.select_option("#element", str(column))
    overview.select_option("#level", str(int(level)))
    assert shown(overview) == [r["unit"] for r in site.reports if r["verdicts"][column]["level"] == level.id]


def test_an_element_alone_leaves_out_units_that_it_does_not_bind(overview: Any, site: Any) -> None:
    column = next(
        at
        for at in range(len(site.reports[0]["verdicts"]))
        if not all(r["verdicts"][at]["applicable"] for r in site.reports)
    )
    overview.select_option("#element", str(column))
    assert shown(overview) == [r["unit"] for r in site.reports if r["verdicts"][column]["applicable"]]


def test_units_are_searched_while_typing_and_the_filters_cleared(overview: Any, site: Any) -> None:
    overview.type("#search", "青石")
    assert shown(overview) == ["青石镇人民政府"]
    assert overview.inner_text("#shown") == f"显示 1 份，共 {len(site.reports)} 份"
    overview.click("#filters [type=reset]")
    # Not wait_for_function with a string: the page forbids eval, so it fails where the page is not ready at once.
    overview.get_by_text(f"共 {len(site.reports)} 份", exact=True).wait_for()
    assert len(shown(overview)) == len(site.reports)


@pytest.mark.parametrize(("column", "field"), [(3, "year"), (4, "score"), (6, "gaps")])
def test_numbers_sort_highest_first_then_lowest_first(column: int, field: str, overview: Any, site: Any) -> None:
    head = overview.locator("#board thead button").nth(column)
    head.click()
    numbers = [float(text) for text in shown(overview, column)]
    assert numbers == sorted(numbers, reverse=True)
    head.click()
    assert [float(text) for text in shown(overview, column)] == sorted(numbers)
    overview.locator("#board thead button").first.click()
    assert shown(overview) == [report["unit"] for report in site.reports]


@pytest.mark.parametrize("column", [1, 2, 5])
def test_words_sort_both_ways(column: int, overview: Any) -> None:
    head = overview.locator("#board thead button").nth(column)
    head.click()
    once = shown(overview, column)
    assert head.locator("..").get_attribute("aria-sort") == "ascending"
    head.click()
    assert head.locator("..").get_attribute("aria-sort") == "descending"
    assert shown(overview, column) == once[::-1]
    assert sum(a != b for a, b in pairwise(once)) == len(set(once)) - 1


def test_levels_sort_worst_first(overview: Any) -> None:
    overview.locator("#board thead .element button").first.click()
    assert shown(overview, 7) == sorted(shown(overview, 7))


def test_a_cell_of_the_heat_map_opens_the_report_at_its_element(overview: Any, site: Any) -> None:
    report, column = site.reports[-1], 3
    overview.locator(ROWS).last.locator("td.l a").nth(column).click()
    element = report["verdicts"][column]["element"]
    overview.wait_for_url(f"**#{element}")
    assert unquote(overview.url).split("#")[0].endswith(site.page_of(report).name)
    assert "on" in overview.locator(f"#{element}").get_attribute("class").split()


def test_a_cell_tells_what_it_stands_for(overview: Any, site: Any, shipped_ruleset: Ruleset) -> None:
    cell = overview.locator("td.l").first
    cell.hover()
    verdict = site.reports[0]["verdicts"][0]
    level = shipped_ruleset.label(Level.from_id(verdict["level"]))
    assert cell.get_attribute("title") == f"{site.reports[0]['unit']}　{verdict['name']}：{level}"


def test_the_keyboard_alone_sorts_filters_and_opens(overview: Any, site: Any) -> None:
    overview.focus("#search")
    overview.keyboard.type(site.reports[2]["unit"])
    overview.locator("#board thead button").nth(4).focus()
    overview.keyboard.press("Enter")
    assert shown(overview) == [site.reports[2]["unit"]]
    overview.locator(f"{ROWS} th a").focus()
    overview.keyboard.press("Enter")
    overview.wait_for_url("**/reports/*")


def test_without_scripts_all_is_there_but_the_filters(open_page: Callable[..., Any], site: Any) -> None:
    page = open_page(site.index, java_script_enabled=False)
    assert page.locator("#board tbody tr").count() == len(site.reports)
    assert not page.locator("#filters").is_visible()
    page.locator("#board tbody th a").first.click()
    page.wait_for_url("**/reports/001-*")
    assert page.locator("h1").inner_text() == site.reports[0]["unit"]


def test_hostile_names_are_text(open_page: Callable[..., Any], hostile_site: Any) -> None:
    page = open_page(hostile_site.index)
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    assert (
        '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}]]>'
        in page.locator("#board tbody th").inner_text()
    )
    page.locator("#board tbody th a").click()
    page.wait_for_url("**/reports/*")
