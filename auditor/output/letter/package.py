"""The Word file around a letter: its parts are read from the template and written with no date and no author of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.output.kit.zipped import zipped
from auditor.reading.archive import parse_xml, part_names, read_part
from auditor.reading.draft import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPES = "[Content_Types].xml"
_FILLED = ("document.main+xml", "header+xml", "footer+xml")  # ends of the content types of parts that may hold fields
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>fazhi-auditor</Application></Properties>"
).encode()
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
).encode()
_MEND = "请用 Word 或 WPS 打开核对（不要设密码），另存为 .docx 后再用。"
# Who made the template, and when, is not for the addressee.
_REPLACED = {"docProps/app.xml": _APP, "docProps/core.xml": _CORE}


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: all parts by name, and the root elements of those that may hold fields."""

    parts: Mapping[str, bytes]
    roots: Mapping[str, Element]


def read_package(path: Path) -> Package:
    """The parts of a .docx. Raises AuditorError for one that cannot be opened."""
    try:
        data = path.read_bytes()
        parts = {name: read_part(data, name) for name in part_names(data) if not name.endswith("/")}
        types = parse_xml(parts.get(_TYPES, b""))
        overrides = [] if types is None else types.findall("{*}Override")
        names = [part.get("PartName", "").lstrip("/") for part in overrides if _filled(part)]
        found = {name: parse_xml(parts[name]) for name in names if name in parts}
    except (RefusedError, OSError) as error:
        raise AuditorError(f"模板 {path} 打不开。{_MEND}") from error
    roots = {name: root for name, root in found.items() if root is not None}
    if not any(root.tag.endswith("}document") for root in roots.values()):
        raise AuditorError(f"模板 {path} 里没有 Word 正文。{_MEND}")
    return Package(parts, roots)


def _filled(part: Element) -> bool:
    return bool(part.get("ContentType", "").endswith(_FILLED))


def packed(package: Package, roots: Mapping[str, Element]) -> bytes:
    """The Word file with `roots` in place of the template's; the same roots give the same bytes."""
    from lxml import etree

    filled = {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in roots.items()
    }
    replaced = {name: data for name, data in _REPLACED.items() if name in package.parts}
    return zipped({**package.parts, **replaced, **filled})
