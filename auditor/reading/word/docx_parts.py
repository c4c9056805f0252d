"""The parts of a Word package: the main text, the parts it leads to, and the notes it refers to.

Facts of the format are from ECMA-376 part 1 (sections 17.x) and part 2 (relationships).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.reading.archive import parse_xml, read_part
from auditor.reading.word.numbering import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = f"{W}type"
_ID = f"{W}id"


def main_part(data: bytes, names: Sequence[str]) -> str | None:
    """The name of the part with the main text: the one that the package leads to (part 2, 9.3), else the
    first `word/document*.xml`; None without one."""
    led = _leads_to(data, "_rels/.rels", "", "officeDocument")
    if led in names:
        return led
    return next((name for name in sorted(names) if name.startswith("word/document") and name.endswith(".xml")), None)


def part(data: bytes, name: str) -> Element | None:
    """The root element of a part in the transitional namespaces, None where there is none."""
    content = read_part(data, name)
    for strict, transitional in _STRICT:
        content = content.replace(strict, transitional)
    return parse_xml(content)


def related_part(data: bytes, names: Sequence[str], main: str, kind: str) -> Element | None:
    """The root element of the main part's `styles`, `numbering`, `footnotes` or `endnotes`, None where there is none.

    Some programs number the parts (`document2.xml`, `styles2.xml`), so without the usual name the relationships tell.
    """
    folder = posixpath.dirname(main)
    name: str | None = posixpath.join(folder, f"{kind}.xml")
    if name not in names:
        name = _leads_to(data, relationships_of(main), folder, kind)
    return part(data, name) if name in names and name is not None else None


def targets(data: bytes, main: str) -> dict[str, str]:
    """The parts that the main part leads to, by the id of the relationship."""
    root = parse_xml(read_part(data, relationships_of(main)))
    return {
        each.get("Id") or "": resolved(each, posixpath.dirname(main))
        for each in (root.iter(RELATIONSHIP) if root is not None else ())
        if each.get("TargetMode") != "External"
    }


def referenced(root: Element, notes: Element, kind: str) -> Iterator[Element]:
    """The elements of `notes` (the root of footnotes.xml or endnotes.xml) that `root` refers to, in the order of the
    references; `kind` is `footnote` or `endnote`. Separators are no notes (17.11.23)."""
    by_id = {each.get(_ID): each for each in notes.iterchildren(f"{W}{kind}") if each.get(_TYPE) in (None, "normal")}
    for reference in root.iter(f"{W}{kind}Reference"):
        note = by_id.pop(reference.get(_ID), None)
        if note is not None:
            yield note


def _leads_to(data: bytes, relationships: str, folder: str, kind: str) -> str | None:
    """The part named by the relationship of a type that ends in `kind`, in the .rels part `relationships`."""
    root = parse_xml(read_part(data, relationships))
    for each in root.iter(RELATIONSHIP) if root is not None else ():
        if (each.get("Type") or "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
            return resolved(each, folder)
    return None


def relationships_of(main: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, file = posixpath.split(main)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def resolved(relationship: Element, folder: str) -> str:
    """The name of the part that a relationship of a part in `folder` points to."""
    target = relationship.get("Target") or ""
    return posixpath.normpath(target if target.startswith("/") else f"/{folder}/{target}").lstrip("/")
