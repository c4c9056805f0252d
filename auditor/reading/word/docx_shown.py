"""What a reader of a Word document sees: changes accepted, hidden text gone, text boxes behind their paragraph; and no
table of contents, which says nothing of its own.

Facts of the format are from ECMA-376 part 1 (sections 17.x).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from auditor.reading.word.docx_styles import vanishes
from auditor.reading.word.numbering import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_P, _R, _T, _ROW, _CELL, _PPR, _RPR, _DEL, _MOVED = (
    f"{W}{name}" for name in ("p", "r", "t", "tr", "tc", "pPr", "rPr", "del", "moveFrom")
)
_CELL_DEL, _CELL_PROPERTIES, _FIELD, _INSTRUCTION = (
    f"{W}{name}" for name in ("cellDel", "tcPr", "fldChar", "instrText")
)
_BOX, _VANISH, _ROW_PROPERTIES = (f"{W}{name}" for name in ("txbxContent", "vanish", "trPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Text deleted or moved away, the copy of a text box for old programs, the reading aid above a character.
_GONE = (_DEL, _MOVED, _CELL_DEL, _FALLBACK, f"{W}rt")
_MARKERS = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"))


def keep_shown(root: Element, hidden: frozenset[str]) -> None:
    """Removes from a part what its reader does not see and the tables of contents, joins paragraphs whose mark is
    deleted, and moves text boxes behind the paragraph they hang on. `hidden` are the ids of the styles whose text is hidden."""
    found = list(root.iter(*_GONE, _VANISH))
    owners = [_owner(each) for each in found]
    for element, owner in zip(found, owners, strict=True):
        if element.tag != _VANISH:
            _remove(element)
            if owner is not None and owner.tag in (_ROW, _CELL):
                _remove(owner)
    _empty_contents(root)
    if hidden or any(each.tag == _VANISH for each in found):
        _hide(root, hidden)
    _join(each for each in owners if each is not None and each.tag == _P)
    # The last first: each lands before those that hang on the same paragraph behind it.
    for box in reversed(list(root.iter(_BOX))):
        host = next((each for each in box.iterancestors(_P)), None)
        if host is not None:
            for paragraph in reversed(list(box)):
                host.addnext(paragraph)


def _owner(mark: Element) -> Element | None:
    """The paragraph, table row or cell that `mark` tells to be deleted as such (17.13.5.15, 17.13.5.12, 17.13.5.1),
    None where it only holds deleted text."""
    around = list(itertools.islice(mark.iterancestors(), 3))
    path = [each.tag for each in around]
    if mark.tag in (_DEL, _MOVED) and path == [_RPR, _PPR, _P]:
        return around[2]
    if mark.tag == _CELL_DEL:
        return around[1] if path[:2] == [_CELL_PROPERTIES, _CELL] else None
    return around[1] if mark.tag == _DEL and path[:2] == [_ROW_PROPERTIES, _ROW] else None


def _empty_contents(root: Element) -> None:
    """Empties the texts in each field whose code is TOC (17.16.5.68), from its begin to its end; one that does not
    end stays."""
    if not any("TOC" in (each.text or "").upper() for each in root.iter(_INSTRUCTION)):
        return
    texts: list[Element] = []
    spans = []
    open_fields: list[tuple[int, str]] = []  # of each, the texts before it and how its code begins
    for element in root.iter(_FIELD, _INSTRUCTION, _T):
        if element.tag == _T:
            texts.append(element)
        elif element.tag == _INSTRUCTION:
            if open_fields:
                start, code = open_fields[-1]
                open_fields[-1] = (start, (code + (element.text or "")).lstrip()[:4])
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append((len(texts), ""))
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            start, code = open_fields.pop()
            if code.strip().upper() == "TOC":
                spans.append((start, len(texts)))
    done = 0
    for start, end in sorted(spans):
        for text in texts[max(start, done) : end]:
            text.text = None
        done = max(done, end)


def _hide(root: Element, hidden: frozenset[str]) -> None:
    """Removes the hidden runs, then the paragraphs left without text whose mark is hidden: they take no number."""
    paragraphs = list(root.iter(_P))
    covered = {each for each in paragraphs if value(each.find(_PPR), "pStyle") in hidden}
    for run in list(root.iter(_R)):
        if _is_hidden(run, hidden, next(run.iterancestors(_P), None) in covered):
            _remove(run)
    for paragraph in paragraphs:
        if _has_hidden_mark(paragraph, paragraph in covered) and next(paragraph.iter(_T), None) is None:
            _remove(paragraph)


def _is_hidden(run: Element, hidden: frozenset[str], covered: bool) -> bool:
    """Whether a run is hidden: by its own word, else where one of its two styles hides; both together show
    (toggle properties, 17.7.3). `covered`: the style of its paragraph hides."""
    properties = run.find(_RPR)
    own = vanishes(properties)
    return (value(properties, "rStyle") in hidden) != covered if own is None else own


def _has_hidden_mark(paragraph: Element, covered: bool) -> bool:
    properties = paragraph.find(_PPR)
    own = None if properties is None else vanishes(properties.find(_RPR))
    return covered if own is None else own


def _join(paragraphs: Iterable[Element]) -> None:
    """Puts the text of each paragraph before that of the next one, which keeps its properties: its mark is left."""
    for paragraph in reversed(list(paragraphs)):
        following = paragraph.getnext()
        while following is not None and following.tag in _MARKERS:
            _remove(following)
            following = paragraph.getnext()
        if following is None or following.tag != _P:
            if next(paragraph.iter(_T), None) is None:
                _remove(paragraph)
            continue
        # The properties come first (17.3.1.22); find() and len() would go through all children each time.
        first = next(following.iterchildren(), None)
        at = 1 if first is not None and first.tag == _PPR else 0
        for child in reversed([each for each in paragraph if each.tag != _PPR]):
            following.insert(at, child)
        _remove(paragraph)


def _remove(element: Element) -> None:
    if element is not None and (parent := element.getparent()) is not None:
        parent.remove(element)
