"""Saved web pages: the main text as paragraphs, the title kept outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.reading.clean import chinese, clean, plausible
from auditor.reading.draft import Block, Draft, RefusedError
from auditor.reading.text import decode
from auditor.reading.web.published import meta_date, visible_date
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "select", "button", "head")
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 "
        "h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_HEADINGS: dict[str, int | None] = {f"h{level}": level for level in range(1, 7)}
_NATIONAL = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DEPTH = 64  # levels to search for the main text; each costs a pass over it
_MAX_CHINESE = 300_000  # characters of a page with all its menus
_MAIN_TEXT = 100  # Chinese characters that a known container must hold to count as the main text


def read_html(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a web page: of the first known container that holds text, else of the block densest in Chinese.

    Raises RefusedError where the bytes are no Chinese text, and for an overlong page.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html_text(data))
    title, published = _title(tree), meta_date(tree)
    tree.strip_tags(list(_DROPPED))
    body = tree.body
    if body and _weight(body) > _MAX_CHINESE:
        raise RefusedError("网页过长，不像一份年度报告。", "请只报送年度报告本身。")
    if body is None:
        return Draft((), title, published=published)
    if published is None:
        published = visible_date(body.text(deep=True, separator="\n"), rules)
    return Draft(tuple(_blocks(_container(body, rules))), title, published=published)


def html_text(data: bytes) -> str:
    """The page as text: in the encoding it declares where that gives Chinese, else as a text file is decoded."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii").lower()
        try:
            text = data.decode("gb18030" if name in _NATIONAL else name)
        except (LookupError, UnicodeError):  # a page may declare what it is not
            return decode(data)
        if plausible(text):
            return text
    return decode(data)


def _title(tree: LexborHTMLParser) -> str | None:
    """The article's title: the meta tag of government sites, the <h1> that the <title> repeats, or the <title>."""
    for meta in tree.css("meta[name]"):
        if (meta.attributes.get("name") or "").lower() == "articletitle" and meta.attributes.get("content"):
            return clean(meta.attributes["content"] or "") or None
    node = tree.css_first("title")
    title = _SPACE.sub(" ", clean(node.text())) if node else ""
    headings = [_SPACE.sub(" ", clean(each.text())) for each in tree.css("h1")]
    for heading in headings:
        if heading and (heading in title or not title):
            return heading
    return title or None


def _container(body: LexborNode, rules: PageRules) -> LexborNode:
    """The node that holds the main text."""
    for selector in rules.containers:
        found = max(body.css(selector), key=_weight, default=None)
        if found is not None and _weight(found) >= _MAIN_TEXT:
            return found
    node, weight = body, _weight(body)
    for _ in range(_DEPTH):
        child = max(
            (each for each in node.iter() if each.tag in _BLOCKS and each.tag != "p"), key=_weight, default=None
        )
        # Menus and footers around the text hold little; where the text itself is spread over children, stop.
        if child is None or _weight(child) < 0.6 * weight:
            break
        node, weight = child, _weight(child)
    return node


def _weight(node: LexborNode) -> int:
    return chinese(node.text(deep=True))


def _blocks(root: LexborNode) -> list[Block]:
    """The paragraphs below `root` in order, found with a stack of our own since pages nest deeper than Python may."""
    blocks: list[Block] = []
    parts: list[str] = []
    level: int | None = None

    def flush() -> None:
        text = _SPACE.sub(" ", "".join(parts)).strip()
        parts.clear()
        if text:
            blocks.append(Block(text, heading=level))

    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):  # the end of a block element
            flush()
            level = None if node in _HEADINGS else level
            continue
        tag = node.tag or ""
        if tag == "-text":
            parts.append(node.text(deep=False) or "")
        elif tag == "br":
            flush()
        elif tag == "pre" or (tag == "tr" and _is_record(node)):
            flush()
            text = "\t".join(_cells(node)) if tag == "tr" else node.text(deep=True)
            blocks.extend(map(Block, text.splitlines()))
        elif tag not in _DROPPED:
            if tag in _BLOCKS:
                flush()
                level = _HEADINGS.get(tag, level)
                stack.append(tag)
            stack.extend(reversed(list(node.iter(include_text=True))))
    flush()
    return blocks


def _is_record(row: LexborNode) -> bool:
    """Whether a table row holds data; a row with one cell, a table or long text in it only lays out the page."""
    filled = _cells(row)
    return len(filled) > 1 and max(map(len, filled)) <= 100 and row.css_first("table") is None


def _cells(row: LexborNode) -> list[str]:
    return [text for cell in row.css("td, th") if (text := _SPACE.sub(" ", clean(cell.text(deep=True))))]
