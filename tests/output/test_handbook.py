"""The handbook as pages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from auditor.output.handbook import PAGES, page, slug, write_handbook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    written = write_handbook(tmp_path_factory.mktemp("handbook"))
    return {path.name: LexborHTMLParser(path.read_text("utf-8")) for path in written}


def test_every_link_of_the_handbook_has_its_target(handbook: dict[str, LexborHTMLParser]) -> None:
    ids = {name: {node.attributes["id"] for node in tree.css("[id]")} for name, tree in handbook.items()}
    links = [(name, unquote(a.attributes["href"] or "")) for name, tree in handbook.items() for a in tree.css("a")]
    assert len(links) > 30
    for name, link in links:
        file, _, anchor = link.partition("#")
        assert file in ("", *handbook), link
        assert not anchor or anchor in ids[file or name], link


def test_the_handbook_says_what_its_texts_say(handbook: dict[str, LexborHTMLParser]) -> None:
    for name in PAGES:
        text = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
        tree = handbook[f"{name}.html"]
        assert len(tree.css("h2")) == len(re.findall("^## ", text, re.MULTILINE)) == len(tree.css(".chapters li"))
        assert len(tree.css("table")) == len(re.findall(r"^\|[-|: ]+\|$", text, re.MULTILINE))


def test_the_handbook_asks_for_nothing_and_runs_nothing(handbook: dict[str, LexborHTMLParser]) -> None:
    for tree in handbook.values():
        assert "default-src 'none'" in (tree.html or "")
        assert tree.css("script, img, link:not([href^='data:'])") == []


def test_markup_in_a_text_is_shown_as_text() -> None:
    shown = page("手册", "## 一\n\n<script>alert(1)</script>\n\n[二](规则编写.md#三)")
    assert "<script>" not in shown and "&lt;script&gt;alert(1)" in shown
    assert unquote(re.findall('<a href="([^"]+)">二', shown)[0]) == "规则编写.html#三"


def test_headings_are_named_as_the_links_of_the_texts_name_them() -> None:
    assert slug("十三、建一个工作文件夹，改本县规则（一步一步）") == "十三建一个工作文件夹改本县规则一步一步"


def test_what_the_program_brings_along_is_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    texts = [f"docs/{name}.md" for name in PAGES]
    assert included == {each: f"auditor/shipped/{each}" for each in ("rules", "sample_reports", "templates", *texts)}
