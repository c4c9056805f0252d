"""The one table of formats: how each is told by its bytes, and who reads it or what to advise instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from auditor.reading.archive import part_names
from auditor.reading.draft import DeferredError, Draft, RefusedError, ScanError
from auditor.reading.office import read_office
from auditor.reading.pages.ofd import read_ofd
from auditor.reading.pages.pdf import read_pdf
from auditor.reading.rtf.rtf import read_rtf
from auditor.reading.scan.ocr import available, read_image, read_scan
from auditor.reading.text import read_text
from auditor.reading.web.html import read_html
from auditor.reading.web.mht import read_mht
from auditor.reading.word.docx import read_docx
from auditor.reading.word97.doc import read_doc
from auditor.rules.pages import PageRules

_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|p|table|span|meta)\b", re.IGNORECASE)
_MIME = re.compile(rb"\s*(?:MIME-Version|From|Content-Type|Subject|Date)\s*:", re.IGNORECASE)
_TRANSFER = re.compile(rb"^Content-Transfer-Encoding\s*:", re.IGNORECASE | re.MULTILINE)
_WORD_XML = re.compile(rb"progid\s*=\s*[\"']Word\.Document[\"']|<w:wordDocument\b")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*")
_OWN = "自带读取程序"
_OCR = "rapidocr"
_OFFICE = "LibreOffice"

Reader = Callable[[bytes, PageRules], Draft]


@dataclass(frozen=True, slots=True)
class Probe:
    """What a format is told by: the bytes, and the names of the parts where they are a zip."""

    data: bytes
    names: tuple[str, ...]


def _defer(_data: bytes, _rules: PageRules) -> Draft:
    raise DeferredError("slow reader only")


def _read_pdf(data: bytes, rules: PageRules) -> Draft:
    """The text layer; a file with pages that have none waits for recognition where that is installed."""
    try:
        draft = read_pdf(data, rules)
    except ScanError:
        if available():
            raise DeferredError("no text layer") from None
        raise
    if draft.notes and available():
        raise DeferredError("some pages without a text layer")
    return draft


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its name in the results, how its files are called, the test of its bytes, its reader and
    that reader's name. The name of a file decides nothing where its bytes tell the format; what they do not tell is plain
    text, and read as such under one of these `suffixes` or none.

    `slow` reads what `read` defers, in a process with wider limits.
    """

    name: str
    suffixes: tuple[str, ...]
    accepts: Callable[[Probe], bool]
    read: Reader
    reader: str = _OWN
    slow: Reader | None = None
    slow_reader: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A format that is known but not read: the test of its bytes, and what to tell."""

    accepts: Callable[[Probe], bool]
    reason: str
    advice: str


def _begins(*magic: bytes) -> Callable[[Probe], bool]:
    return lambda probe: probe.data.startswith(magic)


def _zip_with(name: str) -> Callable[[Probe], bool]:
    return lambda probe: any(each.startswith(name) for each in probe.names)


def _package(*folders: str) -> Callable[[Probe], bool]:
    """The test for an Office package (ECMA-376-2): parts under one of `folders`, and the list of content types. One that
    lost its list is told by its XML parts, for a folder of submissions may be called the same."""

    def accepts(probe: Probe) -> bool:
        parts = [name for name in probe.names if name.startswith(folders)]
        return bool(parts) and ("[Content_Types].xml" in probe.names or any(name.endswith(".xml") for name in parts))

    return accepts


def _is_html(probe: Probe) -> bool:
    return bool(_PAGE.search(probe.data[:4096].replace(b"\0", b"")))


def _is_mht(probe: Probe) -> bool:
    head = probe.data[:4096]
    if not _MIME.match(head):
        return False
    return b"multipart/related" in head.lower() or (b"text/html" in head.lower() and bool(_TRANSFER.search(head)))


def _is_xml(probe: Probe) -> bool:
    return probe.data[:4096].lstrip(_BLANK).startswith(b"<?xml")


def _is_word_xml(probe: Probe) -> bool:
    """Whether the bytes are the XML of Word 2003, or that of later releases in one file."""
    return _is_xml(probe) and bool(_WORD_XML.search(probe.data[:4096]))


FORMATS = (
    Format("pdf", (".pdf",), lambda probe: b"%PDF-" in probe.data[:1024], _read_pdf, "pypdfium2", read_scan, _OCR),
    Format("docx", (".docx", ".docm", ".dotx"), _package("word/"), read_docx),
    Format("doc", (".doc", ".wps", ".wpt"), _begins(_OLE), read_doc, slow=read_office, slow_reader=_OFFICE),
    Format("ofd", (".ofd",), _zip_with("OFD.xml"), read_ofd),
    Format("odt", (".odt",), _zip_with("content.xml"), _defer, slow=read_office, slow_reader=_OFFICE),
    Format("rtf", (".rtf",), _begins(b"{\\rtf"), read_rtf),
    Format(
        "image",
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"),
        _begins(*_PICTURES),
        _defer,
        slow=read_image,
        slow_reader=_OCR,
    ),
    Format("mht", (".mht", ".mhtml"), _is_mht, read_mht, "selectolax"),
    Format("xml", (".xml",), _is_word_xml, _defer, slow=read_office, slow_reader=_OFFICE),
    Format("html", (".html", ".htm", ".shtml"), _is_html, read_html, "selectolax"),
)
TEXT = Format("txt", (".txt", ".text", ".md"), lambda probe: True, read_text)
_SUFFIXES = frozenset(suffix for each in (*FORMATS, TEXT) for suffix in each.suffixes)

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后重新报送。"
REFUSALS = (
    Refusal(
        _package("xl/", "ppt/", "visio/"), "文件是表格或演示文稿，不是文字报告。", "请报送 .docx、.pdf 等文字报告。"
    ),
    Refusal(
        _begins(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
        "文件是不支持的压缩包。",
        "请解压后把报告逐份放入文件夹，或改用 .zip 压缩。",
    ),
    Refusal(
        _begins(b"GIF8", b"RIFF"),
        "文件是图片，没有可读取的文字。",
        "请报送 .docx 原件或由 Word 导出的 PDF。",
    ),
    Refusal(_is_xml, "暂不支持 XML 格式。", _SAVE_AS),
)


def choose(data: bytes, suffix: str) -> Format | None:
    """The format of a file's bytes, None for an archive of files. `suffix` (".txt", lower case) decides only where
    the bytes tell nothing.

    Raises RefusedError for formats that are not read.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("文件是空的。", "请核对后重新报送。")
    probe = Probe(data, tuple(part_names(data)) if data.startswith(_ZIP) else ())
    for each in FORMATS:
        if each.accepts(probe):
            return each
    for refusal in REFUSALS:
        if refusal.accepts(probe):
            raise RefusedError(refusal.reason, refusal.advice)
    if data.startswith(_ZIP):
        return None
    if suffix and suffix not in _SUFFIXES:
        raise RefusedError(f"不支持的文件类型（{suffix}）。", "请报送 .docx、.pdf、.txt 或 .html 文件。")
    return TEXT
