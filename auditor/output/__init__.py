"""The outputs of a run: one writer per format, found through one table and imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from auditor.model import AuditRun
    from auditor.rules.types import Ruleset

Writer: TypeAlias = "Callable[[AuditRun, Ruleset, Path, Path | None], list[Path]]"


def _xlsx(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None) -> list[Path]:
    from auditor.output.xlsx import write_xlsx

    return write_xlsx(run, ruleset, out_dir)


def _html(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None) -> list[Path]:
    from auditor.output.html import write_html

    return write_html(run, ruleset, out_dir, templates_dir)


def _json(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None) -> list[Path]:
    from auditor.results.write import write_json

    return write_json(run, ruleset, out_dir)


def _docx(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None) -> list[Path]:
    from auditor.output.notice import write_notices

    return write_notices(run, ruleset, out_dir, templates_dir)


FORMATS: Mapping[str, Writer] = {"xlsx": _xlsx, "html": _html, "json": _json, "docx": _docx}
