"""Word documents (.docx): paragraphs and table rows in order, with outline levels and automatic numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Note
from auditor.reading.archive import part_names
from auditor.reading.draft import Block, Draft, RefusedError
from auditor.reading.word.docx_embedded import CHUNK, chunk_id, read_chunks, unread_notes
from auditor.reading.word.docx_lines import Line, Piece, split_lines, stripped
from auditor.reading.word.docx_parts import MATH, main_part, part, referenced, related_part
from auditor.reading.word.docx_shown import keep_shown
from auditor.reading.word.docx_styles import Style, hidden_styles, outline_level, read_styles
from auditor.reading.word.numbering import Counters, W, integer, read_lists, value
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_P, _R, _T, _ROW, _CELL = (f"{W}{name}" for name in ("p", "r", "t", "tr", "tc"))
_BR, _CR, _TAB, _HYPHEN, _PPR = (f"{W}{name}" for name in ("br", "cr", "tab", "noBreakHyphen", "pPr"))
_ROW_PROPERTIES = (f"{W}trPr", f"{W}tblPrEx")
# Formulas, ECMA-376 part 1, 22.1.2: their text, and what a line or a raised place stands for.
_FORMULA = f"{MATH}t"
_SIGNS = {f"{MATH}den": "/", f"{MATH}sup": "^"}


@dataclass(frozen=True, slots=True)
class DocxFile:
    """What the lines are made of besides the main text: resolved styles, running numbers, and the blocks of what is
    put in as it is."""

    styles: dict[str, Style]
    counters: Counters
    chunks: dict[str, Sequence[Block]]


def read_docx(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a Word document as its reader sees them: changes accepted, hidden text left out, footnotes
    and endnotes at the end. Raises RefusedError for a damaged or encrypted one."""
    main, root = main_text(data)
    lines, notes = shown_lines(data, main, root, rules)
    return Draft(tuple(Block(line.text, heading=line.heading) for line in lines), notes=notes)


def main_text(data: bytes) -> tuple[str, Element]:
    """The name of the part with the main text, and its root element. Raises RefusedError for a document without one."""
    main = main_part(data, part_names(data))
    if main is None:
        raise RefusedError(
            "不是 Word 文档（压缩包里没有正文）。", "请用 Word 或 WPS 打开原文，另存为 .docx 后重新报送。"
        )
    root = part(data, main)
    if root is None:
        raise RefusedError("Word 文档的正文是空的。", "请核对文件后重新报送。")
    return main, root


def shown_lines(data: bytes, main: str, root: Element, rules: PageRules) -> tuple[list[Line], tuple[Note, ...]]:
    """The lines that a reader of the document sees, in order, and what is told of those that could not be read. Changes
    `root`, the main text."""
    names = part_names(data)
    styles, numbering = (related_part(data, names, main, kind) for kind in ("styles", "numbering"))
    hidden = hidden_styles(styles)
    keep_shown(root, hidden)
    for kind in ("footnote", "endnote"):
        if next(root.iter(f"{W}{kind}Reference"), None) is None:
            continue
        notes = related_part(data, names, main, f"{kind}s")
        if notes is not None:
            keep_shown(notes, hidden)
            root.extend(list(referenced(root, notes, kind)))
    list_styles, by_id = read_styles(
        styles, {style for each in root.iter(f"{W}pStyle") if (style := each.get(f"{W}val"))}
    )
    chunks = read_chunks(data, main, root, rules)
    lines = list(_walk(root, DocxFile(by_id, Counters(read_lists(numbering, list_styles)), dict(chunks))))
    return lines, unread_notes(root, [line.text for line in lines], chunks)


def _walk(root: Element, document: DocxFile) -> Iterator[Line]:
    """The lines of the body in order: paragraphs outside tables, and rows of the outermost tables."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag in (_P, CHUNK):
            yield from _lines(element, document)
        elif element.tag == _ROW:
            yield from _row(element, document)
        elif element.tag != _PPR:
            stack.extend(reversed(element))


def _row(row: Element, document: DocxFile) -> list[Line]:
    """A table row as one line, its cells joined by tabs; a row with one filled cell only frames text and gives its
    paragraphs."""
    cells = [[line for each in cell.iter(_P, CHUNK) for line in _lines(each, document)] for cell in _cells(row)]
    filled = [cell for cell in cells if any(line.text.strip() for line in cell)]
    if len(filled) < 2:
        return filled[0] if filled else []
    pieces: list[Piece] = []
    for cell in filled:
        for number, line in enumerate(cell):
            if number or pieces:
                pieces.append(Piece(" " if number else "\t"))
            pieces += stripped(line.pieces)
    return [Line(pieces)]


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a table row, those inside content controls and other wrappers too (17.5.2.32, 17.5.1.5)."""
    stack = list(reversed(row))
    while stack:
        element = stack.pop()
        if element.tag == _CELL:
            yield element
        elif element.tag not in _ROW_PROPERTIES:
            stack.extend(reversed(element))


def _lines(element: Element, document: DocxFile) -> Sequence[Line]:
    """A paragraph as lines; a chunk as those read from its part, once however often it is named."""
    if element.tag == CHUNK:
        return [Line([Piece(each.text)], each.heading) for each in document.chunks.pop(chunk_id(element), ())]
    return _paragraph(element, document)


def _paragraph(paragraph: Element, document: DocxFile) -> list[Line]:
    """A paragraph's lines; the first carries the automatic number and the outline level. An entry of the
    table of contents gives none."""
    lines = [Line(pieces) for pieces in split_lines(_pieces(paragraph))]
    properties = paragraph.find(_PPR)
    style_id = value(properties, "pStyle")
    style = document.styles.get(style_id or "", Style())
    texts = [line.text for line in lines]
    if not any(texts) and style.number_id is None and (properties is None or properties.find(f"{W}numPr") is None):
        return []
    label = _label(properties, style, document.counters)
    if style.contents or not any(text.strip() for text in texts):
        return []
    heading = outline_level(properties)
    label = f"{label} " if label[-1:].isalnum() else label
    first = [Piece(label), *lines[0].pieces] if label else lines[0].pieces
    return [Line(first, (style.heading if heading is None else heading) or None), *lines[1:]]


def _label(properties: Element | None, style: Style, counters: Counters) -> str:
    """The automatic number of the paragraph: of its own list, else of its style's; list 0 means none."""
    numbers = None if properties is None else properties.find(f"{W}numPr")
    own = value(numbers, "numId")
    if own is not None:
        return counters.label(own, integer(value(numbers, "ilvl")), None)
    if style.number_id is None:
        return ""
    given = value(numbers, "ilvl")
    if given is not None:
        return counters.label(style.number_id, integer(given), None)
    return counters.label(style.number_id, style.level, style.numbered_by)


def _pieces(paragraph: Element) -> Iterator[Piece]:
    """The text of a paragraph with its formulas, its line breaks as line feeds; a page break is none."""
    for element in paragraph.iter(_T, _BR, _CR, _TAB, _HYPHEN, _FORMULA, *_SIGNS):
        tag = element.tag
        if tag in (_T, _FORMULA):
            yield Piece(element.text or "", element)
        elif tag == _TAB:
            # <w:tab> also names the tab stops of pPr, which are no text.
            if next(element.iterancestors()).tag == _R:
                yield Piece(" ", element)
        elif tag == _HYPHEN:
            yield Piece("-", element)
        elif tag in _SIGNS:
            yield Piece(_SIGNS[tag], element)
        elif element.get(f"{W}type") in (None, "textWrapping"):
            yield Piece("\n", element)
