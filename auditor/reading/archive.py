"""Parts of a zip package, read in bounded pieces: what a file declares of its sizes is not trusted."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from auditor.reading.draft import RefusedError, damaged

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PART = 64 * 1024 * 1024
MAX_PARTS = 10_000
_ENTRY = b"PK\1\2"  # one for each part, in the list at the end (APPNOTE.TXT 4.3.12)
_PIECE = 1 << 18
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OSError, KeyError)


def part_names(data: bytes) -> list[str]:
    """The names of the parts of a zip package. Raises RefusedError for a damaged one, and for more than MAX_PARTS."""
    if data.count(_ENTRY) > MAX_PARTS:
        raise RefusedError(f"压缩包里超过 {MAX_PARTS} 个文件。", "请只压缩报告本身，分批报送。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except _BROKEN:
        raise damaged() from None


def read_part(data: bytes, name: str) -> bytes:
    """One part of a zip package, unpacked; empty where there is none of that name.

    Raises RefusedError for a damaged or encrypted package and for a part larger than MAX_PART.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if name not in package.namelist():
                return b""
            if package.getinfo(name).flag_bits & 1:
                raise RefusedError("文件设有密码，无法读取。", "请取消密码后重新报送。")
            with package.open(name) as stream:
                return _bounded(stream)
    except _BROKEN:
        raise damaged() from None


def parse_xml(xml: bytes) -> Element | None:
    """The root element of an XML part, without entities, network or huge trees; None for an empty part.

    Raises RefusedError for a part that is no well-formed XML.
    """
    from lxml import etree

    if not xml:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise damaged() from None


def _bounded(stream: IO[bytes]) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > MAX_PART:
            raise RefusedError("文件解压后过大，不像一份报告。", "请删去嵌入的大对象，另存为 .docx 后重新报送。")
        pieces.append(piece)
    return b"".join(pieces)
