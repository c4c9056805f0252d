"""The tokens of rich text, and the encodings that its fonts and code pages stand for (RTF 1.9.1)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.reading.draft import RefusedError

MAX_TOKENS = 2_000_000  # 300,000 characters take 700,000 where each is given by its number
NATIONAL = "gb18030"
SYMBOL = ""  # a font of pictures: its bytes are no text
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_CHARSETS = {
    2: SYMBOL,
    128: "cp932",
    129: "cp949",
    134: NATIONAL,
    136: "cp950",
    161: "cp1253",
    204: "cp1251",
    238: "cp1250",
}


class Token(NamedTuple):
    """A control word or symbol with its number, a brace, or (with word "") the bytes of text."""

    word: str
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes, start: int) -> Iterator[Token]:
    """The tokens from `start` on, without binary data. Raises RefusedError for more than any report has."""
    at = start
    for _ in range(MAX_TOKENS):
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        word, number, escaped, symbol, brace, text = match.groups()
        if word is not None:
            name, value = word.decode("ascii"), int(number) if number else None
            if name == "bin":  # that many bytes of any kind follow
                at += max(0, value or 0)
            else:
                yield Token(name, value)
        elif escaped is not None:
            yield Token("", None, bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii")))
        elif text is not None:
            yield Token("", None, text)
        elif symbol is not None or brace is not None:
            yield Token(f"\\{symbol.decode('latin-1')}" if symbol else brace.decode("ascii"))
    raise RefusedError("RTF 内容过多，不像一份年度报告。", "请删去文中的图片，另存为 .docx 后重新报送。")


def font_encoding(charset: int | None, page: str) -> str:
    """The encoding of a font's \\fcharset; a Western font in a Chinese document holds Chinese, so it takes the
    document's `page`."""
    return _CHARSETS.get(charset or 0, page)


def page_encoding(number: int | None) -> str:
    """The encoding of a code page; the national one for a Chinese or unknown page."""
    if number in (936, 54936, 10008):
        return NATIONAL
    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return NATIONAL
