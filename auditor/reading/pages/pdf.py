"""PDF with a text layer: lines with their place on the page, running heads and page numbers dropped, joined into
paragraphs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from auditor.reading.clean import clean
from auditor.reading.draft import Draft, RefusedError, ScanError
from auditor.reading.pages.lines import Line
from auditor.reading.pages.placed import FILLED, MAX_PAGES, is_scan, placed_draft
from auditor.rules.pages import PageRules

_QUOTES = re.compile("[“”‘’]")
_UNORDERED = re.compile(r"[\s“”‘’]")
_MAX_PICTURES = 1000  # of one page; a scan has one, or one a strip
_Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the corner of the unturned page
_Along = Callable[[_Box], tuple[float, float]]


def read_pdf(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a PDF, each with the page where it begins.

    Raises RefusedError for an encrypted, damaged or overlong file, and ScanError for one without a text layer.
    """
    with open_pdf(data) as document:
        pages = [page_lines(document, index) for index in range(len(document))]
        if is_scan(pages):
            raise ScanError(
                "PDF 是扫描件或图片，没有可读取的文字。",
                "请报送由 Word 导出的 PDF 或 .docx 原件，或安装识别组件（见使用手册）。",
            )
        return placed_draft(pages, lambda number: is_pictured(document, number - 1), rules)


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """The document for the time of a block. Raises RefusedError for an encrypted, damaged or overlong one, and where
    the block comes upon a damaged page."""
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
        yield document
    except pypdfium2.PdfiumError:
        raise RefusedError("PDF 的页面已损坏，无法读取。", "请重新导出 PDF，或报送 .docx 原件。") from None
    finally:
        document.close()


def page_lines(document: Any, index: int) -> list[Line]:
    """The lines of one page, their ink in points."""
    page = document[index]
    textpage = page.get_textpage()
    text: str = textpage.get_text_range()
    # The library counts characters as it laid them out; where its text has another length, places cannot be told.
    placed = len(text) == textpage.count_chars()
    found = [match for match in re.finditer(r"[^\r\n]+", text) if clean(match[0])]
    if placed:
        along = _along(page, textpage, found)
        lines = [_placed_line(textpage, match, along, index + 1) for match in found]
    else:
        lines = [Line(clean(match[0]), 0.0, 2.0 * len(clean(match[0])), index + 1) for match in found]
    textpage.close()
    page.close()
    return lines


def _along(page: Any, textpage: Any, found: Sequence[re.Match[str]]) -> _Along:
    """How to tell where a box begins and ends along the lines of the page, which run in the direction of most of its
    text: a page may be turned as a whole (/Rotate, ISO 32000-1 7.7.3.3), or its text."""
    across = up = 0.0
    for match in found:
        # Without the quotation marks, which may come out of their order.
        if inked := [at for at, char in enumerate(match[0], match.start()) if not _UNORDERED.match(char)]:
            first, last = textpage.get_charbox(inked[0]), textpage.get_charbox(inked[-1])
            across, up = across + last[0] - first[0], up + last[1] - first[1]
    _, _, right, top = page.get_mediabox()
    if abs(across) >= abs(up):
        return (lambda box: (box[0], box[2])) if across >= 0 else (lambda box: (right - box[2], right - box[0]))
    return (lambda box: (box[1], box[3])) if up > 0 else (lambda box: (top - box[3], top - box[1]))


def _placed_line(textpage: Any, match: re.Match[str], along: _Along, page: int) -> Line:
    """A line with its ink. Quotation marks of another font are drawn after the line they stand in, so such lines
    are sorted."""
    raw = match[0]
    first = match.start() + len(raw) - len(raw.lstrip())
    last = match.start() + len(raw.rstrip()) - 1
    if not _QUOTES.search(raw):
        return Line(clean(raw), along(textpage.get_charbox(first))[0], along(textpage.get_charbox(last))[1], page)
    boxes = [(along(textpage.get_charbox(at)), raw[at - match.start()]) for at in range(first, last + 1)]
    inked = sorted((*box, char) for box, char in boxes if not char.isspace())
    parts: list[str] = []
    end = inked[0][0]
    for left, right, char in inked:
        latin = bool(parts) and parts[-1][-1].isascii() and char.isascii() and left - end > 0.5 * (right - left)
        parts.append(f" {char}" if latin else char)
        end = right
    return Line(clean("".join(parts)), inked[0][0], max(right for _, right, _ in inked), page)


def is_pictured(document: Any, index: int) -> bool:
    """Whether pictures fill a good part of the page."""
    import pypdfium2.raw as pdfium

    page = document[index]
    area, edges = 0.0, [ctypes.c_float() for _ in range(4)]
    for picture in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]), _MAX_PICTURES):
        if pdfium.FPDFPageObj_GetBounds(picture, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            area += (right - left) * (top - bottom)
    filled = area >= FILLED * page.get_width() * page.get_height()
    page.close()
    return bool(filled)
