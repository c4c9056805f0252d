"""The control words of rich text: what each does to the state of the document (RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from auditor.reading.draft import Block
from auditor.reading.rtf.flow import Flow
from auditor.reading.rtf.tokens import NATIONAL, page_encoding

CHARACTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "\\~": " ", "\\_": "-",
    "\\\\": "\\", "\\{": "{", "\\}": "}",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9]);?", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level of a paragraph that is no heading


@dataclass(slots=True)
class Group:
    """What text takes from the groups it stands in; `opens` is the flow that ends with this group itself."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    font: int | None = None
    fallback: int = 1
    style: int = 0
    heading: int | None = None
    table: str = ""
    opens: str = ""


@dataclass(slots=True)
class State:
    """The document up to the current token: open groups and flows, its tables of fonts and styles."""

    group: Group = field(default_factory=Group)
    outer: list[Group] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    footnotes: list[Block] = field(default_factory=list)
    page: str = NATIONAL
    default_font: int | None = None
    charsets: dict[int | None, int] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)
    pending: bytearray = field(default_factory=bytearray)
    passed_over: int = 0
    starred: bool = False


def put(state: State, text: str) -> None:
    """Text of the document; in the table of styles a style's name, which may tell its outline level."""
    group = state.group
    if group.table:
        if group.table == "stylesheet" and (named := _HEADING.fullmatch(text.strip())):
            state.headings.setdefault(group.style, int(named[1]))
    elif not (group.skipped or group.hidden or group.deleted):
        state.flows[-1].parts.append(text)


def _character(state: State, number: int | None) -> None:
    """\\uN: a UTF-16 unit, given as a signed number; its stand-in for old programs is passed over."""
    code = number or 0
    code += 0x10000 if code < 0 else 0
    put(state, chr(code) if 0 <= code < 0x110000 else "")
    state.passed_over = state.group.fallback


def _paragraph(state: State, _number: int | None) -> None:
    # The end of a deleted paragraph is deleted as well: what follows goes on with what stood before.
    if not (state.group.deleted or state.group.table):
        state.flows[-1].end_paragraph(_heading(state), state.group.in_table)


def _heading(state: State) -> int | None:
    """The outline level (1 = top) of the paragraph, else of its style."""
    own = state.group.heading
    return (state.headings.get(state.group.style) if own is None else own) or None


def _plain_paragraph(state: State, _number: int | None) -> None:
    state.group.in_table, state.group.style, state.group.heading = False, 0, None


def _plain_text(state: State, _number: int | None) -> None:
    state.group.hidden, state.group.deleted, state.group.font = False, False, state.default_font


def _outline(state: State, number: int | None) -> None:
    level = 0 if number is None or not 0 <= number < _BODY_TEXT else number + 1
    if state.group.table == "stylesheet":
        state.headings[state.group.style] = level
    else:
        state.group.heading = level


def _charset(state: State, number: int | None) -> None:
    state.charsets[state.group.font] = number or 0


def _code_page(state: State, number: int | None) -> None:
    state.page = page_encoding(number)


def _default_font(state: State, number: int | None) -> None:
    state.default_font = state.group.font = number


def _fallback(state: State, number: int | None) -> None:
    state.group.fallback = max(0, 1 if number is None else number)


def _sets(name: str, fixed: str | None = None) -> Callable[[State, int | None], None]:
    """An action that sets a property of the group: to `fixed`, to the number, or on unless the number is 0."""

    def action(state: State, number: int | None) -> None:
        value = fixed if fixed is not None else (number or 0) if name in ("font", "style") else number != 0
        setattr(state.group, name, value)

    return action


ACTIONS: dict[str, Callable[[State, int | None], None]] = {
    "u": _character,
    "uc": _fallback,
    "par": _paragraph,
    "sect": _paragraph,
    "nestcell": lambda state, _number: state.flows[-1].end_paragraph(None, True),
    "\\\n": _paragraph,
    "\\\r": _paragraph,
    "cell": lambda state, _number: state.flows[-1].end_cell(_heading(state)),
    "row": lambda state, _number: state.flows[-1].end_row(),
    "pard": _plain_paragraph,
    "plain": _plain_text,
    "s": _sets("style"),
    "outlinelevel": _outline,
    "intbl": _sets("in_table"),
    "v": _sets("hidden"),
    "deleted": _sets("deleted"),
    "mvf": _sets("deleted"),
    "f": _sets("font"),
    "fcharset": _charset,
    "deff": _default_font,
    "ansicpg": _code_page,
    "fonttbl": _sets("table", "fonttbl"),
    "stylesheet": _sets("table", "stylesheet"),
}
