"""Word files as the tests of comments make them and read them back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

import docx
from lxml import etree

URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{URI}}}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def document(body: str, main: str = "document", **parts: str) -> bytes:
    """A Word file with this body; `parts` are further ones by name (comments, footnotes), to which the main text leads. `main` is
    what the content type calls the file."""
    named = {"document": f"<w:body>{body}<w:sectPr/></w:body>", **parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{main if name == "document" else name}'
        f'{".main" if name == "document" else ""}+xml"/>'
        for name in named
    )
    led = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, 1)
    )
    package = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{URI}">{content}</w:{name}>' for name, content in named.items()},
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{led}</Relationships>',
    }
    return packed({name: text.encode() for name, text in package.items()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def comments(data: bytes) -> dict[int, str]:
    """What each comment says, by its number, as another library reads it."""
    return {each.comment_id: each.text for each in docx.Document(io.BytesIO(data)).comments}


def anchored(data: bytes) -> dict[int, str]:
    """The text between the marks of each comment, paragraphs parted by line feeds, by its number."""
    found: dict[int, str] = {}
    inside: set[int] = set()
    for element in main(data).iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "commentRangeStart":
            inside.add(int(element.get(f"{W}id")))
        elif name == "commentRangeEnd":
            inside.remove(int(element.get(f"{W}id")))
        text = {"t": element.text or "", "tab": "\t", "br": "\n", "noBreakHyphen": "-"}.get(name, "")
        for number in inside:
            found[number] = found.get(number, "") + text
    assert not inside
    return found


def references(data: bytes) -> list[int]:
    """The numbers of the comments in the order in which the text refers to them."""
    return [int(each.get(f"{W}id")) for each in main(data).iter(f"{W}commentReference")]


def main(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)["word/document.xml"])


def characters(data: bytes) -> list[list[tuple[str, str]]]:
    """For each paragraph every character (and whatever else a run holds) with the look of its run: what must not change."""
    return [list(_characters(each)) for each in main(data).iter(f"{W}p")]


def _characters(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    for element in paragraph.iter(f"{W}r"):
        if element.find(f"{W}commentReference") is not None:
            continue
        look = element.find(f"{W}rPr")
        shown = "" if look is None else etree.tostring(look, with_tail=False).decode()
        attributes = str(sorted(element.attrib.items()))
        for child in element:
            if child.tag == f"{W}t":
                yield from ((char, shown + attributes) for char in str(child.xpath("string()")))
            elif child.tag != f"{W}rPr":
                yield str(child.tag), shown + attributes


def skeleton(data: bytes) -> str:
    """The main text without the marks of comments and without its runs' bounds: all else there is, in its order."""
    root = main(data)
    for element in list(root.iter(*(f"{W}{name}" for name in _MARKS))):
        owner = element.getparent() if etree.QName(element).localname == "commentReference" else element
        owner.getparent().remove(owner)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _look(before) == _look(run):
            before.extend([each for each in run if each.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for text in list(root.iter(f"{W}t")):
        before = text.getprevious()
        text.attrib.clear()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return etree.tostring(root).decode()


def _look(run: etree._Element) -> tuple[str, str]:
    look = run.find(f"{W}rPr")
    return str(sorted(run.attrib.items())), "" if look is None else etree.tostring(look, with_tail=False).decode()
