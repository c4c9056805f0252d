"""own-forms/*.xlsx: the office's own score sheet filled in, one for each unit or one for all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import AuditRun
from auditor.output.form.book import read_form
from auditor.output.form.checking import of_all_units
from auditor.output.form.filling import filled
from auditor.output.form.unit import units_of
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.names import letter_names
from auditor.results.placing import place_bytes

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

FOLDER, ALL = "own-forms", "全部单位.xlsx"


def form_files(run: AuditRun) -> list[str]:
    """The files that a form can become: one of all units, or one for each; which of them is written the form tells."""
    return [ALL, *_names(run)]


def write_own_forms(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, _: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write the form that the occasion names, filled in for the reports that no later one lies beside; it has been
    checked."""
    return list(_written(run, ruleset, out_dir / FOLDER, occasion))


def _written(run: AuditRun, ruleset: Ruleset, folder: Path, occasion: Occasion) -> Iterator[Path]:
    if occasion.form is None:
        return
    form = read_form(occasion.form)  # checked before there was any work
    units = list(units_of(run, ruleset, occasion))
    if of_all_units(form):
        if units:
            yield place_bytes(folder / ALL, filled(form, ruleset, units))
        return
    name_of = dict(zip((each.submission.file for each in run.latest), _names(run), strict=True))
    for unit in units:
        if unit.audit:
            yield place_bytes(folder / name_of[unit.audit.submission.file], filled(form, ruleset, [unit]))


def _names(run: AuditRun) -> list[str]:
    return [f"{name.removesuffix('.docx')}.xlsx" for name in letter_names(run.latest)]
