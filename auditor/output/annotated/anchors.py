"""Comments anchored in the main text of a Word file. No text, property or order changes: runs are split where a comment begins or
ends within one, and its marks are put between them.

Facts of the format are from ECMA-376 part 1 (sections 17.13.4 on comments, 17.3.2 on runs).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import Place
from auditor.output.annotated.document import UnusableError, WordFile
from auditor.reading.word.docx_origin import Origin

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Between a paragraph and its runs; marks of comments may stand in each of them.
_WRAPPERS = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo")
_NOTES = ("footnoteReference", "endnoteReference")


class Host(NamedTuple):
    """Where a stretch of text has its marks: before and behind `unit`, which stands in `paragraph`. `whole`: it cannot be split, for
    it is more than a run of text. `seen`: the text itself stands there, not in a text box or a note that hangs on it."""

    unit: Element
    paragraph: Element
    whole: bool
    seen: bool


class Anchors:
    """The main text of one file while marks are put into it. Raises UnusableError for a file that has no text for them."""

    def __init__(self, file: WordFile) -> None:
        self._w, self._origins = file.namespace, file.origins
        self._root, self._prefixes = file.root, file.prefixes
        self._elements = list(file.root.iter("*"))
        self._parts: dict[int, list[tuple[int, Element]]] = {}  # of an element that was split: where each begins
        self._numbers = sorted(number for number, origins in file.origins.items() if any(self._hosted(origins)))
        if not self._numbers:
            raise UnusableError("原件的正文里没有可以加批注的段落。")

    def put(self, place: Place, comment: int) -> bool:
        """Put the marks of a comment around a place, or around the nearest text that can have them; whether the place itself has.
        Of several, the last in the text is put first: so their references stand in order where they end at one place."""
        hosted = list(self._hosted(_clipped(self._origins.get(place.paragraph, ()), place)))
        at_place = any(host.seen for _, host in hosted)
        hosted = self._in_one_cell(hosted or list(self._hosted(self._nearest(place.paragraph))))
        (first, _), (last, _) = hosted[0], hosted[-1]
        begin = self._beginning(first.element, first.at)
        end = self._ending(last.element, last.at + last.end - last.start)
        begin.addprevious(self._mark("commentRangeStart", comment))
        reference = self._made("r")
        reference.append(self._mark("commentReference", comment))
        end.addnext(reference)
        end.addnext(self._mark("commentRangeEnd", comment))
        return at_place

    def _mark(self, name: str, comment: int) -> Element:
        return self._made(name, {f"{self._w}id": str(comment)})

    def _made(self, name: str, attributes: dict[str, str] | None = None) -> Element:
        """A new element that calls the namespace as the file does."""
        return self._root.makeelement(f"{self._w}{name}", attributes, self._prefixes)

    def _nearest(self, paragraph: int) -> Sequence[Origin]:
        """The text of the last paragraph up to this one, or else of the first behind it, that can have marks."""
        return self._origins[self._numbers[max(bisect_right(self._numbers, paragraph) - 1, 0)]]

    def _hosted(self, origins: Iterable[Origin]) -> Iterator[tuple[Origin, Host]]:
        """Those stretches that can have marks, each with where it has them."""
        for origin in origins:
            host = self._host(self._part(origin.element, origin.at)[1])
            if host:
                yield origin, host

    def _host(self, element: Element) -> Host | None:
        """Where the text of an element has its marks; None outside of paragraphs."""
        path = [element, *element.iterancestors()]
        outermost = max((at for at, each in enumerate(path) if each.tag == f"{self._w}p"), default=0)
        if not outermost:
            return None
        inside = path[:outermost]
        wrappers = {f"{self._w}{name}" for name in _WRAPPERS}
        unit = next(each for each in reversed(inside) if each.tag not in wrappers)
        whole = unit.tag != f"{self._w}r" or element.getparent() is not unit or len(element) > 0
        boxed = any(each.tag == f"{self._w}txbxContent" for each in inside)
        noted = element.tag in (f"{self._w}{name}" for name in _NOTES)
        return Host(unit, path[outermost], whole, not (boxed or noted))

    def _in_one_cell(self, hosted: Sequence[tuple[Origin, Host]]) -> list[tuple[Origin, Host]]:
        """Those in the table cell (or the like) that has most of the text: no comment reaches from one cell into another."""
        lengths: Counter[Element | None] = Counter()
        for origin, host in hosted:
            lengths[host.paragraph.getparent()] += origin.end - origin.start
        ((cell, _),) = lengths.most_common(1)
        return [(origin, host) for origin, host in hosted if host.paragraph.getparent() is cell]

    def _part(self, number: int, at: int) -> tuple[int, Element]:
        """The part of an element that holds the character at an offset of its text, and the offset where that part begins."""
        parts = self._parts.get(number, [(0, self._elements[number])])
        return parts[bisect_right([start for start, _ in parts], at) - 1]

    def _beginning(self, number: int, at: int) -> Element:
        """What begins with a character of an element: its run, cut off from what is before the character."""
        start, part = self._part(number, at)
        host = self._hosted_part(part)
        at = at if self._is_text(part) else start  # the reference to a note stands for all of its text
        if host.whole or (at == start and _content(host.unit)[0] is part):
            return host.unit
        return self._cut(host.unit, part, number, at - start)

    def _ending(self, number: int, end: int) -> Element:
        """What ends behind a character of an element, `end` being the offset behind it: its run, what follows cut off."""
        start, part = self._part(number, end - 1)
        host = self._hosted_part(part)
        length = min(end - start, self._length(part))
        if not host.whole and (length < self._length(part) or _content(host.unit)[-1] is not part):
            self._cut(host.unit, part, number, length)
        return host.unit

    def _hosted_part(self, part: Element) -> Host:
        host = self._host(part)
        assert host  # only what can have marks is asked for
        return host

    def _length(self, part: Element) -> int:
        """How many characters an element stands for: tabs and the like for one."""
        return len(part.text or "") if self._is_text(part) else 1

    def _is_text(self, part: Element) -> bool:
        return part.tag == f"{self._w}t"

    def _cut(self, run: Element, part: Element, number: int, at: int) -> Element:
        """A new run behind this one with all that follows the first `at` characters of one of its elements, a part of the element
        with this number."""
        behind = self._made("r", {str(name): str(value) for name, value in run.attrib.items()})
        behind.extend([deepcopy(each) for each in run.iterchildren(f"{self._w}rPr")])
        content = _content(run)
        rest = content[content.index(part) + (at > 0) :]
        if 0 < at < self._length(part):
            rest.insert(0, self._rest(part, at))
            parts = self._parts.setdefault(number, [(0, self._elements[number])])
            place = next(place for place, (_, each) in enumerate(parts) if each is part)
            parts.insert(place + 1, (parts[place][0] + at, rest[0]))
        behind.extend(rest)
        run.addnext(behind)
        return behind

    def _rest(self, part: Element, at: int) -> Element:
        """The text of an element from an offset on, taken out into another of its kind."""
        text = part.text or ""
        rest = deepcopy(part)
        part.text, rest.text, rest.tail = text[:at], text[at:], None
        for each, edge in ((part, text[at - 1]), (rest, text[at])):
            if edge.isspace():
                each.set(_SPACE, "preserve")
        return rest


def _clipped(origins: Iterable[Origin], place: Place) -> Iterator[Origin]:
    """What of the stretches lies in a place."""
    for each in origins:
        start, end = max(each.start, place.start), min(each.end, place.end)
        if start < end:
            yield Origin(start, end, each.element, each.at + start - each.start)


def _content(run: Element) -> list[Element]:
    """What a run holds besides its properties."""
    return [each for each in run if not str(each.tag).endswith("}rPr")]
