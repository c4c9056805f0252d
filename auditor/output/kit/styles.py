"""The look of the workbook: one quiet palette that also tells apart in grey print (the worse, the darker)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from auditor.model import Level, Tone
from auditor.output.kit.cells import quoted

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

Styles: TypeAlias = Mapping[str, Format]
Look: TypeAlias = Mapping[str, object]  # the properties of a format, as the writing library names them

INK, MUTED, LINE, HEAD = "#222222", "#666666", "#BFC5CC", "#E9EDF2"
BLUE, INPUT, ALARM, GOOD = "#1D4F91", "#FFF9DB", "#A11B1B", "#1E6B3A"
LEVEL_FILLS = {
    Level.MISSING: "#D9988F",
    Level.PLANNED: "#EBC29B",
    Level.MENTIONED: "#F5E6BC",
    Level.ACTED: "#E3EEDD",
    Level.EVIDENCED: "#FFFFFF",
}
TONE_FILLS = {Tone.MUST: "#D9988F", Tone.CHECK: "#F5E6BC", Tone.HINT: "#FFFFFF"}
FONT = {"font_name": "微软雅黑", "font_size": 10, "font_color": INK, "valign": "vcenter"}
BOX = {"border": 1, "border_color": LINE}
CENTRE = {"align": "center"}
WRAP = {"text_wrap": True}
INDENT = {"indent": 1}
POINTS = {"num_format": "0.00", "font_size": 9}
_TYPED: Look = {"italic": True, "underline": 1, "font_color": BLUE}  # points that no level earned

_LOOKS: Mapping[str, Look] = {
    "title": {"font_size": 16, "bold": True},
    "note": {"font_color": MUTED, "font_size": 9},
    "legend": {"font_color": MUTED, "font_size": 9, "align": "right"},
    "header": {**BOX, **CENTRE, **WRAP, "bold": True, "bg_color": HEAD},
    "element": {**BOX, **CENTRE, **WRAP, "font_size": 9, "bg_color": HEAD, "valign": "top"},
    "text": {**BOX, **WRAP, **INDENT},
    "quiet": {**BOX, **WRAP, **INDENT, "font_color": MUTED},
    "centre": {**BOX, **CENTRE, **WRAP},
    "score": {**BOX, **CENTRE, "bold": True, "num_format": "0.00"},
    "points": {**BOX, **CENTRE, **POINTS},
    "warning": {"font_color": ALARM, "bold": True},
    "lost": {**BOX, **CENTRE, "num_format": '"扣 "0.00;;0.00'},
    "weight": {**BOX, **CENTRE, "font_color": MUTED, "font_size": 9, "bg_color": HEAD},
    "full": {**BOX, **CENTRE, "font_color": MUTED, "font_size": 9, "bg_color": HEAD, "num_format": "0.00"},
    "centre-points": {**BOX, **CENTRE, "num_format": "0.00"},
    "total": {**BOX, **CENTRE, "bold": True},
    "total-points": {**BOX, **CENTRE, "bold": True, "num_format": "0.00"},
    "kind": {**BOX, **INDENT, "bold": True, "bg_color": HEAD},
    "heading": {"font_size": 18, "bold": True, "align": "center"},
    "band": {**BOX, **CENTRE, **WRAP, "font_size": 9, "bold": True, "bg_color": HEAD},
    "input": {**BOX, **WRAP, **INDENT, "bg_color": INPUT, "locked": False},
    "input-level": {**BOX, **CENTRE, **WRAP, "bg_color": INPUT, "locked": False},
    "input-points": {**BOX, **CENTRE, "num_format": "0.00", "bg_color": INPUT, "locked": False},
    "link": {**BOX, **WRAP, **INDENT, "font_color": BLUE},
    "link-centre": {**BOX, **CENTRE, "font_color": BLUE},
    "quiet-centre": {**BOX, **CENTRE, "font_color": MUTED},
    "unsent": {**BOX, **CENTRE, "bold": True, "font_color": ALARM},
    "key": {"font_color": MUTED, "font_size": 9},
    "change": {**BOX, **CENTRE, "num_format": "▲ +0.00;▼ -0.00;— 0.00"},
    "share": {**BOX, **CENTRE, "num_format": "0%"},
    "rate": {**BOX, **CENTRE, "num_format": "0.0%"},
    "plain": {**WRAP},
    "section": {"font_size": 12, "bold": True},
    "resolved": {"font_color": MUTED, "font_strikeout": True},
    "not-applicable": {**BOX, **CENTRE, "font_color": MUTED},
    "typed": {**BOX, **CENTRE, **POINTS, **_TYPED},
}


def make_styles(book: Workbook) -> Styles:
    """All cell formats by name; those of a level end in its id (`level-missing`, `fill-missing`), of a tone in its name (`tone-must`)."""
    levels = {f"level-{level.id}": {**BOX, **CENTRE, **WRAP, "bg_color": fill} for level, fill in LEVEL_FILLS.items()}
    made = add_formats(book, FONT, {**_LOOKS, **levels})
    # What a conditional format lays over a cell is the fill alone.
    fills = {f"fill-{level.id}": fill for level, fill in LEVEL_FILLS.items()}
    fills |= {f"tone-{tone.name.lower()}": fill for tone, fill in TONE_FILLS.items()}
    laid = {name: book.add_format({"bg_color": fill}) for name, fill in fills.items()}
    laid |= {"ignored": book.add_format({"font_color": MUTED, "bg_color": HEAD})}
    laid |= {"by-hand": book.add_format(_TYPED)}
    laid |= {name: book.add_format({"font_color": colour}) for name, colour in (("risen", GOOD), ("fallen", ALARM))}
    return made | laid


def add_formats(book: Workbook, shared: Look, looks: Mapping[str, Look]) -> dict[str, Format]:
    """A format for each look, by the same name; what a look leaves open is as in `shared`."""
    return {name: book.add_format({**shared, **look}) for name, look in looks.items()}


def level_rules(styles: Styles, ruleset: Ruleset) -> list[dict[str, object]]:
    """Conditional formats that colour a cell by the name of the level in it."""
    return [
        {"type": "cell", "criteria": "==", "value": quoted(rule.label), "format": styles[f"fill-{rule.level.id}"]}
        for rule in ruleset.levels
    ]
