"""What stands before the body of a report: its title, the short lines above it, and the introduction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from auditor.outline.enumerators import find_enumerators
from auditor.outline.naming import Naming
from auditor.text.fold import fold

TITLE_LINES, TITLE_LENGTH, BEGINNING = 12, 70, 600
_LABELS = regex.compile(r"[|:_·]")  # 标题:乌有镇2023年……, a cell of a table, the name of a site behind a title
_NUMBER = regex.compile(r"^\p{Han}{1,12}[(\[【]?20\d{2}[)\]】]?\d{1,4}号")  # 乌政发(2024)3号


class Opening(NamedTuple):
    """What tells who reports: titles, the short lines about them, and what stands between them and the first heading. `at` is the
    offset of the last title (0: of a text that begins with it, or has none)."""

    titles: tuple[str, ...]
    heads: tuple[str, ...]
    beginning: str
    at: int = 0

    def preface(self, naming: Naming) -> str:
        """The introduction: the beginning without the line that names the addressee."""
        return "\n".join(line for line in self.beginning.split("\n") if not naming.is_addressee(line))


def head_lines(text: str, naming: Naming) -> list[str]:
    """The short lines that a text begins with, without those of a menu and those that lead to more: where a title may stand."""
    heads = []
    for line in [line for line in text.split("\n") if line][:TITLE_LINES]:
        if naming.is_menu(line):
            continue
        if len(line) > TITLE_LENGTH or line.endswith("。") or find_enumerators(line[:6], blocky=False):
            break
        if not line.endswith(":"):
            heads.append(line)
    return heads


def opening_of(text: str, preface_end: int, outside: str | None, naming: Naming) -> Opening:
    """The opening of a folded text. `preface_end` is where its first heading stands, `outside` a title that the file keeps elsewhere."""
    heads = head_lines(text, naming)
    titles = [title for line in heads if (title := _title_in(line, naming))]
    if titles:
        last = max(index for index, line in enumerate(heads) if _title_in(line, naming))
        above = [line for line in heads[:last] if not _title_in(line, naming)]
        return Opening(
            tuple(titles), tuple(above), _beginning(text, heads[last], preface_end, naming), text.find(heads[last])
        )
    joined = "".join(heads)
    if heads and len(joined) <= TITLE_LENGTH and naming.titles.search(joined):
        return Opening((joined,), (), _beginning(text, heads[-1], preface_end, naming))
    run_in = naming.title_head.match(text) if not heads else None
    if run_in and naming.titles.search(run_in[0]) and not naming.announces.match(run_in[0]):
        return Opening((run_in[0],), (), _beginning(text, run_in[0], preface_end, naming))
    named = naming.titles.search(folded := fold(outside or ""))
    kept = () if not named else (folded if named.end() == len(folded) else regex.split(r"[-_|]", folded)[0],)
    return Opening(kept, tuple(heads) if kept else (), _beginning(text, "", preface_end, naming))


def _title_in(line: str, naming: Naming) -> str:
    """The title in a line, without a label and a document number before it, and without the name of the site behind it."""
    parts = (_NUMBER.sub("", part) for part in _LABELS.split(line))
    return next((part for part in parts if naming.titles.search(part)), "")


def _beginning(text: str, last: str, end: int, naming: Naming) -> str:
    """The lines from behind the last line of the title to the first heading."""
    start = text.find(last) + len(last)
    lines: Sequence[str] = text[start : min(max(end, start), start + BEGINNING)].split("\n")
    return "\n".join(line for line in lines if not naming.is_menu(line))
