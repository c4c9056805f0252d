"""The master report: one .docx with everything that Word hides, numbers or sets aside, and what its reader sees.

`master.txt` holds the text, a paragraph a line, after a mark: `=` title, `1` to `3` levels of an automatic list, `4` items
of another one (`4!` starts it afresh), `.` plain, `x` deleted with its mark, `/` joined to the line before (the mark between
them is deleted), `|` a table row, `[` a text box. In a line `{+inserted+}`, `{-deleted-}`, `{~hidden~}` and `{^footnote^}`.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.formats import parts

HEADER = "沅溪县桐花镇人民政府文件"
_CHANGE = re.compile(r"\{([-+~^])(.*?)[-+~^]\}")
Line = tuple[str, str]
_CHINESE = "零一二三四五六七八九十"


def lines() -> list[Line]:
    """The lines of `master.txt` as (mark, text)."""
    rows = Path(__file__).with_name("master.txt").read_text(encoding="utf-8").splitlines()
    return [(mark, text) for mark, _, text in (row.partition(" ") for row in rows)]


def accepted(given: Sequence[Line]) -> list[Line]:
    """The lines with their changes accepted and without hidden text; footnotes stay in their place."""
    kept: list[Line] = []
    for mark, raw in given:
        text = _CHANGE.sub(lambda match: {"+": match[2], "^": match[0]}.get(match[1], ""), raw)
        if mark == "/":
            kept[-1] = (kept[-1][0], kept[-1][1] + text)
        elif text and mark != "x":
            kept.append((mark, text))
    return kept


def expected() -> list[str]:
    """The paragraphs as a reader sees them, in order, a table row with tabs between its cells, the footnote last."""
    seen = []
    counts = dict.fromkeys("1234", 0)
    for mark, raw in accepted(lines()):
        text = _CHANGE.sub("", raw)
        if mark == "|":
            seen.append("\t".join(cell.strip() for cell in text.split("|")))
        else:
            seen.append(_label(mark, counts) + text)
    return seen + footnotes()


def footnotes() -> list[str]:
    return [text for _, raw in lines() for kind, text in _CHANGE.findall(raw) if kind == "^"]


def printed() -> dict[str, str]:
    """For the paragraphs that show the number of a footnote where they are printed: from that form to the plain one."""
    marked = [text for mark, text in accepted(lines()) if "{^" in text]
    plain = [_CHANGE.sub("", text) for text in marked]
    forms = {text + str(at): text for at, text in enumerate(plain, 1)}
    return forms | {str(at) + text: text for at, text in enumerate(footnotes(), 1)}


def _label(mark: str, counts: dict[str, int]) -> str:
    level = mark[0]
    if level not in counts:
        return ""
    counts[level] = 1 if mark.endswith("!") else counts[level] + 1
    for below in "123"["123".find(level) + 1 :] if level != "4" else "":
        counts[below] = 0
    number = counts[level]
    chinese = _CHINESE[number] if number <= 10 else _CHINESE[10] + _CHINESE[number - 10]
    return {"1": f"{chinese}、", "2": f"（{chinese}）", "3": f"{number}.", "4": f"（{number}）"}[level]


def build(final: bool = False, override: bool = True) -> bytes:
    """The master report as a Word document; the `final` copy has its changes accepted and no hidden text, and without
    `override` no list has its start overridden."""
    import docx

    document = docx.Document()
    parts.add_lists(document, override)
    parts.add_running_lines(document, HEADER)
    parts.add_footnotes(document, footnotes())
    body = document.element.body
    for xml in _body(accepted(lines()) if final else lines()):
        body.insert(len(body) - 1, parts.element(xml))  # the section properties stay last
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _body(given: Sequence[Line]) -> Iterator[str]:
    """The XML of each paragraph and of the table."""
    rows: list[str] = []
    notes = itertools.count(1)
    items = parts.ITEMS
    for index, (mark, raw) in enumerate(given):
        following = given[index + 1][0] if index + 1 < len(given) else ""
        items = parts.ITEMS_AGAIN if mark == "4!" else items
        if mark == "|":
            rows.append(raw)
            if following != "|":
                yield parts.table([[cell.strip() for cell in row.split("|")] for row in rows])
        elif mark == "[":
            yield parts.text_box(escape(raw))
        else:
            number = {"3": (2, parts.OUTLINE), "4": (0, items)}.get(mark[0])
            properties = _properties(mark, number, mark == "x" or following == "/", not _CHANGE.sub("", raw))
            yield f"<w:p>{properties}{_runs(mark, raw, notes)}</w:p>"


def _properties(mark: str, number: tuple[int, int] | None, deleted: bool, hidden: bool) -> str:
    """The paragraph's properties; `number` is the level and the list it names, `deleted` and `hidden` tell of its mark."""
    style = {"1": "Report1", "2": "Report2"}.get(mark, "")
    return (
        "<w:pPr>"
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + (f'<w:numPr><w:ilvl w:val="{number[0]}"/><w:numId w:val="{number[1]}"/></w:numPr>' if number else "")
        + ('<w:jc w:val="center"/>' if mark == "=" else "")
        + f"<w:rPr>{parts.change('del') if deleted else ''}{'<w:vanish/>' if hidden else ''}</w:rPr></w:pPr>"
    )


def _runs(mark: str, raw: str, notes: Any) -> str:
    """The runs of a line, those changed or hidden marked as such."""
    if mark == "x":
        return parts.deleted(escape(raw))
    xml, at = "", 0
    for match in _CHANGE.finditer(raw):
        xml += parts.run(escape(raw[at : match.start()])) if match.start() > at else ""
        kind, text = match[1], escape(match[2])
        if kind == "^":
            xml += parts.note_reference(next(notes))
        else:
            xml += {"+": parts.inserted, "-": parts.deleted, "~": parts.hidden}[kind](text)
        at = match.end()
    return xml + (parts.run(escape(raw[at:])) if at < len(raw) else "")
