"""PDF with a text layer: lines with their place on the page, running heads and page numbers dropped, joined into
paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from auditor.reading.clean import chinese, clean
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.lines import Line, join_lines
from auditor.ruleset.pages import PageRules

MAX_PAGES = 1000
_EDGE_LINES = 2  # a running head or foot takes at most so many lines
_QUOTES = re.compile("[“”‘’]")
_BARE_NUMBER = re.compile(r"\W*\d{1,3}\W*")


def read_pdf(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a PDF, each with the page where it begins.

    Raises RefusedError for an encrypted, damaged or overlong file, and for a scan (no text layer).
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedError("PDF 设有打开密码，无法读取。", "请取消密码后重新报送，或报送 .docx 原件。") from None
        raise RefusedError("PDF 已损坏或不完整，无法打开。", "请重新导出 PDF，或报送 .docx 原件。") from None
    try:
        if len(document) > MAX_PAGES:
            raise RefusedError(f"PDF 超过 {MAX_PAGES} 页，不像一份年度报告。", "请只报送报告本身。")
        pages = [_page_lines(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError:
        raise RefusedError("PDF 的页面已损坏，无法读取。", "请重新导出 PDF，或报送 .docx 原件。") from None
    finally:
        document.close()
    # A scanning program may stamp its name on each page, so a few characters a page are no text layer.
    if sum(chinese(line.text) for page in pages for line in page) < 10 * max(1, len(pages)):
        raise RefusedError("PDF 是扫描件或图片，没有可读取的文字。", "请报送由 Word 导出的 PDF 或 .docx 原件。")
    lines = _in_columns([line for page in _without_running_lines(pages, rules) for line in page])
    # A stray line may jut out, so the margin is where the longest tenth of the lines ends.
    rights = sorted(line.right for line in lines)
    edge = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0
    return Draft(tuple(join_lines(lines, edge)))


def _page_lines(document: Any, index: int) -> list[Line]:
    """The lines of one page, their ink in points."""
    page = document[index]
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    # The library counts characters as it laid them out; where its text has another length, places cannot be told.
    placed = len(text) == textpage.count_chars()
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        content = clean(match[0])
        if content and placed:
            lines.append(_placed_line(textpage, match, index + 1))
        elif content:
            lines.append(Line(content, 0.0, 2.0 * len(content), index + 1))
    textpage.close()
    page.close()
    return lines


def _placed_line(textpage: Any, match: re.Match[str], page: int) -> Line:
    """A line with its ink. Quotation marks of another font are drawn after the line they stand in, so such lines
    are sorted."""
    raw = match[0]
    first = match.start() + len(raw) - len(raw.lstrip())
    last = match.start() + len(raw.rstrip()) - 1
    if not _QUOTES.search(raw):
        return Line(clean(raw), textpage.get_charbox(first)[0], textpage.get_charbox(last)[2], page)
    boxes = [(textpage.get_charbox(at), raw[at - match.start()]) for at in range(first, last + 1)]
    inked = sorted((box[0], box[2], char) for box, char in boxes if not char.isspace())
    parts: list[str] = []
    end = inked[0][0]
    for left, right, char in inked:
        latin = bool(parts) and parts[-1][-1].isascii() and char.isascii() and left - end > 0.5 * (right - left)
        parts.append(f" {char}" if latin else char)
        end = right
    return Line(clean("".join(parts)), inked[0][0], max(right for _, right, _ in inked), page)


def _without_running_lines(pages: Sequence[Sequence[Line]], rules: PageRules) -> list[list[Line]]:
    """The pages without page numbers, and without lines at the head or foot of most pages; a title repeated there
    stays once."""
    seen = Counter(text for page in pages for text in {_folded(line) for line in _edges(page)})
    running = {text for text, count in seen.items() if count >= max(2, 0.6 * len(pages))}
    titles: set[str] = set()
    kept = []
    for page in pages:
        edges = _edges(page)
        lines = []
        for line in page:
            text = _folded(line)
            dropped = line in edges and (text in running or _BARE_NUMBER.fullmatch(line.text))
            if dropped and rules.is_title(line.text) and text not in titles:
                titles.add(text)
                dropped = False
            if not dropped and not rules.is_page_number(line.text):
                lines.append(line)
        kept.append(lines)
    return kept


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "N", line.text)


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the head and the foot of a page."""
    return [*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]]


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """`lines` with their places in columns of half a character instead of points."""
    widths = [(line.right - line.left) / len(line.text) for line in lines if chinese(line.text) > 0.8 * len(line.text)]
    column = max(median(widths) if widths else 2.0, 0.1) / 2
    return [Line(line.text, line.left / column, line.right / column, line.page) for line in lines]
