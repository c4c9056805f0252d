"""What holds for all pages alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from auditor.model import AuditRun
from auditor.output.self_check import write_self_check
from auditor.rules import Ruleset

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[3]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = pytest.mark.parametrize(
    "kind", ["overview", "report", "compare", "flawed", "self-check", "pair", "copied", "years", "followed"]
)


@pytest.fixture
def path_of(
    site: Any, pair_path: Path, years_folder: Path, samples_run: AuditRun, shipped_ruleset: Ruleset, tmp_path: Path
) -> Callable[[str], Path]:
    at = max(range(len(site.reports)), key=lambda number: len(site.reports[number]["defects"]))
    (own,) = write_self_check(replace(samples_run, reports=samples_run.reports[at : at + 1]), shipped_ruleset, tmp_path)
    pages = {
        "overview": site.index,
        "compare": site.compare,
        "report": site.page_of(site.reports[5]),
        "flawed": site.page_of(site.reports[at]),  # the sample with the most flaws of the text
        "self-check": own,
        "pair": pair_path,
        "copied": pair_path.parent.parent / "index.html",  # which lists pairs
        "years": years_folder / "index.html",
        "followed": years_folder / "reports" / "001-青石镇.html",
    }
    return lambda kind: pages[kind]


@KINDS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_axe_finds_nothing_to_complain_of(
    width: int, scheme: str, kind: str, path_of: Callable[[str], Path], open_page: Callable[..., Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = open_page(path_of(kind), color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    if kind == "report":
        page.locator(".fulltext .q").first.click()
        page.eval_on_selector_all("details", "(all) => all.forEach((each) => { each.open = true; })")
    found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}}).response["violations"]
    assert [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []


@KINDS
def test_a_narrow_screen_needs_no_sideways_scrolling(
    kind: str, path_of: Callable[[str], Path], open_page: Callable[..., Any]
) -> None:
    page = open_page(path_of(kind), viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    if kind == "report":
        page.locator(".fulltext .q").last.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_overview_prints_on_landscape_pages(path_of: Callable[[str], Path], open_page: Callable[..., Any]) -> None:
    page = open_page(path_of("overview"))
    page.emulate_media(media="print")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in printed} == {(842, 595)}
        assert len(printed) <= 5


def test_the_checklist_prints_with_its_best_quotes_on_few_pages_before_the_text(
    open_page: Callable[..., Any], site: Any
) -> None:
    for each in site.reports[::5]:  # best to worst, which have the most to tell
        page = open_page(site.page_of(each))
        page.emulate_media(media="print")
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, page_ranges="1-5")) as printed:
            texts = [sheet.get_textpage().get_text_range() for sheet in printed]
            sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in printed}
        begins = next(number for number, text in enumerate(texts) if "报告全文" in text)
        checklist = "".join("".join(texts[:begins]).split())
        assert 1 <= begins <= 4 and sizes == {(595, 842)}
        for verdict in each["verdicts"]:
            assert "".join(verdict["name"].split()) in checklist
            for best in verdict["evidence"][:1]:
                # A quote may run on over columns and pages; its beginning stands with its place somewhere below.
                after = checklist.split("".join(best["quote"].split())[:12])
                assert any(f"第{best['paragraph']}段" in below[:400] for below in after[1:]), best["quote"]
        page.close()


def test_the_scripts_together_are_small() -> None:
    scripts = list((ROOT / "templates").glob("*.js"))
    assert scripts and sum(script.stat().st_size for script in scripts) < 20 * 1024
