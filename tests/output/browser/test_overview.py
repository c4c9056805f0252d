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


TITLES = ("", "类内排名", "单位", "类别", "总排名", "年度", "得分", "等级", "缺项", "必改", "请核")


def shown(page: Any, title: str = "单位") -> list[str]:
    """The texts of one column in the rows that are shown, from top to bottom."""
    return page.eval_on_selector_all(
        ROWS,
        "(rows, column) => rows.map((row) => row.cells[column].textContent.trim().split(' ')[0])",
        TITLES.index(title),
    )


def head(page: Any, title: str) -> Any:
    """The button that sorts by a column."""
    return page.locator("#board thead button").nth(TITLES.index(title) - 1)


def focused(page: Any) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


@pytest.fixture
def listed(site: Any, shipped_ruleset: Ruleset) -> list[dict[str, Any]]:
    """The reports as the overview lists them: kind by kind, each by rank."""
    kinds = [kind.name for kind in shipped_ruleset.naming.kinds]
    return sorted(site.reports, key=lambda report: kinds.index(report["kind"]))


@pytest.fixture
def overview(open_page: Callable[..., Any], site: Any) -> Any:
    return open_page(site.index)


def test_every_report_is_shown_in_the_order_of_its_rank_in_its_kind(overview: Any, site: Any, listed: Any) -> None:
    assert shown(overview) == [report["unit"] for report in listed]
    assert shown(overview, "类内排名") == [str(report["rank_in_kind"]) for report in listed]
    assert shown(overview, "总排名") == [str(report["rank"]) for report in listed]
    assert overview.inner_text("#shown") == f"共 {len(site.reports)} 份"


@pytest.mark.parametrize(("flaw", "tone"), [("must", "必改"), ("check", "请核")])
def test_the_units_with_flaws_of_a_tone_can_be_picked(flaw: str, tone: str, overview: Any, listed: Any) -> None:
    overview.select_option("#flaw", flaw)
    flawed = [each["unit"] for each in listed if any(defect["tone"] == tone for defect in each["defects"])]
    assert shown(overview) == flawed
    assert len(flawed) < len(listed)


@pytest.mark.parametrize(("field", "value"), [("kind", "街道"), ("grade", "不合格")])
def test_rows_are_filtered_by_kind_and_by_grade(field: str, value: str, overview: Any, site: Any, listed: Any) -> None:
    overview.select_option(f"#{field}", value)
    expected = [report["unit"] for report in listed if report[field] == value]
    assert shown(overview) == expected
    assert overview.inner_text("#shown") == f"显示 {len(expected)} 份，共 {len(site.reports)} 份"


def test_units_of_one_kind_are_numbered_from_one(overview: Any) -> None:
    overview.select_option("#kind", "乡镇")
    ranks = shown(overview, "类内排名")
    assert ranks == [str(number) for number in range(1, len(ranks) + 1)] and len(ranks) > 2


@pytest.mark.parametrize("level", Level)
def test_rows_are_filtered_by_the_level_of_an_element(level: Level, overview: Any, site: Any, listed: Any) -> None:
    column = next(at for at, verdict in enumerate(site.reports[0]["verdicts"]) if verdict["element"] == "legal-adviser")
    overview.select_option("#element", str(column))
    overview.select_option("#level", str(int(level)))
    assert shown(overview) == [r["unit"] for r in listed if r["verdicts"][column]["level"] == level.id]


@pytest.mark.parametrize("place", [".weakest", ".strengths"])
def test_a_count_of_gaps_leads_to_the_units_counted(place: str, overview: Any, listed: Any) -> None:
    count = overview.locator(f"{place} .picks").first
    number = int(count.inner_text().split("／")[0])
    column = int(count.locator("..").get_attribute("data-pick").split()[0])
    overview.fill("#search", "不再有效的筛选")
    count.click()
    expected = [r["unit"] for r in listed if r["verdicts"][column]["gap"]]
    overview.get_by_text(f"显示 {number} 份，共 {len(listed)} 份", exact=True).wait_for()
    assert shown(overview) == expected and len(expected) == number > 0
    assert overview.locator("#board").is_visible() and focused(overview).startswith("任一要素")


