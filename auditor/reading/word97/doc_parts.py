"""The parts of a Word 97–2007 file ([MS-DOC]): its streams, the structures that the FIB names, and lists of sprms."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.reading.draft import DeferredError, RefusedError, damaged

_WORD, _OLD_WORD = 0xA5EC, (0xA5DC, 0xA59B, 0xA697, 0xA698, 0xA699)
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_PAGE = 512
_OTHERS = (
    ("Workbook", "Excel 表格"),
    ("Book", "Excel 表格"),
    ("PowerPoint Document", "PowerPoint 演示文稿"),
    ("__properties_version1.0", "Outlook 邮件"),
    ("VisioDocument", "Visio 绘图"),
)


@dataclass(frozen=True, slots=True)
class Binary:
    """The streams of a document: `WordDocument`, its table stream, and `Data` (may be empty)."""

    main: bytes
    table: bytes
    data: bytes

    def place(self, index: int) -> tuple[int, int]:
        """Offset and length in the table stream of the structure that pair `index` of FibRgFcLcb97 names ([MS-DOC]
        2.5.6). Raises RefusedError where it lies outside the stream."""
        start, length = number(self.main, 0x9A + 8 * index, 4), number(self.main, 0x9E + 8 * index, 4)
        if length and start + length > len(self.table):
            raise damaged()
        return start, length

    def part(self, index: int) -> bytes:
        """The bytes that `place` names. Raises RefusedError as it does."""
        start, length = self.place(index)
        return self.table[start : start + length]


@dataclass(frozen=True, slots=True)
class Run:
    """Properties of the bytes `start` to `end` of the main stream: a paragraph style (0 for characters) and sprms."""

    start: int
    end: int
    style: int
    sprms: bytes


def number(data: bytes, at: int, size: int, signed: bool = False) -> int:
    """The little-endian integer of `size` bytes at `at`; what lies beyond the end counts as 0."""
    return int.from_bytes(data[at : at + size], "little", signed=signed)


def open_binary(data: bytes) -> Binary:
    """The streams of a Word 97–2007 document.

    Raises RefusedError for a file that is damaged, encrypted or no Word document, DeferredError for the formats of
    Word 95 and before.
    """
    streams = _streams(data)
    main = streams.get("WordDocument", b"")
    kind, flags = number(main, 0, 2), number(main, 0x0A, 2)
    if kind in _OLD_WORD:
        raise DeferredError("Word 95 或更早版本的文件。")
    if kind != _WORD:
        raise damaged()
    if flags & _ENCRYPTED:
        raise _encrypted()
    table = streams.get("1Table" if flags & _TABLE_ONE else "0Table", b"")
    if number(main, 2, 2) < _WORD_97 or not table:
        raise DeferredError("Word 95 或更早版本的文件。")
    return Binary(main, table, streams.get("Data", b""))


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file that make a document, by name."""
    import olefile

    # The header's counts of allocation sectors are loops in the library: no more than the file has sectors.
    if max(number(data, 44, 4), number(data, 64, 4), number(data, 72, 4)) > len(data) // _PAGE:
        raise damaged()
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            if container.exists("EncryptedPackage"):
                raise _encrypted()
            if not container.exists("WordDocument"):
                raise _other(next((told for name, told in _OTHERS if container.exists(name)), None))
            names = ("WordDocument", "0Table", "1Table", "Data")
            return {name: container.openstream(name).read() for name in names if container.exists(name)}
    except (RefusedError, MemoryError):
        raise
    except Exception:  # the library raises whatever a damaged file leads it to
        raise damaged() from None


def _encrypted() -> RefusedError:
    return RefusedError("文件设有打开密码，无法读取。", "请取消密码后重新报送。")


def _other(told: str | None) -> RefusedError:
    if told is None:
        return RefusedError(
            "文件里没有 Word 正文，可能是早期 WPS 或其他程序的格式。",
            "请用原来的程序打开，另存为 .docx 后重新报送。",
        )
    return RefusedError(f"文件是 {told}，不是 Word 文档。", "请报送 Word 或 WPS 文字的原件（.docx）。")


@lru_cache(maxsize=1024)
def sprms(grpprl: bytes) -> Mapping[int, int]:
    """The operands of a list of sprms by their code, those of fixed length only ([MS-DOC] 2.2.5.1)."""
    found: dict[int, int] = {}
    at = 0
    while at + 2 < len(grpprl):
        code = number(grpprl, at, 2)
        at += 2
        size = _SIZES[code >> 13]
        if size:
            found[code] = number(grpprl, at, size)
        elif code == 0xD608:  # sprmTDefTable counts itself in two bytes
            size = number(grpprl, at, 2) + 1
        elif code == 0xC615 and grpprl[at] == 255:  # sprmPChgTabs too long for its count
            deleted = number(grpprl, at + 1, 1)
            size = 3 + 4 * deleted + 3 * number(grpprl, at + 2 + 4 * deleted, 1)
        else:
            size = 1 + grpprl[at]
        at += size
    return found


def character_runs(binary: Binary) -> list[Run]:
    """The properties of characters, by place and without overlaps ([MS-DOC] ChpxFkp). Raises RefusedError."""
    runs = []
    for page, count in _pages(binary, 12, 0x65):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index]
            grpprl = page[at + 1 : at + 1 + page[at]] if at else b""
            runs.append(Run(number(page, 4 * index, 4), number(page, 4 * index + 4, 4), 0, grpprl))
    return _in_order(runs)


def paragraph_runs(binary: Binary) -> list[Run]:
    """The properties of paragraphs, by place and without overlaps ([MS-DOC] PapxFkp). Raises RefusedError."""
    runs = []
    for page, count in _pages(binary, 13, 0x1D):
        for index in range(count):
            at = 2 * page[4 * (count + 1) + 13 * index]
            # An odd length is told in halves, an even one by a second count after a zero.
            length = (2 * page[at] - 1 if page[at] else 2 * number(page, at + 1, 1)) if at else 0
            papx = page[at + (1 if page[at] else 2) :][:length]
            run = Run(number(page, 4 * index, 4), number(page, 4 * index + 4, 4), number(papx, 0, 2), papx[2:])
            runs.append(run)
    return _in_order(runs)


def _pages(binary: Binary, index: int, most: int) -> list[tuple[bytes, int]]:
    """The pages of formatted runs that a bin table lists, each once, and how many runs each has."""
    table = binary.part(index)
    count = max(len(table) - 4, 0) // 8
    places = {(number(table, 4 * (count + 1) + 4 * at, 4) & 0x3FFFFF) * _PAGE for at in range(count)}
    if places and max(places) + _PAGE > len(binary.main):
        raise damaged()
    pages = [binary.main[place : place + _PAGE] for place in sorted(places)]
    return [(page, min(page[-1], most)) for page in pages]


def _in_order(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in sorted(runs, key=lambda each: each.start):
        if run.end > run.start and (not kept or run.start >= kept[-1].end):
            kept.append(run)
    return kept
