"""Files that mean harm or are broken, made by hand: `python -m tests.hostile.make FOLDER` writes them."""

from __future__ import annotations

import io
import os
import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "青石镇2024年法治政府建设工作报告，全年审查合同12份。"


def zipped(parts: dict[str, bytes | Iterator[bytes]]) -> bytes:
    """A zip of these parts; a part may come in pieces."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            with package.open(name, "w", force_zip64=True) as part:
                for piece in [content] if isinstance(content, bytes) else content:
                    part.write(piece)
    return stream.getvalue()


def docx(body: str | bytes | Iterator[bytes], **parts: str) -> bytes:
    """A Word document with this XML as its main part."""
    main = body.encode() if isinstance(body, str) else body
    return zipped({"word/document.xml": main, **{f"word/{name}.xml": text.encode() for name, text in parts.items()}})


def good_docx() -> bytes:
    return docx(f"<w:document {W}><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>")


def repeated(piece: bytes, size: int, before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
    """`size` bytes of a piece, a megabyte at a time."""
    yield before
    block = piece * (MEGABYTE // len(piece))
    for _ in range(size // len(block)):
        yield block
    yield after


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def bomb_docx() -> bytes:
    return docx(repeated(b"0", 1024 * MEGABYTE))


def blanks_docx() -> bytes:
    """Well-formed XML, hundreds of megabytes of blanks between two tags."""
    return docx(repeated(b" ", 300 * MEGABYTE, f"<w:document {W}><w:body>".encode(), b"</w:body></w:document>"))


def false_size_docx() -> bytes:
    """The list of parts says ten bytes where there are 200 megabytes."""
    data = bytearray(docx(repeated(b"0", 200 * MEGABYTE)))
    at = data.rindex(b"PK\1\2")
    struct.pack_into("<L", data, at + 24, 10)
    return bytes(data)


def many_parts_docx() -> bytes:
    return zipped({f"word/{number}.xml": b"" for number in range(70_000)})


def paragraphs_docx() -> bytes:
    """Five million empty paragraphs: little to unpack, gigabytes as a tree."""
    return docx(repeated(b"<w:p/>", 30 * MEGABYTE, f"<w:document {W}><w:body>".encode(), b"</w:body></w:document>"))


def deep_docx() -> bytes:
    return docx(
        f"<w:document {W}>" + "<w:tbl><w:tr><w:tc>" * 50_000 + "</w:tc></w:tr></w:tbl>" * 50_000 + "</w:document>"
    )


def entities_docx() -> bytes:
    """The billion laughs."""
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "{TEXT}">{laughs}]>'
    return docx(f"{head}<w:document {W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>")


def external_entity_docx() -> bytes:
    head = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return docx(f"{head}<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")


def flagged_docx() -> bytes:
    """Its parts are marked as encrypted."""
    data = bytearray(good_docx())
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        data[at + place] |= 1
    return bytes(data)


def looping_ole() -> bytes:
    """A compound file whose allocation table leads from each sector to itself."""
    header = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, 0, 1, 0, 0) + struct.pack("<L", 0) + b"\xff" * 432
    table = struct.pack("<128L", *range(128))
    return header.ljust(512, b"\xff") + table + b"\0" * 512 * 8


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, the first its catalogue."""
    body, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>"
    return body + f"{end}\nstartxref\n{len(body)}\n%%EOF".encode()


PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"


