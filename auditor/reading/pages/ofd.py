"""OFD (GB/T 33190-2016): the text objects of each page placed into lines, joined as those of a PDF."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.reading.archive import MAX_PART, parse_xml, part_names, read_part
from auditor.reading.draft import Draft, RefusedError
from auditor.reading.pages.glyphs import Glyph, lines_of
from auditor.reading.pages.lines import Line
from auditor.reading.pages.ofd_text import IDENTITY, Matrix, numbers, placed, runs
from auditor.reading.pages.placed import FILLED, MAX_PAGES, is_scan, placed_draft
from auditor.rules.pages import PageRules

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MAX_XML = 1 << 24  # bytes of one part; a page has 100,000
_MAX_TOTAL = 2 * MAX_PART  # bytes of all parts together
_MAX_LOOKUPS = 1_000_000  # pages times parts: for each page the directory of the package is read again
_MAX_OBJECTS = 1_000_000  # page objects and characters; a long report has 50,000
_MAX_DEPTH = 16  # of composite objects in each other
_MAX_REFERENCES = 8  # resource parts of a document, templates of a page
_A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres, the unit of length throughout


@dataclass(slots=True)
class Package:
    """The parts of an OFD package by their path in lower case, and how much more of them may be read."""

    data: bytes
    names: dict[str, str]
    bytes_left: int = _MAX_TOTAL
    objects_left: int = _MAX_OBJECTS

    def xml(self, path: str) -> Element | None:
        """The root element of a part, None where there is none. Raises RefusedError as `read_part` does."""
        if path.lower() not in self.names:
            return None
        part = read_part(self.data, self.names[path.lower()])
        self.bytes_left -= len(part)
        if self.bytes_left < 0 or len(part) > _MAX_XML:
            raise _overlong()
        return parse_xml(part)

    def count(self, objects: int) -> None:
        """Counts objects of the pages. Raises RefusedError where there are more than any report has."""
        self.objects_left -= objects
        if self.objects_left < 0:
            raise _overlong()


@dataclass(frozen=True, slots=True)
class OfdFile:
    """What the pages share: composite units by their id, template parts by theirs, the area of a page in mm²."""

    package: Package
    pages: tuple[str, ...]
    units: dict[str, Element]
    templates: dict[str, str]
    area: float


def read_ofd(data: bytes, rules: PageRules) -> Draft:
    """The paragraphs of an OFD document, each with the page where it begins; of several documents the first.

    Raises RefusedError for an encrypted, damaged or overlong file, and for a scan (no text objects).
    """
    document = _open(data)
    pages, pictured = [], []
    for number, path in enumerate(document.pages, start=1):
        page = document.package.xml(path)
        lines = _page_lines(document, page, number)
        for template in [] if lines else _named(page, "Template")[:_MAX_REFERENCES]:
            # Each template once: with text on the pages themselves it is only a letterhead or a frame.
            part = document.package.xml(document.templates.pop(template.get("TemplateID") or "", ""))
            lines += _page_lines(document, part, number)
        pages.append(lines)
        if page is None or _is_pictured(document, page):
            pictured.append(number)
    if is_scan(pages):
        raise RefusedError("OFD 是扫描件或图片，没有可读取的文字。", "请报送由 Word 导出的 PDF 或 .docx 原件。")
    return placed_draft(pages, pictured.__contains__, rules)


def _open(data: bytes) -> OfdFile:
    """The first document of the package (GB/T 33190-2016, 7.4 and 7.5)."""
    names = part_names(data)
    if any(posixpath.basename(name).lower() == "encryptions.xml" for name in names):  # GM/T 0099-2020
        raise RefusedError("OFD 已加密，无法读取。", "请取消加密后重新报送，或报送 .docx 原件。")
    package = Package(data, {name.replace("\\", "/").strip("/").lower(): name for name in names})
    path = next((_path("", each.text) for each in _named(package.xml("ofd.xml"), "DocRoot")), "")
    root = package.xml(path)
    if root is None:
        raise _damaged()
    pages = tuple(_path(path, each.get("BaseLoc")) for each in root.iterfind("{*}Pages/{*}Page"))
    if len(pages) > MAX_PAGES or len(pages) * len(names) > _MAX_LOOKUPS:
        raise _overlong()
    units = {}
    for resource in _named(root, "PublicRes", "DocumentRes")[:_MAX_REFERENCES]:
        for unit in _named(package.xml(_path(path, resource.text)), "CompositeGraphicUnit"):
            units[unit.get("ID") or ""] = unit
    templates = {each.get("ID") or "": _path(path, each.get("BaseLoc")) for each in _named(root, "TemplatePage")}
    return OfdFile(package, pages, units, templates, _area(root) or _A4[2] * _A4[3])


def _path(base: str, location: str | None) -> str:
    """The path in the package that `location` means in the part `base`; none leads out of the package."""
    location = (location or "").strip().replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), location)).strip("/")


def _named(root: Element | None, *names: str) -> list[Element]:
    """The elements below `root` with one of the local names; writers disagree on the namespace."""
    return [] if root is None else list(root.iter(*(f"{{*}}{name}" for name in names)))


def _area(root: Element) -> float:
    """The area of a page in mm², 0 where it is not given."""
    boxes = [numbers(each.text) for each in _named(root, "PhysicalBox")[:1]]
    return abs(boxes[0][2] * boxes[0][3]) if boxes and len(boxes[0]) == 4 else 0.0


def _page_lines(document: OfdFile, page: Element | None, number: int) -> list[Line]:
    """The lines of a page from top to bottom, then its slanted and upright texts."""
    level: list[Glyph] = []
    others: list[Line] = []
    for element, matrix in _objects(document, page, "TextObject"):
        for run, is_level in runs(element, matrix):
            document.package.count(len(run))
            if is_level:
                level += run
            elif text := "".join(each.char for each in run).strip():
                others.append(Line(text, run[0].left, run[0].right, number))
    return [*lines_of(level, number), *others]


def _objects(document: OfdFile, page: Element | None, name: str) -> Iterator[tuple[Element, Matrix]]:
    """The visible objects called `name` of a page's content, with the matrix to the page (GB/T 33190-2016, 8.5)."""
    stack = [(each, IDENTITY, 0) for each in _named(page, "Content")[:1]]
    while stack:
        element, outer, depth = stack.pop()
        document.package.count(1)
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if (element.get("Visible") or "").lower() == "false":
            continue
        if tag in ("Content", "Layer", "PageBlock", "CompositeGraphicUnit"):
            stack += [(child, outer, depth) for child in reversed(element)]
        elif tag == name:
            yield element, placed(element, outer)
        elif tag == "CompositeObject" and depth < _MAX_DEPTH:
            unit = document.units.get(element.get("ResourceID") or "")
            if unit is not None:
                stack.append((unit, placed(element, outer), depth + 1))


def _is_pictured(document: OfdFile, page: Element) -> bool:
    """Whether pictures fill a good part of the page."""
    area = 0.0
    for element, (a, b, c, d, _, _) in _objects(document, page, "ImageObject"):
        # A picture is a unit square that its CTM enlarges; without one it fills its boundary.
        box = numbers(element.get("Boundary"))
        unit = box[2] * box[3] if element.get("CTM") is None and len(box) == 4 else 1.0
        area += abs((a * d - b * c) * unit)
    return area >= FILLED * (_area(page) or document.area)


def _damaged() -> RefusedError:
    return RefusedError("OFD 已损坏或不完整，无法读取。", "请用 OFD 阅读器打开核对，另存为 PDF 后重新报送。")


def _overlong() -> RefusedError:
    return RefusedError("OFD 页数或内容过多，不像一份年度报告。", "请只报送报告本身。")
