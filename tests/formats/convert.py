"""The master report in every format that units send: made by LibreOffice where it can, else by hand."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests import office
from tests.formats import master
from tests.formats.ofd import write_ofd

_ORIGINAL, _FINAL, _PLAIN_LISTS = "original.docx", "final.docx", "plain.docx"
# Format, LibreOffice's name for its filter, and the copy it is made from: LibreOffice shows changes and hidden text in what
# it prints, and its .doc splits a list with an overridden start.
_FILTERS = {
    "doc": ("doc", _PLAIN_LISTS),
    "rtf": ("rtf", _ORIGINAL),
    "odt": ("odt", _ORIGINAL),
    "pdf": ("pdf", _FINAL),
    "html": ("html:XHTML Writer File:UTF8", _FINAL),
}
BY_OFFICE = (*_FILTERS, "mht", "scan")
_RESOLUTION = 200  # dots an inch
FORMATS = (
    "docx", "doc", "rtf", "odt", "pdf", "html", "mht", "ofd", "txt-utf8", "txt-gb18030", "txt-utf16", "md", "zip", "scan",
)  # fmt: skip


def lacking(name: str) -> str:
    """What this computer lacks to make or to read the format, "" where nothing."""
    if name in BY_OFFICE and shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if name in ("pdf", "scan") and not _chinese_font():
        return "no font with Chinese characters is installed"
    if name == "scan" and not all(importlib.util.find_spec(each) for each in ("rapidocr", "onnxruntime")):
        return "the ocr extra is not installed"
    return ""


def make(name: str, folder: Path) -> Path:
    """The master report in one of FORMATS, written into `folder`; a file already there is used again."""
    kind = name.partition("-")[0]
    path = folder / ("scan.pdf" if name == "scan" else f"{name}.{kind}")
    if not path.exists():
        if name in _FILTERS:
            _convert(name, folder, path)
        else:
            path.write_bytes(_BY_HAND[name](folder))
    return path


def _convert(name: str, folder: Path, path: Path) -> None:
    """Has LibreOffice make `path`. Raises RuntimeError where it does not."""
    target, copy = _FILTERS[name]
    source = folder / copy
    if not source.exists():
        source.write_bytes(master.build(final=copy == _FINAL, override=copy != _PLAIN_LISTS))
    office.convert(source, target, folder / "converted", folder / "profile").rename(path)


def _chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return True  # not told here; the text of the PDF will tell
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def _text(encoding: str) -> Callable[[Path], bytes]:
    return lambda _folder: "".join(f"{text}\r\n" for text in master.expected()).encode(encoding)


def _markdown(_folder: Path) -> bytes:
    """Headings with #, a table with pipes, blank lines between paragraphs."""
    lines: list[str] = []
    for at, text in enumerate(master.expected()):
        level = (
            1
            if at == 0
            else 2
            if re.match("[一二三四]、", text)
            else 3
            if re.match("（[一二三四五六七八九]）", text)
            else 0
        )
        row = "| " + " | ".join(text.split("\t")) + " |" if "\t" in text else ""
        if row and lines[-1].startswith("|"):
            lines.append(row)
        elif row:
            lines += ["", row, "|---|---|---|"]
        else:
            lines += ["", f"{'#' * level} {text}" if level else text]
    return "\n".join([*lines[1:], ""]).encode()


def _mht(folder: Path) -> bytes:
    """The web page with a style sheet in one package, as browsers save it (RFC 2557)."""
    message = EmailMessage()
    message["From"] = "<Saved by Browser>"
    message["Subject"] = "report"
    page = make("html", folder).read_text(encoding="utf-8")
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.add_related("p { margin: 0 }", subtype="css")
    return bytes(message)


def _zip(folder: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(make("docx", folder), "桐花镇/2024年报告.docx")
    return stream.getvalue()


def _scan(folder: Path) -> bytes:
    """The pages of the PDF as pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(make("pdf", folder))
    pages = [page.render(scale=_RESOLUTION / 72).to_pil().convert("L") for page in document]
    document.close()
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=_RESOLUTION)
    return stream.getvalue()


_BY_HAND: dict[str, Callable[[Path], bytes]] = {
    "docx": lambda _folder: master.build(),
    "mht": _mht,
    "ofd": lambda _folder: write_ofd(master.expected()),
    "txt-utf8": _text("utf-8"),
    "txt-gb18030": _text("gb18030"),
    "txt-utf16": _text("utf-16"),
    "md": _markdown,
    "zip": _zip,
    "scan": _scan,
}
