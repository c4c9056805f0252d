"""The part of a Word file that holds its comments, and the parts that lead to it. Comments that are there already stay as they are.

Facts of the format are from ECMA-376 part 1 (17.13.4) and part 2 (relationships, content types).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from auditor.output.annotated.document import UnusableError, WordFile
from auditor.output.kit.cells import clean
from auditor.reading.archive import parse_xml, part_names, read_part
from auditor.reading.draft import damaged
from auditor.reading.word.docx_parts import RELATIONSHIP, relationships_of, resolved

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Author(NamedTuple):
    """Who comments: the name, and what stands for it in the margin."""

    name: str
    initials: str


class CommentsPart(NamedTuple):
    """The comments of one file: the name of the part, its root element, whether it has yet to be led to, and the first number that no
    comment bears."""

    name: str
    root: Element
    new: bool
    first: int


def comments_part(file: WordFile) -> CommentsPart:
    """The comments that a file has; where it has none, an empty part. Raises RefusedError for a damaged one."""
    from lxml import etree

    led = _led_to(file)
    root = parse_xml(read_part(file.data, led), keep_comments=True) if led else None
    if root is not None and led:
        return CommentsPart(led, root, False, _first(file, root))
    taken = {name.lower() for name in part_names(file.data)}
    folder = posixpath.dirname(file.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(taken) + 1))
    root = etree.Element(f"{file.namespace}comments", None, dict(file.prefixes))
    return CommentsPart(next(name for name in names if name.lower() not in taken), root, True, _first(file, root))


def add_comment(part: CommentsPart, number: int, author: Author, lines: Sequence[str]) -> None:
    """Put a comment of some lines, the first of them bold, behind those that are there."""
    from lxml import etree

    w = str(part.root.tag).partition("}")[0] + "}"

    def child(parent: Element, name: str, **values: str) -> Element:
        return etree.SubElement(parent, f"{w}{name}", {f"{w}{key}": value for key, value in values.items()})

    comment = child(part.root, "comment", id=str(number), author=author.name, initials=author.initials)
    for place, line in enumerate(lines):
        paragraph = child(comment, "p")
        # The text of a report is large, indented and widely spaced by its default style; a note in the margin is not.
        properties = child(paragraph, "pPr")
        child(properties, "spacing", before="0", after="0", line="240", lineRule="auto")
        child(properties, "ind", firstLine="0", firstLineChars="0")
        child(properties, "jc", val="both")  # "left" is not a word of the strict format
        run = child(paragraph, "r")
        look = child(run, "rPr")
        if not place:
            child(look, "b")
        child(look, "sz", val="20")
        text = child(run, "t")
        text.text = " ".join(clean(line).split("\n"))
        text.set(_SPACE, "preserve")


def leading_parts(file: WordFile, part: CommentsPart) -> dict[str, bytes]:
    """The parts that lead to the comments, as they are to be. A template becomes a document.

    Raises UnusableError for a file with macros, which may not be called .docx, and RefusedError for one whose types of content are
    not told.
    """
    from lxml import etree

    types = parse_xml(read_part(file.data, TYPES), keep_comments=True)
    if types is None:
        raise damaged()
    changed = {TYPES: types} if _retype(types, file.main) else {}
    if part.new:
        name = str(types.tag).replace("}Types", "}Override")
        etree.SubElement(types, name, {"PartName": f"/{part.name}", "ContentType": _TYPE})
        changed |= {TYPES: types, relationships_of(file.main): _related(file, part)}
    return {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in changed.items()
    }


def _led_to(file: WordFile) -> str | None:
    for each in _relationships(file):
        if (each.get("Type") or "").endswith("/comments") and each.get("TargetMode") != "External":
            return resolved(each, posixpath.dirname(file.main))
    return None


def _relationships(file: WordFile) -> Iterable[Element]:
    root = parse_xml(read_part(file.data, relationships_of(file.main)))
    return () if root is None else root.iter(RELATIONSHIP)


def _first(file: WordFile, comments: Element) -> int:
    """The number behind all that comments and their marks bear."""
    names = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    tags = [f"{file.namespace}{name}" for name in names]
    ids = (each.get(f"{file.namespace}id") or "" for root in (comments, file.root) for each in root.iter(*tags))
    return 1 + max((int(each) for each in ids if each.isascii() and each.isdigit() and len(each) < 10), default=-1)


def _retype(types: Element, main: str) -> bool:
    """Whether the main text was that of a template, which is now a document's."""
    for each in types.iterchildren("{*}Override"):
        if (each.get("PartName") or "").lower() == f"/{main}".lower():
            kind = each.get("ContentType") or ""
            if "macroEnabled" in kind:
                raise UnusableError("原件带有宏，不能直接在原件上加批注。")
            if "template" in kind:
                each.set("ContentType", _PLAIN)
                return True
    return False


def _related(file: WordFile, part: CommentsPart) -> Element:
    """The relationships of the main text with one more, which leads to the comments."""
    from lxml import etree

    root = parse_xml(read_part(file.data, relationships_of(file.main)), keep_comments=True)
    if root is None:
        root = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}"/>')
    taken = {each.get("Id") for each in root}
    free = next(name for number in range(1, len(taken) + 2) if (name := f"rIdC{number}") not in taken)
    office = _STRICT if "purl.oclc.org" in file.namespace else _OFFICE
    values = {
        "Id": free,
        "Type": f"{office}/comments",
        "Target": posixpath.relpath(part.name, posixpath.dirname(file.main) or "."),
    }
    etree.SubElement(root, RELATIONSHIP, values)
    return root
