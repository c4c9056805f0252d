"""The raw XML that the master report is made of: lists, runs with changes, a text box, a footnote, running lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="28"/>'
OUTLINE, ITEMS, ITEMS_AGAIN = 71, 72, 73  # list ids
_numbers = itertools.count(1)

_LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{style}<w:suff w:val="nothing"/>'
    '<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="560"/></w:pPr></w:lvl>'
)


def _abstract(number: int, levels: Sequence[tuple[str, str, str]], start: int = 1) -> str:
    xml = "".join(
        _LEVEL.format(start=start, at=at, form=form, text=text, style=f'<w:pStyle w:val="{style}"/>' if style else "")
        for at, (form, text, style) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{xml}</w:abstractNum>'


def add_lists(document: Any, override: bool) -> None:
    """The lists, and the two styles bound to the first two levels of one. The second list of items would begin at 5,
    were its start not overridden; without `override` it begins at 1 by itself."""
    outline = (
        ("chineseCounting", "%1、", "Report1"),
        ("chineseCounting", "（%2）", "Report2"),
        ("decimal", "%3.", ""),
    )
    items = [("decimal", "（%1）", "")]
    numbering = document.part.numbering_part.element
    for xml in (_abstract(71, outline), _abstract(72, items), _abstract(73, items, start=5 if override else 1)):
        numbering.insert(0, element(xml))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if override else ""
    for number, abstract, own in ((OUTLINE, 71, ""), (ITEMS, 72, ""), (ITEMS_AGAIN, 73, again)):
        xml = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{own}</w:num>'
        numbering.append(element(xml))
    for level in (0, 1):
        document.styles.element.append(element(_style(level)))


def _style(level: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Report{level + 1}">'
        f'<w:name w:val="报告{level + 1}级标题"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
        + (f'<w:ilvl w:val="{level}"/>' if level else "")
        + f'<w:numId w:val="{OUTLINE}"/></w:numPr><w:outlineLvl w:val="{level}"/></w:pPr></w:style>'
    )


def add_running_lines(document: Any, header: str) -> None:
    """A head and a page number on each page."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    footer = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run("— ")}{field}{run(" —")}</w:p>'
    section.footer._element.append(element(footer))


def add_footnotes(document: Any, texts: Sequence[str]) -> None:
    """The part with the separators and the footnotes, numbered from 1."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    separator = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
    kinds = ("separator", "continuationSeparator")
    notes = "".join(separator.format(kind, at, kind) for at, kind in enumerate(kinds, start=-1))
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes += "".join(
        f'<w:footnote w:id="{at}"><w:p>{mark}{run(text)}</w:p></w:footnote>' for at, text in enumerate(texts, start=1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_NAMESPACES}>{notes}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def element(xml: str) -> Any:
    """A piece of XML parsed, in the namespaces of a Word document."""
    from docx.oxml import parse_xml

    return parse_xml(f"<w:body {_NAMESPACES}>{xml}</w:body>")[0]


def change(kind: str, content: str = "") -> str:
    """A tracked change of its own number; empty where it marks a paragraph mark."""
    return f'<w:{kind} w:id="{next(_numbers)}" w:author="校对" w:date="2025-01-10T09:00:00Z">{content}</w:{kind}>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{_FONTS}{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return change("ins", run(text))


def deleted(text: str) -> str:
    return change("del", run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText "))


def hidden(text: str) -> str:
    return run(text).replace("<w:sz ", "<w:vanish/><w:sz ")


def note_reference(number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def table(rows: Sequence[Sequence[str]]) -> str:
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cell = '<w:tc><w:tcPr><w:tcW w:w="2900" w:type="dxa"/></w:tcPr><w:p>{}</w:p></w:tc>'
    body = "".join(f"<w:tr>{''.join(cell.format(run(text)) for text in row)}</w:tr>" for row in rows)
    grid = '<w:gridCol w:w="2900"/>' * len(rows[0])
    return f"<w:tbl><w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def text_box(text: str) -> str:
    """A paragraph that a text box hangs on, drawn for new programs and again for old ones."""
    box = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    width, height = 5_200_000, 420_000  # in English Metric Units, 360,000 a centimetre
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="提示"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f'<w:pict><v:shape style="width:410pt;height:33pt"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
