"""Text files: find the encoding, mend hard line breaks."""

from __future__ import annotations

import codecs
import re

from auditor.reading.clean import chinese, plausible
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.pages.lines import drop_page_numbers, join_lines, measured
from auditor.rules.pages import PageRules

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNKNOWN = "\ufffd"
_MANY_NULLS = 0.02  # of the bytes; more are no accident, as those in the ASCII characters of UTF-16
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def read_text(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of a text file. Raises RefusedError where no encoding gives Chinese text."""
    text = decode(data)
    rows = drop_page_numbers(_BREAK.split(text), rules.is_page_number)
    return Draft(tuple(join_lines(*measured(rows))))


def decode(data: bytes) -> str:
    """`data` as text: by its byte order mark, else UTF-16, UTF-8 or GB18030, whichever gives Chinese. Few bytes that are
    none of the encoding become U+FFFD.

    Raises RefusedError for bytes that are no Chinese text in any of them.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    nulls = data.count(b"\0")
    if nulls:  # never in UTF-8 or GB18030 text, but a damaged file may hold some
        few = nulls < _MANY_NULLS * len(data)
        for text in (_bytewise(data.replace(b"\0", b"")) if few else None, _utf16(data)):
            if text is not None and plausible(text):
                return text
        raise RefusedError(
            "文件内容不是文字，可能已损坏或不是文档。", "请用 Word 或 WPS 打开核对，另存为 .docx 后重新报送。"
        )
    text = _bytewise(data)
    if text is not None:
        return text
    raise RefusedError("文件不是可识别的中文文本。", "请用“另存为”选择 UTF-8 编码，或另存为 .docx 后重新报送。")


def _bytewise(data: bytes) -> str | None:
    """`data` as UTF-8 or GB18030, None where it is neither."""
    text = _utf8(data)
    if text is not None and chinese(text):
        return text
    damaged = [data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    best = min(damaged, key=lambda each: (not _is_legible(each), each.count(_UNKNOWN)))
    return best if _is_legible(best) else text


def _is_legible(text: str) -> bool:
    return plausible(text) and text.count(_UNKNOWN) <= 0.01 * len(text)


def _utf8(data: bytes) -> str | None:
    """`data` as UTF-8, None where it is not; a character cut off at the very end is dropped."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data[: error.start].decode("utf-8") if error.start >= len(data) - 3 else None


def _utf16(data: bytes) -> str:
    """`data` as UTF-16 in the byte order that gives more Chinese."""
    texts = [data.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")]
    return max(texts, key=lambda each: (plausible(each), chinese(each)))
