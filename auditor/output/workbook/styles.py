"""The look of the workbook: one quiet palette that also tells apart in grey print (the worse, the darker)."""

from __future__ import annotations

from typing import Any, TypeAlias

from xlsxwriter import Workbook

from auditor.model import Level

Styles: TypeAlias = dict[str, Any]

INK, MUTED, LINE, HEAD = "#222222", "#666666", "#BFC5CC", "#E9EDF2"
LEVEL_FILLS = {
    Level.MISSING: "#D9988F",
    Level.PLANNED: "#EBC29B",
    Level.MENTIONED: "#F5E6BC",
    Level.ACTED: "#E3EEDD",
    Level.EVIDENCED: "#FFFFFF",
}
FONT = {"font_name": "微软雅黑", "font_size": 10, "font_color": INK, "valign": "vcenter"}
BOX = {"border": 1, "border_color": LINE}
CENTRE = {"align": "center"}
WRAP = {"text_wrap": True}
INDENT = {"indent": 1}
POINTS = {"num_format": "0.00", "font_size": 9}


def make_styles(book: Workbook) -> Styles:
    """All cell formats by name; those of a level end in its id (`points-missing`, `level-missing`)."""
    looks: dict[str, dict[str, Any]] = {
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
        "not-applicable": {**BOX, **CENTRE, "font_color": MUTED},
    }
    for level, fill in LEVEL_FILLS.items():
        looks[f"points-{level.id}"] = {**BOX, **CENTRE, **POINTS, "bg_color": fill}
        looks[f"level-{level.id}"] = {**BOX, **CENTRE, **WRAP, "bg_color": fill}
    return {name: book.add_format({**FONT, **look}) for name, look in looks.items()}
