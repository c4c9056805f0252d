"""scores.xlsx: the scoring workbook."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from xlsxwriter import Workbook

from auditor.errors import AuditorError
from auditor.model import AuditRun
from auditor.output.kit.book import CREATED, write_book
from auditor.output.kit.styles import make_styles
from auditor.output.workbook.about import write_about
from auditor.output.workbook.criteria import write_criteria
from auditor.output.workbook.defects import write_defects
from auditor.output.workbook.details import write_details
from auditor.output.workbook.gaps import write_gaps
from auditor.output.workbook.layout import Layout
from auditor.output.workbook.scores import write_scores
from auditor.output.workbook.statistics import write_statistics
from auditor.output.workbook.unscored import write_unscored

if TYPE_CHECKING:
    from auditor.rules.types import Ruleset

NAME = "scores.xlsx"


def write_xlsx(run: AuditRun, ruleset: Ruleset, out_dir: Path, templates_dir: Path | None = None) -> list[Path]:
    """Write scores.xlsx, which has no template; one that a person has saved since is kept beside it under another name."""
    keep_saved(out_dir)
    title = f"{ruleset.naming.genre_name}评分"
    return [write_book(out_dir / NAME, title, lambda book: _fill(book, run, ruleset))]


def _fill(book: Workbook, run: AuditRun, ruleset: Ruleset) -> None:
    styles = make_styles(book)
    # Levels, and one line more for an element that does not apply.
    layout = Layout(len(run.reports), len(ruleset.elements), len(ruleset.levels) + 1, len(ruleset.grades))
    write_scores(book, styles, run, ruleset, layout)
    write_details(book, styles, run, ruleset, layout)
    write_gaps(book, styles, run, ruleset, layout)
    write_defects(book, styles, run)
    write_unscored(book, styles, run, ruleset)
    write_statistics(book, styles, run, ruleset, layout)
    write_criteria(book, styles, ruleset, layout)
    write_about(book, styles, run, ruleset)


def keep_saved(out_dir: Path) -> Path | None:
    """Rename a scores.xlsx that was saved by another program, for what was entered there may not have been taken back yet;
    its new place, None where there is none. Raises AuditorError where it is open in that program."""
    path = out_dir / NAME
    if not path.exists() or _ours(path):
        return None
    taken = (path.with_name(f"{path.stem}-复核{number}.xlsx") for number in count(1))
    kept = next(name for name in taken if not name.exists())
    try:
        path.rename(kept)
    except OSError as error:
        raise AuditorError(f"无法写入 {NAME}：请先关闭正在打开的 {NAME}，再重新运行。") from error
    return kept


def _ours(path: Path) -> bool:
    """Whether the workbook is as we wrote it: every other program sets the date of its last change."""
    try:
        with ZipFile(path) as package:
            properties = package.read("docProps/core.xml").decode("utf-8", "replace")
    except (OSError, BadZipFile, KeyError):
        return False
    return f"{CREATED:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>" in properties
