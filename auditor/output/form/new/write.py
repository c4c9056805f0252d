"""A new form in its file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.output.form.known import bodies_of
from auditor.output.form.new.by_body import draw_by_body
from auditor.output.form.new.by_unit import draw_by_unit
from auditor.output.form.new.of_all import draw_of_all
from auditor.output.form.new.shapes import BY_BODY, BY_UNIT, OF_ALL
from auditor.output.kit.book import write_book
from auditor.output.split.bodies import NOBODY

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

_DRAWN = {BY_UNIT: draw_by_unit, OF_ALL: draw_of_all, BY_BODY: draw_by_body}


def write_new(path: Path, ruleset: Ruleset, shape: str) -> Path:
    """Write a form of one of SHAPES. Raises AuditorError where it cannot be written, and where the rules do not divide the elements
    among bodies but the shape does."""
    if shape == BY_BODY and bodies_of(ruleset) == [NOBODY]:
        raise AuditorError(
            "规则里还没有写各要素的评分责任单位（scored_by），不能按责任单位分表。"
            f"请先在规则里写上，或者用 --shape {BY_UNIT} 生成以后自己分。"
        )
    return write_book(path, f"{ruleset.naming.genre_name}评分表", partial(_DRAWN[shape], ruleset=ruleset))
