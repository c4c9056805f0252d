"""What a Word document holds besides its own text: web pages and texts put in as they are, diagrams, objects, pictures.

Facts of the format are from ECMA-376 part 1 (sections 17.17.2, 17.3.3.9, 17.3.3.19, 21.4.2.22).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from auditor.model import Note, for_unit
from auditor.reading.archive import read_part
from auditor.reading.draft import Block, Draft, RefusedError
from auditor.reading.text import read_text
from auditor.reading.web.html import read_html
from auditor.reading.web.mht import read_mht
from auditor.reading.word.docx_parts import targets
from auditor.reading.word.numbering import W
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CHUNK = f"{W}altChunk"
_BOX = f"{W}txbxContent"
_NOTE = for_unit("文中有嵌入对象（图示、附件或图片），其中的文字未能读取。")
_READERS: dict[str, Callable[[bytes, PageRules], Draft]] = {
    ".htm": read_html, ".html": read_html, ".mht": read_mht, ".mhtml": read_mht, ".txt": read_text,
}  # fmt: skip
_MOST_CHUNKS = 20  # a program that writes chunks puts the whole text into one
_PICTURES = (f"{W}drawing", f"{W}pict")
# SmartArt, embedded files, charts; in the transitional and in the strict namespace.
_OBJECTS = ("{*}relIds", "{*}OLEObject", "{*}chart")
_CAPTION = 100  # characters a picture; with fewer, the pictures are the report


def chunk_id(chunk: Element) -> str:
    """The relationship that a `w:altChunk` names, "" without one."""
    return next((str(value) for name, value in chunk.attrib.items() if str(name).endswith("}id")), "")


def read_chunks(data: bytes, main: str, root: Element, rules: PageRules) -> dict[str, Sequence[Block]]:
    """The blocks of the web pages and texts that `root` of part `main` puts in, by relationship; those that cannot
    be read are not among them."""
    found = dict.fromkeys(chunk_id(each) for each in root.iter(CHUNK))
    if not found:
        return {}
    names = targets(data, main)
    chunks: dict[str, Sequence[Block]] = {}
    for each in list(found)[:_MOST_CHUNKS]:
        name = names.get(each, "")
        reader = _READERS.get(PurePosixPath(name).suffix.lower())
        try:
            if reader is not None:
                chunks[each] = reader(read_part(data, name), rules).blocks
        except RefusedError:  # the report is read without it
            continue
    return chunks


def unread_notes(root: Element, texts: Sequence[str], chunks: dict[str, Sequence[Block]]) -> tuple[Note, ...]:
    """A sentence where the document holds text that is not among its `texts`: in an object, in a chunk that `chunks`
    lacks, or in pictures that take the place of text."""
    pictures, lost = 0, False
    for each in root.iter(*_PICTURES, CHUNK, *_OBJECTS):
        if each.tag in _PICTURES:
            pictures += next(each.iter(_BOX), None) is None  # the text of a box is read
        else:
            lost = lost or each.tag != CHUNK or chunk_id(each) not in chunks
    if lost or (pictures and sum(len(text.strip()) for text in texts) < _CAPTION * pictures):
        return (_NOTE,)
    return ()