def stream_bomb_pdf(filters: int = 1) -> bytes:
    """A content stream of two gigabytes of text operators, packed; with more filters, packed again and again."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(piece) for piece in repeated(b"(a)Tj ", 2048 * MEGABYTE)) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    chain = "/FlateDecode" * filters
    content = f"<</Length {len(packed)}/Filter[{chain}]>>stream\n".encode() + packed + b"\nendstream"
    return pdf(CATALOGUE, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, content)


def many_pages_pdf() -> bytes:
    """One page, named a hundred thousand times."""
    kids = "3 0 R " * 100_000
    return pdf(CATALOGUE, f"<</Type/Pages/Kids[{kids}]/Count 100000>>", PAGE, "<</Length 0>>stream\n\nendstream")


def looping_pdf() -> bytes:
    return pdf(CATALOGUE, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")


def locked_pdf() -> bytes:
    """Encrypted with a password that nobody knows."""
    secret = "<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + "ab" * 32 + ">/U<" + "cd" * 32 + ">>>"
    return pdf(
        CATALOGUE, "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, "<</Length 0>>stream\n\nendstream", secret,
        trailer="/Encrypt 5 0 R/ID[<00><00>]",
    )  # fmt: skip


def nested_zip(depth: int) -> bytes:
    data = zipped({"报告.txt": TEXT.encode()})
    for level in range(depth):
        data = zipped({f"{level}.zip": data})
    return data


def flagged_zip() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    data[6] |= 1
    data[data.find(b"PK\1\2") + 8] |= 1
    return bytes(data)


def link_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        link = zipfile.ZipInfo("链接.txt")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    return stream.getvalue()


def picture_bomb_png() -> bytes:
    """A picture of 50,000 by 50,000 black points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    packer = zlib.compressobj(1)
    rows = b"".join(packer.compress(piece) for piece in repeated(b"\0", 300 * MEGABYTE)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def ofd(page: bytes | Iterator[bytes], pages: int = 1) -> bytes:
    head = '<?xml version="1.0"?><ofd:{} xmlns:ofd="http://www.ofdspec.org/2016">{}</ofd:{}>'
    root = head.format("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>", "OFD")
    listed = '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * pages
    document = head.format("Document", f"<ofd:Pages>{listed}</ofd:Pages>", "Document")
    return zipped(
        {"OFD.xml": root.encode(), "Doc_0/Document.xml": document.encode(), "Doc_0/Pages/Page_0/Content.xml": page}
    )


def noise(size: int) -> bytes:
    return random.Random(3).randbytes(size)


FILES: dict[str, Callable[[], bytes]] = {
    "空.docx": lambda: b"",
    "空白.txt": lambda: b" \r\n\t" * 50,
    "全零.doc": lambda: b"\0" * MEGABYTE,
    "截断.docx": lambda: good_docx()[:-60],
    "半截.docx": lambda: good_docx()[:200],
    "没有正文.docx": lambda: zipped({"word/styles.xml": b"<a/>"}),
    "坏XML.docx": lambda: docx("<w:document><不完整"),
    "炸弹.docx": bomb_docx,
    "空白炸弹.docx": blanks_docx,
    "假大小.docx": false_size_docx,
    "七万部件.docx": many_parts_docx,
    "五百万段.docx": paragraphs_docx,
    "五万层表格.docx": deep_docx,
    "十亿个笑.docx": entities_docx,
    "外部实体.docx": external_entity_docx,
    "加密部件.docx": flagged_docx,
    "密码.docx": lambda: OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    "程序.docx": lambda: b"MZ\x90\0" + noise(5000),
    "截断.doc": lambda: OLE + b"\0" * 300,
    "乱码.doc": lambda: OLE + noise(20_000),
    "循环.doc": looping_ole,
    "旧.wps": lambda: OLE + b"\0" * 4096,
    "截断.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<<",
    "密码.pdf": locked_pdf,
    "流炸弹.pdf": stream_bomb_pdf,
    "多重压缩.pdf": lambda: stream_bomb_pdf(3),
    "十万页.pdf": many_pages_pdf,
    "循环.pdf": looping_pdf,
    "乱码.pdf": lambda: b"%PDF-1.4\n" + noise(50_000),
    "上级目录.zip": lambda: zipped({"../../etc/报告.txt": b"", "/etc/报告.txt": b"", "C:\\报告.txt": b""}),
    "三层.zip": lambda: nested_zip(3),
    "炸弹.zip": lambda: zipped({"报告.txt": repeated(b"0", 300 * MEGABYTE)}),
    "炸弹套炸弹.zip": lambda: zipped({"内.zip": zipped({"报告.txt": repeated(b"0", 300 * MEGABYTE)})}),
    "加密.zip": flagged_zip,
    "链接.zip": link_zip,
    "十万文件.zip": lambda: zipped({f"{number}.txt": b"" for number in range(100_000)}),
    "截断.zip": lambda: zipped({"报告.txt": TEXT.encode() * 50})[:-30],
    "空.zip": lambda: zipped({}),
    "嵌套三万层.html": lambda: b"<html><body>" + b"<div>" * 30_000 + TEXT.encode() * 20_000,
    "无中文.html": lambda: b"<html><body>" + b"<table><tr><td>x</td></tr>" * 20_000,
    "过大.txt": lambda: TEXT.encode() * 900_000,
    "过长.txt": lambda: TEXT.encode() * 20_000,
    "乱码.txt": lambda: noise(100_000),
    "深.rtf": lambda: b"{\\rtf1" + b"{" * 500_000,
    "二进制.rtf": lambda: b"{\\rtf1\\bin999999999999 " + noise(1000),
    "巨数.rtf": lambda: b"{\\rtf1 \\u" + b"9" * 200_000 + b"?}",
    "炸弹.ofd": lambda: ofd(repeated(b" ", 300 * MEGABYTE)),
    "百万页.ofd": lambda: ofd(b"<Page/>", 1_000_000),
    "截断.ofd": lambda: ofd(b"<Page/>")[:-40],
    "炸弹.odt": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a>"}),
    "多重.mht": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 3000,
    "图片炸弹.png": picture_bomb_png,
    "截断.jpg": lambda: b"\xff\xd8\xff\xe0" + noise(500),
    "表格.xlsx": lambda: zipped({"xl/workbook.xml": b"<a/>"}),
    "压缩.rar": lambda: b"Rar!\x1a\x07\x00" + noise(500),
    "😀" * 20 + ".docx": lambda: b"PK\3\4" + noise(500),
    "长" * 70 + ".pdf": lambda: b"%PDF-" + noise(500),
}  # fmt: skip
SPECIAL = ("链接.txt", "自指.txt", "链接文件夹", "设备.txt", "管道.txt")


def write(folder: Path) -> list[str]:
    """Write all of them and tell their names; what this system cannot make is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
        names.append(name)
    makers: tuple[Callable[[Path], object], ...] = (
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("/etc"),
        lambda path: path.symlink_to("/dev/zero"),
        os.mkfifo,
    )
    for name, special in zip(SPECIAL, makers, strict=True):
        with suppress(OSError, NotImplementedError, AttributeError):
            special(folder / name)
            names.append(name)
    return names


if __name__ == "__main__":
    print("\n".join(write(Path(sys.argv[1]))))
