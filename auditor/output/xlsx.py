"""scores.xlsx: the scoring workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from auditor.model import AuditRun
from auditor.output.placing import place
from auditor.output.workbook.evidence import write_evidence
from auditor.output.workbook.gaps import write_gaps
from auditor.output.workbook.scores import write_scores
from auditor.output.workbook.styles import make_styles
from auditor.output.workbook.unscored import write_unscored

if TYPE_CHECKING:
    from auditor.ruleset.types import Ruleset

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# A fixed date, so that the same run gives the same bytes.
CREATED = datetime(2000, 1, 1)


def write_xlsx(run: AuditRun, ruleset: Ruleset, out_dir: Path) -> list[Path]:
    """Write scores.xlsx."""
    return [place(out_dir / "scores.xlsx", lambda draft: _write(run, ruleset, draft))]


def _write(run: AuditRun, ruleset: Ruleset, path: Path) -> None:
    book = Workbook(str(path), OPTIONS)
    book.set_properties({"title": "法治政府建设年度报告评分", "created": CREATED})
    styles = make_styles(book)
    write_scores(book, styles, run, ruleset)
    write_gaps(book, styles, run, ruleset)
    write_evidence(book, styles, run, ruleset)
    write_unscored(book, styles, run)
    try:
        book.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