def test_a_count_of_a_level_leads_to_the_units_at_it(overview: Any, listed: Any) -> None:
    count = overview.locator(".strengths tr td:last-child .picks").first
    column, level = count.locator("..").get_attribute("data-pick").split()
    number = int(count.inner_text())
    count.click()
    overview.get_by_text(f"显示 {number} 份，共 {len(listed)} 份", exact=True).wait_for()
    assert level == "0"
    assert shown(overview) == [r["unit"] for r in listed if r["verdicts"][int(column)]["level"] == "missing"]


def test_an_element_alone_leaves_out_units_that_it_does_not_bind(overview: Any, site: Any, listed: Any) -> None:
    column = next(
        at
        for at in range(len(site.reports[0]["verdicts"]))
        if not all(r["verdicts"][at]["applicable"] for r in site.reports)
    )
    overview.select_option("#element", str(column))
    assert shown(overview) == [r["unit"] for r in listed if r["verdicts"][column]["applicable"]]


def test_units_are_searched_while_typing_and_the_filters_cleared(overview: Any, site: Any) -> None:
    overview.type("#search", "青石")
    assert shown(overview) == ["青石镇人民政府"]
    assert overview.inner_text("#shown") == f"显示 1 份，共 {len(site.reports)} 份"
    overview.click("#filters [type=reset]")
    # Not wait_for_function with a string: the page forbids eval, so it fails where the page is not ready at once.
    overview.get_by_text(f"共 {len(site.reports)} 份", exact=True).wait_for()
    assert len(shown(overview)) == len(site.reports)


@pytest.mark.parametrize(("title", "field"), [("年度", "year"), ("得分", "score"), ("缺项", "gaps")])
def test_numbers_sort_highest_first_then_lowest_first(title: str, field: str, overview: Any, listed: Any) -> None:
    head(overview, title).click()
    numbers = [float(text) for text in shown(overview, title)]
    assert numbers == sorted(numbers, reverse=True)
    head(overview, title).click()
    assert [float(text) for text in shown(overview, title)] == sorted(numbers)
    head(overview, "类内排名").click()
    assert shown(overview) == [report["unit"] for report in listed]


def test_the_overall_ranking_is_one_click_away(overview: Any, site: Any) -> None:
    head(overview, "总排名").click()
    assert shown(overview) == [report["unit"] for report in site.reports]


@pytest.mark.parametrize("title", ["单位", "类别", "等级"])
def test_words_sort_both_ways(title: str, overview: Any) -> None:
    head(overview, title).click()
    once = shown(overview, title)
    assert head(overview, title).locator("..").get_attribute("aria-sort") == "ascending"
    head(overview, title).click()
    assert head(overview, title).locator("..").get_attribute("aria-sort") == "descending"
    assert shown(overview, title) == once[::-1]
    assert sum(a != b for a, b in pairwise(once)) == len(set(once)) - 1


def test_levels_sort_worst_first(overview: Any) -> None:
    overview.locator("#board thead .element button").first.click()
    levels = overview.eval_on_selector_all("#board td.l:nth-child(12)", "(all) => all.map((each) => each.textContent)")
    assert levels == sorted(levels) and len(set(levels)) > 1


def test_a_cell_of_the_heat_map_opens_the_report_at_its_element(overview: Any, site: Any, listed: Any) -> None:
    report, column = listed[-1], 3
    overview.locator(ROWS).last.locator("td.l a").nth(column).click()
    element = report["verdicts"][column]["element"]
    overview.wait_for_url(f"**#{element}")
    assert unquote(overview.url).split("#")[0].endswith(site.page_of(report).name)
    assert "on" in overview.locator(f"#{element}").get_attribute("class").split()


def test_a_cell_tells_element_level_and_quote(overview: Any, listed: Any, shipped_ruleset: Ruleset) -> None:
    verdict = listed[0]["verdicts"][0]
    level = shipped_ruleset.label(Level.from_id(verdict["level"]))
    told = overview.locator("td.l a").first.get_attribute("title")
    assert told.startswith(f"{verdict['name']}：{level}。“{verdict['evidence'][0]['quote'][:20]}")
    assert len(told) < 80


