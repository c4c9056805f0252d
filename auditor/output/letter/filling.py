"""Fields in the XML of a Word file: `{{单位}}` becomes its value, as text and nothing else.

A paragraph or, in a table, a row with fields of a list (`{{缺项.要素}}`) stands for one entry of the list. Paragraphs
`{{如有 缺项}}` or `{{如无 缺项}}` and `{{结束}}` enclose what is kept only where there is, or is not, such an entry, or
where the settings let a letter tell it (`{{如有 名次}}`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from functools import partial
from itertools import takewhile
from operator import is_not
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.output.letter.values import CONDITIONS, LISTS, TEXTS, Letter

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _CELL, _ROW, _TABLE = (f"{W}{name}" for name in ("p", "t", "tc", "tr", "tbl"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_BROKEN = re.compile(r"[{｛]{2}|[}｝]{2}")
_CONDITION = re.compile(r"如(有|无) ?(.*)")
_END = "结束"
_KNOWN = (*TEXTS, *(f"{name}.{field}" for name, fields in LISTS.items() for field in fields))


def check(root: Element) -> None:
    """Raises AuditorError, naming the field and what to do, for a part of a template that cannot be filled."""
    for paragraph in root.iter(_PARAGRAPH):
        text = _text(paragraph)
        for name in _names(paragraph):
            condition = _CONDITION.fullmatch(name)
            asked, known = (condition[2], CONDITIONS) if condition else (name, (*_KNOWN, _END))
            if asked not in known:
                raise AuditorError(f"没有“{asked}”这个域。{_nearest(asked, known)}")
        if _BROKEN.search(_FIELD.sub("", text)):
            raise AuditorError(f"“{text[:40]}”里的域没有写完整，应为 {{{{名称}}}}，两边各两个大括号，写在同一段里。")
    list(_blocks(root))
    for element, name in _repeated(root).items():
        others = {each.split(".")[0] for p in element.iter(_PARAGRAPH) for each in _names(p) if "." in each} - {name}
        if others:
            raise AuditorError(f"同一段（表格里是同一行）里有“{name}”和“{min(others)}”两种清单的域，请分开写。")


def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(name, known, 1, 0.4)
    return f"是否想写“{close[0]}”？" if close else f"可用的域：{'、'.join(known)}。"


def fields_in(root: Element) -> list[str]:
    """The names of all fields of a part."""
    return [name for paragraph in root.iter(_PARAGRAPH) for name in _names(paragraph)]


def fill(root: Element, letter: Letter) -> None:
    """Put the values into a part that has been checked."""
    for first, last, name, wanted in list(_blocks(root)):
        inside = takewhile(partial(is_not, last), first.itersiblings())
        for element in (first, last, *([] if (name in letter.holds) == wanted else inside)):
            _remove(element)
    repeated = _repeated(root)
    once = [p for p in root.iter(_PARAGRAPH) if not any(each in repeated for each in (p, *p.iterancestors()))]
    # All is found before anything is filled: a value that looks like a field stays text.
    for paragraph in once:
        _fill(paragraph, letter.texts)
    for element, name in repeated.items():
        for entry in letter.lists[name]:
            copy = deepcopy(element)
            for paragraph in list(copy.iter(_PARAGRAPH)):
                _fill(paragraph, {**letter.texts, **{f"{name}.{field}": value for field, value in entry.items()}})
            element.addprevious(copy)
        _remove(element)


def _blocks(root: Element) -> Iterator[tuple[Element, Element, str, bool]]:
    """First and last paragraph of each condition, the name it asks for, and whether that list must have an entry."""
    opened: tuple[Element, re.Match[str]] | None = None
    for paragraph in root.iter(_PARAGRAPH):
        for name in _names(paragraph):
            condition = _CONDITION.fullmatch(name)
            if name != _END and not condition:
                continue
            if _FIELD.sub("", _text(paragraph), count=1).strip():
                raise AuditorError(f"“{name}”要单独占一段，这一段里不能有别的文字。")
            if condition:
                if opened:
                    raise AuditorError(f"“{opened[1][0]}”还没有“{_END}”，不能再写“{name}”。")
                opened = paragraph, condition
            elif not opened or opened[0].getparent() is not paragraph.getparent():
                raise AuditorError(f"“{_END}”前面没有与它对应的“如有”或“如无”（要在正文里，或在同一个单元格里）。")
            else:
                yield opened[0], paragraph, opened[1][2], opened[1][1] == "有"
                opened = None
    if opened:
        raise AuditorError(f"“{opened[1][0]}”后面没有“{_END}”。")


def _repeated(root: Element) -> dict[Element, str]:
    """The rows and paragraphs that stand for an entry of a list, with the name of the list."""
    found = {}
    for paragraph in root.iter(_PARAGRAPH):
        for name in _names(paragraph):
            if "." in name:
                found[next(paragraph.iterancestors(_ROW), paragraph)] = name.split(".")[0]
    return found


def _pieces(paragraph: Element) -> list[Element]:
    """The text elements of a paragraph, without those of a text box in it."""
    return [piece for piece in paragraph.iter(_TEXT) if next(piece.iterancestors(_PARAGRAPH)) is paragraph]


def _text(paragraph: Element) -> str:
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def _names(paragraph: Element) -> list[str]:
    return [_name(field) for field in _FIELD.finditer(_text(paragraph))]


def _name(field: re.Match[str]) -> str:
    """A field's name, however its points and blanks were typed."""
    return re.sub(r" ?\. ?", ".", " ".join(unicodedata.normalize("NFKC", field[1]).split()))


def _fill(paragraph: Element, values: Mapping[str, str]) -> None:
    for field in reversed(list(_FIELD.finditer(_text(paragraph)))):  # from the end, so that earlier places stay
        value, at = values[_name(field)], 0
        for piece in _pieces(paragraph):
            text = piece.text or ""
            start, end = max(field.start() - at, 0), min(field.end() - at, len(text))
            if start < end:
                piece.text, value = text[:start] + value + text[end:], ""
                piece.set(_SPACE, "preserve")
            at += len(text)


def _remove(element: Element) -> None:
    """Take an element out; a table without rows goes with it, and a cell keeps the paragraph that it must have."""
    from lxml import etree

    parent = element.getparent()
    assert parent is not None  # what is taken out stands inside the part
    parent.remove(element)
    if parent.tag == _TABLE and parent.find(_ROW) is None:
        _remove(parent)
    elif parent.tag == _CELL and (not len(parent) or parent[-1].tag != _PARAGRAPH):
        etree.SubElement(parent, _PARAGRAPH)
