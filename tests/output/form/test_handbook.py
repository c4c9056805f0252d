"""The fields of a form are documented as they are."""

from __future__ import annotations

from pathlib import Path

from auditor.output.form.checking import LIMITS
from auditor.output.form.new.shapes import SHAPES
from auditor.output.form.values import ALIASES
from tests.output.form.handbook import lines

DOCS = Path(__file__).parents[3] / "docs"
FIELDS, HANDBOOK = ((DOCS / name).read_text("utf-8") for name in ("模板.md", "手册.md"))


def test_the_tables_of_fields_are_those_of_the_program():
    assert "\n".join(lines()).strip() in FIELDS


def test_every_other_name_and_limit_is_told():
    told = [f"{{{{{name}" for name in ALIASES] + [f"{each} {key}=" for each, keys in LIMITS.items() for key in keys]
    assert [each for each in told if each not in FIELDS] == []


def test_the_handbook_tells_of_every_shape_and_of_the_folder():
    assert all(f"--shape {name}" in HANDBOOK for name in SHAPES)
    assert r"结果\own-forms" in HANDBOOK and "本县评分表.xlsx" in HANDBOOK
