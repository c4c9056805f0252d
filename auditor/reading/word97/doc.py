"""Word documents before .docx (.doc, and .wps of the same structure): paragraphs and table rows in order, with outline
levels and automatic numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.model import for_office
from auditor.reading.draft import Block, Draft, damaged
from auditor.reading.word.numbering import Counters
from auditor.reading.word97.doc_lists import Style, list_id, outline, read_lists, read_styles
from auditor.reading.word97.doc_parts import Binary, number, open_binary
from auditor.reading.word97.doc_text import DEPTH, IN_TABLE, LIST_LEVEL, ROW_END, Paragraph, Text, read_text
from auditor.rules.pages import PageRules

# Stories in the order of their text; each length stands in the FIB ([MS-DOC] FibRgLw97).
_BODY, _FOOTNOTES, _ENDNOTES, _BOXES = 0, 1, 5, 6
_STORIES = 7
_GROUP_NOTE = for_office("文中有组合图形，其中文本框的位置未能确定，文字排在正文之后。")
_CELL_MARK = "\x07"
# Special characters, [MS-DOC] 2.4.1: a line break, a hyphen that does not break; the others are no text.
_NO_TEXT: dict[str, str | None] = {chr(code): None for code in range(0x20)}
_CHARACTERS = str.maketrans(_NO_TEXT | {"\t": " ", "\x0b": "\n", "\x1e": "-"})


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: the character of the body where it hangs, and the first and last of its own text."""

    anchor: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DocFile:
    """What the blocks are made of; the counters run on, and `boxes` empties from its end as text boxes are met."""

    text: Text
    styles: dict[int, Style]
    counters: Counters
    boxes: list[Box]


def read_doc(data: bytes, _rules: PageRules) -> Draft:
    """The paragraphs of a Word 97–2007 document: the body with its text boxes, then footnotes and endnotes.

    Raises RefusedError for a file that is damaged, encrypted or no Word document, DeferredError for one of Word 95 or
    before.
    """
    binary = open_binary(data)
    styles = read_styles(binary.part(1))
    text = read_text(binary, frozenset(index for index, style in styles.items() if style.hidden))
    stories = _stories(binary)
    body = stories[_BODY]
    if body[1] > len(text.characters):
        raise damaged()
    document = DocFile(text, styles, Counters(read_lists(binary)), _boxes(binary, body[1], stories[_BOXES]))
    blocks = list(_walk(document, *stories[_BODY]))
    notes = (_GROUP_NOTE,) if document.boxes else ()
    blocks += _hanging(document, body[1] + 1)
    blocks += [block for story in (_FOOTNOTES, _ENDNOTES) for block in _walk(document, *stories[story])]
    return Draft(tuple(blocks), notes=notes)


def _stories(binary: Binary) -> list[tuple[int, int]]:
    """The first character of each story and the one behind its last."""
    spans, at = [], 0
    for story in range(_STORIES):
        length = number(binary.main, 0x4C + 4 * story, 4)
        spans.append((at, at + length))
        at += length
    return spans


def _boxes(binary: Binary, body_end: int, story: tuple[int, int]) -> list[Box]:
    """The text boxes of the body, last first ([MS-DOC] PlcftxbxTxt); those inside a group of shapes hang behind the
    end of the body."""
    shapes = binary.part(40)
    count = max(len(shapes) - 4, 0) // 30
    anchors = {number(shapes, 4 * (count + 1) + 26 * index, 4): number(shapes, 4 * index, 4) for index in range(count)}
    texts = binary.part(56)
    count = max(len(texts) - 4, 0) // 26
    boxes = []
    at = story[0]
    # The last entry only closes the list.
    for index in range(count - 1):
        entry = 4 * (count + 1) + 22 * index
        first, last = (min(story[0] + number(texts, 4 * (index + step), 4), story[1]) for step in (0, 1))
        if number(texts, entry + 8, 2) or not at <= first < last:
            continue  # free for reuse, or out of order
        boxes.append(Box(min(anchors.get(number(texts, entry + 14, 4), body_end), body_end), first, last))
        at = last
    return sorted(boxes, key=lambda box: (box.anchor, box.first), reverse=True)


def _walk(document: DocFile, first: int, last: int) -> Iterator[Block]:
    """The blocks of a story: paragraphs outside tables, and rows of the outermost tables."""
    cells: list[list[Block]] = [[]]
    for paragraph in document.text.paragraphs(first, last):
        properties = paragraph.properties
        if paragraph.mark == _CELL_MARK and properties.get(ROW_END):
            yield from _row(cells)
            cells = [[]]
            continue
        cells[-1] += _blocks(document, paragraph)
        if paragraph.mark == _CELL_MARK:
            cells.append([])
        elif not (properties.get(IN_TABLE) or properties.get(DEPTH)):
            yield from _row(cells)
            cells = [[]]
    yield from _row(cells)


def _row(cells: list[list[Block]]) -> list[Block]:
    """A table row as one block, its cells joined by tabs; a row with one filled cell only frames text and gives its
    paragraphs."""
    filled = [cell for cell in cells if any(block.text.strip() for block in cell)]
    if len(filled) < 2:
        return filled[0] if filled else []
    return [Block("\t".join(" ".join(block.text.strip() for block in cell) for cell in filled))]


def _blocks(document: DocFile, paragraph: Paragraph) -> list[Block]:
    """A paragraph's lines as blocks, the first with automatic number and outline level; then its text boxes. An entry
    of the table of contents gives none."""
    style = document.styles.get(paragraph.style, Style())
    stored = document.text.characters[paragraph.start : paragraph.end].translate(_CHARACTERS)
    lines = stored.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").split("\n")
    label = _label(paragraph, style, document.counters)
    blocks = []
    if not style.contents and any(line.strip() for line in lines):
        heading = outline(paragraph.properties)
        first = f"{label} {lines[0]}" if label[-1:].isalnum() else label + lines[0]
        blocks = [Block(first, heading=(style.heading if heading is None else heading) or None)]
        blocks += map(Block, lines[1:])
    return [*blocks, *_hanging(document, paragraph.end)]


def _hanging(document: DocFile, end: int) -> list[Block]:
    """The blocks of the text boxes not yet met that hang before the character `end` of the body."""
    blocks: list[Block] = []
    while document.boxes and document.boxes[-1].anchor < end:
        box = document.boxes.pop()
        # Its own paragraphs lie behind the body, where every box would seem met.
        blocks += _walk(replace(document, boxes=[]), box.first, box.last)
    return blocks


def _label(paragraph: Paragraph, style: Style, counters: Counters) -> str:
    """The automatic number of the paragraph: of its own list, else of its style's."""
    own, level = list_id(paragraph.properties), paragraph.properties.get(LIST_LEVEL)
    chosen = style.list_id if own is None else own
    by_style = str(style.numbered_by) if own is None and level is None else None
    if level is None:
        level = style.level or 0
    return "" if chosen is None else counters.label(str(chosen), level, by_style)
