"""Paragraphs set as pages of an OFD file (GB/T 33190-2016): a text object a line, cells apart, a page number below."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_SIZE, _LEADING = 4.0, 7.0  # millimetres: a character, from line to line
_LEFT, _TOP, _BOTTOM = 25.0, 35.0, 280.0
_COLUMNS = 40  # characters a line
_ROWS = 32  # lines a page
_CELL = 13  # characters a table cell
_TOKEN = re.compile(r"[!-~]+|.[，。、；：！？）》”]*")  # what stays in one line


class Placed(NamedTuple):
    """Text with the place of its baseline's start, in millimetres."""

    text: str
    x: float
    y: float


def write_ofd(paragraphs: Sequence[str]) -> bytes:
    """An OFD package with the paragraphs, the first one centred as the title."""
    rows = [row for at, text in enumerate(paragraphs) for row in _rows(text, title=at == 0)]
    pages = [rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", _part("OFD", _DOC_BODY, 'Version="1.0" DocType="OFD"'))
        archive.writestr("Doc_0/Document.xml", _document(len(pages)))
        archive.writestr("Doc_0/PublicRes.xml", _part("Res", _FONTS, 'BaseLoc="Res"'))
        for number, page in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", _page(page, number))
    return stream.getvalue()


def _rows(text: str, title: bool) -> Iterator[list[Placed]]:
    """The lines of a paragraph as texts with their columns; a table row has a text a cell."""
    if "\t" in text:
        yield [Placed(cell, at * _CELL, 0) for at, cell in enumerate(text.split("\t"))]
        return
    at = (_COLUMNS - len(text)) / 2 if title else 2.0
    line, width = "", at
    for token in _TOKEN.findall(text):
        if line and width + _width(token.rstrip("，。、；：！？）》”")) > _COLUMNS:
            yield [Placed(line, at, 0)]
            at, line, width = 0.0, "", 0.0
        line, width = line + token, width + _width(token)
    yield [Placed(line, at, 0)]


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _page(rows: Sequence[Sequence[Placed]], number: int) -> str:
    placed = [
        Placed(each.text, _LEFT + each.x * _SIZE, _TOP + at * _LEADING) for at, row in enumerate(rows) for each in row
    ]
    placed.append(Placed(f"— {number + 1} —", 100.0, _BOTTOM))
    first = 1000 * (number + 1)
    objects = "".join(_object(each, first + at) for at, each in enumerate(placed, 1))
    return _part("Page", f'<ofd:Content><ofd:Layer ID="{first}">{objects}</ofd:Layer></ofd:Content>')


def _object(placed: Placed, number: int) -> str:
    """A text object; its box begins a character's height above the baseline."""
    steps = " ".join(f"{_width(char) * _SIZE:g}" for char in placed.text[:-1])
    box = f"{placed.x:g} {placed.y - _SIZE:g} {_width(placed.text) * _SIZE:g} {_SIZE * 1.2:g}"
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{box}" Font="2" Size="{_SIZE:g}">'
        f'<ofd:TextCode X="0" Y="{_SIZE:g}" DeltaX="{steps}">{escape(placed.text)}</ofd:TextCode></ofd:TextObject>'
    )


def _document(pages: int) -> str:
    listed = "".join(
        f'<ofd:Page ID="{1000 * (at + 1) + 900}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(pages)
    )
    common = (
        "<ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
    )
    return _part("Document", f"{common}<ofd:Pages>{listed}</ofd:Pages>")


def _part(name: str, content: str, attributes: str = "") -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<ofd:{name} {_NAMESPACE} {attributes}>{content}</ofd:{name}>"


_FONTS = '<ofd:Fonts><ofd:Font ID="2" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts>'
_DOC_BODY = (
    "<ofd:DocBody><ofd:DocInfo><ofd:DocID>00000000000000000000000000000001</ofd:DocID></ofd:DocInfo>"
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
)
