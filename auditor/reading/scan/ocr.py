"""Scanned PDF and pictures of pages: their text is recognised, which takes seconds a page and may err in single
characters."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from auditor.reading.clean import chinese
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.pages.lines import Line
from auditor.reading.pages.pdf import is_pictured, open_pdf, page_lines
from auditor.reading.pages.placed import has_text, is_scan, placed_draft
from auditor.reading.scan.recognition import installed, recognise
from auditor.rules.pages import PageRules

MAX_RECOGNISED = 60  # pages; at 3 to 4 seconds each
MAX_PIXELS = 60_000_000  # of one picture; a page of A4 at 600 dpi has 35 million
_RESOLUTION = 200 / 72  # pixels a point
_MAX_RENDERED = 2000  # pixels on the longer side: the engine works on no more
_PAGE_WIDTH = 595.0  # points; the width of A4, which a picture is taken to show
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_ORIGINAL = "请报送 .docx 原件或由 Word 导出的 PDF。"


def available() -> bool:
    """Whether the libraries of recognition are installed (the `ocr` extra)."""
    return installed()


def read_image(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs on a picture (JPEG, PNG, BMP; TIFF with a page a frame), recognised.

    Raises RefusedError for a damaged or too large picture, for one without text, and where recognition is not
    installed.
    """
    _require()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd pictures, and of large ones, which are bounded here
            pages = [recognise(image, _PAGE_WIDTH, number) for number, image in enumerate(_frames(data), start=1)]
    except (RefusedError, MemoryError):
        raise
    except Exception:  # the picture decoders raise errors of a dozen classes at damaged bytes
        raise RefusedError("图片已损坏或不完整，无法打开。", _ORIGINAL) from None
    numbers = range(1, len(pages) + 1)
    return _draft(pages, numbers, numbers, rules)


def read_scan(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a PDF, its pages without a text layer recognised.

    Beside text, pages that fail and those beyond MAX_RECOGNISED are named in the notes. Raises RefusedError for an
    encrypted, damaged or overlong file, for one without any text, and where recognition is not installed; for a scan
    also where a page fails and for more pages than MAX_RECOGNISED.
    """
    _require()
    with open_pdf(data) as document:
        pages = [page_lines(document, index) for index in range(len(document))]
        scan = is_scan(pages)
        scanned = _scanned(document, pages)
        if scan and len(scanned) > MAX_RECOGNISED:
            raise _too_many()
        recognised = set()
        for number in scanned[:MAX_RECOGNISED]:
            try:
                pages[number - 1] = _recognised_page(document, number)
                recognised.add(number)
            except RefusedError:
                if scan:
                    raise
    return _draft(pages, scanned, recognised, rules)


def _require() -> None:
    if not available():
        raise RefusedError(
            "文件是图片或扫描件，本机没有安装文字识别组件。",
            "请报送 .docx 原件或由 Word 导出的 PDF，或安装识别组件（见使用手册）。",
        )


def _frames(data: bytes) -> Iterator[Any]:
    """The pages of a picture file, upright as the camera noted. Raises RefusedError for too large and too many ones."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            paged = image.format == "TIFF"  # a photo may hold a second frame too, its preview
            if paged and _has_frame(image, MAX_RECOGNISED):
                raise _too_many()
            frame = 0
            while _has_frame(image, frame):
                if image.width * image.height > MAX_PIXELS:
                    raise _too_large()
                yield ImageOps.exif_transpose(image)
                frame += 1
                if not paged:
                    return
    except Image.DecompressionBombError:
        raise _too_large() from None


def _has_frame(image: Any, frame: int) -> bool:
    """Whether the picture has this frame, which is then the one to read."""
    try:
        image.seek(frame)
    except EOFError:
        return False
    return True


def _too_large() -> RefusedError:
    return RefusedError(
        f"图片超过 {MAX_PIXELS // 10_000:,} 万像素，无法识别。", "请以 300 dpi 重新扫描，或报送 .docx 原件。"
    )


def _too_many() -> RefusedError:
    return RefusedError(f"扫描页超过 {MAX_RECOGNISED} 页，不逐页识别。", _ORIGINAL)


def _scanned(document: Any, pages: Sequence[Sequence[Line]]) -> list[int]:
    """The numbers (1 = first) of the pages to recognise: pictures without text; where the whole file has no text, every
    page, for its letters may be drawn as curves."""
    bare = [number for number, page in enumerate(pages, 1) if not has_text(page)]
    return bare if is_scan(pages) else [number for number in bare if is_pictured(document, number - 1)]


def _recognised_page(document: Any, number: int) -> list[Line]:
    """The lines of one page, drawn and recognised; their ink in points. Raises RefusedError where that fails."""
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_RESOLUTION, _MAX_RENDERED / max(width, height, 1.0))
        image = page.render(scale=scale).to_pil()
        page.close()
        return recognise(image, width, number)
    except (RefusedError, MemoryError):
        raise
    except Exception:  # the engine raises errors of many classes at odd pictures
        raise RefusedError("PDF 的页面已损坏，无法读取。", "请重新导出 PDF，或报送 .docx 原件。") from None


def _draft(
    pages: Sequence[Sequence[Line]], scanned: Collection[int], recognised: Collection[int], rules: PageRules
) -> Draft:
    """The draft of the pages, those of `scanned` named in the notes where no text was found. Raises RefusedError where
    no page has text."""
    if not any(chinese(line.text) for page in pages for line in page):
        raise RefusedError("图片或扫描件里没有认出中文。", f"请核对是否清晰；{_ORIGINAL}")
    draft = placed_draft(pages, scanned.__contains__, rules)
    return replace(draft, blocks=tuple(replace(each, recognised=each.page in recognised) for each in draft.blocks))
