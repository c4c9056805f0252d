"""notices/*.docx: a letter to each unit on its report, written into a Word template."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditorError
from auditor.model import AuditRun
from auditor.output.letter.filling import check, fill
from auditor.output.letter.package import Package, packed, read_package
from auditor.output.letter.values import Letter, letter
from auditor.output.occasion import PLAIN, Occasion
from auditor.output.pages.names import page_names
from auditor.output.templates import template_folders
from auditor.results.placing import place

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

TEMPLATE = "notice.docx"


def write_notices(
    run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None, occasion: Occasion = PLAIN
) -> list[Path]:
    """Write a letter for each report; a `notice.docx` in `templates_dir` replaces the shipped one.

    Raises AuditorError for a template that is damaged or has a field that does not exist.
    """
    template = _template(templates_dir)
    names = [Path(name).with_suffix(".docx") for name in page_names(run.reports)]
    written = []
    for name, audit in zip(names, run.reports, strict=True):
        data = _filled(template, letter(audit, run, ruleset))
        written.append(_placed(out_dir / "notices" / name, data))
    return written


def check_notices(ruleset: Ruleset, templates_dir: Path | None, run: AuditRun | None = None) -> None:
    """Raises AuditorError for a template that is damaged or has a field that does not exist; no run can meet another mistake."""
    _template(templates_dir)


def _template(templates_dir: Path | None) -> Package:
    path = next(path for folder in template_folders(templates_dir) if (path := folder / TEMPLATE).is_file())
    package = read_package(path)
    for root in package.roots.values():
        try:
            check(root)
        except AuditorError as error:
            raise AuditorError(f"模板 {path} 有错误：{error}") from error
    return package


def _filled(template: Package, values: Letter) -> bytes:
    roots = deepcopy(dict(template.roots))
    for root in roots.values():
        fill(root, values)
    return packed(template, roots)


def _placed(target: Path, data: bytes) -> Path:
    return place(target, lambda draft: draft.write_bytes(data))
