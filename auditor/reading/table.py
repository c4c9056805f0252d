"""The one table of formats: how each is told by its bytes, and who reads it or what to advise instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from auditor.reading.archive import part_names
from auditor.reading.docx import read_docx
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.html import read_html
from auditor.reading.pdf import read_pdf
from auditor.reading.text import read_text
from auditor.ruleset.pages import PageRules

# What a folder walk may take for a document by its name; other names are read too where the bytes tell a known format.
SUFFIXES = (
    ".docx", ".docm", ".dotx", ".doc", ".wps", ".wpt", ".rtf", ".odt", ".ofd", ".pdf", ".txt", ".text", ".md", ".htm",
    ".html", ".shtml", ".mht", ".mhtml",
)  # fmt: skip

_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|p|table|span|meta)\b", re.IGNORECASE)
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后重新报送。"
_NOT_SUPPORTED = "暂不支持 {} 格式。"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: its name in the results, the test of its bytes, its reader."""

    name: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, PageRules], Draft]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A format that is known but not read: the bytes it begins with, and what to tell."""

    magic: tuple[bytes, ...]
    reason: str
    advice: str


def _is_html(data: bytes) -> bool:
    return bool(_PAGE.search(data[:4096].replace(b"\0", b"")))


FORMATS = (
    Format("pdf", lambda data: b"%PDF-" in data[:1024], read_pdf),
    Format(
        "docx",
        lambda data: data[:4] == b"PK\x03\x04" and any(n.startswith("word/") for n in part_names(data)),
        read_docx,
    ),
    Format("html", _is_html, read_html),
)
TEXT = Format("txt", lambda data: True, read_text)

REFUSALS = (
    Refusal(
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), _NOT_SUPPORTED.format("旧版 Word（.doc）或 WPS 文字（.wps）"), _SAVE_AS
    ),
    Refusal((b"{\\rtf",), _NOT_SUPPORTED.format("RTF"), _SAVE_AS),
    Refusal(
        (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"),
        "文件是压缩包或其他办公文档，不是 Word 文档。",
        "请解压后逐份报送，或另存为 .docx。",
    ),
    Refusal(
        (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), "文件是压缩包。", "请解压后把报告逐份放入文件夹。"
    ),
    Refusal(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF"),
        "文件是图片，没有可读取的文字。",
        "请报送 .docx 原件或由 Word 导出的 PDF。",
    ),
    Refusal(
        (b"MIME-Version:", b"From: <Saved by"),
        _NOT_SUPPORTED.format("单个网页文件（.mht）"),
        "请另存为网页 .html 或 .docx 后重新报送。",
    ),
    Refusal((b"<?xml",), _NOT_SUPPORTED.format("XML"), _SAVE_AS),
)
_ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")


def choose(data: bytes, suffix: str) -> Format:
    """The format of a file's bytes. `suffix` (".txt", lower case) decides only where the bytes tell nothing.

    Raises RefusedError for formats that are not read.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("文件是空的。", "请核对后重新报送。")
    for each in FORMATS:
        if each.accepts(data):
            return each
    for refusal in REFUSALS:
        if data.startswith(refusal.magic):
            # A Word document with a password is an old-style container around the encrypted one.
            if _ENCRYPTED_WORD in data:
                raise RefusedError("Word 文档设有打开密码，无法读取。", "请取消密码后重新报送。")
            raise RefusedError(refusal.reason, refusal.advice)
    if suffix and suffix not in SUFFIXES:
        raise RefusedError(f"不支持的文件类型（{suffix}）。", "请报送 .docx、.pdf、.txt 或 .html 文件。")
    return TEXT
