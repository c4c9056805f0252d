"""The page of two reports that share text, as people use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from auditor.model import Across
from auditor.output.html import write_html
from auditor.rules import Ruleset
from tests.copied_run import ADVISER, MEDIATION, SILENT, copied_run, copy_of, submission
from tests.output.browser.conftest import ATTACK

pytestmark = pytest.mark.browser
UNITS = ("青石镇", "白芨镇")
PASSAGES = (
    tuple(ADVISER.format(unit=unit, count=count) for unit, count in zip(UNITS, (12, 17), strict=True)),
    ("".join(MEDIATION),) * 2,
    (SILENT,) * 2,
)
# How far below the top of its column the first marked text stands, of both columns; None where it is out of sight.
HEIGHTS = """() => [...document.querySelectorAll(".pane")].map((pane) => {
  const box = pane.getBoundingClientRect(), text = pane.querySelector(".run.on").getBoundingClientRect();
  return text.top >= box.top && text.bottom <= Math.min(box.bottom, innerHeight) ? Math.round(text.top - box.top) : null;
})"""


@pytest.fixture(scope="module")
def long_path(shipped_ruleset: Ruleset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pair of long texts that share two passages in places far apart."""
    lines = [f"第{number}项工作按计划完成，" + "逐项落实责任，" * 20 for number in range(60)]
    texts = []
    for at, (unit, count) in enumerate(zip(UNITS, (12, 17), strict=True)):
        own = [*lines[: 10 + 25 * at], ADVISER.format(unit=unit, count=count), *lines, *MEDIATION, *lines[at:], SILENT]
        texts.append(
            submission(
                unit,
                f"{unit}2024年度法治政府建设工作情况报告",
                "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。",
                *own,
            )
        )
    run = copied_run(shipped_ruleset)
    copy = copy_of((UNITS[0], 12, texts[0]), (UNITS[1], 17, texts[1]))
    folder = tmp_path_factory.mktemp("long")
    write_html(replace(run, across=Across((copy,), others=tuple(texts)), reports=()), shipped_ruleset, folder)
    return next((folder / "pairs").iterdir())


@pytest.fixture
def pair(open_page: Callable[..., Any], pair_path: Path) -> Any:
    return open_page(pair_path)


def marked(page: Any) -> list[str]:
    """The text marked just now on both sides."""
    return ["".join(pane.locator(".run.on").all_inner_texts()) for pane in page.locator(".pane").all()]


def test_next_and_previous_walk_around_all_passages(pair: Any) -> None:
    back, forth = pair.get_by_role("button", name="上一处"), pair.get_by_role("button", name="下一处")
    assert pair.inner_text("#told") == "共 3 处"
    for number in (1, 2, 3, 1):
        forth.click()
        assert marked(pair) == list(PASSAGES[number - 1])
        assert pair.inner_text("#told") == f"第 {number} 处，共 3 处"
    back.click()
    assert marked(pair) == list(PASSAGES[2])


def test_previous_at_first_leads_to_the_last_passage(pair: Any) -> None:
    pair.get_by_role("button", name="上一处").click()
    assert marked(pair) == list(PASSAGES[2])


def test_the_arrow_keys_walk_too_and_are_left_alone_with_others(pair: Any) -> None:
    for key, number in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("ArrowLeft", 3)):
        pair.keyboard.press(key)
        assert marked(pair) == list(PASSAGES[number - 1])
    pair.keyboard.press("Shift+ArrowLeft")
    assert marked(pair) == list(PASSAGES[2])


def test_what_is_shown_is_told_to_screen_readers(pair: Any) -> None:
    assert pair.get_attribute("#told", "aria-live") == "polite"


@pytest.mark.parametrize("side", [0, 1])
def test_a_click_on_a_passage_brings_it_into_view_on_both_sides(
    side: int, open_page: Callable[..., Any], long_path: Path
) -> None:
    page = open_page(long_path)
    page.locator(".pane").nth(side).locator(".run[data-n='2']").last.click()
    left, right = page.evaluate(HEIGHTS)
    assert left is not None and abs(left - right) <= 1  # a column scrolls by whole pixels
    assert marked(page) == list(PASSAGES[1])


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (400, 800)])
def test_the_list_leads_to_every_passage(
    width: int, height: int, open_page: Callable[..., Any], long_path: Path
) -> None:
    page = open_page(long_path, viewport={"width": width, "height": height})
    for number, texts in enumerate(PASSAGES, start=1):
        page.locator(f"[data-row='{number}'] a").last.click()
        assert marked(page) == list(texts)
        left, right = page.evaluate(HEIGHTS)
        assert left is not None and abs(left - right) <= 1  # a column scrolls by whole pixels
        assert page.locator("[data-row].on").get_attribute("data-row") == str(number)
        assert page.url.endswith(f"#l{number}")


