"""Parts of a zip package, read in bounded pieces: what a file declares of its sizes is not trusted."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from auditor.reading.draft import RefusedError, damaged

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PART = 64 * 1024 * 1024
MAX_PARTS = 10_000
MAX_PACKAGE = 256 * 1024 * 1024  # of all parts together, where a package is written again
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
            return _unpacked(package, package.getinfo(name))
    except _BROKEN:
        raise damaged() from None


def each_part(data: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """The parts of a zip package one after the other, each with its entry; of several with one name the last, as a reader takes it.

    Raises RefusedError as `read_part` does, and where all together are larger than MAX_PACKAGE.
    """
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in dict.fromkeys(package.namelist()):
                entry = package.getinfo(name)
                part = _unpacked(package, entry)
                size += len(part)
                if size > MAX_PACKAGE:
                    raise _too_large()
                yield entry, part
    except _BROKEN:
        raise damaged() from None


def parse_xml(xml: bytes, keep_comments: bool = False) -> Element | None:
    """The root element of an XML part, without entities, network or huge trees; None for an empty part. XML comments go, for
    no reader sees them, unless what is written again is to keep them.

    Raises RefusedError for a part that is no well-formed XML.
    """
    from lxml import etree

    if not xml:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=not keep_comments
    )
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise damaged() from None


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & 1:
        raise RefusedError("文件设有密码，无法读取。", "请取消密码后重新报送。")
    with package.open(entry) as stream:
        return _bounded(stream)


def _bounded(stream: IO[bytes]) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > MAX_PART:
            raise _too_large()
        pieces.append(piece)
    return b"".join(pieces)


def _too_large() -> RefusedError:
    return RefusedError("文件解压后过大，不像一份报告。", "请删去嵌入的大对象，另存为 .docx 后重新报送。")
