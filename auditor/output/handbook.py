"""The handbook as pages: its Markdown files, rendered for people who have no source folder."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.output.templates import template_folders
from auditor.results.placing import place_text
from auditor.rules.locate import shipped

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGES = ("手册", "规则编写", "模板")  # as they refer to each other, the first to begin with


def write_handbook(folder: Path) -> list[Path]:
    """Write the pages of the handbook into a folder. Raises AuditorError."""
    docs = shipped("docs")
    return [place_text(folder / f"{name}.html", page(name, (docs / f"{name}.md").read_text("utf-8"))) for name in PAGES]


def page(name: str, text: str) -> str:
    """One Markdown text as a page of its own, with its chapters listed first and links to the other pages."""
    from jinja2 import Environment, FileSystemLoader
    from markdown_it import MarkdownIt
    from markupsafe import Markup

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    chapters = _anchored(tokens)
    _linked_to_pages(tokens)
    body = parser.renderer.render(tokens, parser.options, {})
    environment = Environment(loader=FileSystemLoader(template_folders(None)), autoescape=True, trim_blocks=True)
    return environment.get_template("handbook.html.j2").render(
        name=name, pages=PAGES, chapters=chapters, body=Markup(body)
    )


def _anchored(tokens: list[Token]) -> list[tuple[str, str]]:
    """Give each heading the id that links name it by; returns id and text of the chapters."""
    chapters = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            anchor = slug(inline.content)
            token.attrSet("id", anchor)
            if token.tag == "h2":
                chapters.append((anchor, inline.content))
    return chapters


def _linked_to_pages(tokens: list[Token]) -> None:
    """Turn links between the Markdown files into links between their pages."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", re.sub(r"\.md(?=#|$)", ".html", str(child.attrGet("href"))))


def slug(heading: str) -> str:
    """The id of a heading: letters and figures, with hyphens for blanks, as code hosts have it."""
    return re.sub(r"[^\w\- ]", "", heading).strip().replace(" ", "-").lower()