def test_the_list_and_the_numbers_can_be_reached_by_keyboard(pair: Any) -> None:
    pair.locator("[data-row='2'] a").first.focus()
    pair.keyboard.press("Enter")
    assert marked(pair) == list(PASSAGES[1])
    pair.locator("#r3").focus()
    pair.keyboard.press("Enter")
    assert marked(pair) == list(PASSAGES[2])


def test_an_address_shows_its_passage_and_a_wrong_one_none(
    open_page: Callable[..., Any], long_path: Path, pair_path: Path
) -> None:
    page = open_page(long_path, "r3")
    page.wait_for_timeout(100)
    assert marked(page) == list(PASSAGES[2]) and None not in page.evaluate(HEIGHTS)
    assert open_page(pair_path, "l99").locator(".on").count() == 0


def test_selecting_text_of_a_passage_does_not_move_it(pair: Any) -> None:
    pair.locator(".run").first.dblclick()
    first = marked(pair)
    pair.evaluate("getSelection().selectAllChildren(document.querySelectorAll('.run')[4])")
    pair.locator(".run").nth(4).dispatch_event("click")
    assert marked(pair) == first


def test_without_scripts_a_number_leads_to_the_same_text_on_the_other_side(
    open_page: Callable[..., Any], long_path: Path
) -> None:
    page = open_page(long_path, java_script_enabled=False)
    assert page.locator("#bar").is_hidden()
    page.locator("#l2").click()
    assert page.url.endswith("#r2")
    assert page.locator("#r2").bounding_box()["y"] < 900
    page.locator("[data-row='3'] a").first.click()
    assert page.url.endswith("#l3") and page.locator("#l3").bounding_box()["y"] < 900


def test_every_passage_tells_its_number_beside_its_colour(pair: Any) -> None:
    for number, texts in enumerate(PASSAGES, start=1):
        for pane, text in zip(pair.locator(".pane").all(), texts, strict=True):
            assert f"{number}{text[:6]}" in pane.inner_text().replace("\n", "")


def test_the_page_prints_both_texts_beside_each_other(open_page: Callable[..., Any], long_path: Path) -> None:
    page = open_page(long_path)
    page.emulate_media(media="print")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        sheets = list(printed)
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in sheets} == {(595, 842)}
        whole = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets)
        assert "上一处" not in whole and whole.count(SILENT[:8]) == 3  # in the list, and on both sides
        second = sheets[1].get_textpage()
        left, right = (second.get_text_bounded(*box) for box in ((0, 0, 297, 842), (297, 0, 595, 842)))
        assert "逐项落实责任" in left and "逐项落实责任" in right


def test_hostile_texts_are_shown_as_text(
    open_page: Callable[..., Any], shipped_ruleset: Ruleset, tmp_path: Path
) -> None:
    run = copied_run(shipped_ruleset)
    texts = [
        submission("1", *(f"{line.text}{ATTACK}" for line in audit.submission.paragraphs), file=f"{at}{ATTACK}")
        for at, audit in enumerate(sorted(run.reports, key=lambda audit: audit.submission.file)[:2])
    ]
    first = copy_of(("白芨镇", 17, texts[0]), ("花楼街道", 23, texts[1]))
    left, right = (replace(side, unit=f"{side.unit}{ATTACK}") for side in (first.left, first.right))
    passages = tuple(replace(each, figures=(ATTACK,)) for each in first.passages)
    copy = replace(first, left=left, right=right, why=ATTACK, passages=passages)
    write_html(replace(run, across=Across((copy,), others=tuple(texts))), shipped_ruleset, tmp_path)
    page = open_page(next((tmp_path / "pairs").iterdir()))
    page.keyboard.press("ArrowRight")
    assert page.locator("h1").inner_text().count("<script>alert(1)</script>") == 2
    assert page.locator(".pane").first.inner_text().count("<img src=x") >= 9
    assert page.locator("img").count() == 0
    assert open_page(tmp_path / "index.html").locator(".copied").inner_text().count("{{7*7}}") == 2
