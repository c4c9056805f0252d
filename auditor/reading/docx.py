"""Word documents (.docx): paragraphs and table rows in order, with outline levels and automatic numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from auditor.reading.archive import parse_xml, part_names, read_part
from auditor.reading.draft import Block, Draft, RefusedError
from auditor.reading.numbering import Counters, W, integer, read_lists, value
from auditor.ruleset.pages import PageRules

_P, _R, _T, _TBL, _ROW, _CELL = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc"))
_BR, _CR, _TAB, _HYPHEN, _PPR, _BOX = (
    f"{W}{name}" for name in ("br", "cr", "tab", "noBreakHyphen", "pPr", "txbxContent")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a reader of the accepted document does not see: text moved or deleted, and the copy of a text box for old
# programs.
_GONE = (f"{W}del", f"{W}moveFrom", _FALLBACK)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACE = W[1:-1].encode()


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style gives, its base styles included: outline level (1 = top), list, and level in the list."""

    heading: int | None = None
    number_id: str | None = None
    level: int = 0
    numbered_by: str | None = None


def read_docx(data: bytes, _rules: PageRules) -> Draft:
    """The paragraphs of a Word document. Raises RefusedError for a damaged or encrypted one."""
    names = part_names(data)
    main = next((name for name in sorted(names) if name.startswith("word/document") and name.endswith(".xml")), None)
    if main is None:
        raise RefusedError(
            "不是 Word 文档（压缩包里没有正文）。", "请用 Word 或 WPS 打开原文，另存为 .docx 后重新报送。"
        )
    root, styles, numbering = (_part(data, name) for name in (main, "word/styles.xml", "word/numbering.xml"))
    if root is None:
        raise RefusedError("Word 文档的正文是空的。", "请核对文件后重新报送。")
    _tidy(root)
    list_styles, by_id = read_styles(styles, {each.get(f"{W}val") for each in root.iter(f"{W}pStyle")})
    return Draft(tuple(_walk(root, by_id, Counters(read_lists(numbering, list_styles)))))


def _part(data: bytes, name: str) -> Any:
    return parse_xml(read_part(data, name).replace(_STRICT, _NAMESPACE))


def read_styles(root: Any, used: set[str]) -> tuple[dict[str, str], dict[str, Style]]:
    """From `styles.xml`, by style id: the list that each numbering style stands for, and the `used` paragraph
    styles resolved.

    Templates define a hundred styles and documents use five, so only those are resolved.
    """
    elements = {} if root is None else {each.get(f"{W}styleId"): each for each in root.iterchildren(f"{W}style")}
    list_styles = {}
    for style_id, element in elements.items():
        if element.get(f"{W}type") == "numbering":
            number_id = value(element.find(f"{W}pPr/{W}numPr"), "numId")
            if number_id is not None:
                list_styles[style_id] = number_id
    return list_styles, {style_id: _style(style_id, elements) for style_id in used & elements.keys()}


def _style(style_id: str, elements: dict[str, Any]) -> Style:
    """The style with what it takes over from the styles it is based on."""
    heading, number_id, level, numbered_by = None, None, 0, None
    seen: set[str] = set()
    at: str | None = style_id
    while at in elements and at not in seen and len(seen) < 32:
        seen.add(at)
        element = elements[at]
        properties = element.find(_PPR)
        heading = _outline(properties, value(element, "name")) if heading is None else heading
        numbers = None if properties is None else properties.find(f"{W}numPr")
        if number_id is None and (number_id := value(numbers, "numId")) is not None:
            level, numbered_by = integer(value(numbers, "ilvl")), at
        at = value(element, "basedOn")
    return Style(heading or None, number_id, level, numbered_by)


def _outline(properties: Any, name: str | None = None) -> int | None:
    """The outline level (1 = top), 0 for plain text, None where nothing is said; style "heading 2" has level 2."""
    if (given := value(properties, "outlineLvl")) is not None:
        return integer(given) + 1 if integer(given) < 9 else 0
    words = (name or "").lower().split()
    return integer(words[1]) if len(words) == 2 and words[0] == "heading" and 0 < integer(words[1]) <= 9 else None


def _tidy(root: Any) -> None:
    """Removes what an accepted document does not show, and moves text boxes behind the paragraph they hang on."""
    for element in list(root.iter(*_GONE)):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    for box in list(root.iter(_BOX)):
        host = next((each for each in box.iterancestors(_P)), None)
        if host is not None:
            for paragraph in reversed(list(box)):
                host.addnext(paragraph)


def _walk(root: Any, styles: dict[str, Style], counters: Counters) -> Iterator[Block]:
    """The blocks of the body in order: paragraphs outside tables, and rows of the outermost tables."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag == _P:
            yield from _paragraph(element, styles, counters)
        elif element.tag == _ROW:
            yield from _row(element, styles, counters)
        elif element.tag != _PPR:
            stack.extend(reversed(element))


def _row(row: Any, styles: dict[str, Style], counters: Counters) -> list[Block]:
    """A table row as one block, its cells joined by tabs; a row with one filled cell only frames text and gives its
    paragraphs."""
    cells = [
        [block for p in cell.iter(_P) for block in _paragraph(p, styles, counters)] for cell in row.iterchildren(_CELL)
    ]
    filled = [cell for cell in cells if any(block.text.strip() for block in cell)]
    if len(filled) < 2:
        return filled[0] if filled else []
    return [Block("\t".join(" ".join(block.text.strip() for block in cell) for cell in filled))]


def _paragraph(paragraph: Any, styles: dict[str, Style], counters: Counters) -> list[Block]:
    """A paragraph's lines as blocks; the first carries the automatic number and the outline level."""
    lines = _text(paragraph).split("\n")
    properties = paragraph.find(_PPR)
    style_id = value(properties, "pStyle")
    style = styles.get(style_id or "", Style())
    if not any(lines) and style.number_id is None and (properties is None or properties.find(f"{W}numPr") is None):
        return []
    label = _label(properties, style, counters)
    if not any(line.strip() for line in lines):
        return []
    heading = _outline(properties)
    first = f"{label} {lines[0]}" if label[-1:].isalnum() else label + lines[0]
    return [Block(first, heading=(style.heading if heading is None else heading) or None), *map(Block, lines[1:])]


def _label(properties: Any, style: Style, counters: Counters) -> str:
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


def _text(paragraph: Any) -> str:
    """The text of a paragraph, its line breaks as line feeds; a page break is none."""
    parts = []
    for element in paragraph.iter(_T, _BR, _CR, _TAB, _HYPHEN):
        tag = element.tag
        if tag == _T:
            parts.append(element.text or "")
        elif tag == _TAB:
            # <w:tab> also names the tab stops of pPr, which are no text.
            parts.append(" " if element.getparent().tag == _R else "")
        elif tag == _HYPHEN:
            parts.append("-")
        elif element.get(f"{W}type") in (None, "textWrapping"):
            parts.append("\n")
    return "".join(parts)