def test_the_table_is_one_tab_stop_and_arrow_keys_go_on_from_there(overview: Any, listed: Any) -> None:
    assert overview.locator("#board :is(a, button, input):not([tabindex='-1'])").count() == 1
    overview.focus("#filters [type=reset]")
    overview.keyboard.press("Tab")
    assert focused(overview) == "类内排名"
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        overview.keyboard.press(key)
    cell = overview.locator(ROWS).first.locator("td.l a").nth(1)
    assert cell.evaluate("(node) => node === document.activeElement")
    verdict = listed[0]["verdicts"][1]
    assert verdict["name"] in cell.get_attribute("aria-label")
    assert cell.get_attribute("aria-label").startswith(cell.inner_text())
    overview.keyboard.press("Tab")
    assert not overview.evaluate("document.getElementById('board').contains(document.activeElement)")
    overview.keyboard.press("Shift+Tab")
    assert cell.evaluate("(node) => node === document.activeElement")
    overview.keyboard.press("ArrowDown")
    overview.keyboard.press("Enter")
    overview.wait_for_url(f"**#{verdict['element']}")


def test_arrow_keys_pass_over_rows_that_are_filtered_out(overview: Any, listed: Any) -> None:
    overview.select_option("#kind", listed[-1]["kind"])
    head(overview, "单位").focus()
    overview.keyboard.press("ArrowDown")
    kept = [report["unit"] for report in listed if report["kind"] == listed[-1]["kind"]]
    assert focused(overview) == kept[0] != listed[0]["unit"]


def test_head_and_units_stay_in_sight_however_the_table_is_scrolled(open_page: Callable[..., Any], site: Any) -> None:
    page = open_page(site.index, viewport={"width": 1366, "height": 500})
    page.locator(ROWS).last.locator("td.l a").last.focus()
    boxes = [
        page.locator(where).bounding_box()
        for where in (
            ".map",
            "#board thead th:nth-child(3)",
            f"{ROWS}:last-child th",
            f"{ROWS}:last-child td:last-child",
        )
    ]
    around, unit_head, unit, cell = boxes
    assert page.evaluate(
        "document.querySelector('.map').scrollTop > 0 && document.querySelector('.map').scrollLeft > 0"
    )
    assert abs(unit_head["y"] - around["y"]) < 1 and abs(unit_head["x"] - around["x"]) < 1
    assert abs(unit["x"] - around["x"]) < 1
    assert cell["x"] + cell["width"] <= around["x"] + around["width"] + 1
    assert unit_head["y"] + unit_head["height"] <= cell["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") == 1366


def test_a_note_is_told_in_the_row_and_one_click_away(open_page: Callable[..., Any], hostile_site: Any) -> None:
    page = open_page(hostile_site.index)
    (note,) = hostile_site.reports[0]["notes"]
    flag = page.locator("#board tbody .flag")
    assert flag.get_attribute("title").startswith(f"需要留意：{note['text'][:20]}")
    flag.click()
    page.wait_for_url("**#notes")
    assert note["text"][:40] in page.locator("#notes").inner_text()


def test_the_keyboard_alone_sorts_filters_and_opens(overview: Any, site: Any) -> None:
    overview.focus("#search")
    overview.keyboard.type(site.reports[2]["unit"])
    head(overview, "得分").focus()
    overview.keyboard.press("Enter")
    assert shown(overview) == [site.reports[2]["unit"]]
    overview.locator(f"{ROWS} th a").first.focus()
    overview.keyboard.press("Enter")
    overview.wait_for_url("**/reports/*")


def test_without_scripts_all_is_there_but_the_filters(open_page: Callable[..., Any], site: Any, listed: Any) -> None:
    page = open_page(site.index, java_script_enabled=False)
    assert page.locator("#board tbody tr").count() == len(site.reports)
    assert not page.locator("#filters").is_visible() and page.locator(".picks").count() == 0
    page.focus("#board tbody th a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")
    assert page.locator("h1").inner_text() == listed[0]["unit"]


def test_hostile_names_are_text(open_page: Callable[..., Any], hostile_site: Any) -> None:
    page = open_page(hostile_site.index)
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    assert (
        '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}]]>'
        in page.locator("#board tbody th").inner_text()
    )
    titles = page.eval_on_selector_all("#board [title]", "(all) => all.map((each) => each.title).join()")
    assert titles.count("<script>alert(1)</script>") >= 3 and page.locator("[onerror]").count() == 0
    page.locator("#board tbody th a").first.click()
    page.wait_for_url("**/reports/*")
