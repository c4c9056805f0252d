"""notices/*.docx: a letter to each unit on its report, written into a Word template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun
from auditor.output.letter.template import filled, read_template
from auditor.output.letter.values import FIELDS, letters
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.names import letter_names
from auditor.results.placing import place_bytes

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TEMPLATE = "notice.docx"


def write_notices(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write a letter for each report that no later one of its unit lies beside; a `notice.docx` in `templates_dir` replaces the
    shipped one.

    Raises AuditorError for a template that is damaged or has a field that does not exist.
    """
    template = read_template(TEMPLATE, templates_dir, FIELDS)
    run = replace(run, reports=run.latest)
    names = letter_names(run.reports)
    written = []
    for name, values in zip(names, letters(run, ruleset, occasion), strict=True):
        data = filled(template, values)
        written.append(place_bytes(out_dir / "notices" / name, data))
    return written


def check_notices(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a template that is damaged or has a field that does not exist; no run can meet another mistake."""
    read_template(TEMPLATE, templates_dir, FIELDS)
