"""The text of a Word 97–2007 file ([MS-DOC]): its pieces put together, what a reader does not see blanked, and its
paragraphs."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditor.reading.draft import damaged
from auditor.reading.word97.doc_parts import Binary, Run, character_runs, number, paragraph_runs, sprms

# Codes of sprms, [MS-DOC] 2.6.1 and 2.6.2.
LIST, LIST_LEVEL, OUTLINE, IN_TABLE, DEPTH, ROW_END = 0x460B, 0x260A, 0x2640, 0x2416, 0x6649, 0x2417
HIDDEN = 0x083C
_DELETED, _SPECIAL, _CHARACTER_STYLE, _ELSEWHERE = 0x0800, 0x0855, 0x4A30, 0x6646
# The sprms that a piece names by a short code, [MS-DOC] Prm0.
_SHORT = {
    0x0C: LIST_LEVEL, 0x18: IN_TABLE, 0x19: ROW_END, 0x41: _DELETED, 0x5C: HIDDEN, 0x75: _SPECIAL, 0x78: OUTLINE,
}  # fmt: skip
_MOST_ELSEWHERE = 0x3FA2  # bytes, [MS-DOC] PrcData
_MARK = re.compile("[\r\x07\x0c]")
_NO_CELL_MARK = re.compile("[^\x07]")
_FIELD = re.compile("[\x13-\x15]")
# [MS-DOC] FcCompressed: of Windows-1252 these characters, below and above them Latin 1.
_NARROW = {code: bytes((code,)).decode("cp1252") for code in (*range(0x82, 0x8D), *range(0x91, 0x9D), 0x9F)}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text stored in one place: its first character and length, its offset in the main stream, the bytes a character
    takes, and the sprms set on it."""

    start: int
    length: int
    offset: int
    width: int
    changes: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start` to `end`, the mark at the end included ("" for none), with style and own sprms."""

    start: int
    end: int
    mark: str
    style: int
    properties: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """All text of a document, one UTF-16 unit a character; what a reader does not see is NUL."""

    characters: str
    binary: Binary
    pieces: list[Piece]
    runs: list[Run]
    piece_starts: list[int]
    run_starts: list[int]

    def paragraphs(self, first: int, last: int) -> Iterator[Paragraph]:
        """The paragraphs of the characters `first` to `last` ([MS-DOC] 2.4.2)."""
        at = first
        for match in _MARK.finditer(self.characters, first, last):
            piece = self.pieces[bisect_right(self.piece_starts, match.start()) - 1]
            offset = piece.offset + (match.start() - piece.start) * piece.width
            found = bisect_right(self.run_starts, offset) - 1
            run = self.runs[found] if found >= 0 and offset < self.runs[found].end else None
            # A form feed ends a paragraph where it ends a section; elsewhere it is a page break.
            if match[0] == "\x0c" and (run is None or offset + piece.width < run.end):
                continue
            properties = {**self._properties(run), **piece.changes}
            yield Paragraph(at, match.end(), match[0], run.style if run else 0, properties)
            at = match.end()
        if at < last:
            yield Paragraph(at, last, "", 0, {})

    def _properties(self, run: Run | None) -> Mapping[int, int]:
        own = sprms(run.sprms) if run else {}
        if (at := own.get(_ELSEWHERE)) is None:
            return own
        length = min(number(self.binary.data, at, 2), _MOST_ELSEWHERE)
        return {**own, **sprms(self.binary.data[at + 2 : at + 2 + length])}


def read_text(binary: Binary, hidden_styles: frozenset[int]) -> Text:
    """The text of a document without deleted and hidden text, the instructions of fields and tables of contents;
    `hidden_styles` are the character styles that hide. Raises RefusedError."""
    pieces = _pieces(binary)
    raw = "".join(_decode(binary.main, piece) for piece in pieces)
    runs = character_runs(binary)
    starts = [run.start for run in runs]
    gone = _instructions(raw)
    for piece in pieces:
        gone += _unseen(raw, piece, runs, starts, hidden_styles)
    of_paragraphs = paragraph_runs(binary)
    piece_starts, run_starts = ([each.start for each in places] for places in (pieces, of_paragraphs))
    return Text(_blank(raw, gone), binary, pieces, of_paragraphs, piece_starts, run_starts)


def _pieces(binary: Binary) -> list[Piece]:
    """The piece table ([MS-DOC] Clx, PlcPcd)."""
    clx, at = binary.part(33), 0
    changes: list[Mapping[int, int]] = []
    while clx[at : at + 1] == b"\x01":
        length = number(clx, at + 1, 2)
        changes.append(sprms(clx[at + 3 : at + 3 + length]))
        at += 3 + length
    table = clx[at + 5 : at + 5 + number(clx, at + 1, 4)] if clx[at : at + 1] == b"\x02" else b""
    count, room = (len(table) - 4) // 12, len(binary.main)
    pieces = []
    for index in range(count):
        start, end = number(table, 4 * index, 4), number(table, 4 * index + 4, 4)
        at = 4 * (count + 1) + 8 * index
        place = number(table, at + 2, 4)
        width = 1 if place & 1 << 30 else 2
        offset = (place & 0x3FFFFFFF) // (3 - width)
        room -= end - start
        # Pieces do not share text, so together they cannot be longer than the stream.
        if end < start or room < 0 or offset + (end - start) * width > len(binary.main):
            raise damaged()
        pieces.append(Piece(start, end - start, offset, width, _changes(number(table, at + 6, 2), changes)))
    if not pieces or pieces[0].start:
        raise damaged()
    return pieces


def _changes(prm: int, listed: list[Mapping[int, int]]) -> Mapping[int, int]:
    """The sprms of a piece: one by its short code, or a list of the Clx by its index ([MS-DOC] Prm)."""
    code = prm >> 1
    if prm & 1:
        return listed[code] if code < len(listed) else {}
    short = _SHORT.get(code & 0x7F)
    return {} if short is None else {short: prm >> 8}


def _decode(main: bytes, piece: Piece) -> str:
    """The characters of a piece, one for each UTF-16 unit, so that positions hold."""
    stored = main[piece.offset : piece.offset + piece.length * piece.width]
    if piece.width == 1:
        return stored.decode("latin-1").translate(_NARROW)
    return "".join(map(chr, struct.unpack(f"<{piece.length}H", stored)))


def _instructions(raw: str) -> list[tuple[int, int]]:
    """The spans from the begin of each field to its result, or to its end where it has none or is contents."""
    spans: list[tuple[int, int]] = []
    open_fields: list[list[int]] = []
    for match in _FIELD.finditer(raw):
        if match[0] == "\x13":
            open_fields.append([match.start()])
        elif open_fields and match[0] == "\x14":
            open_fields[-1].append(match.end())
        elif open_fields:
            begin, *results = open_fields.pop()
            told = raw[begin + 1 : begin + 9].split()[:1] != ["TOC"]
            spans.append((begin, results[0] if results and told else match.end()))
    return spans


def _unseen(
    raw: str, piece: Piece, runs: list[Run], starts: list[int], hidden_styles: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """The spans of a piece that are deleted or hidden, and the brackets that stand for a symbol."""
    if _hides(piece.changes, hidden_styles):
        yield piece.start, piece.start + piece.length
        return
    end = piece.offset + piece.length * piece.width
    for at in range(max(bisect_right(starts, piece.offset) - 1, 0), len(runs)):
        run = runs[at]
        if run.start >= end:
            return
        properties = {**sprms(run.sprms), **piece.changes}
        first = piece.start + (max(run.start, piece.offset) - piece.offset) // piece.width
        last = piece.start + (min(run.end, end) - piece.offset) // piece.width
        if _hides(properties, hidden_styles):
            yield first, last
        elif properties.get(_SPECIAL):
            yield from ((spot, spot + 1) for spot in range(first, last) if raw[spot] == "(")


def _hides(properties: Mapping[int, int], hidden_styles: frozenset[int]) -> bool:
    """Whether sprms of characters delete or hide; 0x80 takes over what the style says, 0x81 turns it round ([MS-DOC]
    ToggleOperand)."""
    by_style = properties.get(_CHARACTER_STYLE) in hidden_styles
    hidden = properties.get(HIDDEN, 0x80)
    return bool(properties.get(_DELETED, 0) & 1 or (bool(hidden & 1) != by_style if hidden & 0x80 else hidden))


def _blank(raw: str, spans: list[tuple[int, int]]) -> str:
    """`raw` with NUL in place of the spans, marks of cells apart; spans may overlap."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parts += [raw[at : max(start, at)], _NO_CELL_MARK.sub("\0", raw[max(start, at) : end])]
            at = end
    return "".join([*parts, raw[at:]])
