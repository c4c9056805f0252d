"""Web pages saved in one file (.mht, RFC 2557): the first HTML part, read as a page."""

from __future__ import annotations

import re
from email.message import Message

from auditor.reading.clean import plausible
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.web.html import read_html
from auditor.rules.pages import PageRules

# What the library's parser takes too long for: it calls itself for each part that holds others, and reads a header
# again for each of its parameters.
_TYPE = re.compile(rb"^content-type:.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)
_HOLDER = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)
_BETWEEN = re.compile(rb"^--", re.MULTILINE)
_MAX_TYPE = 2000  # bytes of one header
_MAX_HOLDERS = 4
_MAX_PARTS = 20_000
_MAX_LINES = 2_000_000  # a file of the greatest size that is read has 900,000
_ENCODINGS = {
    "utf-8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "cp950", "unicode": "utf-16",
    "utf-16": "utf-16",
}  # fmt: skip
_UTF8_MARK = b"\xef\xbb\xbf"


def read_mht(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of the page that an .mht file holds.

    Raises RefusedError for a file without an HTML part, and as `read_html` does.
    """
    message = data.lstrip().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    page = _page(message) if _is_bounded(message) else b""
    if not page.strip():
        raise RefusedError(
            "单个网页文件（.mht）已损坏，或者里面没有网页。", "请用浏览器打开原网页，另存为网页 .html 后重新报送。"
        )
    return read_html(page, rules)


def _is_bounded(message: bytes) -> bool:
    """Whether the message is none that the library's parser would take minutes or gigabytes for."""
    if message.count(b"\n") > _MAX_LINES or len(_BETWEEN.findall(message)) > _MAX_PARTS:
        return False
    types = _TYPE.findall(message)
    holders = sum(_HOLDER.search(each) is not None for each in types)
    return holders <= _MAX_HOLDERS and all(len(each) <= _MAX_TYPE for each in types)


def _page(message: bytes) -> bytes:
    """The first HTML part, in UTF-8 with its mark where the encoding in its header is right; empty without one."""
    import email
    import email.errors

    try:
        for part in email.message_from_bytes(message).walk():
            if part.get_content_type() == "text/html":
                return _transcoded(part)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, email.errors.MessageError):
        pass  # malformed headers: the parser promises defects instead of errors, but does not keep it everywhere
    return b""


def _transcoded(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    encoding = _ENCODINGS.get(part.get_content_charset() or "")
    if encoding is None or content.startswith(_UTF8_MARK):
        return content
    text = content.decode(encoding, "replace")
    # A header may declare what the part is not; a few characters may be damaged.
    right = plausible(text) and text.count("\ufffd") <= 0.01 * len(text)
    return _UTF8_MARK + text.encode("utf-8", "replace") if right else content
