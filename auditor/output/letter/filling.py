"""Fields in the XML of a Word file: `{{单位}}` becomes its value, as text and nothing else.

A paragraph or, in a table, a row with fields of a list (`{{缺项.要素}}`) stands for one entry of the list. Paragraphs
`{{如有 缺项}}` or `{{如无 缺项}}` and `{{结束}}` enclose what is kept only where there is, or is not, such an entry, or
where the settings let a letter tell it (`{{如有 名次}}`); they may stand in each other. `{{逐个 类别}}` and `{{结束}}`
enclose a chapter: what stands there is written once for each of its entries, with fields, lists and conditions of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import get_close_matches
from functools import partial
from itertools import takewhile
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from auditor.errors import AuditorError
from auditor.output.letter.fields import Fields, Values

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_NAMESPACE}}}"
_PARAGRAPH, _LOOK, _TEXT, _CELL, _ROW, _TABLE, _BODY = (
    f"{W}{name}" for name in ("p", "pPr", "t", "tc", "tr", "tbl", "body")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD = re.compile(r"[{｛]{2}([^{}｛｝]*)[}｝]{2}")
_BROKEN = re.compile(r"[{｛]{2}|[}｝]{2}")
_MARK = re.compile(r"(如有|如无|逐个) ?(.*)|(结束)")
_IF, _EACH, _END = "如有", "逐个", "结束"


class _Mark(NamedTuple):
    """A paragraph that opens a condition or chapter (`word` 如有, 如无 or 逐个, and its `name`) or closes one (结束)."""

    paragraph: Element
    word: str
    name: str

    def __str__(self) -> str:
        return f"{self.word} {self.name}".rstrip()


def check(root: Element, fields: Fields) -> None:
    """Raises AuditorError, naming the field and what to do, for a part of a template that cannot be filled."""
    for paragraph in root.iter(_PARAGRAPH):
        text = _text(paragraph)
        if _BROKEN.search(_FIELD.sub("", text)):
            raise AuditorError(f"“{text[:40]}”里的域没有写完整，应为 {{{{名称}}}}，两边各两个大括号，写在同一段里。")
    lists: dict[Element, dict[str, None]] = {}
    for paragraph, around in _walk(root):
        scope = fields
        for mark in around:
            scope = scope.within(mark.name) if mark.word == _EACH else scope
        _check_names(paragraph, scope)
        lists.setdefault(_entry(paragraph), {}).update(dict.fromkeys(_lists(paragraph, scope.lists)))
    for entry, own in lists.items():
        rows = (lists.get(row, {}) for row in entry.iterancestors(_ROW)) if own else ()
        used = list(dict.fromkeys(name for each in (own, *rows) for name in each))
        if len(used) > 1:
            raise AuditorError(
                f"同一段（表格里是同一行，连同行里套着的表格）里有“{used[-1]}”和“{used[0]}”两种清单的域，请分开写。"
            )


def _check_names(paragraph: Element, scope: Fields) -> None:
    mark = _mark(paragraph)
    asked, known = _names(paragraph), (*scope.known, _END)
    if mark and mark.word != _END:
        asked, known = [mark.name], tuple(scope.chapters if mark.word == _EACH else scope.conditions)
        if mark.word == _EACH and not known:
            raise AuditorError(f"“{mark}”不能写在这里：“逐个”只有通报的模板里有，“逐个”里面不能再写“逐个”。")
    for name in asked:
        if name not in known:
            raise AuditorError(f"没有“{name}”这个域。{_hint(name, known, scope)}")


def _hint(name: str, known: Sequence[str], scope: Fields) -> str:
    for chapter, inner in scope.chapters.items():
        if name in (*inner.known, *inner.conditions):
            return f"它要写在“{_EACH} {chapter}”和“{_END}”之间。"
    close = get_close_matches(name, known, 1, 0.4)
    return f"是否想写“{close[0]}”？" if close else f"可用的域：{'、'.join(known) or '没有'}。"


def fields_in(root: Element) -> list[str]:
    """The names of all fields of a part."""
    return [name for paragraph in root.iter(_PARAGRAPH) for name in _names(paragraph)]


def fill(root: Element, values: Values) -> None:
    """Put the values into a part that has been checked."""
    chapters = list(_settled(root, values))
    repeated: dict[Element, str] = {}
    for paragraph in root.iter(_PARAGRAPH):
        repeated |= {_entry(paragraph): name for name in _lists(paragraph, values.lists)}
    once = [p for p in root.iter(_PARAGRAPH) if not any(each in repeated for each in (p, *p.iterancestors()))]
    # All is found before anything is filled: a value that looks like a field stays text.
    for paragraph in once:
        _fill(paragraph, values.texts)
    for element, name in repeated.items():
        for entry in values.lists[name]:
            copy = deepcopy(element)
            for paragraph in list(copy.iter(_PARAGRAPH)):
                _fill(paragraph, {**values.texts, **{f"{name}.{field}": value for field, value in entry.items()}})
            element.addprevious(copy)
        _remove(element)
    for place, inside, name in chapters:
        for chapter in values.chapters[name]:
            for element in _written(inside, values.within(chapter)):
                place.addprevious(element)
        _remove(place)


def _settled(root: Element, values: Values) -> Iterator[tuple[Element, list[Element], str]]:
    """Settle the conditions, and take the chapters out: for each an empty paragraph in its place, what stood there, and its name."""
    from lxml import etree

    while marks := [mark for paragraph, around in _walk(root) if not around and (mark := _mark(paragraph))]:
        for mark, end in zip(marks[::2], marks[1::2], strict=True):
            inside = list(takewhile(partial(is_not, end.paragraph), mark.paragraph.itersiblings()))
            kept = mark.word != _EACH and (mark.name in values.holds) == (mark.word == _IF)
            if mark.word == _EACH:
                place = etree.Element(_PARAGRAPH)
                mark.paragraph.addprevious(place)
                yield place, inside, mark.name
            for element in [] if kept else inside:
                _remove(element)
            for paragraph in (mark.paragraph, end.paragraph):
                _clear(paragraph)


def _written(inside: Sequence[Element], values: Values) -> list[Element]:
    """What stands in a chapter, for one of its entries."""
    from lxml import etree

    body = etree.Element(_BODY, nsmap={"w": _NAMESPACE})
    body.extend(deepcopy(each) for each in inside)
    fill(body, values)
    return list(body)


def _walk(root: Element) -> Iterator[tuple[Element, tuple[_Mark, ...]]]:
    """Each paragraph with the conditions and chapters around it, the outermost first; what opens or closes one stands outside of it.
    Raises AuditorError where they do not fit together."""
    opened: list[_Mark] = []
    for paragraph in root.iter(_PARAGRAPH):
        mark = _mark(paragraph)
        if mark and mark.word == _END:
            if not opened or opened[-1].paragraph.getparent() is not paragraph.getparent():
                raise AuditorError(
                    f"“{_END}”前面没有与它对应的“如有”“如无”或“逐个”（要在正文里，或在同一个单元格里）。"
                )
            opened.pop()
        yield paragraph, tuple(opened)
        if mark and mark.word != _END:
            if mark.word == _EACH and next(paragraph.iterancestors(_CELL), None) is not None:
                raise AuditorError(f"“{mark}”不能写在表格里，请写在正文里，单独占一段。")
            opened.append(mark)
    if opened:
        raise AuditorError(f"“{opened[-1]}”后面没有“{_END}”。")


def _mark(paragraph: Element) -> _Mark | None:
    """What a paragraph opens or closes; None where it does neither. Raises AuditorError where there is more in it."""
    for name in _names(paragraph):
        if found := _MARK.fullmatch(name):
            if _FIELD.sub("", _text(paragraph), count=1).strip():
                raise AuditorError(f"“{name}”要单独占一段，这一段里不能有别的文字。")
            return _Mark(paragraph, found[1] or _END, found[2] or "")
    return None


def _entry(paragraph: Element) -> Element:
    """What stands for an entry where the paragraph has fields of a list: its row in a table, else itself."""
    return next(paragraph.iterancestors(_ROW), paragraph)


def _lists(paragraph: Element, lists: Container[str]) -> Iterator[str]:
    """The lists that a paragraph has fields of."""
    for name in _names(paragraph):
        if "." in name and (of := name.split(".")[0]) in lists:
            yield of


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


def _clear(paragraph: Element) -> None:
    """Take a paragraph out; one that ends a section stays without its text, for the page set-up is in it."""
    if paragraph.find(f"{_LOOK}/{W}sectPr") is None:
        _remove(paragraph)
        return
    for each in list(paragraph):
        if each.tag != _LOOK:
            paragraph.remove(each)


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
