"""Fields in the text of a cell: `{{得分}}`, `{{得分:法律顾问与公职律师}}`, and marks of rows that repeat: `{{每个要素 部分=…}}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

_FIELD = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_BROKEN = re.compile(r"[{｛]{2}|[}｝]{2}")
_LIMIT = re.compile(r"(\S+?) ?= ?(.*?)(?=[ ,;、]+\S+? ?=|[ ,;、]*$)")
_HALF = str.maketrans({"：": ":", "＝": "=", "，": ",", "；": ";"})
EACH_ELEMENT, EACH_UNIT, EACH_SHEET = "每个要素", "每个单位", "每个单位一张表"
EACH = (EACH_ELEMENT, EACH_SHEET, EACH_UNIT)  # a name before those that it begins with


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, and the element or part that it is asked of, "" where none is written."""

    name: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.of}" if self.of else self.name


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row or its sheet is repeated for (one of EACH), with what it is limited to: pairs of key and value."""

    each: str
    only: tuple[tuple[str, str], ...] = ()


Piece: TypeAlias = str | Field | Mark


def pieces(text: str) -> list[Piece]:
    """A text taken apart into what stays as it is, fields and marks, in their order."""
    return list(_pieces(text))


def is_broken(text: str) -> bool:
    """Whether a field in the text is not written to its end."""
    return bool(_BROKEN.search(_FIELD.sub("", text)))


def plain(text: str) -> str:
    """A name however wide its characters and blanks were typed; names are compared so."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def several(value: str) -> list[str]:
    """The names in what a mark is limited to (类别=乡镇、街道)."""
    return [each.strip() for each in value.replace("，", "、").split("、")]


def spans(text: str) -> list[tuple[int, int, Field | Mark]]:
    """Where each field and mark begins and ends in the text."""
    return [(*found.span(), _read(found[1])) for found in _FIELD.finditer(text)]


def _pieces(text: str) -> Iterator[Piece]:
    at = 0
    for start, end, piece in spans(text):
        if start > at:
            yield text[at:start]
        yield piece
        at = end
    if at < len(text):
        yield text[at:]


def _read(inside: str) -> Field | Mark:
    text = " ".join(inside.translate(_HALF).split())
    each = next((each for each in EACH if text.startswith(each)), None)
    rest = text.removeprefix(each).strip(" ,;、") if each else ""
    if each and (not rest or "=" in rest):
        return Mark(each, tuple((key, value.strip(" ,;、")) for key, value in _LIMIT.findall(rest)))
    name, _, of = text.partition(":")
    return Field(name.strip(), of.strip())
