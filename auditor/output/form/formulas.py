"""References of formulas when rows of a form are repeated and all below them moves down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

LAST_ROW = 1_048_576
_CELL = re.compile(r"(\$?[A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})")
_ROW = re.compile(r"()(\$?)([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Grown:
    """One sheet of a form: `counts` is how many rows stand in place of each row that is repeated, at least one."""

    counts: Mapping[int, int]

    def count(self, row: int) -> int:
        """How many rows stand in place of a row of the form."""
        return self.counts.get(row, 1)

    def first(self, row: int) -> int:
        """Where a row of the form begins now."""
        return min(row + sum(count - 1 for each, count in self.counts.items() if each < row), LAST_ROW)

    def last(self, row: int) -> int:
        """Where a row of the form ends now."""
        return min(self.first(row) + self.count(row) - 1, LAST_ROW)


Growth: TypeAlias = Mapping[str, Grown]  # by the name of the sheet


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a formula stands: sheet, row of the form (0: in no row), and in which of the rows now in its place, from 0. `pinned`: what
    it says of other rows is meant for all rows of its range."""

    sheet: str
    row: int = 0
    copy: int = 0
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a reference, taken apart; `column` is "" where it names whole rows."""

    column: str
    fixed: str
    row: int

    def at(self, row: int, pinned: bool = False) -> str:
        """The same column in another row."""
        return f"{self.column}{'$' if pinned else self.fixed}{row}"


def moved(formula: str, growth: Growth, spot: Spot) -> str:
    """The formula (`=…`) as it has to read after the growth: what it says of its own row follows that row, a range over a repeated row
    grows with it, everything else is found where it has gone. Raises ValueError for a formula that cannot be read."""
    pieces = (_operand(text, growth, spot) if is_reference else text for text, is_reference in tokens(formula))
    return "=" + "".join(pieces)


def tokens(formula: str) -> list[tuple[str, bool]]:
    """The pieces of a formula after its `=`, and whether each is a reference. Raises ValueError for one that cannot be read."""
    from openpyxl.formula import Tokenizer
    from openpyxl.formula.tokenizer import TokenizerError

    try:
        items = Tokenizer(formula).items
    except (TokenizerError, IndexError) as error:
        raise ValueError(formula) from error
    return [(item.value, _refers(item.type, item.subtype, item.value)) for item in items]


def single_rows(formula: str, spot: Spot) -> list[tuple[str, str, int]]:
    """The references to one cell that do not follow the formula's row: as written, sheet and row of each."""
    found = []
    for text, is_reference in tokens(formula):
        sheet, _, place = _split(text, spot)
        end = _end(place, _CELL) if is_reference else None
        if end and (end.fixed or (sheet, end.row) != (spot.sheet, spot.row)):
            found.append((text, sheet, end.row))
    return found


def sheets_in(formula: str) -> list[str]:
    """The sheets that a formula names."""
    named = (_split(text, Spot(""))[0] for text, is_reference in tokens(formula) if is_reference)
    return list(dict.fromkeys(filter(None, named)))


def _refers(kind: str, subtype: str, text: str) -> bool:
    return (kind == "OPERAND" and subtype == "RANGE") or (kind == "FUNC" and ":" in text)


def _operand(text: str, growth: Growth, spot: Spot) -> str:
    sheet, prefix, place = _split(text, spot)
    grown = growth.get(sheet)
    if grown is None:
        return text
    own = spot.row if sheet == spot.sheet else 0
    ends = place.split(":")
    for pattern in (_CELL, _ROW):
        both = [_end(each, pattern) for each in ends]
        if len(ends) == 2 and both[0] and both[1]:
            return prefix + ":".join(_range(both[0], both[1], grown, spot, own))
    return prefix + ":".join(_single(each, grown, spot, own) for each in ends)


def _split(text: str, spot: Spot) -> tuple[str, str, str]:
    """The sheet that a reference is to, what stands before its cells, and these."""
    before, mark, place = text.rpartition("!")
    if not mark:
        return spot.sheet, "", text
    name = before[1:-1].replace("''", "'") if before.startswith("'") else before
    return name, before + mark, place


def _end(text: str, pattern: re.Pattern[str]) -> _End | None:
    found = pattern.fullmatch(text)
    return _End(found[1], found[2], int(found[3])) if found else None


def _single(text: str, grown: Grown, spot: Spot, own: int) -> str:
    end = _end(text, _CELL)
    if end is None:
        return text  # a name, or the head of a function
    if end.row == own and not end.fixed:
        return end.at(grown.first(own) + spot.copy)
    return end.at(grown.first(end.row), spot.pinned)


def _range(start: _End, end: _End, grown: Grown, spot: Spot, own: int) -> tuple[str, str]:
    """Both ends of a range; one of a single cell in the formula's own row is meant for all rows in its place."""
    if start.row > end.row:
        start, end = _End(start.column, end.fixed, end.row), _End(end.column, start.fixed, start.row)
    whole = start.row == end.row and start.column.strip("$") == end.column.strip("$")
    follows = [each.row == own and not each.fixed and not whole for each in (start, end)]
    here = grown.first(own) + spot.copy if own else 0
    first = start.at(here) if follows[0] else start.at(grown.first(start.row), spot.pinned)
    last = end.at(here) if follows[1] else end.at(grown.last(end.row), spot.pinned)
    return first, last
