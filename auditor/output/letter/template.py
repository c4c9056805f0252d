"""A Word template, checked before anything is written into it."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from auditor.errors import AuditorError
from auditor.output.letter.fields import Fields, Values
from auditor.output.letter.filling import check, fill
from auditor.output.letter.package import Package, packed, read_package
from auditor.output.templates import template_folders


def read_template(name: str, templates_dir: Path | None, fields: Fields) -> Package:
    """The template of this name, the user's own before the shipped one, which may have these fields. Raises AuditorError for one that
    is damaged or has a field that does not exist."""
    path = next(path for folder in template_folders(templates_dir) if (path := folder / name).is_file())
    package = read_package(path)
    for root in package.roots.values():
        try:
            check(root, fields)
        except AuditorError as error:
            raise AuditorError(f"模板 {path} 有错误：{error}") from error
    return package


def filled(template: Package, values: Values) -> bytes:
    """The Word file that becomes of a template with these values."""
    roots = deepcopy(dict(template.roots))
    for root in roots.values():
        fill(root, values)
    return packed(template, roots)
