"""compare.html as people use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest

from auditor.model import Level
from auditor.output.pages.compare_page import compare_page
from auditor.rules import Ruleset

pytestmark = pytest.mark.browser


@pytest.fixture
def listed(site: Any, shipped_ruleset: Ruleset) -> list[dict[str, Any]]:
    """The reports as the pages number them: kind by kind, each by rank."""
    kinds = [kind.name for kind in shipped_ruleset.naming.kinds]
    return sorted(site.reports, key=lambda report: kinds.index(report["kind"]))


@pytest.fixture
def two(listed: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A good report and the worst of its kind."""
    worst = max((report for report in listed if report["kind"] == listed[0]["kind"]), key=lambda report: report["rank"])
    return listed[0], worst


@pytest.fixture
def compared(open_page: Callable[..., Any], site: Any, listed: Any, two: Any) -> Any:
    return open_page(site.compare, "-".join(str(listed.index(each)) for each in two))


def test_two_units_picked_on_the_overview_stand_side_by_side(
    open_page: Callable[..., Any], site: Any, two: Any
) -> None:
    page = open_page(site.index)
    for report in two:
        page.get_by_label(f"对比：{report['unit']}", exact=True).check()
    page.get_by_role("link", name=f"并排看{two[0]['unit']}和{two[1]['unit']}").click()
    page.wait_for_url("**/compare.html#*")
    assert page.locator(".side").all_inner_texts() == [f"甲\u3000{two[0]['unit']}", f"乙\u3000{two[1]['unit']}"]


def test_a_third_unit_takes_the_place_of_the_first(open_page: Callable[..., Any], site: Any, listed: Any) -> None:
    page = open_page(site.index)
    for box in page.locator(".pick").all()[:3]:
        box.check()
    assert [box.is_checked() for box in page.locator(".pick").all()[:3]] == [False, True, True]
    assert f"{listed[1]['unit']}和{listed[2]['unit']}" in page.inner_text("#chosen")
    page.locator(".pick").nth(1).uncheck()
    assert page.inner_text("#chosen") == f"对比：{listed[2]['unit']}，请再勾选一个单位。"


def test_every_element_shows_level_points_and_best_quote_of_both(
    compared: Any, two: Any, shipped_ruleset: Ruleset
) -> None:
    for row, *verdicts in zip(compared.locator("tr[data-element]").all(), *(r["verdicts"] for r in two), strict=True):
        cells = row.locator("td").all_inner_texts()
        assert row.locator("th").inner_text() == verdicts[0]["name"]
        for cell, verdict in zip(cells, verdicts, strict=False):
            assert shipped_ruleset.label(Level.from_id(verdict["level"])) in cell
            assert f"{verdict['points']:.2f} ／ {verdict['full']:.2f} 分" in cell
            for best in verdict["evidence"][:1]:
                assert best["quote"][:199] in cell and f"第{best['paragraph']}段" in cell
        levels = [Level.from_id(verdict["level"]) for verdict in verdicts]
        step = levels[0] - levels[1]
        assert cells[2] == (f"{'高' if step > 0 else '低'} {abs(step)} 等" if step else "相同")
        assert ("differs" in (row.get_attribute("class") or "")) == bool(step)


def test_what_does_not_apply_to_one_of_the_two_is_said(open_page: Callable[..., Any], site: Any, listed: Any) -> None:
    other = next(report for report in listed if not all(verdict["applicable"] for verdict in report["verdicts"]))
    page = open_page(site.compare, f"0-{listed.index(other)}")
    number = next(at for at, verdict in enumerate(other["verdicts"]) if not verdict["applicable"])
    cells = page.locator("tr[data-element]").nth(number).locator("td").all_inner_texts()
    assert cells[1:] == ["不适用", "一方不适用"]


def test_the_differences_alone_are_shown_on_request(compared: Any, two: Any) -> None:
    different = [a["element"] for a, b in zip(*(r["verdicts"] for r in two), strict=True) if a["level"] != b["level"]]
    compared.check("#differing")
    shown = compared.eval_on_selector_all(
        "tr[data-element]", "(all) => all.filter((each) => each.offsetParent).map((each) => each.dataset.element)"
    )
    assert shown == different and different
    assert compared.inner_text("#told") == f"{len(two[0]['verdicts'])} 项中 {len(different)} 项等次不同"


def test_other_units_can_be_chosen_and_the_address_follows(compared: Any, listed: Any) -> None:
    compared.select_option("#right", label=listed[1]["unit"])
    assert compared.url.endswith("#0-1")
    assert compared.locator(".side").last.inner_text() == f"乙\u3000{listed[1]['unit']}"


def test_a_quote_leads_to_its_place_in_the_report(compared: Any, site: Any, two: Any) -> None:
    compared.locator("tr[data-element] .place a").first.click()
    compared.wait_for_url("**/reports/*")
    first = next(verdict for verdict in two[0]["verdicts"] if verdict["evidence"])
    assert unquote(compared.url).endswith(f"{site.page_of(two[0]).name}#{first['element']}")


def test_a_wrong_address_shows_the_first_two(open_page: Callable[..., Any], site: Any, listed: Any) -> None:
    page = open_page(site.compare, "x-99999")
    assert [text[2:] for text in page.locator(".side").all_inner_texts()] == [r["unit"] for r in listed[:2]]


def test_without_scripts_a_hint_tells_what_to_do(open_page: Callable[..., Any], site: Any) -> None:
    page = open_page(site.compare, java_script_enabled=False)
    assert "没有打开" in page.inner_text("noscript") and page.locator("#choice").is_hidden()
    assert page.locator("#pair").is_hidden()


def test_the_comparison_prints_with_both_columns(compared: Any, two: Any) -> None:
    compared.emulate_media(media="print")
    with pypdfium2.PdfDocument(compared.pdf(prefer_css_page_size=True)) as printed:
        text = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in printed)
        assert len(printed) <= 7
    for report in two:
        assert "".join(report["verdicts"][0]["evidence"][0]["quote"].split())[:20] in text


def test_one_report_alone_offers_no_comparison_and_hostile_text_stays_text(
    open_page: Callable[..., Any], hostile_site: Any
) -> None:
    overview = open_page(hostile_site.index)
    assert overview.locator(".pick").count() == 0 and overview.locator("#chosen").is_hidden()
    page = open_page(hostile_site.compare)
    assert page.locator("#pair").is_hidden() and page.locator("img").count() == 0


def test_hostile_text_is_shown_beside_another_and_nothing_runs(
    open_page: Callable[..., Any], hostile_pair: Any
) -> None:
    page = open_page(hostile_pair.compare)
    attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}]]>'
    assert page.locator("img").count() == 0 and page.locator("[onerror]").count() == 0
    assert all(attack in text for text in page.locator(".side").all_inner_texts())
    assert attack in page.locator("blockquote").first.inner_text()


def test_a_thousand_reports_keep_the_comparison_small(samples_run: Any, shipped_ruleset: Ruleset) -> None:
    page = compare_page(samples_run, shipped_ruleset, [str(number) for number in range(len(samples_run.reports))])
    size = len(str(page.data["units"]).encode())
    assert size / len(samples_run.reports) < 10_000  # bytes a report
