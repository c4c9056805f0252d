"""The page on two reports alone."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.output.pair import write_pair
from tests.copied_run import copy_of, report_of


@pytest.fixture
def two(tmp_path):
    """Two reports that share text, as read from files, and what they share."""
    texts = [
        replace(report_of(unit, count), path=tmp_path / f"{unit}.docx")
        for unit, count in (("青石镇", 1), ("白芨镇", 2))
    ]
    return texts, copy_of(("青石镇", 1, texts[0]), ("白芨镇", 2, texts[1]))


def test_it_leads_to_the_files_and_to_no_page_of_an_audit(two, shipped_ruleset, tmp_path):
    texts, copy = two
    assert write_pair(copy, texts, shipped_ruleset, tmp_path / "比对" / "页.html") == ()
    page = LexborHTMLParser((tmp_path / "比对" / "页.html").read_text("utf-8"))
    assert not page.css("nav")
    links = [each.attributes["href"] for each in page.css(".both a")]
    assert links == ["../%E9%9D%92%E7%9F%B3%E9%95%87.docx", "../%E7%99%BD%E8%8A%A8%E9%95%87.docx"]
    assert [len(pane.css("mark.run")) > 4 for pane in page.css(".pane")] == [True, True]


def test_its_own_page_is_written_anew_and_what_it_did_not_write_is_kept(two, shipped_ruleset, tmp_path):
    texts, copy = two
    path = tmp_path / "页.html"
    path.write_text("别的网页", "utf-8")
    (kept,) = write_pair(copy, texts, shipped_ruleset, path)
    assert (tmp_path / kept.kept_as).read_text("utf-8") == "别的网页" and "青石镇" in path.read_text("utf-8")
    assert write_pair(replace(copy, why="另一个理由"), texts, shipped_ruleset, path) == ()
    assert "另一个理由" in path.read_text("utf-8")
    assert sorted(each.name for each in tmp_path.glob("*.html")) == sorted([path.name, kept.kept_as])
