"""A report's page as people use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.output.labels import STATUS_LABELS

pytestmark = pytest.mark.browser
STATUSES = {status.value: label for status, label in STATUS_LABELS.items()}
FOUND = 'id => [...document.querySelectorAll(".fulltext .q")].filter((each) => each.dataset.q.split(" ").includes(id))'
# The text marked after each of the ids was followed.
FOLLOWED = """async (ids) => {
  const texts = [];
  for (const id of ids) {
    await new Promise((done) => { addEventListener("hashchange", done, { once: true }); location.hash = id; });
    texts.push([...document.querySelectorAll(".fulltext .q.on")].map((each) => each.textContent).join(""));
  }
  return texts;
}"""
IN_VIEW = "(node) => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"


def quoted(verdict: dict[str, Any]) -> list[str]:
    """The sentences of a verdict as the page numbers them: each once for each status it stands in."""
    return [
        quote for _, quote, _ in dict.fromkeys((e["paragraph"], e["quote"], e["status"]) for e in verdict["evidence"])
    ]


def marked(page: Any) -> str:
    """The text that is marked just now."""
    return "".join(page.locator(".fulltext .q.on").all_inner_texts())


def article(page: Any, element: str) -> Any:
    return page.locator(f'article[id="{element}"]')


@pytest.fixture
def report(site: Any) -> dict[str, Any]:
    """The one with the most evidence."""
    return max(site.reports, key=lambda report: sum(len(verdict["evidence"]) for verdict in report["verdicts"]))


@pytest.fixture
def many(report: dict[str, Any]) -> dict[str, Any]:
    """Its verdict with the most quotes."""
    return max(report["verdicts"], key=lambda verdict: len(quoted(verdict)))


@pytest.mark.parametrize("width", [1400, 360])
def test_a_deep_link_marks_and_shows_the_evidence(
    width: int, open_page: Callable[..., Any], site: Any, report: Any
) -> None:
    last = max((v for v in report["verdicts"] if v["evidence"]), key=lambda v: v["evidence"][0]["paragraph"])
    page = open_page(site.page_of(report), last["element"], viewport={"width": width, "height": 900})
    page.wait_for_timeout(100)
    assert marked(page) == quoted(last)[0]
    assert page.locator(".fulltext .q.on").first.evaluate(IN_VIEW)
    assert "on" in article(page, last["element"]).get_attribute("class").split()


def test_every_element_leads_to_its_evidence(open_page: Callable[..., Any], site: Any) -> None:
    for each in site.reports[::5]:
        page = open_page(site.page_of(each))
        found = page.evaluate(FOLLOWED, [verdict["element"] for verdict in each["verdicts"]])
        assert found == ["".join(quoted(verdict)[:1]) for verdict in each["verdicts"]]
        page.close()


def test_next_and_previous_walk_around_all_evidence(
    open_page: Callable[..., Any], site: Any, report: Any, many: Any
) -> None:
    page = open_page(site.page_of(report))
    back, forth = (article(page, many["element"]).locator(".steps button").nth(at) for at in (0, 1))
    quotes = quoted(many)
    for number, quote in enumerate([*quotes, quotes[0]]):
        forth.click()
        assert marked(page) == quote
        assert page.locator(".fulltext .q.on").first.evaluate(IN_VIEW)
        assert (
            article(page, many["element"]).locator("output").inner_text()
            == f"{number % len(quotes) + 1}／{len(quotes)}"
        )
    back.click()
    assert marked(page) == quotes[-1]


def test_a_quote_leads_to_its_own_place(open_page: Callable[..., Any], site: Any, report: Any, many: Any) -> None:
    page = open_page(site.page_of(report))
    article(page, many["element"]).locator("summary").last.click()
    article(page, many["element"]).locator("blockquote .place a").last.click()
    assert marked(page) == quoted(many)[-1]


def test_the_best_three_quotes_stand_open_beside_each_verdict(
    open_page: Callable[..., Any], site: Any, report: Any, many: Any
) -> None:
    page = open_page(site.page_of(report))
    for number, verdict in enumerate(report["verdicts"], start=1):
        for place, quote in enumerate(quoted(verdict)[:3], start=1):
            best = page.locator(f'blockquote[id="q{number}-{place}"]')
            assert best.is_visible() and quote in best.text_content()
    rest = article(page, many["element"]).locator(".quotes blockquote")
    assert rest.count() == len(quoted(many)) - 3 > 0 and rest.first.is_hidden()


def test_the_gaps_alone_are_shown_on_request(open_page: Callable[..., Any], site: Any) -> None:
    worst = site.reports[-1]
    page = open_page(site.page_of(worst))
    page.check("#only-gaps")
    shown = page.eval_on_selector_all(
        ".checklist article", "(all) => all.filter((each) => each.offsetParent).map((each) => each.id)"
    )
    assert shown == [verdict["element"] for verdict in worst["verdicts"] if verdict["gap"]]
    assert all(head.locator("..").locator("article.gap").count() for head in page.locator("h3:visible").all())
    met = next(verdict for verdict in worst["verdicts"] if not verdict["gap"] and verdict["evidence"])
    page.evaluate("(id) => { location.hash = id; }", met["element"])
    page.locator("#only-gaps:not(:checked)").wait_for()
    assert article(page, met["element"]).is_visible()


def test_a_narrow_screen_has_a_way_back_from_the_text_to_the_element(
    open_page: Callable[..., Any], site: Any, report: Any, many: Any
) -> None:
    page = open_page(site.page_of(report), viewport={"width": 360, "height": 740})
    article(page, many["element"]).locator("blockquote .place a").first.click()
    assert not article(page, many["element"]).locator("h4").evaluate(IN_VIEW)
    assert page.locator(".up").evaluate(IN_VIEW)
    page.locator(".up").click()
    assert article(page, many["element"]).locator(".chip").evaluate(IN_VIEW)
    assert page.evaluate("document.activeElement.textContent") == many["name"]


def test_a_wide_screen_needs_no_way_back(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    assert open_page(site.page_of(report)).locator(".up").is_hidden()


def test_a_marked_sentence_tells_all_that_it_counted_for(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    page = open_page(site.page_of(report))
    piece = max(page.locator(".fulltext .q").all(), key=lambda each: len(each.get_attribute("data-q").split()))
    ids = piece.get_attribute("data-q").split()
    assert len(ids) > 1
    piece.click()
    lines = page.locator(".bubble li").all_inner_texts()
    for name, line in zip(ids, lines, strict=True):
        verdict = report["verdicts"][int(name[1:].split("-")[0]) - 1]
        statuses = [
            status
            for _, _, status in dict.fromkeys((e["paragraph"], e["quote"], e["status"]) for e in verdict["evidence"])
        ]
        assert line.startswith(f"{verdict['name']}：")
        assert line.endswith(f"（{STATUSES[statuses[int(name.split('-')[1]) - 1]]}）")


def test_the_explanation_leads_to_the_verdict_and_stays_at_the_sentence(
    open_page: Callable[..., Any], site: Any, report: Any, many: Any
) -> None:
    page = open_page(site.page_of(report))
    name = f"q{report['verdicts'].index(many) + 1}-{len(quoted(many))}"
    page.evaluate_handle(f"({FOUND})('{name}')[0]").as_element().click()
    page.locator(f'.bubble a[href="#{name}"]').click()
    assert page.locator(".bubble").is_hidden()
    assert marked(page) == quoted(many)[-1]
    assert page.locator(f'blockquote[id="{name}"]').is_visible()


def test_the_explanation_closes_by_a_click_elsewhere(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    page = open_page(site.page_of(report))
    page.locator(".fulltext .q").first.click()
    assert page.locator(".bubble").is_visible()
    page.locator("h1").click()
    assert page.locator(".bubble").is_hidden()


def test_the_keyboard_alone_asks_reads_and_returns(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    page = open_page(site.page_of(report))
    page.locator(".fulltext h2").evaluate("(node) => { node.tabIndex = -1; node.focus(); }")
    page.keyboard.press("Tab")
    first = page.locator(".fulltext .q").first
    assert first.evaluate("(node) => node === document.activeElement")
    page.keyboard.press("Enter")
    assert page.locator(".bubble").evaluate("(node) => node.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert page.locator(".bubble").is_hidden()
    assert first.evaluate("(node) => node === document.activeElement")


def test_every_sentence_can_be_reached_by_the_keyboard(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    page = open_page(site.page_of(report))
    pieces = page.eval_on_selector_all(
        ".fulltext .q", "(all) => all.map((each) => [each.dataset.q.split(' '), each.tabIndex])"
    )
    everything = {name for names, _ in pieces for name in names}
    assert {name for names, stop in pieces if stop >= 0 for name in names} == everything
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"


def test_without_scripts_text_verdicts_and_links_are_there(
    open_page: Callable[..., Any], site: Any, report: Any
) -> None:
    page = open_page(site.page_of(report), java_script_enabled=False)
    text = page.locator("main").text_content()
    for verdict in report["verdicts"]:
        assert verdict["name"] in text and verdict["why_not"] in text
        assert all(quote in text for quote in quoted(verdict))
    first = page.locator(".fulltext .q").first
    target = first.get_attribute("href")
    first.click()
    page.wait_for_url(f"**{target}")
    assert page.locator(f'[id="{target[1:]}"]').is_visible()
    assert page.locator(".bubble").is_hidden() and page.locator(".steps").count() == 0


def test_a_sign_leads_to_its_flaw_and_each_place_of_a_flaw_to_its_words(
    open_page: Callable[..., Any], site: Any
) -> None:
    flawed = max(site.reports, key=lambda report: max((len(each["more"]) for each in report["defects"]), default=0))
    page = open_page(site.page_of(flawed))
    sign = page.locator(".fulltext .sign.must").first
    sign.click()
    told = page.locator(f'article:has([id="{sign.get_attribute("href")[1:]}"])')
    assert "on" in told.get_attribute("class").split() and told.evaluate(IN_VIEW)
    many = page.locator("#flaws article").filter(has=page.locator(".spot >> nth=1")).first
    for spot in many.locator(".spot").all():
        spot.click()
        assert marked(page) and page.locator(".fulltext .q.on").first.evaluate(IN_VIEW)
        assert page.locator(".fulltext .q.on").first.get_attribute("data-q").find(spot.get_attribute("id")) >= 0


def test_neighbours_and_the_overview_are_one_click_away(open_page: Callable[..., Any], site: Any) -> None:
    page = open_page(site.page_of(site.reports[1]))
    page.get_by_text("上一份", exact=True).click()
    assert page.locator("h1").inner_text() == site.reports[0]["unit"]
    page.get_by_text("返回总览").click()
    page.wait_for_url("**/index.html")


def test_the_original_can_be_opened_from_the_page(open_page: Callable[..., Any], site: Any, report: Any) -> None:
    link = open_page(site.page_of(report)).locator("main > p a").first
    assert Path(link.evaluate("(node) => decodeURI(new URL(node.href).pathname)")).read_bytes()


def test_hostile_text_is_shown_and_nothing_runs(open_page: Callable[..., Any], hostile_site: Any) -> None:
    (report,) = hostile_site.reports
    page = open_page(hostile_site.page_of(report))
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{7*7}}]]>'
    assert attack in page.locator("h1").inner_text() and attack in page.locator(".fulltext").inner_text()
    page.locator(".fulltext .q").first.click()
    assert page.locator(".bubble li").count() >= 1
    assert page.evaluate("document.querySelectorAll('[onerror]').length") == 0
