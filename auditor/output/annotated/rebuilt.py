"""A Word file made of the text of a report that is no .docx, or whose own file cannot be written in: its paragraphs without page
furniture, the title centred, headings bold, and a first line that tells so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Paragraph, Place, Submission
from auditor.output.annotated.document import WordFile
from auditor.output.kit.zipped import zipped
from auditor.reading.word.docx_origin import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LED = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/{{kind}}" Target="{{target}}"/></Relationships>'
)
# What official documents look like: 仿宋 of 16 points, 28 points from line to line.
_FONT = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{}" w:hint="eastAsia"'
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_NS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONT.format("仿宋")}/><w:sz w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="560" '
    'w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportTitle"><w:name w:val="报告标题"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:spacing w:before="240" w:after="240" w:line="640" w:lineRule="exact"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'
    f'<w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts {_FONT.format("宋体")}/><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Head"><w:name w:val="标题以上"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Told"><w:name w:val="生成说明"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr><w:spacing w:line="400" w:lineRule="exact"/>'
    '<w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>'
    f'<w:rPr><w:rFonts {_FONT.format("楷体")}/><w:color w:val="595959"/><w:sz w:val="24"/></w:rPr></w:style></w:styles>'
)
_PAGE = (
    f'<w:sectPr xmlns:w="{_NS}"><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)


_NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


class _Piece(NamedTuple):
    """An element with the text of a paragraph from `start` to before `end`."""

    paragraph: int
    start: int
    end: int
    element: Element


def rebuilt(submission: Submission, title: int, headings: Iterable[Place], told: Iterable[str]) -> WordFile:
    """The file of a submission. `title` is the number of the paragraph with its title, 0 without one; `headings` are set bold, and
    `told` are the sentences that stand first."""
    from lxml import etree

    bold: dict[int, list[Place]] = {}
    for place in headings:
        bold.setdefault(place.paragraph, []).append(place)
    root = etree.Element(f"{_W}document", nsmap={"w": _NS})
    body = etree.SubElement(root, f"{_W}body")
    for sentence in told:
        list(_set(_paragraph(body, "Told"), Paragraph(0, sentence), ()))
    pieces: list[_Piece] = []
    for paragraph in [each for each in submission.paragraphs if not each.furniture] or submission.paragraphs:
        style = "ReportTitle" if paragraph.number == title else "Head" if paragraph.number < title else ""
        pieces += _set(_paragraph(body, style), paragraph, bold.get(paragraph.number, ()))
    body.append(etree.fromstring(_PAGE))
    main = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return WordFile(zipped({**_parts(), MAIN: main}), MAIN, root, _origins(root, pieces))


def _parts() -> dict[str, bytes]:
    """The parts around the main text."""
    led = {"_rels/.rels": ("officeDocument", MAIN), "word/_rels/document.xml.rels": ("styles", "styles.xml")}
    relationships = {name: _LED.format(kind=kind, target=target) for name, (kind, target) in led.items()}
    parts = {"[Content_Types].xml": _TYPES, **relationships, "word/styles.xml": _STYLES}
    return {name: text.encode() for name, text in parts.items()}


def _paragraph(body: Element, style: str) -> Element:
    from lxml import etree

    paragraph = etree.SubElement(body, f"{_W}p")
    if style:
        etree.SubElement(etree.SubElement(paragraph, f"{_W}pPr"), f"{_W}pStyle", {f"{_W}val": style})
    return paragraph


def _set(into: Element, paragraph: Paragraph, bold: Iterable[Place]) -> Iterator[_Piece]:
    """Set the text of a paragraph, a run for each stretch that is bold throughout or nowhere; tabs as Word has them."""
    from lxml import etree

    bold = tuple(bold)
    text = _NO_XML.sub("\ufffd", paragraph.text)
    edges = {0, len(text)}.union(*((place.start, place.end) for place in bold))
    for start, end in pairwise(sorted(edge for edge in edges if edge <= len(text))):
        run = etree.SubElement(into, f"{_W}r")
        if any(place.start <= start and end <= place.end for place in bold):
            etree.SubElement(etree.SubElement(run, f"{_W}rPr"), f"{_W}b")
        for found in re.finditer("\t|[^\t]+", text[start:end]):
            element = etree.SubElement(run, f"{_W}tab" if found[0] == "\t" else f"{_W}t")
            if found[0] != "\t":
                element.text = found[0]
                element.set(_SPACE, "preserve")
            yield _Piece(paragraph.number, start + found.start(), start + found.end(), element)


def _origins(root: Element, pieces: Iterable[_Piece]) -> dict[int, list[Origin]]:
    numbers = {element: number for number, element in enumerate(root.iter("*"))}
    found: dict[int, list[Origin]] = {}
    for piece in pieces:
        found.setdefault(piece.paragraph, []).append(Origin(piece.start, piece.end, numbers[piece.element], 0))
    return found
