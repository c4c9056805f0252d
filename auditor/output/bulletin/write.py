"""bulletin.docx, written into a Word template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun
from auditor.output.bulletin.fields import FIELDS
from auditor.output.bulletin.values import bulletin
from auditor.output.letter.template import filled, read_template
from auditor.output.occasion import PLAIN, Occasion
from auditor.results.placing import place_bytes

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NAME = TEMPLATE = "bulletin.docx"


def write_bulletin(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write the bulletin on a run; a `bulletin.docx` in `templates_dir` replaces the shipped one.

    Raises AuditorError for a template that is damaged or has a field that does not exist.
    """
    data = filled(read_template(TEMPLATE, templates_dir, FIELDS), bulletin(run, ruleset, occasion))
    return [place_bytes(out_dir / NAME, data)]


def check_bulletin(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a template that is damaged or has a field that does not exist; no run can meet another mistake."""
    read_template(TEMPLATE, templates_dir, FIELDS)
