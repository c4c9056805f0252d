"""What in a rulebook is a ruleset's own, and what comes from the ruleset that it extends: a column that says so, and cells in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.workbench.excel.columns import (
    COLUMNS,
    DAYS,
    ELEMENT_SHEET,
    EXAMPLE_OF,
    EXAMPLE_SHEET,
    FOR_READING,
    ID,
    ITEM,
    LEVEL_ID,
    LEVEL_SHEET,
    LISTED,
    NAME,
    SOURCE,
    TEXT,
)
from auditor.workbench.excel.level_rows import GRADE
from auditor.workbench.excel.sheets import Texts

SHIPPED, BENEATH, CHANGED, ADDED = "自带", "上级", "本县改", "本县加"
_AT = 2  # where the column stands: behind the two that are always in sight
_COLUMNS = COLUMNS | FOR_READING
_KNOWN_BY = {ELEMENT_SHEET: (ID,), EXAMPLE_SHEET: (EXAMPLE_OF, TEXT), LEVEL_SHEET: (ITEM, LEVEL_ID, DAYS)}
_KNOWN_BY |= {sheet: columns[:1] for sheet, columns in FOR_READING.items()}  # their ids and names
_KNOWN_BY |= {each.sheet: each.columns[:1] for each in LISTED}


def with_sources(own: Sequence[Texts], base: Sequence[Texts], shipped: bool) -> tuple[Texts, ...]:
    """The sheets of a ruleset with where each row comes from, against those of the ruleset that it extends, which may be `shipped`."""
    return tuple(
        _with_sources(texts, beneath, SHIPPED if shipped else BENEATH) for texts, beneath in zip(own, base, strict=True)
    )


def _with_sources(texts: Texts, base: Texts, beneath: str) -> Texts:
    known: dict[tuple[str, ...], Sequence[str]] = {}
    for row in base.rows:
        known.setdefault(_key(texts.name, row), row)
    same = {tuple(row) for row in base.rows}
    rows, marked = [], set()
    for number, row in enumerate(texts.rows):
        old = row if tuple(row) in same else known.get(_key(texts.name, row))
        changed = [index for index, text in enumerate(row) if old is None or text != old[index]]
        source = ADDED if old is None else CHANGED if changed else beneath
        rows.append([*row[:_AT], source, *row[_AT:]])
        marked |= {(number, index + (index >= _AT)) for index in changed} | ({(number, _AT)} if changed else set())
    columns = (*texts.columns[:_AT], SOURCE, *texts.columns[_AT:])
    return replace(texts, columns=columns, rows=rows, marked=frozenset(marked))


def _key(sheet: str, row: Sequence[str]) -> tuple[str, ...]:
    """What a row is about; grades are known by their names."""
    texts = dict(zip(_COLUMNS[sheet], row, strict=True))
    named = (NAME,) if sheet == LEVEL_SHEET and texts[ITEM] == GRADE else ()
    return tuple(texts[column] for column in (*_KNOWN_BY[sheet], *named))
